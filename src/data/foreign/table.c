/* table - arrays of records: a field is the time, fields of numbers are channels. Those of PyTables, of pandas, of h5py. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/columns.h"

static const lc_h5_node *table_of(const lc_plan *p)
{
    return &p->tree->node[p->group];
}

static bool is_number(const lc_h5_element *e)
{
    return e->class <= LC_H5_ENUM;
}

static bool is_text(const lc_h5_element *e)
{
    return e->class == LC_H5_TEXT || e->class == LC_H5_LABEL;
}

/* An attribute that pandas gives a field: "index_kind", "values_block_0_dtype". */
static const char *said_of(const lc_h5_node *table, const char *field, const char *what)
{
    char name[LC_TEXT_MAX];
    snprintf(name, sizeof name, "%s_%s", field, what);
    return lc_h5_node_text(table, name);
}

/* Nanoseconds of the unit of a field that pandas says is a time; 0 for any other. */
static int64_t datetime_of(const lc_h5_node *table, const char *field)
{
    const int64_t kind = lc_foreign_datetime(said_of(table, field, "kind"));
    return kind ? kind : lc_foreign_datetime(said_of(table, field, "dtype"));
}

/* --- the time --------------------------------------------------------------------------------------------------------- */

/* The column of moments that is the time so far. */
typedef struct moment {
    const lc_h5_field *field;
    size_t column;
    int worth;
    char *name, *other; /* other: of the same worth */
} moment;

/* Of moments: the one asked for; the index; the one named so. */
static int worth_of(const lc_plan *p, const lc_h5_field *f, const char *name)
{
    if (p->request->time)
        return strcmp(p->request->time, name) == 0 || strcmp(p->request->time, f->name) == 0;
    return strcmp(f->name, "index") == 0 ? 9 : 1 + lc_foreign_names_time(name);
}

static lc_status weigh(moment *m, const lc_plan *p, const lc_h5_field *f, const char *name, size_t column)
{
    const int worth = worth_of(p, f, name);
    if (!worth || worth < m->worth || p->request->start) {
        lc_plan_leave(p, name, "another time");
        return LC_OK;
    }
    if (worth == m->worth) {
        lc_free(m->other);
        m->other = NULL;
        return lc_copy_text(&m->other, name);
    }
    if (m->name)
        lc_plan_leave(p, m->name, "another time");
    if (m->other)
        lc_plan_leave(p, m->other, "another time");
    lc_free(m->name);
    lc_free(m->other);
    *m = (moment){f, column, worth, NULL, NULL};
    return lc_copy_text(&m->name, name);
}

/* The zone that pandas says a field has, in the table's group. */
static lc_status find_zone(lc_plan *p, const char *field)
{
    bool found = false;
    const lc_h5_node *group = &p->tree->node[table_of(p)->parent];
    const char *info = lc_h5_node_text(group, "info");
    if (!info)
        return LC_OK;
    CHECK(lc_foreign_info(&p->zone, &found, p, info, field, "tz"));
    if (p->zone)
        lc_foreign_name_zone(p->zone);
    p->units.zoned = found; /* moments, whether the zone has a name or not */
    if (found && !p->zone)
        lc_plan_note(p, "the zone of '%s' has no name: stamps are shown in UTC; --zone names it", field);
    return LC_OK;
}

/* Whether pandas says a zone of a field; also where what it says cannot be read. */
static bool has_zone(const lc_plan *p, const char *field)
{
    bool found = false;
    char *zone = NULL;
    const char *info = lc_h5_node_text(&p->tree->node[table_of(p)->parent], "info");
    const lc_status status = info ? lc_foreign_info(&zone, &found, p, info, field, "tz") : LC_OK;
    lc_free(zone);
    return found || status != LC_OK;
}

static lc_status take_moment(lc_plan *p, moment *m)
{
    if (m->other)
        return lc_fail(LC_E_USAGE, "%s: '%s' and '%s' are both times; say which with --time", p->path, m->name, m->other);
    p->time = table_of(p);
    p->time_slab = (lc_h5_slab){.field = m->field->name, .rank = 1, .count = {p->rows}};
    p->time_first = m->column;
    p->time_stride = m->field->element.count;
    p->form = LC_FORM_UNITS;
    p->units = (lc_cf_units){.nanoseconds = datetime_of(table_of(p), m->field->name),
                             .since = lc_foreign_since(said_of(table_of(p), m->field->name, "kind"))};
    p->time_name = m->name;
    m->name = NULL;
    CHECK(find_zone(p, m->field->name));
    p->local = !p->units.zoned;
    return LC_OK;
}

static bool may_be_time(const lc_key *key)
{
    if (key->kind != LC_KEY_TEXT && key->kind != LC_KEY_NUMBER)
        return false;
    const lc_h5_element e = lc_stored_element(key->pick.node, key->pick.slab.field);
    return e.count == 1 && e.class != LC_H5_ENUM;
}

/* A column of numbers or texts, by its name: none where two are named so, or where others have the clock of its days. */
static const lc_key *find_single(const lc_plan *p)
{
    const lc_key *best = NULL;
    int most = 0;
    bool two = false;
    for (size_t k = 0; k < p->keys; k++) {
        const lc_key *key = &p->key[k];
        const char *asked = p->request->time;
        const int worth = !may_be_time(key) ? 0 : asked ? strcmp(asked, key->name) == 0 : lc_foreign_names_time(key->name);
        two = worth > most ? false : two || (worth && worth == most);
        if (worth > most) {
            best = key;
            most = worth;
        }
    }
    const bool clock = best && best->kind == LC_KEY_TEXT && !p->request->time && lc_columns_have_clock(p);
    return two || !best || lc_foreign_names_day(best->name) || clock ? NULL : best;
}

static lc_status take_single(lc_plan *p, lc_key *key)
{
    p->time = table_of(p);
    p->time_slab = key->pick.slab;
    p->form = key->kind == LC_KEY_TEXT ? LC_FORM_TEXTS : LC_FORM_EPOCH;
    CHECK(lc_copy_text(&p->time_name, key->name));
    lc_plan_drop(p, key->name);
    key->kind = LC_KEY_NONE;
    return LC_OK;
}

/* --- channels --------------------------------------------------------------------------------------------------------- */

/* The categories of a field of codes, beside the table: meta/FIELD/meta/table. */
static const lc_h5_node *find_categories(const lc_plan *p, const char *field)
{
    char path[LC_TEXT_MAX];
    snprintf(path, sizeof path, "%s/meta/%s/meta/table", p->tree->node[table_of(p)->parent].path, field);
    const char *meta = said_of(table_of(p), field, "meta");
    return meta && strcmp(meta, "category") == 0 ? lc_h5_tree_find(p->tree, path) : NULL;
}

static lc_status add_column(lc_plan *p, moment *m, const lc_h5_field *f, const char *name, const lc_pick *pick)
{
    const lc_h5_node *categories = find_categories(p, f->name);
    if (datetime_of(table_of(p), f->name) && lc_plan_joins(p, name)) {
        const char *said = said_of(table_of(p), f->name, "kind");
        return lc_plan_moment(p, name, pick, NULL, lc_foreign_datetime(said) ? said : said_of(table_of(p), f->name, "dtype"),
                              has_zone(p, f->name));
    }
    if (datetime_of(table_of(p), f->name)) {
        CHECK(lc_plan_key(p, name, LC_KEY_NONE, NULL, NULL, NULL));
        return weigh(m, p, f, name, pick->first);
    }
    const char *type = said_of(table_of(p), f->name, "dtype");
    if (type && strncmp(type, "timedelta", 9) == 0) {
        lc_plan_leave(p, name, "a time that passes, not a number");
        return lc_plan_key(p, name, LC_KEY_NONE, NULL, NULL, NULL);
    }
    if (categories)
        return lc_plan_key(p, name, LC_KEY_CODE, pick, categories, "values");
    return is_text(&f->element) ? lc_plan_key(p, name, LC_KEY_TEXT, pick, NULL, NULL) : lc_plan_add(p, name, NULL, pick);
}

static lc_status add_field(lc_plan *p, moment *m, const lc_h5_field *f, char **name, size_t names)
{
    char numbered[LC_TEXT_MAX];
    lc_pick pick = {
        .node = table_of(p), .slab = {.field = f->name, .rank = 1, .count = {p->rows}}, .row_stride = f->element.count};
    for (pick.first = 0; pick.first < f->element.count; pick.first++) {
        snprintf(numbered, sizeof numbered, "%s_%zu", f->name, pick.first);
        const char *column = names == f->element.count ? name[pick.first] : f->element.count == 1 ? f->name : numbered;
        CHECK(add_column(p, m, f, column, &pick));
    }
    return LC_OK;
}

/* A block of pandas has several columns, whose names are an attribute. */
static lc_status add_block(lc_plan *p, moment *m, const lc_h5_field *f)
{
    lc_status status = LC_OK;
    char **name = NULL;
    size_t names = 0;
    const char *kind = said_of(table_of(p), f->name, "kind");
    if (kind && strcmp(f->name, "index") != 0)
        TRY(lc_foreign_unpickle(&name, &names, kind));
    if (name && names != f->element.count)
        lc_plan_note(p, "the names of '%s' are neither texts nor numbers: its columns are numbered", f->name);
    TRY(add_field(p, m, f, name, names));
done:
    lc_free_texts(name, names);
    return status;
}

/* An index of pandas that only counts rows has no name; another is a column that may be the time. */
static lc_status add_index(lc_plan *p, const lc_h5_field *f)
{
    lc_status status = LC_OK;
    bool found = false;
    char *name = NULL;
    const char *info = lc_h5_node_text(&p->tree->node[table_of(p)->parent], "info"), *asked = p->request->time;
    const lc_pick pick = {.node = table_of(p), .slab = {.field = f->name, .rank = 1, .count = {p->rows}}, .row_stride = 1};
    if (info)
        TRY(lc_foreign_info(&name, &found, p, info, f->name, "index_name"));
    if ((name && *name) || (asked && strcmp(asked, f->name) == 0))
        TRY(lc_plan_key(p, name && *name ? name : f->name, LC_KEY_NUMBER, &pick, NULL, NULL));
done:
    lc_free(name);
    return status;
}

static lc_status add_fields(lc_plan *p, moment *m)
{
    const bool pandas = said_of(table_of(p), "index", "kind") != NULL;
    for (size_t i = 0; i < table_of(p)->fields; i++) {
        const lc_h5_field *f = &table_of(p)->field[i];
        if (pandas && strcmp(f->name, "index") == 0 && !datetime_of(table_of(p), f->name) && is_number(&f->element))
            CHECK(add_index(p, f));
        else if (is_number(&f->element) || is_text(&f->element))
            CHECK(add_block(p, m, f));
        else
            lc_plan_leave(p, f->name, f->element.class == LC_H5_COMPOUND ? "a record within each record" : "not numbers");
    }
    return LC_OK;
}

static lc_status find_time(lc_plan *p, moment *m)
{
    if (m->field)
        return take_moment(p, m);
    const lc_key *single = find_single(p);
    bool epoch = true;
    if (single && single->kind == LC_KEY_NUMBER && !p->request->time_format)
        CHECK(lc_epoch_fits(&epoch, p, single->pick.node, &single->pick.slab));
    if (!single)
        return lc_columns_find(p);
    const size_t index = (size_t)(single - p->key);
    if (!epoch) /* numbers that are dates: 20200101 */
        CHECK(lc_columns_find_digits(p, single->pick.node, &single->pick.slab));
    if (p->form == LC_FORM_COLUMNS || p->time)
        return LC_OK;
    return take_single(p, &p->key[index]);
}

lc_status lc_foreign_table(bool *found, lc_plan *p)
{
    lc_status status = LC_OK;
    moment m = {0};
    if (table_of(p)->kind != LC_H5_ARRAY || table_of(p)->element.class != LC_H5_COMPOUND || table_of(p)->axes != 1)
        return LC_OK;
    p->rows = table_of(p)->shape.size[0];
    p->kind = said_of(table_of(p), "index", "kind") ? "a table of pandas" : "a table of records";
    TRY(add_fields(p, &m));
    if (p->request->start)
        p->form = LC_FORM_MADE;
    else
        TRY(find_time(p, &m));
    *found = p->time || p->form == LC_FORM_COLUMNS || (p->form == LC_FORM_MADE && lc_plan_has_channels(p));
done:
    lc_free(m.name);
    lc_free(m.other);
    return status;
}

/* table - arrays of records: a field is the time, fields of numbers are channels. Those of PyTables, of pandas, of h5py. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/plan.h"

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

/* How likely a field is the time: asked for; one of pandas, its index first; named so. */
static int worth_of(const lc_plan *p, const lc_h5_field *f)
{
    if (f->element.count != 1 || (!is_number(&f->element) && !is_text(&f->element)))
        return 0;
    if (p->request->time)
        return strcmp(p->request->time, f->name) == 0;
    const bool moment = datetime_of(table_of(p), f->name) != 0;
    if (moment)
        return strcmp(f->name, "index") == 0 ? 5 : 4;
    const bool counted = said_of(table_of(p), f->name, "kind") || f->element.class == LC_H5_ENUM; /* pandas says it is not one */
    return counted ? 0 : lc_foreign_names_time(f->name);
}

static lc_status find_time(const lc_h5_field **out, const lc_plan *p)
{
    int most = 0;
    const lc_h5_field *second = NULL;
    *out = NULL;
    for (size_t i = 0; i < table_of(p)->fields; i++) {
        const lc_h5_field *f = &table_of(p)->field[i];
        const int worth = worth_of(p, f);
        if (worth > most) {
            *out = f;
            second = NULL;
            most = worth;
        } else if (worth && worth == most)
            second = f;
    }
    if (second)
        return lc_fail(LC_E_USAGE, "%s: '%s': '%s' and '%s' are both times; say which with --time", p->path, table_of(p)->path,
                       (*out)->name, second->name);
    return LC_OK;
}

/* The zone that pandas says an index has, in the table's group. */
static lc_status find_zone(lc_plan *p)
{
    const lc_h5_node *group = &p->tree->node[table_of(p)->parent];
    const char *info = lc_h5_node_text(group, "info");
    return info ? lc_foreign_pickled(&p->zone, info, "tz") : LC_OK;
}

static lc_status fill_time(lc_plan *p, const lc_h5_field *f)
{
    const int64_t unit = datetime_of(table_of(p), f->name);
    p->time = table_of(p);
    p->rows = p->time->shape.size[0];
    p->time_slab = (lc_h5_slab){.field = f->name, .rank = 1, .count = {p->rows}};
    p->form = is_text(&f->element) ? LC_FORM_TEXTS : unit ? LC_FORM_UNITS : LC_FORM_EPOCH;
    p->units = (lc_cf_units){.nanoseconds = unit ? unit : 1};
    return unit ? find_zone(p) : LC_OK;
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

static lc_status add_column(lc_plan *p, const lc_h5_field *f, const char *name, const lc_pick *pick)
{
    const lc_h5_node *categories = find_categories(p, f->name);
    if (categories)
        return lc_plan_key(p, name, LC_KEY_CODE, pick, categories, "values");
    return is_text(&f->element) ? lc_plan_key(p, name, LC_KEY_TEXT, pick, NULL, NULL) : lc_plan_add(p, name, NULL, pick);
}

static lc_status add_field(lc_plan *p, const lc_h5_field *f, char **name, size_t names)
{
    char numbered[LC_TEXT_MAX];
    lc_pick pick = {
        .node = table_of(p), .slab = {.field = f->name, .rank = 1, .count = {p->rows}}, .row_stride = f->element.count};
    for (pick.first = 0; pick.first < f->element.count; pick.first++) {
        snprintf(numbered, sizeof numbered, "%s_%zu", f->name, pick.first);
        const char *column = names == f->element.count ? name[pick.first] : f->element.count == 1 ? f->name : numbered;
        CHECK(add_column(p, f, column, &pick));
    }
    return LC_OK;
}

/* A block of pandas has several columns, whose names are an attribute. */
static lc_status add_block(lc_plan *p, const lc_h5_field *f)
{
    lc_status status = LC_OK;
    char **name = NULL;
    size_t names = 0;
    const char *kind = said_of(table_of(p), f->name, "kind");
    if (kind && strncmp(f->name, "index", 6) != 0)
        TRY(lc_foreign_unpickle(&name, &names, kind));
    TRY(add_field(p, f, name, names));
done:
    lc_free_texts(name, names);
    return status;
}

static lc_status add_fields(lc_plan *p)
{
    for (size_t i = 0; i < table_of(p)->fields; i++) {
        const lc_h5_field *f = &table_of(p)->field[i];
        const bool time = strcmp(f->name, p->time_slab.field) == 0, pandas = said_of(table_of(p), "index", "kind") != NULL;
        if (time || (pandas && strcmp(f->name, "index") == 0))
            continue;
        if (datetime_of(table_of(p), f->name))
            lc_plan_leave(p, f->name, "times");
        else if (is_number(&f->element) || is_text(&f->element))
            CHECK(add_block(p, f));
        else
            lc_plan_leave(p, f->name, "not numbers");
    }
    return LC_OK;
}

lc_status lc_foreign_table(bool *found, lc_plan *p)
{
    const lc_h5_field *time;
    if (table_of(p)->kind != LC_H5_ARRAY || table_of(p)->element.class != LC_H5_COMPOUND || table_of(p)->axes != 1)
        return LC_OK;
    CHECK(find_time(&time, p));
    if (!time)
        return LC_OK;
    *found = true;
    p->kind = datetime_of(table_of(p), time->name) ? "a table of pandas" : "a table of records";
    CHECK(fill_time(p, time));
    return add_fields(p);
}

/* pandas_index - the time of a frame of pandas: its index, a level of it, or a column. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/columns.h"
#include "data/foreign/other.h"
#include "data/foreign/pandas.h"

static int64_t unit_of(const lc_h5_node *node, const char *what)
{
    return lc_foreign_datetime(lc_h5_node_text(node, what));
}

/* What an index, or a level, is called; NULL if it has no name. */
static lc_status name_of(char **out, const lc_h5_node *node)
{
    const char *said = lc_h5_node_text(node, "name");
    CHECK(said ? lc_pandas_text(out, said) : LC_OK);
    if (*out && (!**out || strcmp(*out, "N.") == 0)) {
        lc_free(*out);
        *out = NULL;
    }
    return LC_OK;
}

/* The zone of the time; none, and stamps are local, if it has no zone. What another had before is let go. */
static lc_status set_zone(lc_plan *p, const lc_h5_node *node)
{
    const char *zone = lc_h5_node_text(node, "tz");
    lc_free(p->zone);
    p->zone = NULL;
    p->local = !zone;
    p->units.zoned = zone != NULL;
    CHECK(zone ? lc_pandas_text(&p->zone, zone) : LC_OK);
    if (p->zone)
        lc_foreign_name_zone(p->zone);
    return LC_OK;
}

static lc_status take_index(lc_plan *p, const lc_h5_node *index, const lc_h5_node *codes)
{
    p->time = index;
    p->time_codes = codes;
    p->time_slab = (lc_h5_slab){.rank = 1, .count = {index->shape.size[0]}};
    p->form = LC_FORM_UNITS;
    p->units = (lc_cf_units){.nanoseconds = unit_of(index, "kind"), .since = lc_foreign_since(lc_h5_node_text(index, "kind"))};
    CHECK(name_of(&p->time_name, index));
    return set_zone(p, index);
}

/* --- several levels --------------------------------------------------------------------------------------------------- */

/* The level's values, and which of them each row has. */
static bool find_level(const lc_h5_node *out[2], const lc_plan *p, const char *axis, size_t level)
{
    char format[LC_NAME_MAX];
    snprintf(format, sizeof format, "%s_level%%zu", axis);
    out[0] = lc_pandas_member(p, format, level);
    snprintf(format, sizeof format, "%s_label%%zu", axis);
    out[1] = lc_pandas_member(p, format, level);
    return out[0] && out[1] && lc_stored_is(out[1], NULL) && out[1]->axes == 1;
}

static lc_status add_level(lc_plan *p, const lc_h5_node *const of[2], size_t level)
{
    lc_status status = LC_OK;
    char *name = NULL, numbered[LC_NAME_MAX];
    const lc_pick codes = {.node = of[1], .slab = {.rank = 1, .count = {p->rows}}, .row_stride = 1};
    snprintf(numbered, sizeof numbered, "level_%zu", level);
    TRY(name_of(&name, of[0]));
    const bool asked = p->request->time && name && strcmp(p->request->time, name) == 0;
    const bool moment = unit_of(of[0], "kind") && of[0]->axes == 1;
    if (moment && lc_plan_joins(p, name))
        TRY(lc_plan_moment(p, name, &codes, of[0], lc_h5_node_text(of[0], "kind"), lc_h5_node_text(of[0], "tz")));
    else if (moment && (!p->time || asked)) {
        lc_free(p->time_name);
        p->time_name = NULL;
        TRY(take_index(p, of[0], of[1]));
    } else if (!moment)
        TRY(lc_plan_key(p, name ? name : numbered, LC_KEY_CODE, &codes, of[0], NULL));
done:
    lc_free(name);
    return status;
}

/* --- a column of times ------------------------------------------------------------------------------------------------ */

/* The columns that could be the time, so far. */
typedef struct choice {
    const lc_h5_node *values;
    size_t column, count;
    int worth;
    char *name, *other;
} choice;

static int worth_of(const lc_plan *p, const char *name)
{
    if (p->request->time)
        return strcmp(p->request->time, name) == 0 ? 9 : 0;
    return 1 + lc_foreign_names_time(name);
}

static lc_status weigh(choice *c, const lc_plan *p, const lc_h5_node *values, char *const *name, size_t names)
{
    for (size_t i = 0; i < names; i++) {
        const int worth = worth_of(p, name[i]);
        if (!worth || worth < c->worth)
            continue;
        char **to = worth == c->worth ? &c->other : &c->name;
        if (worth > c->worth) {
            *c = (choice){values, i, names, worth, c->name, c->other};
            lc_free(c->other);
            c->other = NULL;
        }
        lc_free(*to);
        *to = NULL;
        CHECK(lc_copy_text(to, name[i]));
    }
    return LC_OK;
}

static lc_status find_column(choice *c, const lc_plan *p, size_t blocks)
{
    for (size_t i = 0; i < blocks; i++) {
        const lc_h5_node *values = lc_pandas_member(p, "block%zu_values", i);
        char **name = NULL;
        size_t names = 0;
        if (!values || values->axes != 2 || !unit_of(values, "value_type"))
            continue;
        CHECK(lc_pandas_items(&name, &names, p, i));
        const lc_status status = weigh(c, p, values, name, names);
        lc_free_texts(name, names);
        CHECK(status);
    }
    return LC_OK;
}

/* Of the only column of times, or of the one named so, or asked for. */
static lc_status take_column(lc_plan *p, size_t blocks)
{
    lc_status status = LC_OK;
    lc_pick pick;
    choice c = {0};
    TRY(find_column(&c, p, blocks));
    if (c.other)
        FAIL(LC_E_USAGE, "%s: '%s' and '%s' are both times; say which with --time", p->path, c.name, c.other);
    if (!c.values)
        goto done;
    TRY(lc_pandas_pick(&pick, p, c.values, c.column));
    const bool rows_first = c.values->shape.size[0] == p->rows;
    p->time = c.values;
    p->time_slab = (lc_h5_slab){.rank = 2, .start = {rows_first ? 0 : c.column, rows_first ? c.column : 0}};
    p->time_slab.count[0] = rows_first ? p->rows : 1;
    p->time_slab.count[1] = rows_first ? 1 : p->rows;
    p->form = LC_FORM_UNITS;
    p->units = (lc_cf_units){.nanoseconds = unit_of(c.values, "value_type")};
    lc_free(p->time_name);
    p->time_name = c.name;
    c.name = NULL;
    TRY(set_zone(p, c.values));
done:
    lc_free(c.name);
    lc_free(c.other);
    return status;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

static size_t count_rows(const lc_plan *p, const lc_h5_node *index, const lc_h5_node *const level[2])
{
    const lc_h5_node *values = lc_pandas_member(p, "block%zu_values", 0), *rows = level[1] ? level[1] : index;
    if (rows && lc_h5_node_text(rows, "shape")) /* as pandas writes arrays without elements */
        return 0;
    if (index && index->axes == 1 && lc_h5_node_text(index, "kind") && !lc_h5_node_text(index, "PSEUDOATOM"))
        return index->shape.size[0];
    if (level[1])
        return level[1]->shape.size[0];
    return values && values->axes == 2 ? values->shape.size[0] : 0;
}

/* An index of times is the time; any other is a column, if it has a name or is of texts. */
static lc_status add_index(lc_plan *p, const lc_h5_node *index)
{
    lc_status status = LC_OK;
    char *name = NULL;
    const char *atom = lc_h5_node_text(index, "PSEUDOATOM");
    const bool object = atom && strcmp(atom, "object") == 0, text = index->element.class == LC_H5_TEXT;
    const lc_pick pick = {.node = index, .slab = {.rank = 1, .count = {p->rows}}, .row_stride = 1};
    TRY(name_of(&name, index));
    if (index->axes == 1 && unit_of(index, "kind")) {
        if (lc_plan_joins(p, name))
            TRY(lc_plan_moment(p, name, &pick, NULL, lc_h5_node_text(index, "kind"), lc_h5_node_text(index, "tz")));
        else
            TRY(take_index(p, index, NULL));
        goto done;
    }
    const bool asked = p->request->time && strcmp(p->request->time, "index") == 0;
    if ((name || text || object || asked) && index->axes == 1 && (text || object || lc_stored_is(index, NULL)))
        TRY(lc_plan_key(p, name ? name : "index",
                        object ? LC_KEY_OBJECT
                        : text ? LC_KEY_TEXT
                               : LC_KEY_NUMBER,
                        &pick, NULL, NULL));
done:
    lc_free(name);
    return status;
}

lc_status lc_pandas_index(lc_plan *p, const char *axis, size_t blocks)
{
    const lc_h5_node *index = lc_pandas_member(p, axis, 0), *level[2] = {NULL, NULL}; /* NOLINT: a name, no format */
    const bool multi = find_level(level, p, axis, 0);
    const char *asked = p->request->time;
    p->rows = count_rows(p, index, level);
    for (size_t i = 0; multi && find_level(level, p, axis, i); i++)
        CHECK(add_level(p, level, i));
    if (index)
        CHECK(add_index(p, index));
    const char *own = p->time ? lc_plan_time(p) : NULL;
    if (own && (!asked || strcmp(asked, own) == 0 || strcmp(asked, p->time->name) == 0))
        return LC_OK;
    const lc_h5_node *first = p->time;
    CHECK(take_column(p, blocks));
    if (p->time != first)
        p->time_codes = NULL;
    return LC_OK;
}

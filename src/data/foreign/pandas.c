/* pandas - what to_hdf writes as "fixed": an index, and blocks of columns. Its "table" is one of records (table.c). */
#include "data/foreign/pandas.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/columns.h"
#include "data/foreign/other.h"

static lc_status add_columns(lc_plan *p, const lc_h5_node *values, char **name, size_t names)
{
    const size_t columns = values->shape.size[values->shape.size[0] == p->rows];
    char numbered[LC_NAME_MAX];
    lc_pick pick;
    for (size_t c = 0; c < columns; c++) {
        CHECK(lc_pandas_pick(&pick, p, values, c));
        snprintf(numbered, sizeof numbered, "column_%zu", c);
        CHECK(lc_plan_add(p, names == columns ? name[c] : numbered, NULL, &pick));
    }
    return LC_OK;
}

/* Columns of objects: what they hold is known once they are read. */
static lc_status add_objects(lc_plan *p, const lc_h5_node *values, char **name, size_t names)
{
    for (size_t c = 0; c < names; c++) {
        const lc_pick pick = {.node = values, .first = c, .row_stride = names};
        CHECK(lc_plan_key(p, name[c], LC_KEY_OBJECT, &pick, NULL, NULL));
    }
    return LC_OK;
}

/* A column of times is left out, but for the time, and for what --time names beside others. */
static lc_status leave_times(lc_plan *p, const lc_h5_node *values, char **name, size_t names)
{
    const char *type = lc_h5_node_text(values, "value_type");
    lc_pick pick;
    for (size_t i = 0; i < names; i++) {
        if (values == p->time && strcmp(name[i], lc_plan_time(p)) == 0)
            continue;
        if (lc_plan_joins(p, name[i]) && lc_foreign_datetime(type)) {
            CHECK(lc_pandas_pick(&pick, p, values, i));
            CHECK(lc_plan_moment(p, name[i], &pick, NULL, type, lc_h5_node_text(values, "tz")));
            continue;
        }
        CHECK(lc_plan_key(p, name[i], LC_KEY_NONE, NULL, NULL, NULL));
        lc_plan_leave(p, name[i], "times");
    }
    return LC_OK;
}

static lc_status add_block(lc_plan *p, size_t block)
{
    lc_status status = LC_OK;
    char **name = NULL;
    size_t names = 0;
    const lc_h5_node *values = lc_pandas_member(p, "block%zu_values", block);
    if (!values)
        return LC_OK;
    TRY(lc_pandas_items(&name, &names, p, block));
    const char *type = lc_h5_node_text(values, "value_type"), *atom = lc_h5_node_text(values, "PSEUDOATOM");
    if (type && (lc_foreign_datetime(type) || strncmp(type, "timedelta", 9) == 0))
        TRY(leave_times(p, values, name, names));
    else if (values->axes == 2 && lc_stored_is(values, NULL))
        TRY(add_columns(p, values, name, names));
    else if (atom && strcmp(atom, "object") == 0)
        TRY(add_objects(p, values, name, names));
    else
        for (size_t i = 0; i < names; i++)
            lc_plan_leave(p, name[i], "text, or objects of Python");
done:
    lc_free_texts(name, names);
    return status;
}

static lc_status add_series(lc_plan *p)
{
    lc_status status = LC_OK;
    const lc_h5_node *values = lc_pandas_member(p, "values", 0);
    const char *said = lc_h5_node_text(&p->tree->node[p->group], "name");
    char *name = NULL;
    if (said)
        TRY(lc_pandas_text(&name, said));
    if (values && values->axes == 1 && lc_stored_is(values, NULL) && values->shape.size[0] == p->rows) {
        const lc_pick pick = {.node = values, .slab = {.rank = 1, .count = {p->rows}}, .row_stride = 1};
        TRY(lc_plan_add(p, name && *name && strcmp(name, "N.") != 0 ? name : "value", NULL, &pick));
    }
done:
    lc_free(name);
    return status;
}

lc_status lc_foreign_pandas(bool *found, lc_plan *p)
{
    const lc_h5_node *group = &p->tree->node[p->group];
    const char *type = lc_h5_node_text(group, "pandas_type");
    if (group->kind != LC_H5_GROUP || !type || (strcmp(type, "frame") != 0 && strcmp(type, "series") != 0))
        return LC_OK;
    const bool frame = strcmp(type, "frame") == 0;
    const double said = lc_h5_node_number(group, "nblocks", 0);
    const size_t blocks = frame && said > 0 && said < 100000 ? (size_t)said : 0;
    *found = true;
    p->kind = "a frame of pandas";
    CHECK(lc_pandas_index(p, frame ? "axis1" : "index", blocks));
    for (size_t i = 0; i < blocks && p->rows; i++)
        CHECK(add_block(p, i));
    if (!frame)
        CHECK(add_series(p));
    if (p->request->start) {
        p->form = LC_FORM_MADE;
        p->time = p->time_codes = NULL;
        return LC_OK;
    }
    if (!p->time && p->rows && (p->request->time || !lc_other_has_periods(p->tree, p->group)))
        CHECK(lc_columns_find(p));
    *found = p->time || !p->rows || p->form == LC_FORM_COLUMNS;
    return LC_OK;
}

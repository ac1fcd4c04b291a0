/* pandas - what to_hdf writes as "fixed": an index, and blocks of columns. Its "table" is one of records (table.c). */
#include "data/foreign/pandas.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/columns.h"

const lc_h5_node *lc_pandas_member(const lc_plan *p, const char *format, size_t number)
{
    char name[LC_NAME_MAX];
    snprintf(name, sizeof name, format, number); /* NOLINT: a literal of these files */
    for (size_t i = p->group + 1; i < p->end; i++)
        if (lc_foreign_is_member(p, &p->tree->node[i]) && strcmp(p->tree->node[i].name, name) == 0)
            return &p->tree->node[i];
    return NULL;
}

lc_status lc_pandas_text(char **out, const char *text)
{
    lc_status status = LC_OK;
    char **list = NULL;
    size_t count = 0;
    if (!strchr(text, '\n'))
        return lc_copy_text(out, text);
    TRY(lc_foreign_unpickle(&list, &count, text));
    if (count)
        TRY(lc_copy_text(out, list[0]));
done:
    lc_free_texts(list, count);
    return status;
}

/* --- names of columns ------------------------------------------------------------------------------------------------- */

/* The names of several levels, joined by blanks. */
static lc_status join_levels(char ***out, size_t *count, const lc_plan *p, size_t block, size_t levels)
{
    lc_status status = LC_OK;
    char **name = NULL, **level = NULL, format[LC_NAME_MAX];
    size_t names = 0, places = 0;
    lc_stored code = {0};
    lc_buffer text = {0};
    for (size_t k = 0; k < levels; k++) {
        snprintf(format, sizeof format, "block%%zu_items_level%zu", k);
        const lc_h5_node *values = lc_pandas_member(p, format, block);
        snprintf(format, sizeof format, "block%%zu_items_label%zu", k);
        const lc_h5_node *codes = lc_pandas_member(p, format, block);
        if (!values || !codes || !lc_stored_is(codes, NULL))
            goto done;
        TRY(lc_foreign_labels(&level, &places, p, values, NULL));
        TRY(lc_stored_read(&code, p->file, codes, NULL));
        if (!name)
            TRY(lc_new(&name, (names = code.count) + 1, sizeof *name));
        for (size_t i = 0; i < names && code.whole && names == code.count; i++) {
            lc_buffer_add(&text, name[i] ? name[i] : "");
            lc_buffer_add(&text, name[i] ? " " : "");
            lc_buffer_add(&text, code.whole[i] >= 0 && (uint64_t)code.whole[i] < places ? level[code.whole[i]] : "");
            lc_free(name[i]);
            name[i] = NULL;
            TRY(lc_buffer_take(&name[i], &text));
        }
        lc_free_texts(level, places);
        level = NULL;
        lc_stored_free(&code);
    }
    *out = name;
    *count = names;
    name = NULL;
done:
    lc_stored_free(&code);
    lc_buffer_free(&text);
    lc_free_texts(level, places);
    lc_free_texts(name, names);
    return status;
}

lc_status lc_pandas_items(char ***out, size_t *count, const lc_plan *p, size_t block)
{
    const lc_h5_node *items = lc_pandas_member(p, "block%zu_items", block);
    size_t levels = 2;
    char format[LC_NAME_MAX];
    *out = NULL;
    *count = 0;
    if (items)
        return lc_foreign_labels(out, count, p, items, NULL);
    for (; levels < 16; levels++) {
        snprintf(format, sizeof format, "block%%zu_items_level%zu", levels);
        if (!lc_pandas_member(p, format, block))
            break;
    }
    return join_levels(out, count, p, block, lc_pandas_member(p, "block%zu_items_level1", block) ? levels : 1);
}

/* --- columns ---------------------------------------------------------------------------------------------------------- */

lc_status lc_pandas_pick(lc_pick *out, const lc_plan *p, const lc_h5_node *values, size_t column)
{
    const bool rows_first = values->shape.size[0] == p->rows; /* as pandas writes it since it has had two axes */
    const size_t rows = values->shape.size[!rows_first], columns = values->shape.size[rows_first];
    if (rows != p->rows)
        return lc_fail(LC_E_DATA, "%s: '%s' has %zu rows, its index %zu", p->path, values->path, rows, p->rows);
    *out = (lc_pick){.node = values, .slab = {.rank = 2, .count = {values->shape.size[0], values->shape.size[1]}}};
    out->row_stride = rows_first ? columns : 1;
    out->first = rows_first ? column : column * rows;
    return LC_OK;
}

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

static lc_status leave_times(lc_plan *p, const lc_h5_node *values, char **name, size_t names)
{
    for (size_t i = 0; i < names; i++)
        if (values != p->time || strcmp(name[i], lc_plan_time(p)) != 0) {
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
    for (size_t i = 0; i < blocks; i++)
        CHECK(add_block(p, i));
    if (!frame)
        CHECK(add_series(p));
    return p->time ? LC_OK : lc_pandas_no_time(p);
}

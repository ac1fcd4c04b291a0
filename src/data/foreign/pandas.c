/* pandas - what to_hdf writes as "fixed": an index, and blocks of columns. Its "table" is one of records (table.c). */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/plan.h"

static const lc_h5_node *member(const lc_plan *p, const char *format, size_t number)
{
    char name[LC_NAME_MAX];
    snprintf(name, sizeof name, format, number);
    for (size_t i = p->group + 1; i < p->end; i++)
        if (lc_foreign_is_member(p, &p->tree->node[i]) && strcmp(p->tree->node[i].name, name) == 0)
            return &p->tree->node[i];
    return NULL;
}

/* A text, or the same pickled: "VEurope/Berlin\n". */
static lc_status plain_text(char **out, const char *text)
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

/* --- the time --------------------------------------------------------------------------------------------------------- */

static lc_status take_index(lc_plan *p, const lc_h5_node *index)
{
    const char *zone = lc_h5_node_text(index, "tz");
    p->time = index;
    p->rows = index->shape.size[0];
    p->time_slab = (lc_h5_slab){.rank = 1, .count = {p->rows}};
    p->form = LC_FORM_UNITS;
    p->units = (lc_cf_units){.nanoseconds = lc_foreign_datetime(lc_h5_node_text(index, "kind"))};
    return zone ? plain_text(&p->zone, zone) : LC_OK;
}

/* The only block of a single column of times. */
static const lc_h5_node *find_block(const lc_plan *p, size_t blocks)
{
    const lc_h5_node *found = NULL;
    for (size_t i = 0; i < blocks; i++) {
        const lc_h5_node *values = member(p, "block%zu_values", i);
        if (!values || !lc_foreign_datetime(lc_h5_node_text(values, "value_type")))
            continue;
        if (found || values->axes != 2 || (values->shape.size[0] != 1 && values->shape.size[1] != 1))
            return NULL;
        found = values;
    }
    return found;
}

static void take_block(lc_plan *p, const lc_h5_node *values)
{
    p->time = values;
    p->rows = values->shape.size[0] * values->shape.size[1];
    p->time_slab = (lc_h5_slab){.rank = 2, .count = {values->shape.size[0], values->shape.size[1]}};
    p->form = LC_FORM_UNITS;
    p->units = (lc_cf_units){.nanoseconds = lc_foreign_datetime(lc_h5_node_text(values, "value_type"))};
}

static lc_status find_time(lc_plan *p, size_t blocks)
{
    const lc_h5_node *index = member(p, blocks ? "axis1" : "index", 0), *block = find_block(p, blocks);
    if (index && index->axes == 1 && lc_foreign_datetime(lc_h5_node_text(index, "kind")))
        return take_index(p, index);
    if (block) {
        take_block(p, block);
        return LC_OK;
    }
    return lc_fail(LC_E_DATA,
                   "%s: '%s' of pandas has no index of times%s; in Python: pandas.read_hdf(FILE, KEY).reset_index().to_csv(\"x.csv\")",
                   p->path, p->tree->node[p->group].path, member(p, "axis1_level0", 0) ? " but of several levels" : "");
}

/* --- columns ---------------------------------------------------------------------------------------------------------- */

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
        const lc_h5_node *values = member(p, format, block);
        snprintf(format, sizeof format, "block%%zu_items_label%zu", k);
        const lc_h5_node *codes = member(p, format, block);
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

static lc_status read_items(char ***out, size_t *count, const lc_plan *p, size_t block)
{
    const lc_h5_node *items = member(p, "block%zu_items", block);
    *out = NULL;
    *count = 0;
    if (items)
        return lc_foreign_labels(out, count, p, items, NULL);
    return join_levels(out, count, p, block, (size_t)(member(p, "block%zu_items_level1", block) ? 2 : 1));
}

static lc_status add_columns(lc_plan *p, const lc_h5_node *values, char **name, size_t names)
{
    const bool rows_first = values->shape.size[0] == p->rows; /* as pandas writes it since it has had two axes */
    const size_t rows = values->shape.size[!rows_first], columns = values->shape.size[rows_first];
    char numbered[LC_NAME_MAX];
    if (rows != p->rows)
        return lc_fail(LC_E_DATA, "%s: '%s' has %zu rows, its index %zu", p->path, values->path, rows, p->rows);
    lc_pick pick = {.node = values, .slab = {.rank = 2, .count = {values->shape.size[0], values->shape.size[1]}}};
    pick.row_stride = rows_first ? columns : 1;
    for (size_t c = 0; c < columns; c++) {
        pick.first = rows_first ? c : c * rows;
        snprintf(numbered, sizeof numbered, "column_%zu", c);
        CHECK(lc_plan_add(p, names == columns ? name[c] : numbered, NULL, &pick));
    }
    return LC_OK;
}

static lc_status add_block(lc_plan *p, size_t block)
{
    lc_status status = LC_OK;
    char **name = NULL;
    size_t names = 0;
    const lc_h5_node *values = member(p, "block%zu_values", block);
    if (!values || values == p->time)
        return LC_OK;
    TRY(read_items(&name, &names, p, block));
    const char *type = lc_h5_node_text(values, "value_type");
    const bool times = type && (lc_foreign_datetime(type) || strncmp(type, "timedelta", 9) == 0);
    if (values->axes == 2 && lc_stored_is(values, NULL) && !times)
        TRY(add_columns(p, values, name, names));
    else
        for (size_t i = 0; i < names; i++)
            lc_plan_leave(p, name[i], times ? "times" : "text, or objects of Python");
done:
    lc_free_texts(name, names);
    return status;
}

static lc_status add_series(lc_plan *p)
{
    lc_status status = LC_OK;
    const lc_h5_node *values = member(p, "values", 0);
    const char *said = lc_h5_node_text(&p->tree->node[p->group], "name");
    char *name = NULL;
    if (said)
        TRY(plain_text(&name, said));
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
    const double said = lc_h5_node_number(group, "nblocks", 0);
    const size_t blocks = said > 0 && said < 100000 ? (size_t)said : 0;
    *found = true;
    p->kind = "a frame of pandas";
    CHECK(find_time(p, strcmp(type, "frame") == 0 ? blocks + !blocks : 0));
    for (size_t i = 0; i < blocks; i++)
        CHECK(add_block(p, i));
    return strcmp(type, "series") == 0 ? add_series(p) : LC_OK;
}

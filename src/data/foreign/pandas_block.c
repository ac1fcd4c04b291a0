/* pandas_block - the members of a frame of pandas: blocks of columns, and their names. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/pandas.h"

const lc_h5_node *lc_pandas_member(const lc_plan *p, const char *format, size_t number)
{
    char name[LC_NAME_MAX];
    snprintf(name, sizeof name, format, number); /* NOLINT: a literal of these files */
    return lc_foreign_member(p, name);
}

lc_status lc_pandas_text(char **out, const char *text)
{
    lc_status status = LC_OK;
    char **list = NULL;
    size_t count = 0;
    if (!strchr(text, '\n'))
        return lc_copy_text(out, text);
    CHECK(lc_foreign_pickled_offset(out, text));
    if (*out)
        return LC_OK;
    TRY(lc_foreign_unpickle(&list, &count, text));
    if (count)
        TRY(lc_copy_text(out, list[0]));
done:
    lc_free_texts(list, count);
    return status;
}

/* --- names of columns ------------------------------------------------------------------------------------------------- */

/* Whether there is a place among the words of a level for each name, or -1. */
static bool has_places(const lc_stored *code, size_t names, size_t places)
{
    bool has = code->whole && code->count == names;
    for (size_t i = 0; has && i < names; i++)
        has = code->whole[i] >= -1 && code->whole[i] < (int64_t)places;
    return has;
}

/* Puts the words of a level after those of the levels before it. */
static lc_status add_level(char **name, const lc_stored *code, char *const *level)
{
    for (size_t i = 0; i < code->count; i++) {
        lc_buffer text = {0};
        lc_buffer_format(&text, "%s%s%s", name[i] ? name[i] : "", name[i] ? " " : "",
                         code->whole[i] >= 0 ? level[code->whole[i]] : "");
        lc_free(name[i]);
        name[i] = NULL;
        CHECK(lc_buffer_take(&name[i], &text));
    }
    return LC_OK;
}

/* The names of several levels, joined by blanks. */
static lc_status join_levels(char ***out, size_t *count, const lc_plan *p, size_t block, size_t levels)
{
    lc_status status = LC_OK;
    char **name = NULL, **level = NULL, format[LC_NAME_MAX];
    size_t names = 0, places = 0;
    lc_stored code = {0};
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
        if (!has_places(&code, names, places))
            FAIL(LC_E_DATA, "%s: '%s' does not have a place in the names of its columns for each: the file is damaged", p->path,
                 codes->path);
        TRY(add_level(name, &code, level));
        lc_free_texts(level, places);
        level = NULL;
        lc_stored_free(&code);
    }
    *out = name;
    *count = names;
    name = NULL;
done:
    lc_stored_free(&code);
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

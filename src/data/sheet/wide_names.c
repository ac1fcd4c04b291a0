/* wide_names - the columns that name the series of a wide text file: one that differs in each row, or several together. */
#include <string.h>

#include "core/names.h"
#include "core/words.h"
#include "data/sheet/parting.h"
#include "data/sheet/phases.h"
#include "data/sheet/wide.h"
#include "data/known.h"

enum { NAMES_MOST = 4, SAMPLE = 50 };

size_t lc_wide_count(const lc_sheet *s, size_t column, lc_cell_kind kind)
{
    size_t count = 0;
    for (size_t row = 0; row < s->rows && row < SAMPLE; row++)
        count += lc_sheet_kind(s, lc_sheet_cell(s, row, column)) == kind;
    return count;
}

/* The series that columns make; 0 where one of them has a hole and must not. */
static lc_status count_words(size_t *out, const lc_sheet *s, const size_t *column, size_t columns, bool whole)
{
    lc_parting p = {0};
    const lc_status status = lc_parting_by(&p, s, column, columns);
    *out = status == LC_OK && !(whole && p.holes) ? p.words.count : 0;
    lc_parting_free(&p);
    return status;
}

static void take(lc_sheet *s, size_t column)
{
    s->series_column[s->series_columns++] = (long)column;
}

/* What values are in, or how they come, names no series by itself. */
static bool names_unit(const char *name)
{
    static const char *const known[] = {"unit",     "units",     "uom",     "unit of measure", "unit_of_measure",
                                        "currency", "measure",   "einheit", "scale",           "frequency",
                                        "freq",     "magnitude", NULL};
    return lc_names_among(name, known);
}

/* The first column of those before the values that has another cell in each row. Behind words that differ from row to row too,
 * only one that is called so: the kinds of a few rows may all be different, and are not their names. */
static lc_status find_alone(size_t *out, const lc_sheet *s, bool words)
{
    size_t count;
    bool behind = false;
    *out = s->columns;
    for (size_t column = 0; column < s->values.first && *out == s->columns; column++) {
        const bool of_words = lc_wide_count(s, column, LC_CELL_WORD) > 0;
        if (of_words != words || names_unit(s->name[column]))
            continue;
        CHECK(count_words(&count, s, &column, 1, true));
        if (count == s->rows && (!behind || lc_known_series(s->name[column])))
            *out = column;
        behind |= words && count != 1;
    }
    return LC_OK;
}

/* Whether a row has nothing in the columns that name it. */
static bool has_nameless(const lc_sheet *s)
{
    for (size_t row = 0; row < s->rows; row++) {
        size_t i = 0;
        while (i < s->series_columns &&
               lc_sheet_nameless(s, lc_sheet_cell(s, row, (size_t)s->series_column[i]), (size_t)s->series_column[i]))
            i++;
        if (i == s->series_columns)
            return true;
    }
    return false;
}

/* The columns that name a series together, so far. */
typedef struct together {
    size_t column[NAMES_MOST], columns, names;
    bool nameless; /* a row has no name */
} together;

/* Takes a column of words that tells more rows apart, or names those that have no name. */
static lc_status try_column(together *t, lc_sheet *s, size_t next)
{
    size_t count;
    if (lc_wide_count(s, next, LC_CELL_WORD) == 0)
        return LC_OK;
    t->column[t->columns] = next;
    CHECK(count_words(&count, s, t->column, t->columns + 1, false));
    if (count <= t->names && !t->nameless)
        return LC_OK;
    if (t->names == 1)
        t->columns = s->series_columns = 0; /* the first was the same in all rows */
    t->column[t->columns++] = next;
    t->names = count;
    take(s, next);
    t->nameless = has_nameless(s);
    return LC_OK;
}

/* From left to right, those of units last. */
static lc_status find_together(together *t, lc_sheet *s)
{
    for (int units = 0; units < 2; units++)
        for (size_t next = 0; next < s->values.first && t->columns < NAMES_MOST && (t->nameless || t->names < s->rows); next++)
            if (names_unit(s->name[next]) == units)
                CHECK(try_column(t, s, next));
    return LC_OK;
}

/* Rows whose only name is a number could be anything. */
static lc_status refuse_numbers(const lc_sheet *s)
{
    const size_t column = s->series_columns == 1 ? (size_t)s->series_column[0] : s->columns;
    if (s->request->wide || column == s->columns || lc_wide_count(s, column, LC_CELL_WORD) > 0 ||
        lc_known_series(s->name[column]))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: columns from '%s' on are named by times, and rows by the numbers of column '%s': --wide makes a "
                   "series of each row (--time names another column as the time)",
                   s->csv->path, s->name[s->values.first], s->name[column]);
}

/* A column of words by itself; several together, and one of numbers if they do not tell all rows apart. */
lc_status lc_wide_find_names(lc_sheet *s)
{
    size_t alone;
    together t = {.nameless = true};
    if (s->request->series_column && strcmp(s->request->series_column, "none") != 0)
        return lc_sheet_take_named(s, s->request->series_column);
    CHECK(find_alone(&alone, s, true));
    if (alone == s->columns)
        CHECK(find_together(&t, s));
    if (alone == s->columns && t.names < s->rows) {
        CHECK(find_alone(&alone, s, false));
        if (alone < s->columns && (t.names <= 1 || t.columns == NAMES_MOST))
            s->series_columns = 0;
    }
    if (alone < s->columns)
        take(s, alone);
    return refuse_numbers(s);
}

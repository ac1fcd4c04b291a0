/* cut_numbers - decimal commas between commas, without quotes: 8,39 are two cells, of which the header may name one. */
#include <string.h>

#include "core/words.h"
#include "data/sheet/phases.h"

enum { ROWS_LEAST = 3 };

/* Whole numbers in all rows that have a cell. */
static bool is_whole(const lc_sheet *s, size_t column)
{
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column), *digits = cell + strspn(cell, "+-");
        if (*cell && (!*digits || digits[strspn(digits, "0123456789")]))
            return false;
    }
    return true;
}

/* Digits, 05 among them, as those behind a decimal sign are. *row: of such a cell. */
static bool has_places(size_t *row, const lc_sheet *s, size_t column)
{
    *row = s->rows;
    for (size_t i = 0; i < s->rows; i++) {
        const char *cell = lc_sheet_cell(s, i, column);
        if (cell[strspn(cell, "0123456789")])
            return false;
        *row = *row == s->rows && *cell == '0' && cell[1] ? i : *row;
    }
    return *row < s->rows;
}

lc_status lc_sheet_refuse_cut_numbers(const lc_sheet *s)
{
    size_t row;
    for (size_t column = 1; column < s->columns && s->csv->separator == ',' && s->rows >= ROWS_LEAST; column++) {
        if (!s->unnamed[column] || !s->wanted[column] || !s->wanted[column - 1] || lc_sheet_knows(s, column) ||
            lc_time_has(&s->time, column) || lc_time_has(&s->time, column - 1))
            continue;
        if (is_whole(s, column - 1) && has_places(&row, s, column))
            return lc_fail(LC_E_DATA,
                           "%s:%zu: column '%s': '%s,%s' may be a number with a decimal comma, cut in two: put such numbers in "
                           "quotes, or semicolons between cells; --decimal . reads two columns, --drop %s the first of them",
                           s->csv->path, lc_sheet_line(s, row), s->name[column - 1], lc_sheet_cell(s, row, column - 1),
                           lc_sheet_cell(s, row, column), lc_typed_name(s->name[column]).text);
    }
    return LC_OK;
}

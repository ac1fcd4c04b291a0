/* made_up - whether a made-up axis would turn time round: the rows' own dates, read or not, say which way it goes. */
#include <ctype.h>

#include "core/date_scan.h"
#include "data/time/room.h"

/* The last number of four digits in a cell, as a year is, or 0. */
static int year_in(const char *cell)
{
    int year = 0, number, digits;
    while (*cell) {
        const char *end = lc_scan_number(&number, &digits, cell, 9);
        if (end && digits == 4)
            year = number;
        cell = end ? end : cell + 1;
    }
    return year;
}

/* Of dates that are not read: the first year is later than the last one. */
static bool years_fall(const lc_view *v, size_t column)
{
    const int first = year_in(lc_view_cell(v, 0, column)), last = year_in(lc_view_cell(v, v->rows - 1, column));
    return first > last && last > 1000;
}

static bool moments_fall(const lc_view *v, const lc_time_columns *c)
{
    lc_moment first, last;
    return lc_row_moment(&first, v, c, 0) == LC_OK && lc_row_moment(&last, v, c, v->rows - 1) == LC_OK &&
           first.second > last.second;
}

void lc_time_note_direction(const lc_view *v, const lc_time_columns *c)
{
    size_t column = c->column[0];
    bool falls = c->count && moments_fall(v, c);
    for (size_t i = 0; i < v->columns && !c->count && !falls; i++)
        if (lc_name_says_time(lc_view_name(v, i))) {
            column = i;
            falls = years_fall(v, i);
        }
    if (falls)
        lc_view_note(
            v,
            "column '%s' is newest first, from '%.80s' to '%.80s', but --start counts on from the first row: time is turned "
            "round; sort the file, or leave --start out",
            lc_view_name(v, column), lc_view_cell(v, 0, column), lc_view_cell(v, v->rows - 1, column));
}

/* unread - columns that must be the time, and are not read: no axis is made up over them that nobody asked for. */
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "data/time/room.h"

/* Texts that are not read, with a year in each of three cells that differ: 1. März 2021. */
static bool looks_dated(const lc_view *v, size_t column)
{
    const char *cell[3];
    lc_decimal number;
    for (size_t i = 0; i < 3; i++) {
        cell[i] = lc_view_cell(v, i * (v->rows - 1) / 2, column);
        const int year = lc_decimal_read(&number, cell[i]) ? 0 : lc_year_in(cell[i]);
        if (year < 1800 || year > 2199)
            return false;
    }
    return v->rows > 2 && strcmp(cell[0], cell[1]) != 0 && strcmp(cell[1], cell[2]) != 0;
}

/* A column that must be the time, by its name or its cells, and was no channel before. */
bool lc_time_must_be(const lc_view *v, size_t column)
{
    if (v->known && v->known(v->table, column))
        return false;
    return lc_name_must_be_time(lc_view_name(v, column)) || looks_dated(v, column) || lc_form_of(v, column, false).elapsed ||
           lc_time_runs(v, column);
}

/* How rows that have no time are left out, where those above have one. */
static lc_status fail_unread(const lc_view *v, size_t row, size_t column)
{
    char counted[LC_TEXT_MAX], way[LC_TEXT_MAX] = "";
    const lc_time_columns alone = {.count = 1, .column = {column}, .part = {LC_TIME_DATE}, .ticks = 1, .pivot = LC_DATE_PIVOT};
    if (row)
        lc_row_way_out(way, v, &alone, LC_TIME_DATE, row, column);
    lc_time_counted_way(counted, v, column);
    return lc_fail(LC_E_DATA,
                   "%s:%zu: column '%s': '%.200s' is not a time that is known (2016-07-31, 7/31/2016 1:00 PM, 2016Q3); "
                   "--time-format says how it is written, --time names another column, --start makes an axis up%s%s",
                   v->path, v->line(v->table, row), lc_view_name(v, column), lc_view_cell(v, row, column), counted, way);
}

/* It cannot be left out for an axis that nobody asked for. */
lc_status lc_time_refuse_unread(const lc_view *v)
{
    for (size_t column = 0; column < v->columns; column++) {
        char month[LC_TEXT_MAX], unknown[2 * LC_TEXT_MAX];
        size_t row = 0;
        if (!lc_time_must_be(v, column))
            continue;
        while (row + 1 < v->rows && lc_time_looks(lc_view_cell(v, row, column)))
            row++;
        lc_view_doubtful_month(month, lc_view_cell(v, row, column));
        snprintf(unknown, sizeof unknown, "is not a time that is known%s", month);
        if (*month)
            return lc_view_fail(v, row, column, unknown);
        if (lc_part_reads_all(v, column, LC_TIME_CLOCK))
            return lc_view_fail(v, 0, column,
                                "is a time of day, and no column says of which day: --start and --step make the time up");
        if (lc_time_is_part(v, column))
            return lc_view_fail(
                v, 0, column,
                "is a part of the time, and no column says the rest, its year or day: --start and --step make the "
                "time up");
        return fail_unread(v, row, column);
    }
    return LC_OK;
}

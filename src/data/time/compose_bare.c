/* compose_bare - a date whose parts are in columns without names, or of any names, that follow one another. */
#include <stdio.h>
#include <string.h>

#include "data/time/room.h"

static const lc_time_part bare[] = {LC_TIME_YEAR, LC_TIME_MONTH, LC_TIME_DAY, LC_TIME_HOUR, LC_TIME_MINUTE};
enum { BARE = sizeof bare / sizeof *bare, DAY_LONG = 86400 };

/* Whether rows are moments that go one way, each another; months alone: each the one after. */
static bool go_on(const lc_view *v, const lc_time_columns *c)
{
    lc_moment m, last = {0};
    size_t up = 0, down = 0;
    for (size_t row = 0; row < v->rows; row++, last = m) {
        lc_decimal year;
        if (!lc_decimal_read(&year, lc_view_cell(v, row, c->column[0])) || year.whole < 1600 || year.whole > 2199 ||
            lc_row_moment(&m, v, c, row) != LC_OK)
            return false;
        m.second += m.elapsed < DAY_LONG ? m.elapsed : DAY_LONG - 1; /* of a day with 25 hours the last one */
        const int64_t step = m.second - last.second, most = c->count == 2 ? 31 * 86400 : INT64_MAX;
        up += row && step > 0 && step <= most;
        down += row && step < 0 && step >= -most;
    }
    return v->rows > 2 && (up == v->rows - 1 || down == v->rows - 1);
}

static void add_bare(lc_time_columns *c, const lc_view *v, size_t column)
{
    c->part[c->count] = bare[c->count];
    c->column[c->count++] = column;
    if (c->part[c->count - 1] == LC_TIME_HOUR && strchr(lc_view_cell(v, 0, column), ':'))
        c->part[c->count - 1] = LC_TIME_CLOCK;
    else if (c->part[c->count - 1] == LC_TIME_HOUR)
        lc_time_set_hours(c, v, false);
}

static void note_bare(const lc_view *v, const lc_time_columns *c)
{
    static const char *const finer[BARE + 1] = {"", "", "", ", day", ", day, hour", ", day, hour, minute"};
    lc_view_note(v, "columns %zu to %zu are read as year, month%s (change it: import --time)", c->column[0] + 1,
                 c->column[c->count - 1] + 1, finer[c->count]);
}

/* A title above a column of years, beside words for months, is no name. */
static bool is_above_months(const lc_view *v, size_t first, size_t place)
{
    int month;
    lc_decimal number;
    const char *beside = place == 0 && first + 1 < v->columns ? lc_view_cell(v, 0, first + 1) : "";
    return !lc_decimal_read(&number, beside) && lc_month_read(&month, beside);
}

/* Whether most rows are of the month, or day, of the row before: small numbers beside a month for each row are values, not its
 * days. */
static bool stay_in_it(const lc_view *v, const lc_time_columns *c)
{
    size_t same = 0;
    for (size_t row = 1; row < v->rows; row++)
        same += strcmp(lc_view_cell(v, row, c->column[0]), lc_view_cell(v, row - 1, c->column[0])) == 0 &&
                strcmp(lc_view_cell(v, row, c->column[1]), lc_view_cell(v, row - 1, c->column[1])) == 0;
    return 2 * same >= v->rows - 1;
}

/* Minutes that are the same in all rows, behind an hour: rows go on without them, half an hour early. */
static void add_same_minute(lc_time_columns *c, const lc_view *v, size_t column)
{
    if (c->part[c->count - 1] != LC_TIME_HOUR || column >= v->columns || !lc_name_bare(v, column) ||
        !lc_part_reads_all(v, column, LC_TIME_MINUTE))
        return;
    for (size_t row = 1; row < v->rows; row++)
        if (strcmp(lc_view_cell(v, row, column), lc_view_cell(v, 0, column)) != 0)
            return;
    c->part[c->count] = LC_TIME_MINUTE;
    c->column[c->count++] = column;
}

/* Year, month and what follows in the columns from one on; those with names need days that months have several of. */
static bool compose_from(lc_time_columns *out, const lc_view *v, size_t first)
{
    lc_time_columns c = {.pivot = LC_DATE_PIVOT};
    bool unnamed = true;
    for (size_t i = 0; i < BARE && first + i < v->columns; i++) {
        unnamed &= lc_name_bare(v, first + i) || is_above_months(v, first, i);
        add_bare(&c, v, first + i);
        if (i == 0 || (!unnamed && (i == 1 || !stay_in_it(v, &c))) || !go_on(v, &c))
            continue;
        add_same_minute(&c, v, first + i + 1);
        note_bare(v, &c);
        c.pivot = 0;
        *out = c;
        return true;
    }
    return false;
}

/* Whether all numbers are hours of a day: as hhmm they would be its first minutes. */
static bool are_hours(const lc_view *v, size_t column)
{
    lc_decimal d;
    size_t row = 0;
    while (row < v->rows && lc_decimal_read(&d, lc_view_cell(v, row, column)) && d.whole <= 24)
        row++;
    return row == v->rows;
}

/* The minute behind an hour: rows do not go on without it, or all have the same. */
static void add_minute(lc_time_columns *c, const lc_view *v)
{
    const size_t column = c->column[c->count - 1] + 1;
    lc_time_columns with = *c;
    add_same_minute(c, v, column);
    if (with.count < c->count || with.part[with.count - 1] != LC_TIME_HOUR || go_on(v, c) || column >= v->columns ||
        !lc_name_bare(v, column) || !lc_part_reads_all(v, column, LC_TIME_MINUTE))
        return;
    with.column[with.count] = column;
    with.part[with.count++] = LC_TIME_MINUTE;
    *c = go_on(v, &with) ? with : *c;
}

/* Year, day of the year and hhmm, or the hour, in columns without names, as loggers write them (Campbell). */
static bool compose_logged(lc_time_columns *out, const lc_view *v, size_t first)
{
    static const lc_time_part parts[] = {LC_TIME_YEAR, LC_TIME_DAY_OF_YEAR, LC_TIME_HHMM};
    lc_time_columns c = {.pivot = LC_DATE_PIVOT};
    for (size_t column = first; column < v->columns && c.count < sizeof parts / sizeof *parts; column++) {
        if (!lc_name_bare(v, column) || !lc_part_reads_all(v, column, parts[c.count]))
            return false;
        c.part[c.count] = parts[c.count];
        c.column[c.count++] = column;
    }
    if (c.count < sizeof parts / sizeof *parts)
        return false;
    const bool hours = are_hours(v, c.column[c.count - 1]);
    if (hours)
        c.part[c.count - 1] = LC_TIME_HOUR;
    if (hours)
        lc_time_set_hours(&c, v, false);
    if (hours)
        add_minute(&c, v);
    if (!stay_in_it(v, &c) || !go_on(v, &c))
        return false;
    lc_view_note(v, "columns %zu to %zu are read as year, day of the year, %s (change it: import --time)", first + 1,
                 first + c.count,
                 c.part[c.count - 1] == LC_TIME_MINUTE ? "hour, minute"
                 : hours                               ? "hour"
                                                       : "hours and minutes");
    c.pivot = 0;
    *out = c;
    return true;
}

/* Jan 1990, as zoo prints its index: the first two columns, without names. */
static bool compose_months(lc_time_columns *out, const lc_view *v)
{
    const lc_time_columns c = {.count = 2, .column = {1, 0}, .part = {LC_TIME_YEAR, LC_TIME_MONTH}};
    int month;
    if (v->columns < 3 || !lc_name_bare(v, 0) || !lc_name_bare(v, 1))
        return false;
    for (size_t row = 0; row < v->rows; row++)
        if (!lc_month_read(&month, lc_view_cell(v, row, 0)))
            return false;
    if (!go_on(v, &c))
        return false;
    lc_view_note(v, "columns 1 and 2 are read as month and year (change it: import --time)");
    *out = c;
    return true;
}

void lc_time_compose_bare(lc_time_columns *out, const lc_view *v)
{
    if (compose_months(out, v))
        return;
    for (size_t first = 0; first < v->columns; first++)
        if (compose_from(out, v, first))
            return;
    for (size_t first = 0; first < v->columns; first++)
        if (compose_logged(out, v, first))
            return;
}

void lc_time_compose_asked(lc_time_columns *out, const lc_view *v, const bool *only)
{
    lc_time_columns c = {.pivot = LC_DATE_PIVOT};
    size_t asked = 0, first = v->columns;
    for (size_t column = 0; column < v->columns; column++) {
        asked += only[column];
        first = only[column] && first == v->columns ? column : first;
        if (only[column] && c.count < BARE)
            add_bare(&c, v, column);
    }
    if (asked != c.count || asked < 2)
        return;
    if (!go_on(v, &c)) {
        if (asked == 3 && first + 2 < v->columns && only[first + 1] && only[first + 2])
            compose_logged(out, v, first);
        return;
    }
    note_bare(v, &c);
    c.pivot = 0;
    *out = c;
}

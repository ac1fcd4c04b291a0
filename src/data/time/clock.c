/* clock - the columns of a time of day beside those of a date: 15:30, 1530, hours 0 to 23 or 1 to 24, numbered periods. */
#include <string.h>

#include "core/date_scan.h"
#include "core/text.h"
#include "data/time/room.h"
#include "data/time/zoned.h"

enum { HOUR = 3600 };

static const char clock_names[] = "time clock hhmm hhmmss uhrzeit zeit hora timeofday tod localtime timeutc utctime gmttime "
                                  "timegmt timelocal lsttime timelst timehhmm";

static void add(lc_time_columns *c, size_t column, lc_time_part part)
{
    c->column[c->count] = column;
    c->part[c->count++] = part;
}

/* --- which column ------------------------------------------------------------------------------------------------------ */

/* Whether a row is of the day above, as all columns of its date have it; a blank may be (merged.c). */
static bool goes_on(const lc_view *v, const lc_time_columns *date, size_t row)
{
    for (size_t i = 0; i < date->count; i++) {
        const char *cell = lc_view_cell(v, row, date->column[i]);
        if (*cell && strcmp(cell, lc_view_cell(v, row - 1, date->column[i])) != 0)
            return false;
    }
    return true;
}

/* Whether some day has more than one row, one after another or at a distance of the first one's. */
static bool days_repeat(const lc_view *v, const lc_time_columns *date)
{
    for (size_t row = 1; row < v->rows; row++)
        if (goes_on(v, date, row))
            return true;
    return false;
}

static bool is_constant(const lc_view *v, size_t column)
{
    for (size_t row = 1; row < v->rows; row++)
        if (strcmp(lc_view_cell(v, row, column), lc_view_cell(v, 0, column)) != 0)
            return false;
    return true;
}

/* Of equal days all clocks go one way, and somewhere go; an hour that is marked may be the second one of its number, and one has
 * several intervals. */
static bool runs_within_days(const lc_view *v, const lc_time_columns *date, size_t clock)
{
    bool runs = false, rises = true, falls = true;
    int64_t seconds;
    const bool parted = lc_time_find_interval(&seconds, v, date->column[date->count - 1], clock) < v->columns;
    for (size_t row = 1; row < v->rows; row++) {
        lc_decimal was, is;
        const bool again = parted || lc_hour_marked(lc_view_cell(v, row, clock));
        if (!goes_on(v, date, row))
            continue;
        if (!lc_worded_read(&was, lc_view_cell(v, row - 1, clock)) || !lc_worded_read(&is, lc_view_cell(v, row, clock)))
            return false;
        const int64_t step = is.whole != was.whole ? is.whole - was.whole : is.nano - was.nano;
        rises &= step > 0 || (step == 0 && again);
        falls &= step < 0 || (step == 0 && again);
        runs = true;
    }
    return runs && (rises || falls);
}

static bool is_unnamed(const char *name)
{
    return !*name || lc_text_begins(name, "column_");
}

static bool is_clock_name(const char *name)
{
    return lc_name_is(name, clock_names) || lc_name_counts_day(name);
}

/* Texts such as 15:30: next to the date, or named so. A daily sunrise is not the time of its row, nor is that of the strongest
 * gust. */
static bool is_text_clock(const lc_view *v, const lc_time_columns *date, size_t column)
{
    const size_t day = date->column[date->count - 1];
    const char *name = lc_view_name(v, column);
    const bool exact = is_clock_name(name), event = !exact && lc_name_has(name, "of max min maximum minimum peak sunrise sunset");
    const bool named = exact || lc_name_has(name, "time"), near = column == day + 1 || column + 1 == day;
    return (named || near) && !event && lc_part_reads_all(v, column, LC_TIME_CLOCK) &&
           (exact || is_unnamed(name) || days_repeat(v, date) || is_constant(v, column));
}

static bool is_number_clock(const lc_view *v, const lc_time_columns *date, size_t column)
{
    const char *name = lc_view_name(v, column);
    if (is_clock_name(name))
        return days_repeat(v, date) || is_constant(v, column);
    return (lc_name_has(name, "hour hr he") || (is_unnamed(name) && column == date->column[date->count - 1] + 1)) &&
           runs_within_days(v, date, column);
}

/* Minutes, seconds and thousandths of their own, after an hour. */
static void add_finer(lc_time_columns *c, const lc_view *v, const bool *only)
{
    static const char *const names[] = {"minute min mi minutes mins", "second sec ss seconds secs"};
    for (int finer = 0; finer < 2; finer++)
        for (size_t column = 0; column < v->columns && c->count < LC_TIME_COLUMNS_MAX; column++) {
            const char *name = lc_view_name(v, column);
            const bool named = lc_name_is(name, names[finer]) || (finer == 0 && strcmp(name, "mm") == 0);
            if (named && (!only || only[column]) && !lc_time_has(c, column) &&
                lc_part_reads_all(v, column, (lc_time_part)(LC_TIME_MINUTE + finer))) {
                add(c, column, (lc_time_part)(LC_TIME_MINUTE + finer));
                break;
            }
        }
    if (c->part[c->count - 1] == LC_TIME_SECOND)
        lc_time_add_thousandths(c, v, only);
}

/* Whether rows of a date have a time of day already. */
static bool has_clock(const lc_view *v, size_t column)
{
    lc_date date;
    for (size_t row = 0; row < v->rows; row++)
        if (lc_date_read(&date, lc_view_cell(v, row, column)) && (date.seconds || date.nanosecond || !lc_date_names_day(&date)))
            return true;
    return false;
}

/* Before the hour: the last column is the one that says of what periods there are. */
static void add_interval(lc_time_columns *c, const lc_view *v, const bool *only, size_t hour)
{
    int64_t seconds;
    const size_t column = lc_time_find_interval(&seconds, v, c->column[0], hour);
    if (column == v->columns || (only && !only[column]))
        return;
    c->interval = seconds;
    add(c, column, LC_TIME_INTERVAL);
}

static void add_at(lc_time_columns *c, const lc_view *v, const bool *only, size_t column)
{
    lc_time_part part = LC_TIME_CLOCK;
    if (!lc_part_reads_all(v, column, LC_TIME_CLOCK) && !lc_clock_number(c, &part, v, column))
        return;
    if (part == LC_TIME_HOUR || (part == LC_TIME_PERIOD && c->period == HOUR))
        add_interval(c, v, only, column);
    add(c, column, part);
    if (part == LC_TIME_HOUR && !c->hour_first && !c->interval)
        add_finer(c, v, only);
    else if (part == LC_TIME_CLOCK)
        lc_time_add_thousandths(c, v, only);
}

/* AM or PM in a column of its own, of hours 1 to 12. */
static void add_half(lc_time_columns *c, const lc_view *v, const bool *only)
{
    for (size_t column = 0; column < v->columns && c->count < LC_TIME_COLUMNS_MAX; column++) {
        bool all = (!only || only[column]) && !lc_time_has(c, column);
        for (size_t row = 0; all && row < v->rows; row++) {
            int hour = 1;
            const char *cell = lc_view_cell(v, row, column), *end = lc_scan_half(&hour, cell);
            all = end && end > cell && !*end;
        }
        if (all) {
            add(c, column, LC_TIME_HALF);
            return;
        }
    }
}

/* Rows of a day share their stamp although a column is named as their time of day. */
static void note_unread(const lc_view *v, const lc_time_columns *date)
{
    lc_date dated;
    for (size_t column = 0; column < v->columns; column++)
        if (!lc_time_has(date, column) && lc_name_is(lc_view_name(v, column), clock_names) && days_repeat(v, date) &&
            !lc_date_read(&dated, lc_view_cell(v, 0, column))) {
            lc_view_note(v,
                         "column '%s' is named as a time of day but not read as one ('%.80s'): rows of a day share their stamp",
                         lc_view_name(v, column), lc_view_cell(v, 0, column));
            return;
        }
}

/* Of the rows of a date, or of a day in a column of its own; whether there is one. */
static bool add_beside(lc_time_columns *c, const lc_view *v, const bool *only)
{
    const lc_time_columns date = *c;
    for (size_t i = 0; i < v->columns && c->count < LC_TIME_COLUMNS_MAX; i++) { /* the next column first */
        const size_t column = (date.column[date.count - 1] + 1 + i) % v->columns;
        if (lc_time_has(c, column) || (only && (!only[column] || lc_time_is_offset(v, column))))
            continue;
        if (only || is_text_clock(v, &date, column) || is_number_clock(v, &date, column))
            add_at(c, v, only, column);
        if (c->count > date.count) {
            add_half(c, v, only);
            return true;
        }
    }
    return false;
}

/* Texts such as 15:30 right behind a day, whatever they are called. */
static bool is_behind(const lc_view *v, const bool *only, size_t column)
{
    return column < v->columns && (!only || only[column]) && strchr(lc_view_cell(v, 0, column), ':') &&
           lc_part_reads_all(v, column, LC_TIME_CLOCK);
}

void lc_time_add_clock_of_day(lc_time_columns *c, const lc_view *v, const bool *only)
{
    const lc_time_part last = c->count ? c->part[c->count - 1] : LC_TIME_DATE;
    const size_t day = c->count ? c->column[c->count - 1] : 0;
    if (last == LC_TIME_DAY && is_behind(v, only, day + 1))
        add(c, day + 1, LC_TIME_CLOCK);
    else if (last == LC_TIME_DAY || last == LC_TIME_DAY_OF_YEAR)
        add_beside(c, v, only);
}

void lc_time_add_clock(lc_time_columns *c, const lc_view *v, const bool *only)
{
    const size_t date = c->column[0];
    if (has_clock(v, date))
        lc_time_add_thousandths(c, v, only);
    else if (!add_beside(c, v, only))
        note_unread(v, c);
}

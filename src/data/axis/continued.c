/* continued - whether the last rows come where the calendar has them: where they do not, those to come are a guess. It sees what
 * no calendar here has: every other week, days on and off, a weekday that has begun. */
#include <stdlib.h>

#include "core/sort.h"
#include "data/axis/learn.h"

enum { DAYS = 366, LEAST_ROWS = 30, MOST_ROWS = 1000 /* that are looked at */, CUT = 10 };

/* Where the calendar goes on after a row. */
static int64_t next_of(const lc_axis *axis, const lc_series *series, size_t row)
{
    return lc_axis_next_clock(axis, lc_axis_clock(axis, series, row), lc_axis_clocks(axis, series, row, NULL));
}

/* To the day, where steps are days: of their times of day others judge. */
static bool is_continued(const lc_axis *axis, const lc_series *series, size_t row)
{
    const int64_t unit = axis->kind == LC_AXIS_SESSIONS ? 1 : lc_axis_day(axis);
    return lc_floor_divide(next_of(axis, series, row - 1), unit) == lc_floor_divide(lc_axis_clock(axis, series, row), unit);
}

size_t lc_axis_continued(const lc_axis *axis, const lc_series *series)
{
    size_t count = 0;
    for (size_t row = 1; row < series->rows; row++)
        count += is_continued(axis, series, row);
    return count;
}

/* The first of the rows of the last year. */
static size_t find_first(const lc_axis *axis, const lc_series *series)
{
    const int64_t last = lc_axis_clock(axis, series, series->rows - 1);
    size_t row = series->rows;
    while (row > 1 && series->rows - row < MOST_ROWS &&
           (series->rows - row < LEAST_ROWS || last - lc_axis_clock(axis, series, row - 1) <= DAYS * lc_axis_day(axis)))
        row--;
    return row;
}

/* Of rows that come elsewhere: how many, and how many of them are as many rows after the one before as that is. */
typedef struct elsewhere {
    size_t rows, evenly;
} elsewhere;

static elsewhere find_elsewhere(const lc_axis *axis, const lc_series *series, size_t first)
{
    elsewhere found = {0};
    for (size_t row = first, before = 0, distance = 0; row < series->rows; row++) {
        if (is_continued(axis, series, row))
            continue;
        found.evenly += found.rows >= 2 && distance > 1 && row - before == distance;
        distance = row - before;
        before = row;
        found.rows++;
    }
    return found;
}

/* Whether a row is at a time of the week, or on a day, that its calendar does not have. */
static bool is_off(const lc_axis *axis, const lc_series *series, size_t row)
{
    const bool holiday = lc_axis_is_holiday(axis, series, row);
    int weekday;
    lc_week_of(&weekday, lc_axis_day_of(axis, series, row));
    if (axis->kind == LC_AXIS_DAYS)
        return holiday || !(axis->days >> weekday & 1);
    return axis->kind == LC_AXIS_SESSIONS && (holiday || !lc_axis_is_slot(axis, lc_axis_clock(axis, series, row)));
}

/* What our calendars do not tell apart, and those of people do: second Saturdays, the first and the last day of a month. */
typedef enum places { OF_WEEK_OR_YEAR, OF_WEEKDAY_IN_MONTH, OF_MONTH, OF_MONTH_END } places;

/* Of a day that is `of_month` of its month. */
static int64_t day_place(const lc_axis *axis, places which, int64_t day, int of_month)
{
    int weekday;
    lc_week_of(&weekday, day);
    if (which == OF_WEEK_OR_YEAR)
        return weekday;
    if (which == OF_WEEKDAY_IN_MONTH)
        return weekday + LC_WEEKDAYS * ((of_month - 1) / LC_WEEKDAYS);
    if (which == OF_MONTH)
        return of_month;
    const int64_t next = lc_calendar_add_months(axis->calendar, (day - of_month + 1) * LC_DAY, 1, 1);
    return lc_floor_divide(next, LC_DAY) - day;
}

static int64_t place_of(const lc_axis *axis, int64_t clock, places which)
{
    const int64_t length = lc_axis_day(axis), day = lc_floor_divide(clock, length);
    int of_month;
    const int64_t month = lc_calendar_month(&of_month, axis->calendar, day * LC_DAY);
    if (axis->kind == LC_AXIS_MONTHS)
        return month - lc_floor_divide(month, 12) * 12;
    const int64_t place = day_place(axis, which, day, of_month);
    return axis->kind == LC_AXIS_DAYS ? place : place * length + clock - day * length;
}

/* Whether after the rows of which a place of the calendar is the next one rows come elsewhere half of the times, three at least:
 * a place that every other week has. In a month: three in four of four at least. */
static bool has_rare_place(const lc_axis *axis, const lc_series *series, size_t first, places which)
{
    const size_t few = which == OF_WEEK_OR_YEAR ? 3 : 4, of = which == OF_WEEK_OR_YEAR ? 2 : 4;
    int64_t place[MOST_ROWS + 1]; /* twice the place; one more where the row is there */
    size_t count = 0;
    for (size_t row = first; row < series->rows; row++)
        if (!is_off(axis, series, row - 1))
            place[count++] = 2 * place_of(axis, next_of(axis, series, row - 1), which) + is_continued(axis, series, row);
    qsort(place, count, sizeof *place, lc_sort_whole);
    for (size_t i = 0, end; i < count; i = end) {
        size_t there = 0;
        for (end = i; end < count && place[end] / 2 == place[i] / 2; end++)
            there += place[end] & 1;
        const size_t times = end - i, missing = times - there, cut = times >= CUT; /* at an end of the rows one may lack */
        if (missing >= few && missing * of >= (times - cut) * (of - 1))
            return true;
    }
    return false;
}

static bool has_rare_places(const lc_axis *axis, const lc_series *series, size_t first)
{
    static const places last[] = {
        [LC_AXIS_MONTHS] = OF_WEEK_OR_YEAR, [LC_AXIS_DAYS] = OF_MONTH_END, [LC_AXIS_SESSIONS] = OF_MONTH_END};
    for (places which = OF_WEEK_OR_YEAR; axis->kind != LC_AXIS_STEPS && which <= last[axis->kind]; which++)
        if (has_rare_place(axis, series, first, which))
            return true;
    return false;
}

/* Whether days with rows at times that the calendar does not have are two or more of the last three weeks, of weekly rows all,
 * since holidays of two weeks shift them, and five times as frequent as before: a weekday or an hour that has begun. */
static bool has_begun(const lc_axis *axis, const lc_series *series)
{
    enum { RECENT = 21 /* days */, TIMES = 5 };
    const int64_t last = lc_axis_day_of(axis, series, series->rows - 1);
    size_t days[2] = {0}, off[2] = {0};
    for (size_t row = 0; row < series->rows;) {
        const int64_t day = lc_axis_day_of(axis, series, row);
        bool found = false;
        for (; row < series->rows && lc_axis_day_of(axis, series, row) == day; row++)
            found = found || is_off(axis, series, row);
        days[last - day < RECENT]++;
        off[last - day < RECENT] += found;
    }
    return days[0] > days[1] && off[1] >= (lc_axis_is_weekly(axis) ? 3 : 2) && off[1] * days[0] > TIMES * (off[0] + 1) * days[1];
}

const char *lc_axis_doubt_of_last(const lc_axis *axis, const lc_series *series)
{
    enum { SHARE = 4, LEAST = 5 /* rows elsewhere that show even distances */ };
    if (has_begun(axis, series))
        return "its last rows are at times of the week at which it had none before";
    const size_t first = find_first(axis, series);
    const elsewhere found = find_elsewhere(axis, series, first);
    if (found.rows * SHARE > series->rows - first)
        return "more than one in four of its last rows is not where the one before has its calendar go on";
    if (has_rare_places(axis, series, first))
        return "its calendar has a time of the week, month or year at which it has had no row as often as one";
    if (found.rows >= LEAST && found.evenly * 4 >= (found.rows - 2) * 3)
        return "its last rows leave out days or hours of its calendar at even distances";
    return NULL;
}

/* months - rows a month, a quarter or a year apart: by day of the month, on working days, or on a weekday such as the third
 * Friday. */
#include "data/axis/learn.h"

enum { FRIDAY = 4, LEAST_DAYS = 27 };

static int64_t first_of(const lc_axis *axis, int64_t month)
{
    int64_t year = lc_floor_divide(month, 12);
    return lc_calendar_days(axis->calendar, (lc_day){year, (int)(month - year * 12) + 1, 1});
}

static int weekday_of(int64_t day)
{
    int weekday;
    lc_week_of(&weekday, day);
    return weekday;
}

static bool is_workday(const lc_axis *axis, int64_t day)
{
    return weekday_of(day) <= FRIDAY && !lc_axis_is_closed(axis, day);
}

/* The day since 1970 that the rule names in a month, counted through all years. */
static int64_t day_in(const lc_axis *axis, int64_t month)
{
    int64_t first = first_of(axis, month), last = first_of(axis, month + 1) - 1;
    switch (axis->rule) {
    case LC_MONTH_LAST_WORKDAY:
        while (!is_workday(axis, last) && last > first)
            last--;
        return last;
    case LC_MONTH_FIRST_WORKDAY:
        while (!is_workday(axis, first) && first < last)
            first++;
        return first;
    case LC_MONTH_NTH:
        return first + (axis->day - weekday_of(first) + 7) % 7 + 7 * (axis->nth - 1);
    case LC_MONTH_LAST_NTH:
        return last - (weekday_of(last) - axis->day + 7) % 7;
    default:
        return first + axis->day - 1 < last ? first + axis->day - 1 : last;
    }
}

int64_t lc_axis_next_month(const lc_axis *axis, int64_t clock)
{
    const int64_t day = lc_floor_divide(clock, lc_axis_day(axis));
    int of_month;
    int64_t month = lc_calendar_month(&of_month, axis->calendar, day * LC_DAY) + axis->months;
    return lc_axis_at_day(axis, day_in(axis, month), clock);
}

/* The day since 1970 of a row; its month and its day in it. */
static int64_t row_day(int64_t *month, int *of_month, const lc_axis *axis, const lc_series *series, size_t row)
{
    int64_t day = lc_floor_divide(lc_axis_clock(axis, series, row), lc_axis_day(axis));
    *month = lc_calendar_month(of_month, axis->calendar, day * LC_DAY);
    return day;
}

static size_t count_fits(const lc_axis *axis, const lc_series *series)
{
    size_t count = 0;
    for (size_t row = 0; row < series->rows; row++) {
        int64_t month;
        int of_month;
        count += row_day(&month, &of_month, axis, series, row) == day_in(axis, month);
    }
    return count;
}

/* The usual number of months from row to row, if at least half the steps have it; 0 without one. regular: 90 % have it. */
static int usual_months(bool *regular, const lc_axis *axis, const lc_series *series)
{
    size_t times[LC_MONTHS_MOST + 1] = {0}, best = 0;
    int64_t month, before = 0;
    int of_month;
    for (size_t row = 0; row < series->rows; row++) {
        row_day(&month, &of_month, axis, series, row);
        if (row && month - before >= 0 && month - before <= LC_MONTHS_MOST)
            times[month - before]++;
        before = month;
    }
    for (size_t k = 1; k <= LC_MONTHS_MOST; k++)
        best = times[k] > times[best] || best == 0 ? k : best;
    *regular = times[best] * 10 >= (series->rows - 1) * 9;
    return times[best] * 2 >= series->rows - 1 ? (int)best : 0;
}

static int usual_day(const lc_axis *axis, const lc_series *series)
{
    size_t times[32] = {0}, best = 1;
    for (size_t row = 0; row < series->rows; row++) {
        int64_t month;
        int of_month;
        row_day(&month, &of_month, axis, series, row);
        times[of_month]++;
    }
    for (size_t day = 1; day < 32; day++)
        best = times[day] >= times[best] ? day : best;
    return (int)best;
}

static bool steps_are_equal(const lc_series *series)
{
    for (size_t row = 2; row < series->rows; row++)
        if (series->time[row] - series->time[row - 1] != series->time[1] - series->time[0])
            return false;
    return true;
}

/* Of the rules, the plainest first, the one that most rows keep; how many do. */
static size_t choose_rule(lc_axis *axis, const lc_series *series)
{
    int64_t month;
    int of_month;
    const int weekday = weekday_of(row_day(&month, &of_month, axis, series, series->rows - 1)), nth = (of_month - 1) / 7 + 1;
    const lc_axis rule[] = {{.rule = LC_MONTH_DAY, .day = 31},
                            {.rule = LC_MONTH_DAY, .day = usual_day(axis, series)},
                            {.rule = LC_MONTH_LAST_WORKDAY},
                            {.rule = LC_MONTH_FIRST_WORKDAY},
                            {.rule = LC_MONTH_NTH, .day = weekday, .nth = nth < 5 ? nth : 4},
                            {.rule = LC_MONTH_LAST_NTH, .day = weekday}};
    const size_t rules = axis->calendar != LC_CALENDAR_GREGORIAN || steps_are_equal(series) ? 2 : sizeof rule / sizeof *rule;
    lc_axis tried = *axis;
    size_t most = 0;
    for (size_t i = 0; i < rules; i++) {
        tried.rule = rule[i].rule;
        tried.day = rule[i].day;
        tried.nth = rule[i].nth;
        size_t fits = count_fits(&tried, series);
        if (fits > most) {
            most = fits;
            *axis = tried;
        }
    }
    return most;
}

/* Whether rows at equal steps are on the same weekday of their months too, as third Wednesdays 13 weeks apart. */
static bool is_nth_too(const lc_axis *axis, const lc_series *series)
{
    int64_t month;
    int of_month;
    lc_axis nth = *axis;
    nth.day = weekday_of(row_day(&month, &of_month, axis, series, series->rows - 1));
    nth.nth = (of_month - 1) / 7 + 1;
    nth.rule = nth.nth < 5 ? LC_MONTH_NTH : LC_MONTH_LAST_NTH;
    return steps_are_equal(series) && count_fits(&nth, series) == series->rows;
}

lc_status lc_axis_learn_months(lc_axis *axis, const lc_series *series)
{
    lc_axis found = *axis;
    bool regular, utc;
    if (series->rows < 2 || axis->step < LEAST_DAYS * lc_axis_day(axis))
        return LC_OK;
    CHECK(lc_axis_keeps_utc(&utc, series));
    found.local = !utc;
    found.months = usual_months(&regular, &found, series);
    if (found.months == 0)
        return LC_OK;
    size_t fits = choose_rule(&found, series);
    if (fits * 5 < series->rows * 4) {
        if (axis->calendar == LC_CALENDAR_GREGORIAN && is_nth_too(&found, series))
            axis->doubt = "its rows are as many days apart, and on the same weekday of their months: either may go on";
        return LC_OK;
    }
    found.kind = LC_AXIS_MONTHS;
    found.regular |= regular;
    found.doubt = !regular                        ? "many of its months are missing"
                  : fits * 20 < series->rows * 19 ? "its rows are not all on the same day of their months"
                                                  : NULL;
    CHECK(lc_axis_learn_clock(&found, series));
    *axis = found;
    return LC_OK;
}

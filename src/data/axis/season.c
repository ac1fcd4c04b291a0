/* season - how many rows usually make a season, by the step and the calendar of a series alone. */
#include "data/axis/learn.h"

enum { MINUTE = 60, WEEK = 7 * LC_DAY };

static lc_seasons none(void)
{
    return (lc_seasons){0};
}

static lc_seasons one(size_t rows)
{
    return (lc_seasons){.rows = {rows}, .count = 1};
}

static lc_seasons two(size_t rows, size_t more)
{
    return (lc_seasons){.rows = {rows, more}, .count = 2};
}

/* Of rows at equal steps, day and night: those of a day and a week, of a week and a year, of a year. */
static lc_seasons of_seconds(int64_t step)
{
    if (step >= MINUTE && step < LC_DAY && LC_DAY % step == 0)
        return two((size_t)(LC_DAY / step), (size_t)(WEEK / step));
    return step == LC_DAY ? two(7, 365) : step == WEEK ? one(52) : none();
}

/* Where some weekdays are closed: those of a week. */
static lc_seasons of_days(const lc_axis *axis)
{
    size_t open = 0;
    for (unsigned days = axis->days & LC_WHOLE_WEEK; days; days &= days - 1)
        open++;
    return one(open);
}

/* Of the weekday with the most. */
static int64_t slots_of_day(const lc_axis *axis)
{
    int64_t most = 0;
    for (int weekday = 0; weekday < LC_WEEKDAYS; weekday++) {
        const int64_t slots = lc_axis_slots_before(axis, weekday + 1) - lc_axis_slots_before(axis, weekday);
        most = slots > most ? slots : most;
    }
    return most;
}

/* Of slots, which are counted on closed days too: those of a week, and of a day where a week is several whole days: one from
 * Sunday evening to Friday's is. */
static lc_seasons of_sessions(const lc_axis *axis)
{
    const int64_t day = slots_of_day(axis), week = lc_axis_slots_before(axis, LC_WEEKDAYS);
    if (axis->step < MINUTE * axis->ticks)
        return none();
    return day > 1 && day < week && week % day == 0 ? two((size_t)day, (size_t)week) : one((size_t)week);
}

/* Rows of open weekdays are counted as rows: nine in ten must be there. */
static bool has_weeks(const lc_axis *axis, const lc_series *series)
{
    return lc_axis_continued(axis, series) * 10 >= (series->rows - 1) * 9;
}

lc_seasons lc_axis_seasons(const lc_axis *axis, const lc_series *series)
{
    if (axis->kind == LC_AXIS_MONTHS)
        return axis->months > 0 && 12 % axis->months == 0 && axis->months < 12 ? one((size_t)(12 / axis->months)) : none();
    if (axis->kind == LC_AXIS_DAYS && !lc_axis_is_even(axis))
        return has_weeks(axis, series) ? of_days(axis) : none();
    if (!axis->regular || axis->step % axis->ticks != 0)
        return none();
    return axis->kind == LC_AXIS_SESSIONS ? of_sessions(axis) : of_seconds(axis->step / axis->ticks);
}

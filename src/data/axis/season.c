/* season - how many rows usually make a season, by the step and the weekdays of a series alone. */
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
    return axis->step == lc_axis_day(axis) && open > 1 ? one(open) : none();
}

lc_seasons lc_axis_seasons(const lc_axis *axis)
{
    if (axis->kind == LC_AXIS_MONTHS)
        return axis->months > 0 && 12 % axis->months == 0 && axis->months < 12 ? one((size_t)(12 / axis->months)) : none();
    if (!axis->regular || axis->step % axis->ticks != 0)
        return none();
    if (lc_axis_is_even(axis))
        return of_seconds(axis->step / axis->ticks);
    return axis->kind == LC_AXIS_DAYS ? of_days(axis) : none();
}

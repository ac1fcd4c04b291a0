/* steps - how far rows are from each other, counted so that what a gap leaves out counts too: a season is a time, not a number of
 * rows. */
#include "data/axis/learn.h"

/* Closed weekdays are not steps, and where no step is a gap, rows are what is counted. */
static bool counts_time(const lc_axis *axis)
{
    return axis->regular && axis->gap != INT64_MAX && lc_axis_is_even(axis) && axis->step > 0;
}

static int64_t month_of(const lc_axis *axis, const lc_series *series, size_t row)
{
    int of_month;
    const int64_t day = lc_floor_divide(lc_axis_clock(axis, series, row), lc_axis_day(axis));
    return lc_calendar_month(&of_month, axis->calendar, day * LC_DAY);
}

int64_t lc_axis_steps(const lc_axis *axis, const lc_series *series, size_t from, size_t to)
{
    if (axis->kind == LC_AXIS_MONTHS && axis->gap != INT64_MAX && axis->months > 0)
        return (month_of(axis, series, to) - month_of(axis, series, from)) / axis->months;
    if (axis->kind == LC_AXIS_SESSIONS && axis->gap != INT64_MAX)
        return lc_axis_slots(axis, lc_axis_clock(axis, series, to)) - lc_axis_slots(axis, lc_axis_clock(axis, series, from));
    if (!counts_time(axis))
        return (int64_t)(to - from);
    return (lc_axis_clock(axis, series, to) - lc_axis_clock(axis, series, from) + axis->step / 2) / axis->step;
}

size_t lc_axis_back(const lc_axis *axis, const lc_series *series, size_t from, int64_t back)
{
    if (back <= (int64_t)from && lc_axis_steps(axis, series, from - (size_t)back, from) == back)
        return from - (size_t)back;
    size_t low = 0, high = from;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (lc_axis_steps(axis, series, middle, from) > back)
            low = middle + 1;
        else
            high = middle;
    }
    return lc_axis_steps(axis, series, low, from) == back ? low : SIZE_MAX;
}

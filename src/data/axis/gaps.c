/* gaps - which steps of a series are gaps. */
#include "data/axis/learn.h"

/* A step in ticks without the holidays in it; of weeks, without the weeks whose day is one. */
static int64_t open_step(const lc_axis *axis, int64_t from, int64_t to)
{
    const int64_t day = lc_axis_day(axis), each = lc_axis_is_weekly(axis) ? LC_WEEKDAYS * day : day;
    const unsigned days = lc_axis_is_weekly(axis) ? axis->days : LC_WHOLE_WEEK;
    return to - from - (int64_t)lc_axis_closed_between(axis, days, lc_floor_divide(from, day), lc_floor_divide(to, day)) * each;
}

/* Whether slots are left out that neither end the session of `from` nor begin that of `to`. */
static bool leaves_out(const lc_axis *axis, int64_t from, int64_t to)
{
    const int64_t closing = axis->step + axis->step / 2;
    int64_t at = from, next = lc_axis_next_slot(axis, from);
    bool closes = false, begins = false;
    if (next >= to - lc_axis_least(axis) / 2)
        return false;
    if (next - from > closing)
        return false; /* `from` ended its session */
    for (at = next; at < to; at = next) {
        next = lc_axis_next_slot(axis, at);
        begins = next - at > closing;
        closes |= begins;
    }
    return !closes || !begins;
}

bool lc_axis_is_gap(const lc_axis *axis, const lc_series *series, size_t row)
{
    const int64_t step = series->time[row] - series->time[row - 1];
    if (axis->crossed)
        return false;
    if (axis->kind != LC_AXIS_SESSIONS && (step <= axis->gap || axis->holidays == 0))
        return step > axis->gap;
    const int64_t usual = axis->kind == LC_AXIS_SESSIONS ? lc_axis_least(axis) : axis->step;
    if (axis->gap == INT64_MAX || step <= usual + usual / 2)
        return false;
    const int64_t from = lc_axis_clock(axis, series, row - 1), to = lc_axis_clock(axis, series, row);
    if (open_step(axis, from, to) > axis->gap)
        return true;
    return axis->kind == LC_AXIS_SESSIONS && leaves_out(axis, from, to);
}

size_t lc_axis_piece_end(const lc_axis *axis, const lc_series *series, size_t first)
{
    size_t row = first + 1;
    while (row < series->rows && !lc_axis_is_gap(axis, series, row))
        row++;
    return row;
}

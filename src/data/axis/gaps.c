/* gaps - which steps of a series are gaps. */
#include "data/axis/learn.h"

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
    if (lc_axis_open_step(axis, series, row) > axis->gap)
        return true;
    return axis->kind == LC_AXIS_SESSIONS &&
           leaves_out(axis, lc_axis_clock(axis, series, row - 1), lc_axis_clock(axis, series, row));
}

size_t lc_axis_piece_end(const lc_axis *axis, const lc_series *series, size_t first)
{
    size_t row = first + 1;
    while (row < series->rows && !lc_axis_is_gap(axis, series, row))
        row++;
    return row;
}

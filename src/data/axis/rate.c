/* rate - a number of rows per second, minute or hour whose stamps are rounded to ticks: 30 a second are 0, 33, 67, 100 ms. */
#include "data/axis/learn.h"

/* The first row of the last piece of steps that differ by a tick at most. */
static size_t find_anchor(const lc_series *series)
{
    size_t row = series->rows - 1;
    int64_t least = INT64_MAX, most = INT64_MIN;
    for (; row > 0; row--) {
        int64_t step = series->time[row] - series->time[row - 1];
        least = step < least ? step : least;
        most = step > most ? step : most;
        if (most - least > 1)
            break;
    }
    return row;
}

/* t[i] - t[0] = floor((i period + phase) / rate) for every row from the anchor on, if a phase makes it so. */
static bool find_phase(lc_axis *axis, const lc_series *series)
{
    const int64_t *time = series->time + axis->anchor;
    int64_t low = 0, high = axis->rate;
    for (size_t i = 1; i < series->rows - axis->anchor; i++) {
        int64_t at = (int64_t)i * axis->period, whole = (time[i] - time[0]) * axis->rate;
        low = whole - at > low ? whole - at : low;
        high = whole + axis->rate - at < high ? whole + axis->rate - at : high;
    }
    axis->phase = low;
    return low < high;
}

void lc_axis_learn_rate(lc_axis *axis, const lc_series *series)
{
    enum { LEAST_ROWS = 4, ROWS_MOST = 1000000 };
    static const int64_t unit[] = {1, 60, 3600};
    lc_axis found = *axis;
    if (series->rows < LEAST_ROWS || axis->step <= 0 || axis->step >= lc_axis_day(axis))
        return;
    found.anchor = find_anchor(series);
    found.anchor = series->rows - found.anchor > ROWS_MOST ? series->rows - ROWS_MOST : found.anchor;
    const int64_t rows = (int64_t)(series->rows - 1 - found.anchor);
    const int64_t span = series->time[series->rows - 1] - series->time[found.anchor];
    if (rows < LEAST_ROWS - 1 || span == 0 || span == rows * axis->step)
        return;
    for (size_t i = 0; i < sizeof unit / sizeof *unit; i++) {
        found.period = unit[i] * axis->ticks;
        found.rate = (rows * found.period + span / 2) / span;
        if (found.rate <= 0 || found.period > INT64_MAX / (rows + 1) / 2 || !find_phase(&found, series))
            continue;
        if (!found.regular && found.anchor * 100 <= series->rows) {
            found.regular = true;
            found.gap = 3 * found.period / found.rate / 2;
        }
        *axis = found;
        return;
    }
}

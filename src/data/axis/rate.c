/* rate - a number of rows per second, minute or hour whose stamps are rounded to ticks: 30 a second are 0, 33, 67, 100 ms. */
#include "data/axis/learn.h"

enum { MANY = 30 /* rows: of fewer, by chance, many rates are */ };

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
    for (size_t i = 1; i < series->rows - axis->anchor && low < high; i++) {
        int64_t at = (int64_t)i * axis->period, whole = (time[i] - time[0]) * axis->rate;
        low = whole - at > low ? whole - at : low;
        high = whole + axis->rate - at < high ? whole + axis->rate - at : high;
    }
    axis->phase = low;
    return low < high;
}

/* Whether the last piece is nearly all rows. */
static bool is_whole(const lc_axis *axis, const lc_series *series)
{
    return axis->anchor * 100 <= series->rows;
}

/* How many powers of ten are in a rate: people have chosen it. */
static int roundness(int64_t rate)
{
    int tens = 0;
    for (; rate % 10 == 0; rate /= 10)
        tens++;
    return tens;
}

/* Of the rates with which all rows are a tick longer or shorter than they are, the roundest that fits. */
static bool find_near(lc_axis *axis, const lc_series *series, int64_t rows, int64_t span)
{
    enum { TRIED = 10000 };
    const int64_t period = rows * axis->period, least = period / (span + 1) + 1;
    int64_t best = 0;
    if (rows < MANY || !is_whole(axis, series))
        return false;
    for (axis->rate = least; axis->rate * (span - 1) <= period && axis->rate < least + TRIED; axis->rate++)
        if ((best == 0 || roundness(axis->rate) > roundness(best)) && find_phase(axis, series))
            best = axis->rate;
    axis->rate = best;
    return best > 0 && find_phase(axis, series);
}

/* The rate of rows that are `span` ticks long; false: they have none. */
static bool find_rate(lc_axis *axis, const lc_series *series, int64_t rows, int64_t span)
{
    axis->rate = (rows * axis->period + span / 2) / span;
    return (axis->rate > 0 && find_phase(axis, series)) || find_near(axis, series, rows, span);
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
    if (rows < (is_whole(&found, series) ? LEAST_ROWS - 1 : MANY) || span == 0 || span == rows * axis->step)
        return;
    for (size_t i = 0; i < sizeof unit / sizeof *unit; i++) {
        found.period = unit[i] * axis->ticks;
        if (found.period > INT64_MAX / (rows + 1) / 2 || !find_rate(&found, series, rows, span))
            continue;
        if (!found.regular && is_whole(&found, series)) {
            found.regular = true;
            found.gap = 3 * found.period / found.rate / 2;
        }
        *axis = found;
        return;
    }
}

/* recall - a number that is marked is to be said until the next mark, 100 rows later: what a memory over long lags is for.
 *
 * The task is one of those of Hochreiter & Schmidhuber 1997. Every row has a new value; at a mark it counts, elsewhere it is a
 * distraction. With data.input = value mark, data.target = recalled and a context of 100 rows, the mark is somewhere in every
 * window, as often 100 rows before the target as 1.
 *
 *     recalled(t) = value(s)      s: the last mark before t; 0 before the first one
 *
 * The best forecast knows the next marks, and of values only those that have been.
 */
#include "data/simulate.h"

#include <stdio.h>

#include "core/mem.h"
#include "core/rng.h"

enum { VALUE, MARK, RECALLED, CHANNELS };
enum { HOUR = 3600, LAG = 100 };

/* Of the forecasts from row on: values are as likely above 0 as below. */
static void set_ideal(float *ideal, const lc_series *series, size_t row)
{
    const double *now = series->value + row * CHANNELS;
    for (size_t k = 0; k < series->ideal_horizon; k++, ideal += CHANNELS) {
        const size_t t = row + 1 + k, mark = (t - 1) / LAG * LAG;
        ideal[VALUE] = 0;
        ideal[MARK] = t % LAG == 0;
        ideal[RECALLED] = mark > row ? 0 : (float)(mark == row ? now[VALUE] : now[RECALLED]);
    }
}

static void run_series(lc_series *series, uint64_t seed, size_t index)
{
    lc_rng rng = lc_rng_new(seed, "recall values", index);
    double held = 0;
    for (size_t row = 0; row < series->rows; row++) {
        double *value = series->value + row * CHANNELS;
        series->time[row] = (int64_t)row * HOUR;
        value[VALUE] = 2 * lc_rng_uniform(&rng) - 1;
        value[MARK] = row % LAG == 0;
        value[RECALLED] = held;
        if (row % LAG == 0)
            held = value[VALUE];
        set_ideal(series->ideal + row * series->ideal_horizon * CHANNELS, series, row);
    }
}

static lc_status simulate(lc_dataset *dataset, uint64_t seed)
{
    char name[32];
    for (size_t i = 0; i < dataset->series_count; i++) {
        snprintf(name, sizeof name, "R%02zu", i + 1);
        CHECK(lc_copy_text(&dataset->series[i].name, name));
        run_series(&dataset->series[i], seed, i);
    }
    return LC_OK;
}

const lc_simulator lc_simulator_recall = {
    .help = "a value that is marked every 100 rows, to be recalled until the next mark: a memory over long lags",
    .title = "Simulated recall",
    .rows = 6000,
    .series = 1,
    .channel = {{"value", "1"}, {"mark", "1"}, {"recalled", "1"}},
    .simulate = simulate,
};

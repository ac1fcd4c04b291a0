/* mase - mean absolute scaled error (Hyndman & Koehler 2006). A channel whose training rows are those of a season before has no
 * such error and is left out; so is one of too few training rows. */
#include "eval/summands.h"

#include <math.h>

#include "data/rounding.h"

/* Mean |y_t - y_{t-m}| over the training rows, missing values left out; 0 where it is only rounding. */
static double mean_change(const lc_training *t)
{
    double sum = 0, largest = 0;
    size_t count = 0;
    for (size_t row = 0; row < t->rows; row++) {
        if (t->before[row] == SIZE_MAX)
            continue;
        double now = t->value[row * t->stride], change = fabs(now - t->value[t->before[row] * t->stride]);
        sum += isnan(change) ? 0 : change;
        count += !isnan(change);
        largest = fmax(largest, fabs(now));
    }
    double mean = count ? sum / (double)count : 0;
    return lc_is_rounding(mean, largest) ? 0 : mean;
}

static void learn(double *fact, const lc_training *training)
{
    fact[0] = mean_change(training) / training->scale;
}

/* sum |e| / change; of a channel without change nothing counts */
static void settle(double *sum, const double *change)
{
    const bool counts = change[0] > 0;
    sum[0] = counts ? sum[0] : 0;
    sum[1] = counts ? sum[1] / change[0] : 0;
}

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mase = {
    .help = "mean |e| / mean training |y_t - y_{t-m}|",
    .less_is_better = true,
    .unitless = true,
    .left_out = "of channels without a seasonal change in training",
    .seasonal = true,
    .facts = 1,
    .learn = learn,
    .term = {&lc_sum_known, &lc_sum_size},
    .settle = settle,
    .value = value,
};

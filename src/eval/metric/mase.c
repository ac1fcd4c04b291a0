/* mase - mean absolute scaled error (Hyndman \& Koehler 2006). Channels that are constant over training have none and are left
 * out. */
#include "eval/metric.h"

#include <math.h>

static void add(double *const *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->naive[i] > 0) {
            sum[0][i] += 1;
            sum[1][i] += fabs(c->forecast[i] - c->truth[i]) / c->naive[i];
        }
    }
}

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mase = {
    .name = "mase",
    .formula = "mean |e| / mean training |y_t - y_{t-m}|",
    .less_is_better = true,
    .terms = 2,
    .add = add,
    .value = value,
};

/* mase - mean absolute scaled error (Hyndman & Koehler 2006). Channels that are constant over training have none and are left
 * out. */
#include "eval/metric.h"

#include <math.h>

static void add(double *const *sum, const lc_cells *c)
{
    double *restrict count = sum[0], *restrict total = sum[1];
    const double *restrict y = c->truth, *restrict f = c->forecast, *restrict naive = c->naive;
    for (size_t i = 0; i < c->count; i++) {
        bool has = naive[i] > 0;
        count[i] += has;
        total[i] += has ? fabs(f[i] - y[i]) / naive[i] : 0;
    }
}

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mase = {
    .help = "mean |e| / mean training |y_t - y_{t-m}|",
    .less_is_better = true,
    .terms = 2,
    .add = add,
    .value = value,
};

/* mse - mean squared error. */
#include "eval/metric.h"

#include <math.h>

static void add(double *const *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        double e = c->forecast[i] - c->truth[i];
        sum[0][i] += 1;
        sum[1][i] += e * e;
    }
}

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mse = {
    .name = "mse",
    .formula = "mean e^2",
    .less_is_better = true,
    .terms = 2,
    .add = add,
    .value = value,
};

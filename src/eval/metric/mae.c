/* mae - mean absolute error. */
#include "eval/metric.h"

#include <math.h>

static void add(double *const *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        sum[0][i] += 1;
        sum[1][i] += fabs(c->forecast[i] - c->truth[i]);
    }
}

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mae = {
    .name = "mae",
    .formula = "mean |e|",
    .less_is_better = true,
    .terms = 2,
    .add = add,
    .value = value,
};

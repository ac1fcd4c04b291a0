/* mape - mean absolute percentage error. Truths of exactly 0 have none and are left out. */
#include "eval/metric.h"

#include <math.h>

static void add(double *const *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->truth[i] != 0) {
            sum[0][i] += 1;
            sum[1][i] += fabs((c->forecast[i] - c->truth[i]) / c->truth[i]);
        }
    }
}

static double value(const double *sum)
{
    return 100 * sum[1] / sum[0];
}

const lc_metric lc_metric_mape = {
    .name = "mape",
    .formula = "100 mean |e / truth|",
    .less_is_better = true,
    .terms = 2,
    .add = add,
    .value = value,
};

/* mape - mean absolute percentage error. Truths of exactly 0 are left out: they have no percentage. */
#include "eval/metric.h"

#include <math.h>

LC_CLONES static void add(double *const *sum, const lc_cells *c)
{
    double *restrict count = sum[0], *restrict total = sum[1];
    const double *restrict y = c->truth, *restrict f = c->forecast;
    for (size_t i = 0; i < c->count; i++) {
        double share = fabs((f[i] - y[i]) / y[i]), size = fabs(y[i]);
        count[i] += size > 0 ? 1.0 : 0;
        total[i] += size > 0 ? share : 0;
    }
}

static double value(const double *sum)
{
    return 100 * sum[1] / sum[0];
}

const lc_metric lc_metric_mape = {
    .help = "100 mean |e / truth|",
    .less_is_better = true,
    .unitless = true,
    .left_out = "whose truth is 0",
    .terms = 2,
    .add = add,
    .value = value,
};

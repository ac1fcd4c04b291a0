/* mae - mean absolute error. */
#include "eval/metric.h"

#include <math.h>

LC_CLONES static void add(double *const *sum, const lc_cells *c)
{
    double *restrict count = sum[0], *restrict total = sum[1];
    const double *restrict y = c->truth, *restrict f = c->forecast;
    for (size_t i = 0; i < c->count; i++) {
        double e = fabs(f[i] - y[i]);
        count[i] += isnan(y[i]) ? 0 : 1.0;
        total[i] += isnan(y[i]) ? 0 : e;
    }
}

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mae = {
    .help = "mean |e|",
    .less_is_better = true,
    .terms = 2,
    .add = add,
    .value = value,
};

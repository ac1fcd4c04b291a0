/* smape - symmetric mean absolute percentage error as in the M4 competition, 0 to 200; 0 where truth and forecast are both 0. */
#include "eval/metric.h"

#include <math.h>

LC_CLONES static void add(double *const *sum, const lc_cells *c)
{
    double *restrict count = sum[0], *restrict total = sum[1];
    const double *restrict y = c->truth, *restrict f = c->forecast;
    for (size_t i = 0; i < c->count; i++) {
        double size = fabs(y[i]) + fabs(f[i]), share = fabs(f[i] - y[i]) / size;
        count[i] += isnan(y[i]) ? 0 : 1.0;
        total[i] += size > 0 ? share : 0;
    }
}

static double value(const double *sum)
{
    return 200 * sum[1] / sum[0];
}

const lc_metric lc_metric_smape = {
    .help = "200 mean |e| / (|truth| + |forecast|)",
    .less_is_better = true,
    .unitless = true,
    .terms = 2,
    .add = add,
    .value = value,
};

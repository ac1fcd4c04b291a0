/* r2 - coefficient of determination: the share of the truth's variance that the forecast explains; below 0 the truth's own mean
 * does better. None for a truth that is constant over the windows. Over several channels: the mean of theirs. */
#include "eval/metric.h"

#include <math.h>

enum { COUNT, ERROR, TRUTH, SQUARE };

static void add(double *const *sum, const lc_cells *c)
{
    double *restrict count = sum[COUNT], *restrict error = sum[ERROR], *restrict truth = sum[TRUTH],
                     *restrict square = sum[SQUARE];
    const double *restrict y = c->truth, *restrict f = c->forecast;
    for (size_t i = 0; i < c->count; i++) {
        count[i] += 1;
        error[i] += (f[i] - y[i]) * (f[i] - y[i]);
        truth[i] += y[i];
        square[i] += y[i] * y[i];
    }
}

/* A variance that is nothing but rounding counts as none. */
static double value(const double *sum)
{
    double variance = sum[SQUARE] - sum[TRUTH] * sum[TRUTH] / sum[COUNT];
    return variance > 1e-12 * sum[SQUARE] ? 1 - sum[ERROR] / variance : NAN;
}

const lc_metric lc_metric_r2 = {
    .name = "r2",
    .formula = "1 - sum e^2 / sum (truth - mean truth)^2",
    .by_channel = true,
    .terms = 4,
    .add = add,
    .value = value,
};

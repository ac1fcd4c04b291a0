/* r2 - coefficient of determination: the share of the truth's variance that the forecast explains; below 0 the truth's own mean
 * does better. The mean is each series' own: that one series stands higher than another explains nothing. None for a truth that
 * is constant over the windows. Over several channels: the mean of theirs. */
#include "eval/metric.h"

#include <math.h>

#include "data/rounding.h"

enum { COUNT, ERROR, TRUTH, SQUARE };

/* Of y over its level; nothing where the two are the same but for rounding. */
static double height(double y, double level)
{
    return lc_is_rounding(fabs(y - level), fabs(level)) ? 0 : y - level;
}

static void add(double *const *sum, const lc_cells *c)
{
    double *restrict count = sum[COUNT], *restrict error = sum[ERROR], *restrict truth = sum[TRUTH],
                     *restrict square = sum[SQUARE];
    const double *restrict y = c->truth, *restrict f = c->forecast, *restrict level = c->level;
    for (size_t i = 0; i < c->count; i++) {
        double above = height(y[i], level[i]);
        count[i] += 1;
        error[i] += (f[i] - y[i]) * (f[i] - y[i]);
        truth[i] += above;
        square[i] += above * above;
    }
}

/* Squares around the series' mean. What is nothing but rounding counts as none. */
static void settle(double *sum)
{
    double around = sum[SQUARE] - sum[TRUTH] * sum[TRUTH] / sum[COUNT];
    sum[SQUARE] = around > 1e-12 * sum[SQUARE] ? around : 0;
    sum[TRUTH] = 0;
}

static bool exists(const double *sum)
{
    return sum[SQUARE] > 0;
}

static double value(const double *sum)
{
    return exists(sum) ? 1 - sum[ERROR] / sum[SQUARE] : NAN;
}

const lc_metric lc_metric_r2 = {
    .help = "1 - sum e^2 / sum (truth - its series' mean)^2",
    .terms = 4,
    .add = add,
    .settle = settle,
    .value = value,
    .exists = exists,
};

/* coverage - how many truths are between the lowest and the highest quantile, in percent. */
#include "eval/summands.h"

#include <math.h>

static void add(double *sum, const lc_cells *c)
{
    const double *low = c->quantile[0], *high = c->quantile[c->levels - 1];
    for (size_t i = 0; i < c->count; i++)
        sum[i] += c->truth[i] >= low[i] && c->truth[i] <= high[i] ? 1.0 : 0;
}

static const lc_summand summand = {.add = add};

static double value(const double *sum)
{
    return 100 * sum[1] / sum[0];
}

const lc_metric lc_spread_coverage = {
    .help = "truths between the outer quantiles, in %",
    .unitless = true,
    .term = {&lc_sum_known, &summand},
    .value = value,
};

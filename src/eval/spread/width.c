/* width - how far the lowest and the highest quantile are apart: of two intervals that cover as much the narrower is better. */
#include "eval/summands.h"

#include <math.h>

static void add(double *sum, const lc_cells *c)
{
    const double *low = c->quantile[0], *high = c->quantile[c->levels - 1];
    for (size_t i = 0; i < c->count; i++)
        sum[i] += isnan(c->truth[i]) ? 0 : high[i] - low[i];
}

static const lc_summand summand = {.add = add};

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_spread_width = {
    .help = "mean of the highest less the lowest quantile",
    .less_is_better = true,
    .term = {&lc_sum_known, &summand},
    .value = value,
};

/* sharpness - a sample measure of quantiles: the mean distance of neighbouring ones. */
#include "eval/summands.h"

#include <math.h>

static void add(double *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        if (isnan(c->truth[i]))
            continue;
        double apart = 0;
        for (size_t k = 1; k < c->levels; k++)
            apart += c->quantile[k][i] - c->quantile[k - 1][i];
        sum[i] += apart / (double)(c->levels - 1);
    }
}

static const lc_summand summand = {.add = add};

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_spread_sharpness = {
    .help = "mean distance of neighbouring quantiles",
    .less_is_better = true,
    .term = {&lc_sum_known, &summand},
    .value = value,
};

/* pinball - the mean over levels p of max(p e, (p - 1) e), e = truth - quantile (Koenker & Bassett 1978). */
#include "eval/summands.h"

#include <math.h>

static void add(double *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        double total = 0;
        for (size_t k = 0; k < c->levels; k++)
            total += lc_pinball(c->truth[i] - c->quantile[k][i], c->level[k]);
        sum[i] += isnan(c->truth[i]) ? 0 : total / (double)c->levels;
    }
}

static const lc_summand summand = {.add = add};

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_spread_pinball = {
    .help = "mean over levels p of max(p e, (p - 1) e), e = truth - quantile",
    .less_is_better = true,
    .proper = true,
    .term = {&lc_sum_known, &summand},
    .value = value,
};

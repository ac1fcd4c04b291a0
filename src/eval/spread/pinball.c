/* pinball - the mean over levels p of max(p e, (p - 1) e), e = truth - quantile (Koenker & Bassett 1978). */
#include "eval/metric.h"

#include <math.h>

static void add(double *const *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++) {
        double total = 0;
        for (size_t k = 0; k < c->levels; k++)
            total += lc_pinball(c->truth[i] - c->quantile[k][i], c->level[k]);
        sum[0][i] += isnan(c->truth[i]) ? 0 : 1.0;
        sum[1][i] += isnan(c->truth[i]) ? 0 : total / (double)c->levels;
    }
}

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_spread_pinball = {
    .help = "mean over levels p of max(p e, (p - 1) e), e = truth - quantile",
    .less_is_better = true,
    .proper = true,
    .terms = 2,
    .add = add,
    .value = value,
};

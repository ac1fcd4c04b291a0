/* crps - continuous ranked probability score (Matheson & Winkler 1976): the closed form where the forecaster has one, else twice
 * the pinball loss, integrated over levels. A point's is its absolute error.
 */
#include "eval/summands.h"

#include <math.h>

/* 2 * integral over p of the pinball loss, by the trapezoid rule over the levels and 0 and 1, where it is 0 */
static double from_quantiles(const lc_cells *c, size_t i)
{
    double sum = 0;
    for (size_t k = 0; k < c->levels; k++) {
        const double before = k ? c->level[k - 1] : 0, after = k + 1 < c->levels ? c->level[k + 1] : 1;
        sum += (after - before) * lc_pinball(c->truth[i] - c->quantile[k][i], c->level[k]);
    }
    return sum;
}

static void add(double *sum, const lc_cells *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (!isnan(c->truth[i]))
            sum[i] += c->crps ? c->crps[i] : from_quantiles(c, i);
}

static const lc_summand summand = {.add = add};

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_spread_crps = {
    .help = "mean integral of (F(x) - [truth <= x])^2 dx",
    .less_is_better = true,
    .proper = true,
    .term = {&lc_sum_known, &summand},
    .value = value,
};

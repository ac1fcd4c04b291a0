/* interval - the score of the interval between the lowest and the highest quantile (Winkler 1972; Gneiting & Raftery 2007): its
 * width, and how far the truth is outside of it, divided by the probability of being there. */
#include "eval/summands.h"

#include <math.h>

/* u - l + (l - y)+ / p_l + (y - u)+ / (1 - p_u); between quantiles of a/2 and 1 - a/2 the factors are 2 / a */
static void add(double *sum, const lc_cells *c)
{
    const size_t last = c->levels - 1;
    for (size_t i = 0; i < c->count; i++) {
        const double y = c->truth[i], low = c->quantile[0][i], high = c->quantile[last][i];
        const double below = fmax(low - y, 0) / c->level[0], above = fmax(y - high, 0) / (1 - c->level[last]);
        sum[i] += isnan(y) ? 0 : high - low + below + above;
    }
}

static const lc_summand summand = {.add = add};

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_spread_interval = {
    .help = "width + below / p_low + above / (1 - p_high), of the outer quantiles",
    .less_is_better = true,
    .proper = true,
    .term = {&lc_sum_known, &summand},
    .value = value,
};

/* quantile - quantiles of several levels, without a distribution: the mean over levels of the pinball loss (Koenker & Bassett
 * 1978).
 *
 *     L = 1/n sum over levels p of max(p e, (p - 1) e),   e = target - y_p
 *
 * Nothing keeps learned quantiles from crossing. They are sorted when they are read (Chernozhukov, Fernandez-Val & Galichon
 * 2010).
 */
#include <stdlib.h>

#include "core/sort.h"
#include "core/status.h"
#include "nn/head.h"

enum { LEVELS_MAX = 32 };

typedef struct quantile {
    double levels[LEVELS_MAX];
    size_t count;
} quantile;

static const lc_option knobs[] = {
    LC_KNOB_NUMBERS(quantile, levels, LEVELS_MAX, "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9", 1e-6, 1 - 1e-6,
                    "probabilities of being below, rising; the point is the one nearest to 0.5"),
    LC_KNOBS_END,
};

static lc_status check(const void *values)
{
    const quantile *q = values;
    for (size_t i = 1; i < q->count; i++)
        if (q->levels[i] <= q->levels[i - 1])
            return lc_fail(LC_E_CONFIG, "[model] quantile.levels: %g after %g: write each level once, rising", q->levels[i],
                           q->levels[i - 1]);
    return LC_OK;
}

static size_t outputs(const void *values)
{
    return ((const quantile *)values)->count;
}

static const double *levels(size_t *count, const void *values)
{
    *count = ((const quantile *)values)->count;
    return ((const quantile *)values)->levels;
}

/* dL/dy_p = (1 - p) / n where y_p is above the target, -p / n where it is below, 0 at it. */
static void loss(const lc_head_cell *c)
{
    const quantile *q = c->knobs;
    const double share = 1 / (double)q->count;
    for (size_t i = 0; i < q->count; i++)
        for (size_t lane = 0; lane < c->lanes; lane++) {
            const size_t at = i * c->lanes + lane;
            const double target = (double)c->target[lane], e = isnan(target) ? 0 : (double)c->y[at] - target;
            const double slope = e > 0 ? 1 - q->levels[i] : e < 0 ? -q->levels[i] : 0;
            c->loss[lane] += share * slope * e;
            if (c->dy)
                c->dy[at] = lc_lane_real(share * slope * c->scale);
        }
}

/* Into the data's own units, without crossing. */
static void read(double *value, double shift, double scale, const void *values)
{
    const quantile *q = values;
    for (size_t i = 0; i < q->count; i++)
        value[i] = value[i] * scale + shift;
    qsort(value, q->count, sizeof *value, lc_sort_real);
}

/* The place of the level nearest to this one, the lower one of two. */
static size_t nearest(const quantile *q, double level)
{
    size_t best = 0;
    for (size_t i = 1; i < q->count; i++)
        if (fabs(q->levels[i] - level) < fabs(q->levels[best] - level))
            best = i;
    return best;
}

static double at(const double *value, double level, const void *values)
{
    return value[nearest(values, level)];
}

static double point(const double *value, const void *values)
{
    return at(value, 0.5, values);
}

static size_t fed(const void *values)
{
    return nearest(values, 0.5);
}

const lc_head lc_head_quantile = {
    .help = "mean over levels p of max(p e, (p - 1) e): says these quantiles, sorted where they cross",
    .says = "the quantile nearest to 0.5",
    .knobs = knobs,
    .check = check,
    .outputs = outputs,
    .loss = loss,
    .read = read,
    .point = point,
    .quantile = at,
    .levels = levels,
    .fed = fed,
};

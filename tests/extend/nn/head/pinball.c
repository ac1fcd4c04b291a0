/* pinball - a sample head of several outputs and knobs: the quantiles `low`, 0.5 and `high` (Koenker & Bassett 1978).
 *
 *     L = sum over levels q of max(q e, (q - 1) e),   e = target - y_q
 */
#include "nn/head.h"

enum { LOW, MEDIAN, HIGH, LEVELS };

typedef struct pinball {
    double low, high;
} pinball;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(pinball, low, "0.1", 0.001, 0.499, "the lower quantile"),
    LC_KNOB_NUMBER(pinball, high, "0.9", 0.501, 0.999, "the upper quantile"),
    LC_KNOBS_END,
};

static size_t outputs(const void *values)
{
    (void)values;
    return LEVELS;
}

/* dL/dy = 1 - q where y is above the target, -q where it is below. */
static void loss(const lc_head_cell *c)
{
    const pinball *p = c->knobs;
    const double level[LEVELS] = {p->low, 0.5, p->high};
    for (size_t q = 0; q < LEVELS; q++)
        for (size_t lane = 0; lane < c->lanes; lane++) {
            const size_t at = q * c->lanes + lane;
            double target = (double)c->target[lane], e = isnan(target) ? 0 : target - (double)c->y[at];
            double slope = e < 0 ? 1 - level[q] : e > 0 ? -level[q] : 0;
            c->loss[lane] -= slope * e;
            if (c->dy)
                c->dy[at] = (lc_real)(slope * c->scale);
        }
}

static double point(const double *value, const void *values)
{
    (void)values;
    return value[MEDIAN];
}

const lc_head lc_head_pinball = {
    .help = "max(q e, (q - 1) e) of the quantiles low, 0.5 and high",
    .says = "the median",
    .knobs = knobs,
    .outputs = outputs,
    .loss = loss,
    .point = point,
};

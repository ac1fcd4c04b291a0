/* hinge - margins of classes (Weston & Watkins 1999, as PyTorch's MultiMarginLoss has it): w[k] sum max(0, 1 - y[k] + y[j]) / n
 * over the n - 1 classes j that are not, k the class that is; w its weight. Its outputs are scores, not probabilities. */
#include "nn/head.h"

/* The sum over classes j; slope (classes) is 1 where a margin is missed, and of k minus their number. */
static double margins(double *slope, const lc_head_cell *c, size_t lane, size_t is)
{
    double sum = 0, missed = 0;
    const double own = (double)c->y[is * c->lanes + lane];
    for (size_t j = 0; j < c->outputs; j++) {
        const double z = 1 - own + (double)c->y[j * c->lanes + lane];
        slope[j] = j != is && z > 0;
        sum += slope[j] > 0 ? z : 0;
        missed += slope[j];
    }
    slope[is] = -missed;
    return sum;
}

static void loss(const lc_head_cell *c)
{
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const size_t is = lc_head_class(c, lane);
        const double weight = lc_head_weight(c, is) / (double)c->outputs;
        double slope[LC_HEAD_OUTPUTS_MAX] = {0};
        if (is < c->outputs)
            c->loss[lane] += weight * margins(slope, c, lane, is);
        for (size_t k = 0; c->dy && k < c->outputs; k++)
            c->dy[k * c->lanes + lane] = lc_lane_real(weight * slope[k] * c->scale);
    }
}

const lc_head lc_head_hinge = {
    .help = "w[k] sum over j of max(0, 1 - y[k] + y[j]) / classes, k the class that is; says scores, the largest of which is the "
            "class",
    .classes = true,
    .loss = loss,
};

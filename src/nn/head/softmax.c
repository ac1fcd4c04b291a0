/* softmax - cross entropy of classes (Bridle 1990): -w[k] ln p[k], p = exp(y) / sum exp(y), k the class that is; w its weight. */
#include "nn/head.h"
#include "nn/softmax.h"

static void loss(const lc_head_cell *c)
{
    double y[LC_HEAD_OUTPUTS_MAX];
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const size_t is = lc_head_class(c, lane);
        const double weight = lc_head_weight(c, is);
        for (size_t k = 0; k < c->outputs; k++)
            y[k] = (double)c->y[k * c->lanes + lane];
        const double own = is < c->outputs ? y[is] : 0, all = lc_softmax(y, c->outputs);
        c->loss[lane] += is < c->outputs ? weight * (all - own) : 0;
        for (size_t k = 0; c->dy && k < c->outputs; k++) /* dL/dy[k] = w (p[k] - 1 where k is the class) */
            c->dy[k * c->lanes + lane] = lc_lane_real(weight * (y[k] - (k == is)) * c->scale);
    }
}

static void read(double *value, size_t classes)
{
    lc_softmax(value, classes);
}

const lc_head lc_head_softmax = {
    .help = "-w[k] ln p[k] of the class k that is; p = exp(y) / sum exp(y); says a probability of each class",
    .classes = true,
    .loss = loss,
    .probabilities = read,
};

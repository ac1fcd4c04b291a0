/* softmax - cross entropy of classes (Bridle 1990): -w[k] ln p[k], p = exp(y) / sum exp(y), k the class that is; w its weight. */
#include "nn/head.h"

/* Probabilities from outputs, in place of any size. */
static void softmax(double *p, size_t classes)
{
    double most = p[0], sum = 0;
    for (size_t k = 1; k < classes; k++)
        most = p[k] > most ? p[k] : most;
    for (size_t k = 0; k < classes; k++)
        sum += p[k] = exp(p[k] - most);
    for (size_t k = 0; k < classes; k++)
        p[k] /= sum;
}

/* ln sum exp(y) - y[k], the largest y taken off first, so that no exponential overflows */
static double cross_entropy(const double *y, size_t classes, size_t k)
{
    double most = y[0], sum = 0;
    for (size_t j = 1; j < classes; j++)
        most = y[j] > most ? y[j] : most;
    for (size_t j = 0; j < classes; j++)
        sum += exp(y[j] - most);
    return log(sum) + most - y[k];
}

static void loss(const lc_head_cell *c)
{
    double y[LC_HEAD_OUTPUTS_MAX];
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const size_t is = lc_head_class(c, lane);
        const double weight = lc_head_weight(c, is);
        for (size_t k = 0; k < c->outputs; k++)
            y[k] = (double)c->y[k * c->lanes + lane];
        if (is < c->outputs)
            c->loss[lane] += weight * cross_entropy(y, c->outputs, is);
        if (!c->dy)
            continue;
        softmax(y, c->outputs);
        for (size_t k = 0; k < c->outputs; k++) /* dL/dy[k] = w (p[k] - 1 where k is the class) */
            c->dy[k * c->lanes + lane] = lc_lane_real(weight * (y[k] - (k == is)) * c->scale);
    }
}

static void read(double *value, size_t classes)
{
    softmax(value, classes);
}

const lc_head lc_head_softmax = {
    .help = "-w[k] ln p[k] of the class k that is; p = exp(y) / sum exp(y)",
    .classes = true,
    .loss = loss,
    .shares = read,
};

/* attend - the sums over steps and features that attention is made of, lane by lane: the kernels' own calls. Networks use
 * nn/attention.
 *
 * Every sum is one chain in the order of steps, or of features. What a kernel computes is a part of the steps or of the features,
 * so that a team shares it.
 */
#ifndef LC_LANE_ATTEND_H
#define LC_LANE_ATTEND_H

#include "lane/lane.h"

typedef struct lc_attend {
    size_t steps, features, lanes;
    size_t stride;    /* numbers from step to step of y and dy */
    lc_range part;    /* of the steps, or of the features */
    const lc_real *x; /* (features, lanes) */
    const lc_real *y; /* (steps, features, lanes) */
    const lc_real *w; /* (steps, lanes) */
    const lc_real *v; /* (features) */
    lc_real scale;
    lc_real *out; /* what is computed */
    lc_real *dx, *dv;
} lc_attend;

struct lc_attend_kernels {
    /* Steps of the part: out[t] (lanes) = scale sum over f of x[f] y[t][f];  of v[f] tanh(x[f] + y[t][f]);  and out[t][f], as y,
     * += w[t] x[f]. */
    void (*dot)(const lc_attend *attend);
    void (*score)(const lc_attend *attend);
    void (*spread)(const lc_attend *attend);

    /* Features of the part: out[f] (lanes) = sum over t of w[t] y[t][f]. */
    void (*blend)(const lc_attend *attend);

    /* Features of the part, the adjoint of score, w being dL/d its out: with p = w[t] v[f] (1 - tanh(x[f] + y[t][f])^2)
     * out[t][f] += p, dx[f] (lanes) = sum over t of p, dv[f] (lanes) += sum over t of w[t] tanh(x[f] + y[t][f]). */
    void (*score_back)(const lc_attend *attend);

    /* All steps, in place: out[t] = e^out[t] / sum of e^out, exactly 0 where out[t] is -INFINITY, which not all of them are;  its
     * adjoint, w being what it gave: out[t] = scale w[t] (out[t] - sum of w out). */
    void (*soften)(const lc_attend *attend);
    void (*soften_back)(const lc_attend *attend);
};

#endif

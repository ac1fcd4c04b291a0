/* dropout - Srivastava et al. 2014, inverted: values that are kept are divided by the probability of it. */
#ifndef LC_NN_DROPOUT_H
#define LC_NN_DROPOUT_H

#include "core/rng.h"

/* Rows of lanes in `sums` equal parts, each with a stream of its own: what a window gets does not depend on its neighbours. */
typedef struct lc_dropout {
    double chance;
    size_t lanes, sums;
    lc_rng *rng; /* (sums) */
} lc_dropout;

/* Draws factors (0 or 1 / (1 - chance)) and gives out = in * kept. */
void lc_dropout_forward(lc_real *out, lc_real *kept, const lc_real *in, size_t rows, const lc_dropout *dropout);

/* x *= such factors, which nobody keeps. */
void lc_dropout_apply(lc_real *x, size_t rows, const lc_dropout *dropout);

/* Draws factors only. */
void lc_dropout_draw(lc_real *kept, size_t rows, const lc_dropout *dropout);

/* gradient *= kept */
void lc_dropout_backward(lc_real *gradient, const lc_real *kept, size_t count);

#endif

/* dropout - Srivastava et al. 2014, inverted: what stays is divided by the chance to stay. */
#ifndef LC_NN_DROPOUT_H
#define LC_NN_DROPOUT_H

#include "core/rng.h"

/* Draws factors (0 or 1 / (1 - chance)) and gives out = in * kept. */
void lc_dropout_forward(lc_real *out, lc_real *kept, const lc_real *in, size_t count, double chance, lc_rng *rng);

/* gradient *= kept */
void lc_dropout_backward(lc_real *gradient, const lc_real *kept, size_t count);

#endif

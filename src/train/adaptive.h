/* adaptive - the rule that adam and adamw share. */
#ifndef LC_TRAIN_ADAPTIVE_H
#define LC_TRAIN_ADAPTIVE_H

#include "train/optim.h"

/* Kingma & Ba 2015, in PyTorch's order of operations:
 * m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2,
 * w = keep w - rate / (1 - beta1^n) m / (sqrt(v / (1 - beta2^n)) + eps). */
void lc_adaptive_update(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step,
                        double keep);

#endif

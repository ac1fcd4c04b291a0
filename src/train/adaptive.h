/* adaptive - the rule that adam and adamw share. */
#ifndef LC_TRAIN_ADAPTIVE_H
#define LC_TRAIN_ADAPTIVE_H

#include "train/optim.h"

typedef struct lc_adaptive {
    double beta1, beta2; /* decay of the means of gradients and of their squares */
    double keep;         /* what the weights are multiplied by first */
} lc_adaptive;

/* The knobs of a struct that has beta1 and beta2. */
#define LC_ADAPTIVE_KNOBS(type)                                                                                                  \
    LC_KNOB_NUMBER(type, beta1, "0.9", 0, 0.999999, "decay of the mean of gradients"),                                           \
        LC_KNOB_NUMBER(type, beta2, "0.999", 0, 0.999999, "decay of the mean of squared gradients")

/* Kingma & Ba 2015, in PyTorch's order of operations:
 *
 *     m = beta1 m + (1 - beta1) g     v = beta2 v + (1 - beta2) g^2
 *     w = keep w - rate / (1 - beta1^n) m / (sqrt(v / (1 - beta2^n)) + eps)
 */
void lc_adaptive_update(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step,
                        const lc_adaptive *rule);

#endif

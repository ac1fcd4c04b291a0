/* optim - one step of an optimizer over a slice of the flat blocks: a file in train/optim. Pure arithmetic. */
#ifndef LC_TRAIN_OPTIM_H
#define LC_TRAIN_OPTIM_H

#include "core/knob.h"
#include "core/registry.h"

enum { LC_MOMENTS_MAX = 2 };

typedef struct lc_optim_step {
    double rate;
    size_t number;     /* of this step, from 1 */
    bool biases;       /* the slice is of biases and other vectors, not of matrices */
    const void *knobs; /* the optimizer's own struct */
} lc_optim_step;

typedef struct lc_optim {
    const char *help; /* the formula */
    const lc_option *knobs;
    size_t moments; /* blocks that it keeps, zero at first */
    bool squares;   /* the last of these is a mean of squares, never negative */
    void (*update)(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step);
} lc_optim;

LC_REGISTRY_WITH_KNOBS(lc_optim, lc_optim);

/* What keeps a division by the root of a second moment finite, as in PyTorch and in Kingma & Ba 2015. */
#define LC_OPTIM_EPSILON 1e-8

#endif

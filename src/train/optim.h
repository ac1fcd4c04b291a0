/* optim - one step of an optimizer over a slice of the flat blocks: a file in train/optim. Pure arithmetic. */
#ifndef LC_TRAIN_OPTIM_H
#define LC_TRAIN_OPTIM_H

#include <lanecast/base.h>

enum { LC_MOMENTS_MAX = 2 };

typedef struct lc_optim_step {
    double rate, momentum, beta1, beta2, decay, epsilon;
    size_t number; /* of this step, from 1 */
} lc_optim_step;

typedef struct lc_optim {
    const char *name;
    const char *formula;
    size_t moments; /* blocks that it keeps, zero at first */
    void (*update)(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step);
} lc_optim;

extern const lc_optim *const lc_optim_table[];
extern const char *const lc_optim_table_names[];

#endif

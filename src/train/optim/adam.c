/* adam - Kingma & Ba 2015. */
#include "train/adaptive.h"

static void update(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step)
{
    lc_adaptive_update(w, moment, g, count, step, 1);
}

const lc_optim lc_optim_adam = {.name = "adam",
                                .formula = "w -= rate m / (sqrt(v) + eps), m and v bias-corrected moments of g",
                                .moments = 2,
                                .update = update};

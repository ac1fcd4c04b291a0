/* adamw - Loshchilov & Hutter 2019: adam, and weights shrink by rate decay on their own. */
#include "train/adaptive.h"

static void update(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step)
{
    lc_adaptive_update(w, moment, g, count, step, 1 - step->rate * step->decay);
}

const lc_optim lc_optim_adamw = {.name = "adamw", .formula = "adam, and w -= rate decay w", .moments = 2, .update = update};

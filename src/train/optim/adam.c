/* adam - Kingma & Ba 2015. */
#include "train/adaptive.h"

typedef struct adam {
    double beta1, beta2;
} adam;

static const lc_option knobs[] = {LC_ADAPTIVE_KNOBS(adam), LC_KNOBS_END};

static void update(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step)
{
    const adam *a = step->knobs;
    lc_adaptive_update(w, moment, g, count, step, &(lc_adaptive){a->beta1, a->beta2, 1});
}

const lc_optim lc_optim_adam = {
    .help = "w -= rate m / (sqrt(v) + eps), m and v bias-corrected moments of g",
    .knobs = knobs,
    .moments = 2,
    .squares = true,
    .update = update,
};

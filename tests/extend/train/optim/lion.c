/* lion - a sample optimizer with knobs: Chen et al. 2023.
 *
 *     w -= rate sign(beta1 m + (1 - beta1) g)
 *     m  = beta2 m + (1 - beta2) g
 */
#include "train/optim.h"

typedef struct lion {
    double beta1, beta2;
} lion;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(lion, beta1, "0.9", 0, 0.999999, "share of the mean in a step's direction"),
    LC_KNOB_NUMBER(lion, beta2, "0.99", 0, 0.999999, "decay of the mean of gradients"),
    LC_KNOBS_END,
};

static void update(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step)
{
    const lion *l = step->knobs;
    const lc_real b1 = (lc_real)l->beta1, b2 = (lc_real)l->beta2, rate = (lc_real)step->rate;
    lc_real *m = moment[0];
    for (size_t i = 0; i < count; i++) {
        lc_real c = b1 * m[i] + (1 - b1) * g[i];
        w[i] -= rate * (lc_real)((c > 0) - (c < 0));
        m[i] = b2 * m[i] + (1 - b2) * g[i];
    }
}

const lc_optim lc_optim_lion = {
    .help = "w -= rate sign(beta1 m + (1 - beta1) g), m a moment of g",
    .knobs = knobs,
    .moments = 1,
    .update = update,
};

/* rmsprop - Tieleman & Hinton 2012, as PyTorch has it: v = decay v + (1 - decay) g^2, w -= rate g / (sqrt(v) + eps). */
#include "train/optim.h"

#include <math.h>

typedef struct rmsprop {
    double decay;
} rmsprop;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(rmsprop, decay, "0.99", 0, 0.999999,
                   "decay of the mean of squared gradients (PyTorch's alpha; Keras has 0.9)"),
    LC_KNOBS_END,
};

static void update(lc_real *restrict w, lc_real *const *moment, const lc_real *restrict g, size_t count,
                   const lc_optim_step *step)
{
    const double decay = ((const rmsprop *)step->knobs)->decay;
    lc_real *restrict v = moment[0];
    const lc_real rate = (lc_real)step->rate, keep = (lc_real)decay, take = (lc_real)(1 - decay), eps = (lc_real)LC_OPTIM_EPSILON;
    for (size_t i = 0; i < count; i++) {
        v[i] = keep * v[i] + take * g[i] * g[i];
        w[i] -= rate * g[i] / ((lc_real)sqrt(v[i]) + eps);
    }
}

const lc_optim lc_optim_rmsprop = {
    .help = "v = decay v + (1 - decay) g^2, w -= rate g / (sqrt(v) + eps)",
    .knobs = knobs,
    .moments = 1,
    .squares = true,
    .update = update,
};

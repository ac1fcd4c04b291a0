/* rmsprop - Tieleman & Hinton 2012, as PyTorch has it with alpha = beta2: v = beta2 v + (1 - beta2) g^2, w -= rate g / (sqrt(v) +
 * eps). */
#include "train/optim.h"

#include <math.h>

static void update(lc_real *restrict w, lc_real *const *moment, const lc_real *restrict g, size_t count,
                   const lc_optim_step *step)
{
    lc_real *restrict v = moment[0];
    const lc_real rate = (lc_real)step->rate, keep = (lc_real)step->beta2, take = (lc_real)(1 - step->beta2),
                  eps = (lc_real)step->epsilon;
    for (size_t i = 0; i < count; i++) {
        v[i] = keep * v[i] + take * g[i] * g[i];
        w[i] -= rate * g[i] / ((lc_real)sqrt(v[i]) + eps);
    }
}

const lc_optim lc_optim_rmsprop = {
    .name = "rmsprop", .formula = "v = beta2 v + (1 - beta2) g^2, w -= rate g / (sqrt(v) + eps)", .moments = 1, .update = update};

/* momentum - Polyak 1964, as PyTorch's SGD has it: m = momentum m + g, w -= rate m. */
#include "train/optim.h"

static void update(lc_real *restrict w, lc_real *const *moment, const lc_real *restrict g, size_t count,
                   const lc_optim_step *step)
{
    lc_real *restrict m = moment[0];
    const lc_real rate = (lc_real)step->rate, momentum = (lc_real)step->momentum;
    for (size_t i = 0; i < count; i++) {
        m[i] = momentum * m[i] + g[i];
        w[i] -= rate * m[i];
    }
}

const lc_optim lc_optim_momentum = {
    .name = "momentum", .formula = "m = momentum m + g, w -= rate m", .moments = 1, .update = update};

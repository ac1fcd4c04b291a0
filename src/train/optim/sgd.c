/* sgd - gradient descent: w -= rate g. */
#include "train/optim.h"

static void update(lc_real *restrict w, lc_real *const *moment, const lc_real *restrict g, size_t count,
                   const lc_optim_step *step)
{
    (void)moment;
    const lc_real rate = (lc_real)step->rate;
    for (size_t i = 0; i < count; i++)
        w[i] -= rate * g[i];
}

const lc_optim lc_optim_sgd = {.help = "w -= rate g", .update = update};

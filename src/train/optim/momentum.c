/* momentum - Polyak 1964, as PyTorch's SGD has it: m = factor m + g, w -= rate m. */
#include "train/optim.h"

typedef struct momentum {
    double factor;
} momentum;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(momentum, factor, "0.9", 0, 0.999999, "share of the last step that is kept"),
    LC_KNOBS_END,
};

static void update(lc_real *restrict w, lc_real *const *moment, const lc_real *restrict g, size_t count,
                   const lc_optim_step *step)
{
    lc_real *restrict m = moment[0];
    const lc_real rate = (lc_real)step->rate, factor = (lc_real)((const momentum *)step->knobs)->factor;
    for (size_t i = 0; i < count; i++) {
        m[i] = factor * m[i] + g[i];
        w[i] -= rate * m[i];
    }
}

const lc_optim lc_optim_momentum = {.help = "m = factor m + g, w -= rate m", .knobs = knobs, .moments = 1, .update = update};

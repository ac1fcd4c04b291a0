/* nesterov - Nesterov 1983, in the form of PyTorch's SGD (Sutskever et al. 2013): the step looks ahead along its momentum. */
#include "train/optim.h"

typedef struct nesterov {
    double factor;
} nesterov;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(nesterov, factor, "0.9", 0, 0.999999, "share of the last step that is kept"),
    LC_KNOBS_END,
};

static void update(lc_real *restrict w, lc_real *const *moment, const lc_real *restrict g, size_t count,
                   const lc_optim_step *step)
{
    lc_real *restrict m = moment[0];
    const lc_real rate = (lc_real)step->rate, factor = (lc_real)((const nesterov *)step->knobs)->factor;
    for (size_t i = 0; i < count; i++) {
        m[i] = factor * m[i] + g[i];
        w[i] -= rate * (g[i] + factor * m[i]);
    }
}

const lc_optim lc_optim_nesterov = {
    .help = "m = factor m + g, w -= rate (g + factor m)",
    .knobs = knobs,
    .moments = 1,
    .update = update,
};

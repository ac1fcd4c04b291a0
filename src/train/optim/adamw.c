/* adamw - Loshchilov & Hutter 2019: adam, and each weight shrinks by the share rate * decay, apart from its gradient. */
#include "train/adaptive.h"

typedef struct adamw {
    double beta1, beta2, decay;
    bool biases;
} adamw;

static const lc_option knobs[] = {
    LC_ADAPTIVE_KNOBS(adamw),
    LC_KNOB_NUMBER(adamw, decay, "0.01", 0, 1, "weight decay, decoupled from the gradient"),
    LC_KNOB_FLAG(adamw, biases, "yes", "whether biases shrink too, as PyTorch's AdamW has them by default"),
    LC_KNOBS_END,
};

static void update(lc_real *w, lc_real *const *moment, const lc_real *g, size_t count, const lc_optim_step *step)
{
    const adamw *a = step->knobs;
    const double keep = step->biases && !a->biases ? 1 : 1 - step->rate * a->decay;
    lc_adaptive_update(w, moment, g, count, step, &(lc_adaptive){a->beta1, a->beta2, keep});
}

const lc_optim lc_optim_adamw = {
    .help = "adam, and w -= rate decay w",
    .knobs = knobs,
    .moments = 2,
    .squares = true,
    .update = update,
};

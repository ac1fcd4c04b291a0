/* plateau - the rate falls where the validation loss no longer does: PyTorch's ReduceLROnPlateau, relative threshold. */
#include "train/schedule.h"

#include <math.h>

typedef struct plateau {
    double gamma, threshold, least;
    size_t patience, cooldown;
} plateau;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(plateau, gamma, "0.1", 0, 1, "what the rate is multiplied by each time"),
    LC_KNOB_COUNT(plateau, patience, "1", 0, 1000000,
                  "validations without improvement before the rate falls (PyTorch: 10); less than train.patience"),
    LC_KNOB_NUMBER(plateau, threshold, "0.0001", 0, 0.99, "an improvement is a loss below (1 - this) times the best"),
    LC_KNOB_COUNT(plateau, cooldown, "0", 0, 1000000, "validations after a fall that are not counted"),
    LC_KNOB_NUMBER(plateau, least, "0", 0, 1, "the rate falls to this share at least"),
    LC_KNOBS_END,
};

static double factor(const lc_rate_step *s)
{
    const plateau *k = s->knobs;
    double factor = 1, best = INFINITY;
    for (size_t i = 0, bad = 0, cool = 0; i < s->validations; i++) {
        const double loss = s->history[i].valid_loss;
        const bool better = loss < best * (1 - k->threshold);
        best = better ? loss : best;
        bad = better || cool > 0 ? 0 : bad + 1;
        cool -= cool > 0;
        if (bad > k->patience) {
            factor = fmax(factor * k->gamma, k->least);
            cool = k->cooldown;
            bad = 0;
        }
    }
    return factor;
}

const lc_schedule lc_schedule_plateau = {
    .help = "times gamma after more than patience validations without improvement",
    .knobs = knobs,
    .of_validation = true,
    .factor = factor,
};

/* step - the rate times gamma every few epochs. */
#include "train/schedule.h"

#include <math.h>

typedef struct step {
    size_t epochs;
    double gamma;
} step;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(step, epochs, "1", 1, 1000000, "epochs from one step to the next"),
    LC_KNOB_NUMBER(step, gamma, "0.5", 0, 1, "what the rate is multiplied by at each step"),
    LC_KNOBS_END,
};

static double factor(const lc_rate_step *s)
{
    const step *k = s->knobs;
    const size_t drops = s->epoch / k->epochs;
    return pow(k->gamma, (double)drops);
}

const lc_schedule lc_schedule_step = {.help = "gamma^floor(epoch / epochs)", .knobs = knobs, .factor = factor};

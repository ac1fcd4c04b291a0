/* one_cycle - Smith & Topin 2018, as PyTorch's OneCycleLR has it (without its cycle of momentum): over all steps of training the
 * rate rises to the full one along half a cosine, then falls along another to almost nothing. */
#include "train/schedule.h"

#include <math.h>

typedef struct one_cycle {
    double rise, start, end;
} one_cycle;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(one_cycle, rise, "0.3", 0, 0.99, "share of all steps over which the rate rises"),
    LC_KNOB_NUMBER(one_cycle, start, "25", 1, 1e9, "the first rate is the full one divided by this"),
    LC_KNOB_NUMBER(one_cycle, end, "10000", 1, 1e9, "the last rate is the first one divided by this"),
    LC_KNOBS_END,
};

/* b + (a - b) (1 + cos(pi share)) / 2: from a to b while the share goes from 0 to 1 */
static double between(double a, double b, double share)
{
    return b + (a - b) / 2 * (1 + cos(acos(-1) * share));
}

static double factor(const lc_rate_step *s)
{
    const one_cycle *k = s->knobs;
    const double total = (double)(s->epochs * s->steps), step = (double)(s->epoch * s->steps + s->step);
    const double first = 1 / k->start, top = k->rise * total - 1, last = total - 1; /* steps of full and of least rate */
    return step < top ? between(first, 1, step / top) : between(1, first / k->end, (step - top) / (last - top));
}

const lc_schedule lc_schedule_one_cycle = {
    .help = "over all steps half a cosine from 1 / start to 1, then one to 1 / (start end)",
    .knobs = knobs,
    .of_total = true,
    .factor = factor,
};

/* inverse - a sample schedule with a knob: the rate falls as 1 / time, Robbins & Monro 1951. */
#include "train/schedule.h"

typedef struct inverse {
    double half;
} inverse;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(inverse, half, "5", 1e-9, 1000000, "epochs until the rate is half of what it was"),
    LC_KNOBS_END,
};

static double factor(const lc_rate_step *s)
{
    const double half = ((const inverse *)s->knobs)->half;
    return half / (half + (double)s->epoch);
}

const lc_schedule lc_schedule_inverse = {.help = "half / (half + epoch)", .knobs = knobs, .factor = factor};

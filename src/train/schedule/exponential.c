/* exponential - the rate times gamma every epoch, after some epochs at full rate: constant, then decaying, as papers have it. */
#include "train/schedule.h"

#include <math.h>

typedef struct exponential {
    size_t hold;
    double gamma;
} exponential;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(exponential, hold, "1", 1, 1000000, "epochs at the full rate before it falls"),
    LC_KNOB_NUMBER(exponential, gamma, "0.5", 0, 1, "what the rate is multiplied by each epoch"),
    LC_KNOBS_END,
};

static double factor(const lc_rate_step *s)
{
    const exponential *e = s->knobs;
    return s->epoch < e->hold ? 1 : pow(e->gamma, (double)(s->epoch + 1 - e->hold));
}

const lc_schedule lc_schedule_exponential = {
    .help = "1 for the first hold epochs, then gamma^(epoch + 1 - hold)",
    .knobs = knobs,
    .factor = factor,
};

/* exponential - the rate times gamma every epoch. */
#include "train/schedule.h"

#include <math.h>

typedef struct exponential {
    double gamma;
} exponential;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(exponential, gamma, "0.5", 0, 1, "what the rate is multiplied by each epoch"),
    LC_KNOBS_END,
};

static double factor(size_t epoch, size_t epochs, const void *values)
{
    (void)epochs;
    return pow(((const exponential *)values)->gamma, (double)epoch);
}

const lc_schedule lc_schedule_exponential = {.help = "gamma^epoch", .knobs = knobs, .factor = factor};

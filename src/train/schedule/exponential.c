/* exponential - the rate times gamma every epoch. */
#include "train/schedule.h"

#include <math.h>

static double factor(const lc_train_config *config, size_t epoch)
{
    return pow(config->gamma, (double)epoch);
}

const lc_schedule lc_schedule_exponential = {.name = "exponential", .formula = "gamma^epoch", .factor = factor};

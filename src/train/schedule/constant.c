/* constant - the rate stays. */
#include "train/schedule.h"

static double factor(const lc_train_config *config, size_t epoch)
{
    (void)config;
    (void)epoch;
    return 1;
}

const lc_schedule lc_schedule_constant = {.name = "constant", .formula = "1", .factor = factor};

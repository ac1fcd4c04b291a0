/* step - the rate times gamma every step_epochs epochs. */
#include "train/schedule.h"

#include <math.h>

static double factor(const lc_train_config *config, size_t epoch)
{
    return pow(config->gamma, (double)(epoch / config->step_epochs));
}

const lc_schedule lc_schedule_step = {.name = "step", .formula = "gamma^floor(epoch / step_epochs)", .factor = factor};

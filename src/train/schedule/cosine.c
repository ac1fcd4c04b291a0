/* cosine - Loshchilov & Hutter 2017, without restarts: half a cosine from the rate to nothing over all epochs. */
#include "train/schedule.h"

#include <math.h>

static double factor(const lc_train_config *config, size_t epoch)
{
    return (1 + cos(acos(-1) * (double)epoch / (double)config->epochs)) / 2;
}

const lc_schedule lc_schedule_cosine = {.name = "cosine", .formula = "(1 + cos(pi epoch / epochs)) / 2", .factor = factor};

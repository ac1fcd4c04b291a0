/* cosine - Loshchilov & Hutter 2017, without restarts: half a cosine from the rate to zero over all epochs. */
#include "train/schedule.h"

#include <math.h>

static double factor(size_t epoch, size_t epochs, const void *knobs)
{
    (void)knobs;
    return (1 + cos(acos(-1) * (double)epoch / (double)epochs)) / 2;
}

const lc_schedule lc_schedule_cosine = {.help = "(1 + cos(pi epoch / epochs)) / 2", .of_total = true, .factor = factor};

/* cosine - Loshchilov & Hutter 2017, without restarts: half a cosine from the rate to zero over all epochs. */
#include "train/schedule.h"

#include <math.h>

static double factor(const lc_rate_step *s)
{
    return (1 + cos(acos(-1) * (double)s->epoch / (double)s->epochs)) / 2;
}

const lc_schedule lc_schedule_cosine = {.help = "(1 + cos(pi epoch / epochs)) / 2", .of_total = true, .factor = factor};

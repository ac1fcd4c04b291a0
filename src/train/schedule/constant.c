/* constant - the rate stays. */
#include "train/schedule.h"

static double factor(const lc_rate_step *s)
{
    (void)s;
    return 1;
}

const lc_schedule lc_schedule_constant = {.help = "1", .factor = factor};

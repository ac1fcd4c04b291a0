/* none - every trial trains to its end. */
#include "sweep/pruner.h"

static bool stop(const lc_pruning *p)
{
    (void)p;
    return false;
}

const lc_pruner lc_pruner_none = {.help = "no trial ends early", .stop = stop};

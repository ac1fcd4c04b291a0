/* mean - differences from the mean of the context. */
#include "nn/normalize.h"

/* zero = 1/T sum x[t] */
static lc_window_stats of(const lc_track *t)
{
    return (lc_window_stats){lc_track_mean(t), t->unit};
}

const lc_normalize lc_normalize_mean = {.help = "the mean of the context is taken off", .of = of};

/* first - differences from the first row of the context. */
#include "nn/normalize.h"

static lc_window_stats of(const lc_track *t)
{
    return (lc_window_stats){t->at(t->of, 0), t->unit};
}

const lc_normalize lc_normalize_first = {.help = "the first value of the context is taken off", .of = of};

/* last - differences from the last known row: what a forecast that repeats it would miss. */
#include "nn/normalize.h"

/* zero = x[T] */
static lc_window_stats of(const lc_track *t)
{
    return (lc_window_stats){t->at(t->of, t->rows - 1), t->unit};
}

const lc_normalize lc_normalize_last = {.help = "the last known value is taken off, for levels that wander", .of = of};

/* difference - x[t] - x[t-1]: levels that wander become steps that do not (Box & Jenkins 1970). */
#include "data/transform.h"

static double apply(double value, double before)
{
    return value - before;
}

static double undo(double transformed, double before)
{
    return before + transformed;
}

const lc_transform lc_transform_difference = {.help = "x[t] - x[t-1]", .past = true, .apply = apply, .undo = undo};

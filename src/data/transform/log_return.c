/* log_return - ln x[t] - ln x[t-1]: the return of a price, whatever its level. */
#include "data/transform.h"

#include <math.h>

static const double zero = 0;

static double apply(double value, double before)
{
    return log(value / before);
}

static double undo(double transformed, double before)
{
    return before * exp(transformed);
}

const lc_transform lc_transform_log_return = {
    .help = "ln (x[t] / x[t-1]), of values above 0",
    .past = true,
    .above = &zero,
    .apply = apply,
    .undo = undo,
};

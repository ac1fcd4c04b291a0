/* log1p - ln (1 + x): a logarithm that takes zeros, for counts and rain. */
#include "data/transform.h"

#include <math.h>

static const double minus_one = -1;

static double apply(double value, double before)
{
    (void)before;
    return log1p(value);
}

static double undo(double transformed, double before)
{
    (void)before;
    return expm1(transformed);
}

const lc_transform lc_transform_log1p = {.help = "ln (1 + x), of values above -1; a point is e^ of that of the logarithm, less 1",
                                         .above = &minus_one,
                                         .apply = apply,
                                         .undo = undo};

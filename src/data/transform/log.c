/* log - ln x: what grows by percentages grows by sums. */
#include "data/transform.h"

#include <math.h>

static const double zero = 0;

static double apply(double value, double before)
{
    (void)before;
    return log(value);
}

static double undo(double transformed, double before)
{
    (void)before;
    return exp(transformed);
}

const lc_transform lc_transform_log = {.help =
                                           "ln x, of values above 0; a point is e^ of that of ln x: of a mean the geometric one",
                                       .above = &zero,
                                       .apply = apply,
                                       .undo = undo};

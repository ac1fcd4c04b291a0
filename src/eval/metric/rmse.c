/* rmse - root of the mean squared error. */
#include "eval/metric_squares.h"

#include <math.h>

static double value(const double *sum)
{
    return sqrt(sum[1] / sum[0]);
}

const lc_metric lc_metric_rmse = {
    .help = "sqrt(mean e^2)",
    .less_is_better = true,
    .affine = true,
    .power = {0, 2},
    .terms = LC_SQUARES_TERMS,
    .add = lc_squares_add,
    .value = value,
};

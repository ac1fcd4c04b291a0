/* mse - mean squared error. */
#include "eval/summands.h"

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mse = {
    .help = "mean e^2",
    .less_is_better = true,
    .term = {&lc_sum_known, &lc_sum_square},
    .value = value,
};

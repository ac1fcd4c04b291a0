/* mae - mean absolute error. */
#include "eval/summands.h"

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mae = {
    .help = "mean |e|",
    .less_is_better = true,
    .term = {&lc_sum_known, &lc_sum_size},
    .value = value,
};

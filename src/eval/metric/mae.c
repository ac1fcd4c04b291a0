/* mae - mean absolute error. */
#include "eval/errors.h"

static LC_ERROR void error(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    const lc_known known = *y == *y;
    (void)fact;
    sum[0] += LC_WHERE(known, LC_ONE);
    sum[1] += LC_WHERE(known, LC_SIZE(*f - *y));
}

LC_ERRORS_ADD(add, 2, 0, error)

static double value(const double *sum)
{
    return sum[1] / sum[0];
}

const lc_metric lc_metric_mae = {
    .help = "mean |e|",
    .less_is_better = true,
    .affine = true,
    .power = {0, 1},
    .terms = 2,
    .add = add,
    .value = value,
};

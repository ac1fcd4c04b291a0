/* mape - mean absolute percentage error. Truths of exactly 0 are left out: they have no percentage. */
#include "eval/errors.h"

static LC_ERROR void error(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    const lc_known counts = LC_SIZE(*y) > 0;
    (void)fact;
    sum[0] += LC_WHERE(counts, LC_ONE);
    sum[1] += LC_WHERE(counts, LC_SIZE((*f - *y) / *y));
}

LC_ERRORS_ADD(add, 2, 0, error)

static double value(const double *sum)
{
    return 100 * sum[1] / sum[0];
}

const lc_metric lc_metric_mape = {
    .help = "100 mean |e / truth|",
    .less_is_better = true,
    .unitless = true,
    .left_out = "whose truth is 0",
    .terms = 2,
    .add = add,
    .value = value,
};

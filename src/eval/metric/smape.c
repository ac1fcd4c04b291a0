/* smape - symmetric mean absolute percentage error as in the M4 competition, 0 to 200; 0 where truth and forecast are both 0. */
#include "eval/errors.h"
#include "eval/summands.h"

static LC_ERROR void part(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    const lc_four size = LC_SIZE(*y) + LC_SIZE(*f);
    (void)fact;
    *sum += LC_WHERE(size > 0, LC_SIZE(*f - *y) / size);
}

LC_ERRORS_ADD(add_part, 0, part)

static const lc_summand parts = {.from_units = true, .add = add_part};

static double value(const double *sum)
{
    return 200 * sum[1] / sum[0];
}

const lc_metric lc_metric_smape = {
    .help = "200 mean |e| / (|truth| + |forecast|), of which 0 / 0 is 0",
    .less_is_better = true,
    .unitless = true,
    .term = {&lc_sum_known, &parts},
    .value = value,
};

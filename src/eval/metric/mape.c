/* mape - mean absolute percentage error. Truths of exactly 0 are left out: they have no percentage. */
#include "eval/errors.h"

static LC_ERROR void counts(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    (void)f;
    (void)fact;
    *sum += LC_WHERE(LC_SIZE(*y) > 0, LC_ONE);
}

static LC_ERROR void part(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    (void)fact;
    *sum += LC_WHERE(LC_SIZE(*y) > 0, LC_SIZE((*f - *y) / *y));
}

LC_TRUTHS_ADD(add_counts, 0, counts)
LC_ERRORS_ADD(add_part, 0, part)

static const lc_summand how_many = {.of_truth = true, .from_units = true, .add = add_counts},
                        parts = {.from_units = true, .add = add_part};

static double value(const double *sum)
{
    return 100 * sum[1] / sum[0];
}

const lc_metric lc_metric_mape = {
    .help = "100 mean |e / truth|",
    .less_is_better = true,
    .unitless = true,
    .left_out = "whose truth is 0",
    .term = {&how_many, &parts},
    .value = value,
};

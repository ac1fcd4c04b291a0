/* nrmse - a sample metric with facts of the training rows: the root of the mean squared error in parts of the range that a channel
 * had there. A channel that was constant has no such error and is left out.
 */
#include "eval/errors.h"

#include <math.h>

#include "data/rounding.h"

static void learn(double *fact, const lc_training *t)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t row = 0; row < t->rows; row++) {
        least = fmin(least, t->value[row * t->stride]);
        most = fmax(most, t->value[row * t->stride]);
    }
    bool varies = most > least && !lc_is_rounding(most - least, fmax(fabs(most), fabs(least)));
    fact[0] = varies ? (most - least) / t->scale : 0;
}

static LC_ERROR void counts(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *range)
{
    (void)f;
    *sum += LC_WHERE((*y == *y) & (*range != 0), LC_ONE);
}

static LC_ERROR void square(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *range)
{
    const lc_four e = (*f - *y) / *range;
    *sum += LC_WHERE((*y == *y) & (*range != 0), e * e);
}

LC_TRUTHS_ADD(add_counts, 1, counts)
LC_ERRORS_ADD(add_square, 1, square)

static const lc_summand how_many = {.of_truth = true, .add = add_counts}, squares = {.add = add_square};

static double value(const double *sum)
{
    return sqrt(sum[1] / sum[0]);
}

const lc_metric lc_metric_nrmse = {
    .help = "sqrt(mean (e / training range)^2)",
    .less_is_better = true,
    .facts = 1,
    .learn = learn,
    .term = {&how_many, &squares},
    .value = value,
};

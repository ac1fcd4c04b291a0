/* r2 - coefficient of determination: the share of the truth's variance that the forecast explains; below 0 the truth's own mean
 * does better. The mean is each series' own: that one series is higher than another explains nothing. A truth that is constant
 * over the windows has no R2. Over several channels: the mean of theirs. */
#include "eval/errors.h"
#include "eval/summands.h"

#include <math.h>
#include <stddef.h>

#include "data/rounding.h"

enum { LEVEL, FACTS };
enum { COUNT, ERROR, TRUTH, SQUARE };

/* The first known value from `row` on, or, by -1, back from it. */
static double known_from(const lc_training *t, size_t row, ptrdiff_t by)
{
    while (row < t->rows && isnan(t->value[row * t->stride]))
        row += (size_t)by;
    return row < t->rows ? t->value[row * t->stride] : 0;
}

/* A number near the truth, so that squares of what is above it keep their digits: the middle one of the first, a middle and the
 * last known value, of which one may be that of a sensor that starts or fails. */
static void learn(double *fact, const lc_training *t)
{
    const double first = known_from(t, 0, 1), middle = known_from(t, t->rows / 2, 1), last = known_from(t, t->rows - 1, -1);
    const double level = fmax(fmin(first, middle), fmin(fmax(first, middle), last));
    fact[LEVEL] = (level - t->shift) / t->scale;
}

/* 0 where it is rounding, or not known */
static LC_ERROR void find_above(lc_four *above, const lc_four *y, const lc_four *level)
{
    *above = *y - *level;
    *above = LC_WHERE(LC_SIZE(*above) > LC_ROUNDING * LC_SIZE(*level), *above);
}

static LC_ERROR void above(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *level)
{
    lc_four a;
    (void)f;
    find_above(&a, y, level);
    *sum += a;
}

static LC_ERROR void squared(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *level)
{
    lc_four a;
    (void)f;
    find_above(&a, y, level);
    *sum += a * a;
}

LC_TRUTHS_ADD(add_above, FACTS, above)
LC_TRUTHS_ADD(add_squared, FACTS, squared)

static const lc_summand truth = {.of_truth = true, .add = add_above}, truth_squared = {.of_truth = true, .add = add_squared};

/* Squares around the series' mean; 0 where they are only rounding. */
static void settle(double *sum, const double *fact)
{
    (void)fact;
    /* sum (y - mean)^2 = sum y^2 - (sum y)^2 / n */
    double around = sum[SQUARE] - sum[TRUTH] * sum[TRUTH] / sum[COUNT];
    sum[SQUARE] = around > 1e-12 * sum[SQUARE] ? around : 0;
    sum[TRUTH] = 0;
}

static bool exists(const double *sum)
{
    return sum[SQUARE] > 0;
}

static double value(const double *sum)
{
    return exists(sum) ? 1 - sum[ERROR] / sum[SQUARE] : NAN;
}

const lc_metric lc_metric_r2 = {
    .help = "1 - sum e^2 / sum (truth - its series' mean)^2",
    .unitless = true,
    .left_out = "of channels whose truth is constant",
    .facts = FACTS,
    .learn = learn,
    .term = {&lc_sum_known, &lc_sum_square, &truth, &truth_squared},
    .settle = settle,
    .value = value,
    .exists = exists,
};

/* r2 - coefficient of determination: the share of the truth's variance that the forecast explains; below 0 the truth's own mean
 * does better. The mean is each series' own: that one series is higher than another explains nothing. A truth that is constant
 * over the windows has no R2. Over several channels: the mean of theirs. */
#include "eval/errors.h"

#include <math.h>

#include "data/rounding.h"

enum { LEVEL, FACTS };
enum { COUNT, ERROR, TRUTH, SQUARE };

/* The first known value: a number near the truth, so that squares of what is above it keep their digits. */
static void learn(double *fact, const lc_training *t)
{
    size_t row = 0;
    while (row < t->rows && isnan(t->value[row * t->stride]))
        row++;
    fact[LEVEL] = ((row < t->rows ? t->value[row * t->stride] : 0) - t->shift) / t->scale;
}

static LC_ERROR void error(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *level)
{
    const lc_four e = *f - *y, above = *y - *level;
    const lc_known known = *y == *y, differs = LC_SIZE(above) > LC_ROUNDING * LC_SIZE(*level); /* and y is known */
    sum[COUNT] += LC_WHERE(known, LC_ONE);
    sum[ERROR] += LC_WHERE(known, e * e);
    sum[TRUTH] += LC_WHERE(differs, above);
    sum[SQUARE] += LC_WHERE(differs, above * above);
}

LC_ERRORS_ADD(add, 4, FACTS, error)

/* Squares around the series' mean; 0 where they are only rounding. */
static void settle(double *sum)
{
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
    .terms = 4,
    .add = add,
    .settle = settle,
    .value = value,
    .exists = exists,
};

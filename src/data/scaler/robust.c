/* robust - the median becomes 0, the distance of the quartiles 1: outliers move neither. */
#include "data/scaler.h"

#include <math.h>
#include <stdlib.h>

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* q of sorted values: between the neighbours of (count - 1) q, in a straight line (Hyndman & Fan 1996, definition 7). */
static double quantile(const double *sorted, size_t count, double q)
{
    const double at = q * (double)(count - 1), below = floor(at);
    const size_t i = (size_t)below, next = i + 1 < count ? i + 1 : i;
    return sorted[i] + (at - below) * (sorted[next] - sorted[i]);
}

static void fit(double *shift, double *scale, double *value, size_t count, const void *knobs)
{
    (void)knobs;
    qsort(value, count, sizeof *value, by_size);
    *shift = quantile(value, count, 0.5);
    *scale = quantile(value, count, 0.75) - quantile(value, count, 0.25);
}

const lc_scaler_type lc_scaler_robust = {.help = "median 0 and interquartile range 1 over the training rows", .fit = fit};

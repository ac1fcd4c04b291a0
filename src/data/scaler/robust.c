/* robust - the median becomes 0, the distance of the quartiles 1: outliers move neither. */
#include "data/scaler.h"

#include <stdlib.h>

#include "core/sort.h"

static void fit(double *shift, double *scale, double *value, size_t count, const void *knobs)
{
    (void)knobs;
    qsort(value, count, sizeof *value, lc_sort_real);
    *shift = lc_sort_quantile(value, count, 0.5);
    *scale = lc_sort_quantile(value, count, 0.75) - lc_sort_quantile(value, count, 0.25);
}

const lc_scaler_type lc_scaler_robust = {.help = "median 0 and interquartile range 1 over the training rows", .fit = fit};

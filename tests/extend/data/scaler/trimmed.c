/* trimmed - a sample scaler with a knob: the median becomes 0, the distance of two quantiles 1. Outliers move neither. */
#include "data/scaler.h"

#include <stdlib.h>

#include "core/knob.h"

typedef struct trimmed {
    double share;
} trimmed;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(trimmed, share, "0.25", 0, 0.49, "share of the values below the lower quantile, and above the upper"),
    LC_KNOBS_END,
};

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void fit(double *shift, double *scale, double *value, size_t count, const void *values)
{
    const size_t last = count - 1, tail = (size_t)(((const trimmed *)values)->share * (double)last);
    qsort(value, count, sizeof *value, ascending);
    *shift = value[last / 2];
    *scale = value[last - tail] - value[tail];
}

const lc_scaler_type lc_scaler_trimmed = {
    .help = "median 0 and distance of two quantiles 1 over the training rows",
    .knobs = knobs,
    .fit = fit,
};

/* standard - mean 0 and population standard deviation 1 over the training rows, as the published protocols have it. */
#include "data/scaler.h"

#include <math.h>

/* Deviations are taken from the first value first: a constant channel then has a deviation of exactly 0, whatever its size. */
static void fit(double *shift, double *scale, double *value, size_t count, const void *knobs)
{
    (void)knobs;
    const double origin = value[0], n = (double)count;
    double sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i] - origin;
    const double mean = sum / n;
    for (size_t i = 0; i < count; i++) {
        double deviation = value[i] - origin - mean;
        squares += deviation * deviation;
    }
    *shift = origin + mean;
    *scale = sqrt(squares / n);
}

const lc_scaler_type lc_scaler_standard = {
    .help = "mean 0 and population standard deviation 1 over the training rows", .says_constant = true, .fit = fit};

/* mean_scale - divided by the mean of |x| over the training rows, 0 stays 0: for counts and sales, whose zeros mean something
 * (Salinas et al. 2020). */
#include "data/scaler.h"

#include <math.h>

static void fit(double *shift, double *scale, double *value, size_t count, const void *knobs)
{
    (void)knobs;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += fabs(value[i]) / (double)count;
    *shift = 0;
    *scale = sum;
}

const lc_scaler_type lc_scaler_mean_scale = {
    .help = "divided by the mean of |x| over the training rows", .keeps_zero = true, .fit = fit};

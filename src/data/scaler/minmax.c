/* minmax - 0 to 1 over the training rows. */
#include "data/scaler.h"

static void fit(double *shift, double *scale, double *value, size_t count, const void *knobs)
{
    (void)knobs;
    double least = value[0], most = value[0];
    for (size_t i = 1; i < count; i++) {
        if (value[i] < least)
            least = value[i];
        if (value[i] > most)
            most = value[i];
    }
    *shift = least;
    *scale = most - least;
}

const lc_scaler_type lc_scaler_minmax = {.help = "0 to 1 over the training rows", .fit = fit};

/* mse - squared error: e^2, slope 2 e; e = y - target. */
#include "nn/loss.h"

static void row(double *sum, lc_real *dy, const lc_real *y, const lc_real *target, size_t lanes, double scale, double parameter)
{
    (void)parameter;
    for (size_t lane = 0; lane < lanes; lane++) {
        double e = (double)y[lane] - target[lane];
        sum[lane] += e * e;
        if (dy)
            dy[lane] = (lc_real)(2 * e * scale);
    }
}

const lc_loss lc_loss_mse = {.name = "mse", .formula = "(y - target)^2", .row = row};

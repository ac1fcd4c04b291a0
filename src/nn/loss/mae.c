/* mae - absolute error: |e|, slope sign(e), 0 at 0; e = y - target. */
#include "nn/loss.h"

#include <math.h>

static void row(double *sum, lc_real *dy, const lc_real *y, const lc_real *target, size_t lanes, double scale, double parameter)
{
    (void)parameter;
    for (size_t lane = 0; lane < lanes; lane++) {
        double e = (double)y[lane] - target[lane];
        sum[lane] += fabs(e);
        if (dy)
            dy[lane] = (lc_real)(((e > 0) - (e < 0)) * scale);
    }
}

const lc_loss lc_loss_mae = {.name = "mae", .formula = "|y - target|", .row = row};

/* huber - Huber 1964, as PyTorch has it: e^2 / 2 up to delta, delta (|e| - delta / 2) beyond; e = y - target. */
#include "nn/loss.h"

#include <math.h>

static void row(double *sum, lc_real *dy, const lc_real *y, const lc_real *target, size_t lanes, double scale, double delta)
{
    for (size_t lane = 0; lane < lanes; lane++) {
        double e = (double)y[lane] - target[lane], held = e > delta ? delta : e < -delta ? -delta : e;
        sum[lane] += fabs(held) * (fabs(e) - fabs(held) / 2);
        if (dy)
            dy[lane] = (lc_real)(held * scale);
    }
}

const lc_loss lc_loss_huber = {.name = "huber", .formula = "e^2/2 up to delta, delta (|e| - delta/2) beyond", .row = row};

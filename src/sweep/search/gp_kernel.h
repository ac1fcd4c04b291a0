/* gp_kernel - how far apart two points are, for the files of the Gaussian process. */
#ifndef LC_SWEEP_GP_KERNEL_H
#define LC_SWEEP_GP_KERNEL_H

#include "sweep/gp.h"

#include <math.h>

/* d_i^2 / l_i^2 */
static inline double lc_gp_part(const lc_gp *gp, size_t i, const double *a, const double *b)
{
    const double d = gp->choice[i] ? (double)(a[i] != b[i]) : a[i] - b[i];
    return d * d * gp->inverse_square[i];
}

/* a = sqrt(5) r */
static inline double lc_gp_away(const lc_gp *gp, const double *a, const double *b)
{
    double squares = 0;
    for (size_t i = 0; i < gp->dimensions; i++)
        squares += lc_gp_part(gp, i, a, b);
    return sqrt(5 * squares);
}

#endif

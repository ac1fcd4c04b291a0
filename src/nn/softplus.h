/* softplus - ln(1 + e^x) and its slope: what makes a positive parameter of any number, without overflow. */
#ifndef LC_NN_SOFTPLUS_H
#define LC_NN_SOFTPLUS_H

#include <math.h>

static inline double lc_softplus(double x)
{
    return fmax(x, 0) + log1p(exp(-fabs(x)));
}

static inline double lc_softplus_slope(double x)
{
    const double e = exp(-fabs(x));
    return (x < 0 ? e : 1) / (1 + e);
}

#endif

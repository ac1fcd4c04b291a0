/* invert - the root that a bracket has. */
#include "core/invert.h"

#include <math.h>

double lc_invert(const lc_rising *f, double wanted, double low, double high)
{
    enum { MOST = 200 };
    double x = low + (high - low) / 2;
    for (int i = 0; i < MOST && high - low > 1e-15 * (fabs(low) + fabs(high)); i++) {
        const double miss = f->value(f->of, x) - wanted;
        if (miss == 0)
            return x;
        *(miss < 0 ? &low : &high) = x;
        const double step = miss / f->slope(f->of, x), next = x - step;
        if (fabs(step) <= 1e-15 * fabs(x))
            return x;
        x = next > low && next < high ? next : low + (high - low) / 2;
    }
    return x;
}

/* rounding - when a spread of values is nothing but the rounding of their digits. */
#ifndef LC_DATA_ROUNDING_H
#define LC_DATA_ROUNDING_H

#include <stdbool.h>

#define LC_ROUNDING 1e-12

/* `spread` and `largest`, the largest |value|, in one unit. 0.3 and 0.1 + 0.2 differ by 2e-16 of themselves. */
static inline bool lc_is_rounding(double spread, double largest)
{
    return !(spread > LC_ROUNDING * largest);
}

#endif

/* dimension - the values of one, and the shares of its range at which they are. */
#include "sweep/domain.h"

#include <math.h>
#include <stdio.h>

size_t lc_dimension_values(const lc_dimension *d)
{
    const double most = 1e15, steps = d->step > 0 ? (d->high - d->low) / d->step : 0;
    return d->step > 0 ? (size_t)llround(steps < most ? steps : most) + 1 : 0;
}

/* Its ends, each wider by half a step: every step has the same share. */
typedef struct ends {
    double low, high;
} ends;

static ends ends_of(const lc_dimension *d)
{
    const double half = d->step / 2;
    return (ends){d->low - half, d->high + half};
}

double lc_dimension_at(const lc_dimension *d, double u)
{
    const ends e = ends_of(d);
    double x = d->log ? exp(log(e.low) + u * (log(e.high) - log(e.low))) : e.low + u * (e.high - e.low);
    if (d->step > 0)
        x = d->low + d->step * nearbyint((x - d->low) / d->step);
    return x < d->low ? d->low : x > d->high ? d->high : x;
}

double lc_dimension_share(const lc_dimension *d, double value)
{
    const ends e = ends_of(d);
    return d->log ? (log(value) - log(e.low)) / (log(e.high) - log(e.low)) : (value - e.low) / (e.high - e.low);
}

bool lc_dimension_has(const lc_dimension *d, double value)
{
    return value >= d->low && value <= d->high;
}

void lc_dimension_text(char *out, size_t size, const lc_dimension *d, double value)
{
    if (d->kind == LC_DIMENSION_CHOICE)
        snprintf(out, size, "%s", d->choice[(size_t)value]);
    else if (d->kind == LC_DIMENSION_COUNT)
        snprintf(out, size, "%.0f", value);
    else
        snprintf(out, size, "%.17g", value);
}

/* pick - the nearest values. */
#include "model/ridge/pick.h"

#include <math.h>

size_t lc_ridge_level(double share, size_t lookback)
{
    const size_t rows = (size_t)(share * (double)lookback + 0.5);
    return rows ? rows : 1;
}

static size_t nearest(const double *far, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (far[i] < far[best])
            best = i;
    return best;
}

/* Penalties of auto are of a window: more windows, the same for each. */
lc_ridge_pick lc_ridge_pick_of(const lc_ridge_plan *p, const lc_ridge_choice *as)
{
    double rows[LC_RIDGE_TRIED], level[LC_RIDGE_TRIED], penalty[LC_RIDGE_TRIED];
    const double wanted = as->penalty / (p->per_window ? as->windows : 1);
    for (size_t i = 0; i < p->lookbacks; i++)
        rows[i] = fabs((double)p->lookback[i] - as->lookback);
    for (size_t i = 0; i < p->trailings; i++)
        level[i] = fabs((double)lc_ridge_level(p->trailing[i], (size_t)as->lookback) - as->trailing);
    for (size_t i = 0; i < p->penalties; i++)
        penalty[i] = fabs(log(p->penalty[i] / wanted));
    return (lc_ridge_pick){nearest(rows, p->lookbacks), nearest(level, p->trailings), nearest(penalty, p->penalties)};
}

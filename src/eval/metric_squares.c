/* metric_squares - squared errors, summed once for all metrics of them: lc_sums knows by the function that they are the same. */
#include "eval/metric_squares.h"

#include <math.h>

LC_CLONES static void add(double *const *sum, const lc_cells *c)
{
    double *restrict count = sum[0], *restrict total = sum[1];
    const double *restrict y = c->truth, *restrict f = c->forecast;
    for (size_t i = 0; i < c->count; i++) {
        double square = (f[i] - y[i]) * (f[i] - y[i]);
        count[i] += isnan(y[i]) ? 0 : 1.0;
        total[i] += isnan(y[i]) ? 0 : square;
    }
}

/* Clones have a resolver, which would be exported with them. */
void lc_squares_add(double *const *sum, const lc_cells *cells)
{
    add(sum, cells);
}

/* flow - the norm of dL/d the state after a step, summed over lanes. */
#include "nn/layer_step.h"

#include <math.h>

#include "nn/net.h"

/* squares[lane] += sum over units of x^2 */
static void add_squares(double *squares, const lc_real *x, size_t units, size_t lanes)
{
    for (size_t i = 0; i < units; i++)
        for (size_t lane = 0; lane < lanes; lane++)
            squares[lane] += (double)x[i * lanes + lane] * (double)x[i * lanes + lane];
}

/* *sum += sum over lanes of sqrt(squares) */
static void add_roots(double *sum, const double *squares, size_t lanes)
{
    for (size_t lane = 0; lane < lanes; lane++)
        *sum += sqrt(squares[lane]);
}

void lc_layer_measure(const lc_layer_flow *flow, const lc_layer_shard *s, const lc_layer *l, size_t lag)
{
    double h[LC_LANES_MOST] = {0}, c[LC_LANES_MOST] = {0};
    add_squares(h, s->dh, l->hidden, s->lanes);
    for (size_t i = 0; i < l->cell->states; i++)
        add_squares(c, s->dc[i], l->hidden, s->lanes);
    add_roots(&flow->h[lag], h, s->lanes);
    add_roots(&flow->c[lag], c, s->lanes);
}

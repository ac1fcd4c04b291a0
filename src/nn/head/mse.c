/* mse - squared error: e^2, slope 2 e; e = y - target. */
#include "nn/head.h"

static void loss(const lc_head_cell *c)
{
    for (size_t lane = 0; lane < c->lanes; lane++) {
        double e = lc_head_error(c, lane);
        c->loss[lane] += e * e;
        if (c->dy)
            c->dy[lane] = lc_lane_real(2 * e * c->scale);
    }
}

const lc_head lc_head_mse = {.help = "(y - target)^2; says the mean", .says = "the mean", .loss = loss};

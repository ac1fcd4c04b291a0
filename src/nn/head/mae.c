/* mae - absolute error: |e|, slope sign(e), 0 at 0; e = y - target. */
#include "nn/head.h"

static void loss(const lc_head_cell *c)
{
    for (size_t lane = 0; lane < c->lanes; lane++) {
        double e = lc_head_error(c, lane);
        c->loss[lane] += fabs(e);
        if (c->dy)
            c->dy[lane] = lc_lane_real(((e > 0) - (e < 0)) * c->scale);
    }
}

const lc_head lc_head_mae = {.help = "|y - target|; says the median", .says = "the median", .loss = loss};

/* logcosh - ln cosh e, slope tanh e: a square near 0 and a line far away, smooth between; e = y - target. */
#include "nn/head.h"

static const double log_2 = 0.69314718055994530942;

/* ln cosh e = |e| + ln(1 + e^(-2 |e|)) - ln 2 and tanh |e| = -q / (2 + q), q = e^(-2 |e|) - 1, which do not overflow */
static void loss(const lc_head_cell *c)
{
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const double e = lc_head_error(c, lane), size = fabs(e), q = expm1(-2 * size);
        c->loss[lane] += e == 0 ? 0 : size + log1p(exp(-2 * size)) - log_2;
        if (c->dy)
            c->dy[lane] = lc_lane_real(copysign(-q / (2 + q), e) * c->scale);
    }
}

const lc_head lc_head_logcosh = {.help = "ln cosh (y - target); says a point between mean and median",
                                 .says = "a value between mean and median",
                                 .loss = loss};

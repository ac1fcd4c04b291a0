/* huber - Huber 1964, as PyTorch has it: e^2 / 2 up to delta, delta (|e| - delta / 2) beyond; e = y - target. */
#include "nn/head.h"

typedef struct huber {
    double delta;
} huber;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(huber, delta, "1", 1e-9, 1e9, "where the square becomes a line, in scaled units"),
    LC_KNOBS_END,
};

static void loss(const lc_head_cell *c)
{
    const double delta = ((const huber *)c->knobs)->delta;
    for (size_t lane = 0; lane < c->lanes; lane++) {
        double e = lc_head_error(c, lane), clamped = e > delta ? delta : e < -delta ? -delta : e;
        c->loss[lane] += fabs(clamped) * (fabs(e) - fabs(clamped) / 2);
        if (c->dy)
            c->dy[lane] = lc_lane_real(clamped * c->scale);
    }
}

const lc_head lc_head_huber = {.help = "e^2/2 up to delta, delta (|e| - delta/2) beyond; says a point between mean and median",
                               .says = "a value between mean and median",
                               .knobs = knobs,
                               .loss = loss};

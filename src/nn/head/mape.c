/* mape - absolute percentage error with a floor: |e| / max(|target|, floor), slope sign(e) / max(|target|, floor). */
#include "nn/head.h"

typedef struct mape {
    double floor;
} mape;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(mape, floor, "0.1", 1e-9, 1e9, "least size of a target that an error is a share of, in scaled units"),
    LC_KNOBS_END,
};

static void loss(const lc_head_cell *c)
{
    const double floor = ((const mape *)c->knobs)->floor;
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const double e = lc_head_error(c, lane), size = fmax(fabs((double)c->target[lane]), floor);
        c->loss[lane] += fabs(e) / size;
        if (c->dy)
            c->dy[lane] = lc_lane_real(((e > 0) - (e < 0)) / size * c->scale);
    }
}

const lc_head lc_head_mape = {
    .help = "|y - target| / max(|target|, floor); says a point that leans to small values",
    .says = "a value that leans to small ones",
    .knobs = knobs,
    .loss = loss,
    .unshifted = true,
};

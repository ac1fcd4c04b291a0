/* rotated - a sample order with a knob: in order of time, but every epoch begins further on. */
#include "train/order.h"

typedef struct rotated {
    double share;
} rotated;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(rotated, share, "0.25", 0, 1, "share of the windows by which an epoch begins after the one before it"),
    LC_KNOBS_END,
};

static void arrange(size_t *window, size_t count, uint64_t seed, size_t epoch, const void *values)
{
    (void)seed;
    const size_t first = (size_t)(((const rotated *)values)->share * (double)epoch * (double)count) % count;
    for (size_t i = 0; i < count; i++)
        window[i] = (first + i) % count;
}

const lc_order lc_order_rotated = {
    .help = "in order of time, every epoch from further on",
    .knobs = knobs,
    .arrange = arrange,
};

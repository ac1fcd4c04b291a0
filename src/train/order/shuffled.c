/* shuffled - another random permutation every epoch (Fisher-Yates). */
#include "core/rng.h"
#include "train/order.h"

static void arrange(size_t *window, size_t count, uint64_t seed, size_t epoch, const void *knobs)
{
    (void)knobs;
    lc_rng rng = lc_rng_new(seed, "shuffle", epoch);
    lc_rng_shuffle(window, count, &rng);
}

const lc_order lc_order_shuffled = {.help = "another random permutation every epoch", .arrange = arrange};

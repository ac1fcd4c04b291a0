/* consecutive - series by series, in order of time, the same every epoch. */
#include "train/order.h"

static void arrange(size_t *window, size_t count, uint64_t seed, size_t epoch, const void *knobs)
{
    (void)window, (void)count, (void)seed, (void)epoch, (void)knobs;
}

const lc_order lc_order_consecutive = {.help = "series by series, in order of time", .arrange = arrange};

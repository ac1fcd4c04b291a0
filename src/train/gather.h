/* gather - windows into lanes: the one copy that data makes on its way to a network. */
#ifndef LC_TRAIN_GATHER_H
#define LC_TRAIN_GATHER_H

#include <lanecast/scaler.h>
#include <lanecast/window.h>

#include "nn/net.h"

/* Where windows are and which channels count; all borrowed. */
typedef struct lc_source {
    const lc_windows *windows;
    const lc_scaled *scaled;
    const size_t *inputs, *targets; /* channels */
    size_t input_count, target_count;
    size_t context, horizon;
    bool anchor; /* each channel's last value of the context is taken off context and targets */
} lc_source;

/* ceil(windows / lanes) */
static inline size_t lc_shards_of(size_t windows, size_t lanes)
{
    return (windows + lanes - 1) / lanes;
}

/* Windows index[0..count) into lanes 0..count-1 of shard->x and, if asked, shard->target; the other lanes become 0. */
void lc_gather(lc_shard *shard, const lc_source *source, const size_t *index, size_t count, bool targets);

#endif

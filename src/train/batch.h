/* batch - the windows of one step, and how a shard of them becomes gradients. */
#ifndef LC_TRAIN_BATCH_H
#define LC_TRAIN_BATCH_H

#include "train/trainer_state.h"

/* The windows of a step, and the lanes they take. */
typedef struct lc_batch {
    lc_trainer *trainer;
    const size_t *window; /* in the order of this epoch, from the first of this step on */
    size_t width, lanes;  /* of a window, of all windows */
    size_t known;         /* targets */
    size_t steps;         /* of the longest context */
    const lc_net *net;    /* the trainer's; of mates perhaps one of a narrower level */
    const lc_packed *packed;
} lc_batch;

/* What a loss is divided by: the known targets; of a batch without one, whose losses are 0, 1. */
static inline double lc_batch_divisor(const lc_batch *batch)
{
    return batch->known ? (double)batch->known : 1;
}

lc_batch lc_batch_of(lc_trainer *trainer, const size_t *window, size_t count);

/* The lanes of a batch that a shard has, and their sums. */
typedef struct lc_batch_share {
    size_t at, count, sums;
    size_t item[LC_LANES_MOST];
} lc_batch_share;

/* From sum `first` on. */
lc_batch_share lc_batch_lanes(const lc_batch *batch, const lc_shard *shard, size_t first);

/* Windows -> lanes, and all else that forward reads. */
void lc_batch_fill(const lc_batch *batch, lc_shard *shard, const lc_batch_share *lanes, size_t first);

/* One shard: windows -> lanes -> loss -> gradients. Its sums are `first` and those after it; they go to `slot` and after. */
void lc_batch_run(const lc_batch *batch, lc_shard *shard, size_t first, size_t slot);

/* LC_E_DIVERGED, and where it began: in a weight, in a window, in a state from before, in a gradient. */
lc_status lc_batch_diverged(const lc_batch *batch, bool by_loss);

#endif

/* window_stats - what the windows of a shard are measured from (nn/normalize.h), before they are gathered. */
#ifndef LC_TRAIN_WINDOW_STATS_H
#define LC_TRAIN_WINDOW_STATS_H

#include "train/source.h"

/* shard->zero and, where there is one, shard->spread of items item[0..count): inputs, and targets that are not classes. A team
 * meets when all are there. */
void lc_window_stats_find(lc_shard *shard, const lc_source *source, const size_t *item, size_t count);

#endif

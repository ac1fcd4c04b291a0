/* footing - what the windows of a shard are measured from (nn/normalize.h), before they are gathered. */
#ifndef LC_TRAIN_FOOTING_H
#define LC_TRAIN_FOOTING_H

#include "train/gather.h"

/* shard->zero and, where there is one, shard->spread of items item[0..count): inputs, and targets that are not classes. A team
 * meets when all are there. */
void lc_footing_find(lc_shard *shard, const lc_source *source, const size_t *item, size_t count);

#endif

/* gather - windows into lanes: the only copy that data makes on its way to a network. */
#ifndef LC_TRAIN_GATHER_H
#define LC_TRAIN_GATHER_H

#include "train/source.h"

/* Steps of the context that some window of items [0..count) has, so that the others before are not taken (lc_shard_take). */
size_t lc_gather_steps(const lc_source *source, const size_t *item, size_t count);

/* Items item[0..count) into lanes 0..count-1 of shard->x and, if asked, shard->target. The other lanes become 0, their targets
 * unknown. Of a ragged source the shard's steps are at least those of its windows; lanes that have fewer become late. */
void lc_gather(lc_shard *shard, const lc_source *source, const size_t *item, size_t count, bool targets);

/* Known targets of windows index[0..count), counted as often as a forecast asks for them. */
size_t lc_gather_known(const lc_source *source, const size_t *index, size_t count);

#endif

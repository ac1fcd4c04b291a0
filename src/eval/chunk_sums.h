/* chunk_sums - what the windows of a chunk add to the sums of each cell: the truth once, then every contender's errors. */
#ifndef LC_EVAL_CHUNK_SUMS_H
#define LC_EVAL_CHUNK_SUMS_H

#include "eval/spread.h"

/* Adds to chunk->truths what the chunk's truth gives: before the errors of the first contender. */
void lc_chunk_sum_truths(lc_chunk *chunk);

/* Adds the errors of chunk->forecast to sums (LC_SPACES), and what was said beyond it to spread (NULL: nothing was); a series
 * whose last window is in this chunk is settled. */
void lc_chunk_sum(lc_sums *const *sums, lc_spread_sums *spread, const lc_chunk *chunk);

#endif

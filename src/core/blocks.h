/* blocks - rows drawn anew in blocks of neighbours, so that those that go together stay together (moving-block bootstrap, Künsch
 * 1989, "The jackknife and the bootstrap for general stationary observations"). */
#ifndef LC_CORE_BLOCKS_H
#define LC_CORE_BLOCKS_H

#include "core/rng.h"

typedef struct lc_blocks {
    const double *value; /* (count, columns) */
    size_t count, columns;
    size_t block; /* rows of a block, at least 1; more than count: count */
} lc_blocks;

enum { LC_BLOCKS_LEAST = 5 }; /* of fewer blocks hardly one differs from another: they say nothing of a spread */

/* sum (columns): of `count` rows drawn in blocks, each of which begins anywhere; the last one is cut. */
void lc_blocks_draw(double *sum, const lc_blocks *blocks, lc_rng *rng);

#endif

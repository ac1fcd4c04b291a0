/* blocks - draws one block after the other. */
#include "core/blocks.h"

#include <string.h>

void lc_blocks_draw(double *sum, const lc_blocks *b, lc_rng *rng)
{
    const size_t block = b->block < b->count ? b->block : b->count;
    memset(sum, 0, b->columns * sizeof *sum);
    for (size_t i = 0; i < b->count; i += block) {
        const size_t from = lc_rng_below(rng, b->count - block + 1), left = b->count - i < block ? b->count - i : block;
        for (const double *row = b->value + from * b->columns; row < b->value + (from + left) * b->columns; row += b->columns)
            for (size_t column = 0; column < b->columns; column++)
                sum[column] += row[column];
    }
}

/* ceiling - the limits of this level: multiply-adds without memory, and reads with next to no arithmetic. */
#include "lane/kernels.h"
#include "lane/tile.h"

/* As many independent chains as a product's tile has accumulators. */
void LC_LEVEL(lc_ceiling_fma)(lc_real *sink, size_t rounds)
{
    vec acc[2 * ROWS];
    const vec a = vec_all(sink[0]), b = vec_all(sink[1]);
    UNROLL for (int i = 0; i < 2 * ROWS; i++) acc[i] = a * (lc_real)(i + 1); /* chains must differ, or they become one */
    for (size_t round = 0; round < rounds; round++) {
        UNROLL for (int i = 0; i < 2 * ROWS; i++) acc[i] = vec_fma_plain(acc[i], a, b);
    }
    UNROLL for (int i = 1; i < 2 * ROWS; i++) acc[0] = vec_max(acc[0], acc[i]);
    vec_store(sink, acc[0]);
}

void LC_LEVEL(lc_ceiling_sum)(lc_real *sink, const lc_real *x, size_t count)
{
    vec sum[8];
    UNROLL for (int i = 0; i < 8; i++) sum[i] = vec_all(0);
    for (size_t k = 0; k + 8 * VEC <= count; k += 8 * VEC) {
        UNROLL for (int i = 0; i < 8; i++) sum[i] = vec_max(sum[i], vec_load(x + k + (size_t)i * VEC));
    }
    UNROLL for (int i = 1; i < 8; i++) sum[0] = vec_max(sum[0], sum[i]);
    vec_store(sink, sum[0]);
}

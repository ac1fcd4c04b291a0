/* single - y += W x for one lane: a vector holds rows. Each sum is the same chain as in product.c. */
#include "lane/kernels.h"
#include "lane/tile.h"

enum {
    QUAD = 4,              /* vectors that follow each other in a panel */
    QUAD_ROWS = QUAD * VEC /* divides LC_SINGLE at every level */
};

/* Where the weights of some rows begin. */
static const lc_real *weights_of(const lc_single *s, size_t row)
{
    return s->w + row / LC_SINGLE * LC_SINGLE * s->k + row % LC_SINGLE;
}

/* `vectors` vectors of rows from `row` on; two quads at once are as many chains as hide the latency of a multiply-add. */
VEC_INLINE void block(const lc_single *s, size_t row, const int vectors)
{
    vec acc[2 * QUAD];
    const lc_real *w = weights_of(s, row), *next = vectors > QUAD ? weights_of(s, row + QUAD_ROWS) : w;
    UNROLL for (int i = 0; i < vectors; i++) acc[i] = vec_load(s->y + row + (size_t)i * VEC);
    for (size_t k = 0; k < s->k; k++, w += LC_SINGLE, next += LC_SINGLE) {
        vec x = vec_all(s->x[k]);
        UNROLL for (int i = 0; i < vectors; i++)
        {
            const lc_real *from = i < QUAD ? w + i * VEC : next + (i - QUAD) * VEC;
            acc[i] = vec_fma(vec_load(from), x, acc[i]);
        }
    }
    UNROLL for (int i = 0; i < vectors; i++) vec_store(s->y + row + (size_t)i * VEC, acc[i]);
}

void LC_LEVEL(lc_single_run)(const lc_single *s)
{
    const size_t blocks = s->rows / (2 * QUAD_ROWS);
    for (size_t i = 0; i < blocks; i++)
        block(s, (s->last_first ? blocks - 1 - i : i) * 2 * QUAD_ROWS, 2 * QUAD);
    size_t row = blocks * 2 * QUAD_ROWS;
    for (; row + QUAD_ROWS <= s->rows; row += QUAD_ROWS)
        block(s, row, QUAD);
    for (; row + VEC <= s->rows; row += VEC)
        block(s, row, 1);
}

/* single - y = bias + W x for one lane: a vector holds rows. Each sum is the same chain as in product.c. */
#include "lane/kernels.h"
#include "lane/tile.h"

enum {
    QUAD = 4,              /* vectors that follow each other in a panel */
    QUAD_ROWS = QUAD * VEC /* divides LC_SINGLE at every level */
};

/* Where the weights of some rows begin. */
static const lc_real *weights_of(const lc_product_part *part, size_t row)
{
    return part->w + row / LC_SINGLE * LC_SINGLE * part->k + row % LC_SINGLE;
}

/* acc += W x over k. Two quads at once are as many chains as hide the latency of a multiply-add. */
VEC_INLINE void sum_over_k(vec acc[2 * QUAD], const lc_product_part *part, size_t row, const int vectors, const bool plain)
{
    const lc_real *w = weights_of(part, row), *next = vectors > QUAD ? weights_of(part, row + QUAD_ROWS) : w;
    for (size_t k = 0; k < part->k; k++, w += LC_SINGLE, next += LC_SINGLE) {
        vec x = vec_all(part->x[k]);
        UNROLL for (int i = 0; i < vectors; i++)
        {
            const lc_real *from = i < QUAD ? w + i * VEC : next + (i - QUAD) * VEC;
            acc[i] = vec_fma_as(plain, vec_load(from), x, acc[i]);
        }
    }
}

/* Where a vector of rows is in y. */
static lc_real *place_of(const lc_single *s, size_t row)
{
    const size_t block = row / LC_LANES;
    return s->y + block % s->groups * s->group_span + block / s->groups * LC_LANES + row % LC_LANES;
}

VEC_INLINE void sum(vec acc[2 * QUAD], const lc_single *s, size_t row, const int vectors, const bool plain)
{
    UNROLL for (int i = 0; i < vectors; i++) acc[i] = vec_load(s->bias + row + (size_t)i * VEC);
    for (int part = 0; part < 2; part++)
        sum_over_k(acc, &s->part[part], row, vectors, plain);
}

/* `vectors` vectors of rows from `row` on. */
VEC_INLINE void block(const lc_single *s, size_t row, const int vectors)
{
    vec acc[2 * QUAD];
    sum(acc, s, row, vectors, true);
    if (vec_flushed(acc, vectors, 1)) {
        sum(acc, s, row, vectors, false);
        vec_flushed(acc, vectors, 1);
    }
    UNROLL for (int i = 0; i < vectors; i++) vec_store(place_of(s, row + (size_t)i * VEC), acc[i]);
}

/* Single vectors up to where quads begin, pairs of quads, and what is left. */
void LC_LEVEL(lc_single_run)(const lc_single *s)
{
    size_t row = s->first;
    for (; row % QUAD_ROWS && row < s->end; row += VEC)
        block(s, row, 1);
    const size_t blocks = (s->end - row) / (2 * QUAD_ROWS);
    for (size_t i = 0; i < blocks; i++)
        block(s, row + (s->last_first ? blocks - 1 - i : i) * 2 * QUAD_ROWS, 2 * QUAD);
    row += blocks * 2 * QUAD_ROWS;
    for (; row + QUAD_ROWS <= s->end; row += QUAD_ROWS)
        block(s, row, QUAD);
    for (; row < s->end; row += VEC)
        block(s, row, 1);
}

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

/* The vectors of rows from `row` on to their groups and units. */
VEC_INLINE void put(const lc_single *s, size_t row, const vec acc[2 * QUAD], const int vectors)
{
    const uint32_t at = (uint32_t)(row / LC_LANES), groups = (uint32_t)s->groups, unit = at / groups;
    uint32_t group = at - unit * groups;
    lc_real *to = s->y + group * s->group_span + (size_t)unit * LC_LANES + row % LC_LANES;
    UNROLL for (int i = 0; i < vectors; i++)
    {
        vec_store(to, acc[i]);
        to += VEC;
        if ((row + (size_t)(i + 1) * VEC) % LC_LANES > 0)
            continue;
        group = group + 1 < groups ? group + 1 : 0;
        to = group > 0 ? to + s->group_span - LC_LANES : to - (groups - 1) * s->group_span;
    }
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
    put(s, row, acc, vectors);
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

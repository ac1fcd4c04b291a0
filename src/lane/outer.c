/* outer - weight gradients: dW += dG X', summed over steps and lanes in that order (in pairs: over even
 * lanes, over odd lanes, then both). A tile of dW stays in registers over a block of steps. */
#include "lane/kernels.h"
#include "lane/tile.h"

/* Where a tile of dW begins: its panel of columns, its first row and column. */
typedef struct place {
    size_t panel, row, column;
} place;

VEC_INLINE lc_real *dw_at(const lc_outer *o, const place *at)
{
    return o->dw + (at->panel * o->rows + at->row) * LC_COLUMNS + at->column;
}

/* An array of part 0 as it is in another part. */
VEC_INLINE const lc_real *part_of(const lc_real *first, const lc_outer *o, size_t part)
{
    return first + part * o->apart;
}

VEC_INLINE void sum(vec acc[ROWS][2], const lc_outer *o, const place *at, const int rows, const int vectors, const size_t lanes,
                    const size_t summed, const size_t parts, const bool paired, const bool plain)
{
    const size_t at_once = paired ? 2 : 1; /* lanes */
    const lc_real *dw = dw_at(o, at), *xt = o->xt + at->panel * o->xt_steps * lanes * LC_COLUMNS + at->column;
    UNROLL for (int r = 0; r < rows; r++)
    {
        acc[r][0] = o->fresh ? vec_all(0) : vec_load(dw + r * LC_COLUMNS);
        if (vectors == 2)
            acc[r][1] = o->fresh ? vec_all(0) : vec_load(dw + r * LC_COLUMNS + VEC);
    }
    for (size_t step = 0, part = 0; step < o->steps; part + 1 < parts ? part++ : (part = 0, step++)) {
        const lc_real *dg = part_of(o->dg + step * o->dg_stride + at->row * lanes, o, part);
        const lc_real *x = part_of(xt + step * (summed / at_once) * LC_COLUMNS, o, part);
        for (size_t lane = 0; lane < summed; lane += at_once, dg += at_once, x += LC_COLUMNS) {
            vec x0 = vec_load(x), x1 = vectors == 2 ? vec_load(x + VEC) : x0;
            UNROLL for (int r = 0; r < rows; r++)
            {
                vec g = paired ? vec_pair(dg + (size_t)r * lanes) : vec_all(dg[(size_t)r * lanes]);
                acc[r][0] = vec_fma_as(plain, g, x0, acc[r][0]);
                if (vectors == 2)
                    acc[r][1] = vec_fma_as(plain, g, x1, acc[r][1]);
            }
        }
    }
}

/* `rows` rows of dW, `vectors` vectors of columns of one panel. */
VEC_INLINE void tile(const lc_outer *o, const place *at, const int rows, const int vectors, const size_t lanes,
                     const size_t summed, const size_t parts, const bool paired)
{
    vec acc[ROWS][2];
    lc_real *dw = dw_at(o, at);
    sum(acc, o, at, rows, vectors, lanes, summed, parts, paired, true);
    if (vec_flushed(acc[0], 2 * rows, vectors == 2 ? 1 : 2)) {
        sum(acc, o, at, rows, vectors, lanes, summed, parts, paired, false);
        vec_flushed(acc[0], 2 * rows, vectors == 2 ? 1 : 2);
    }
    UNROLL for (int r = 0; r < rows; r++)
    {
        vec_store(dw + r * LC_COLUMNS, acc[r][0]);
        if (vectors == 2)
            vec_store(dw + r * LC_COLUMNS + VEC, acc[r][1]);
    }
}

/* The next column panel's part of dW on its way, while this one's is worked on. */
VEC_INLINE void fetch_next(const lc_outer *o, size_t panel, size_t row, const int rows)
{
    const char *next = (const char *)(o->dw + ((panel + 1) * o->rows + row) * LC_COLUMNS);
    for (size_t at = 0; (panel + 1) * LC_COLUMNS < o->columns && at < (size_t)rows * LC_COLUMNS * sizeof(lc_real); at += 64)
        __builtin_prefetch(next + at, 1);
}

/* All columns of some rows: their gate gradients stay in the nearest cache while the inputs' panels pass by. */
VEC_INLINE void columns(const lc_outer *o, size_t row, const int rows, const size_t lanes, const size_t summed,
                        const size_t parts, const bool paired)
{
    const size_t all = paired ? 2 * o->columns : o->columns;
    for (size_t panel = 0; panel * LC_COLUMNS < all; panel++) {
        fetch_next(o, panel, row, rows);
        size_t left = all - panel * LC_COLUMNS, end = left < LC_COLUMNS ? left : LC_COLUMNS;
        for (size_t column = 0; column < end; column += 2 * VEC)
            if (end - column > VEC)
                tile(o, &(place){panel, row, column}, rows, 2, lanes, summed, parts, paired);
            else
                tile(o, &(place){panel, row, column}, rows, 1, lanes, summed, parts, paired);
    }
}

VEC_INLINE void rows_of_dw(const lc_outer *o, const size_t lanes, const size_t summed, const size_t parts, const bool paired)
{
    size_t row = o->first;
    for (; row + ROWS <= o->end; row += ROWS)
        columns(o, row, ROWS, lanes, summed, parts, paired);
    for (; row + 4 <= o->end; row += 4)
        columns(o, row, 4, lanes, summed, parts, paired);
    for (; row < o->end; row++)
        columns(o, row, 1, lanes, summed, parts, paired);
}

/* The usual lane counts are known to the compiler: row addresses become constants. */
VEC_INLINE void run_sum(const lc_outer *o, const size_t summed, const bool paired)
{
    if (o->parts > 1 && o->lanes == LC_LANES / 2)
        rows_of_dw(o, LC_LANES / 2, LC_LANES / 2, o->parts, paired);
    else if (o->parts > 1)
        rows_of_dw(o, o->lanes, summed, o->parts, paired);
    else if (o->lanes == 2 * LC_LANES && summed == LC_LANES)
        rows_of_dw(o, 2 * LC_LANES, LC_LANES, 1, paired);
    else if (o->lanes == 2 * LC_LANES && summed == 2 * LC_LANES)
        rows_of_dw(o, 2 * LC_LANES, 2 * LC_LANES, 1, paired);
    else if (o->lanes == LC_LANES && summed == LC_LANES)
        rows_of_dw(o, LC_LANES, LC_LANES, 1, paired);
    else
        rows_of_dw(o, o->lanes, summed, 1, paired);
}

void LC_LEVEL(lc_outer_run)(const lc_outer *o)
{
    const size_t summed = o->lanes / o->sums;
    lc_outer part = *o;
    for (size_t i = 0; i < o->sums; i++) {
        o->paired ? run_sum(&part, summed, true) : run_sum(&part, summed, false);
        part.dw += lc_outer_length(o->rows, o->columns);
        part.dg += summed;
        part.xt += o->xt_steps * summed / (o->paired ? 2 : 1) * LC_COLUMNS;
    }
}

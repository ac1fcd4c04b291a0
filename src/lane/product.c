/* product - Y = W X on packed panels. A tile of rows x lanes stays in registers over all of k. */
#include "lane/kernels.h"
#include "lane/tile.h"

/* Where the rows of a panel lie in Y, seen from its first unit. */
typedef struct rows_of_panel {
    size_t offset[LC_PANEL], unit[LC_PANEL];
    size_t units;
} rows_of_panel;

static rows_of_panel place_rows(const lc_product *p)
{
    rows_of_panel rows = {.units = LC_PANEL / p->groups};
    for (size_t r = 0; r < LC_PANEL; r++) {
        rows.unit[r] = r % rows.units;
        rows.offset[r] = r / rows.units * p->group_span + rows.unit[r] * p->lanes;
    }
    return rows;
}

/* acc += W X over k. Of each k's weights, `rows` are used: row r goes to accumulator r, or r + shift from row `kept` on. */
VEC_INLINE void sum_over_k(vec acc[ROWS][2], const lc_real *w, const lc_product_part *part, size_t lane, size_t lanes,
                           const int vectors, const int stride, const int rows, const int kept, const int shift)
{
    const lc_real *x = part->x + lane;
    for (size_t k = 0; k < part->k; k++, w += stride, x += lanes) {
        vec x0 = vec_load(x), x1 = vectors == 2 ? vec_load(x + VEC) : x0;
        UNROLL for (int r = 0; r < rows; r++)
        {
            vec *to = acc[r < kept ? r : r + shift], weight = vec_all(w[r]);
            to[0] = vec_fma(weight, x0, to[0]);
            if (vectors == 2)
                to[1] = vec_fma(weight, x1, to[1]);
        }
    }
}

/* A split panel has 9 weights per k: W0 for groups 0 1 2, W1 for groups 0 1 3, three rows each. */
VEC_INLINE void sum_split(vec acc[ROWS][2], const lc_product *p, size_t panel, size_t lane, const int row, const int vectors)
{
    const lc_product_part *x = &p->part[0], *h = &p->part[1];
    const int rows = ROWS < 9 - row ? ROWS : 9 - row, kept = row < 6 ? 6 - row : 0;
    sum_over_k(acc, x->w + panel * x->span + row, x, lane, p->lanes, vectors, 9, rows, rows, 0);
    sum_over_k(acc, h->w + panel * h->span + row, h, lane, p->lanes, vectors, 9, rows, kept, 3);
}

VEC_INLINE void start(vec acc[ROWS][2], const lc_product *p, const rows_of_panel *rows, size_t panel, const lc_real *y,
                      const int row, const int vectors)
{
    UNROLL for (int r = 0; r < ROWS; r++)
    {
        bool inside = panel * rows->units + rows->unit[row + r] < p->units;
        const lc_real *from = y + rows->offset[row + r];
        acc[r][0] = acc[r][1] = vec_all(p->bias ? p->bias[panel * LC_PANEL + (size_t)(row + r)] : 0);
        if (p->accumulate && inside) {
            acc[r][0] = vec_load(from);
            if (vectors == 2)
                acc[r][1] = vec_load(from + VEC);
        }
    }
}

VEC_INLINE void finish(vec acc[ROWS][2], const lc_product *p, const rows_of_panel *rows, size_t panel, lc_real *y, const int row,
                       const int vectors)
{
    UNROLL for (int r = 0; r < ROWS; r++)
    {
        if (panel * rows->units + rows->unit[row + r] >= p->units)
            continue;
        vec_store(y + rows->offset[row + r], acc[r][0]);
        if (vectors == 2)
            vec_store(y + rows->offset[row + r] + VEC, acc[r][1]);
    }
}

/* ROWS rows of a panel from `row` on, `vectors` vectors of lanes from `lane` on. */
VEC_INLINE void tile(const lc_product *p, const rows_of_panel *rows, size_t panel, size_t lane, const int row, const int vectors,
                     const bool split)
{
    vec acc[ROWS][2];
    lc_real *y = p->y + panel * rows->units * p->lanes + lane;
    start(acc, p, rows, panel, y, row, vectors);
    if (split)
        sum_split(acc, p, panel, lane, row, vectors);
    else
        for (int i = 0; i < 2; i++)
            sum_over_k(acc, p->part[i].w + panel * p->part[i].span + row, &p->part[i], lane, p->lanes, vectors, LC_PANEL, ROWS,
                       ROWS, 0);
    finish(acc, p, rows, panel, y, row, vectors);
}

VEC_INLINE void panels(const lc_product *p, const int vectors, const bool split)
{
    const rows_of_panel rows = place_rows(p);
    for (size_t panel = p->first / rows.units; panel * rows.units < p->end; panel++)
        for (size_t lane = 0; lane < p->lanes; lane += (size_t)vectors * VEC) {
            tile(p, &rows, panel, lane, 0, vectors, split);
#if ROWS < 12
            tile(p, &rows, panel, lane, ROWS, vectors, split);
#endif
        }
}

void LC_LEVEL(lc_product_run)(const lc_product *p)
{
    if (p->lanes == 1)
        LC_LEVEL(lc_product_single)(p);
    else if (p->lanes % (2 * VEC) == 0)
        p->split ? panels(p, 2, true) : panels(p, 2, false);
    else
        p->split ? panels(p, 1, true) : panels(p, 1, false);
}

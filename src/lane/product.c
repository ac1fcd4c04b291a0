/* product - Y = W X on packed panels. A tile of rows x lanes stays in registers over all of k. */
#include "lane/kernels.h"
#include "lane/tile.h"
#include "lane/turn.h"

enum { FETCH_AHEAD = 128 }; /* steps of k: far enough for weights that are in no near cache */

/* Where the rows of a panel are in Y, counted from its first unit. */
typedef struct row_map {
    size_t offset[LC_PANEL], unit[LC_PANEL];
} row_map;

static row_map map_rows(const lc_product *p, size_t units)
{
    row_map rows;
    size_t r = 0;
    for (size_t group = 0; group < p->groups; group++)
        for (size_t unit = 0; unit < units; unit++, r++) {
            rows.unit[r] = unit;
            rows.offset[r] = group * p->group_span + unit * p->lanes;
        }
    for (; r < LC_PANEL; r++) {
        rows.unit[r] = p->units; /* no such unit: the row is empty */
        rows.offset[r] = 0;
    }
    return rows;
}

/* One tile: `rows` rows of a panel from `row` on, `vectors` vectors of lanes from `lane` on. Everything but pointers and trip
 * counts is a compile-time constant. */
typedef struct tile {
    const lc_product *product;
    const row_map *map;
    size_t panel, unit, lane; /* unit: the panel's first */
} tile;

/* The rows of a tile one vector wide read their weights by twos, those that both parts of the product have. */
VEC_INLINE int turned_rows(const int rows, const int vectors, const int split_units)
{
    return !CAN_TURN || vectors > 1 ? 0 : split_units ? 2 * split_units : rows;
}

/* One step of k of the turned rows. */
VEC_INLINE void add_turned(vec acc[LC_PANEL][2], const lc_real *w, vec x, const bool plain, const int turned)
{
    const vec neighbours = turn_lanes(x);
    UNROLL for (int r = 0; r < turned; r += 2)
    {
        const vec weights = vec_pair(w + r);
        acc[r][0] = vec_fma_as(plain, weights, x, acc[r][0]);
        acc[r + 1][0] = vec_fma_as(plain, weights, neighbours, acc[r + 1][0]);
    }
}

/* acc += W X over k. Of each k's weights, `rows` are used: row r goes to accumulator r, or r + shift from row `kept` on. The
 * first `turned` accumulators are turned. */
VEC_INLINE void sum_over_k(vec acc[LC_PANEL][2], const lc_real *w, const lc_product_part *part, const tile *t, const int vectors,
                           const bool plain, const int stride, const int rows, const int turned, const int kept, const int shift)
{
    const size_t lanes = t->product->lanes;
    const lc_real *x = part->x + t->lane;
    for (size_t k = 0; k < part->k; k++, w += stride, x += lanes) {
        __builtin_prefetch(w + stride * FETCH_AHEAD);
        vec x0 = vec_load(x), x1 = vectors == 2 ? vec_load(x + VEC) : x0;
        add_turned(acc, w, x0, plain, turned);
        UNROLL for (int r = turned; r < rows; r++)
        {
            vec *to = acc[r < kept ? r : r + shift], weight = vec_all(w[r]);
            to[0] = vec_fma_as(plain, weight, x0, to[0]);
            if (vectors == 2)
                to[1] = vec_fma_as(plain, weight, x1, to[1]);
        }
    }
}

/* A split panel has W0's rows for groups 0 1 2, W1's for groups 0 1 3, `units` of each. */
VEC_INLINE void sum_split(vec acc[LC_PANEL][2], const tile *t, const int row, const int rows, const int vectors, const bool plain,
                          const int units)
{
    const lc_product_part *x = &t->product->part[0], *h = &t->product->part[1];
    const int used = rows < 3 * units - row ? rows : 3 * units - row, kept = row < 2 * units ? 2 * units - row : 0;
    const int turned = turned_rows(rows, vectors, units);
    sum_over_k(acc, x->w + t->panel * x->span + row, x, t, vectors, plain, 9, used, turned, used, 0);
    sum_over_k(acc, h->w + t->panel * h->span + row, h, t, vectors, plain, 9, used, turned, kept, units);
}

/* Whether a row of a panel has a unit; where the panel is whole, every one has. */
VEC_INLINE bool is_used(const tile *t, const int row, const bool whole)
{
    return whole || t->unit + t->map->unit[row] < t->product->units;
}

VEC_INLINE void start(vec acc[LC_PANEL][2], const tile *t, const lc_real *y, const int row, const int rows, const int vectors,
                      const bool whole)
{
    const lc_product *p = t->product;
    UNROLL for (int r = 0; r < rows; r++)
    {
        const lc_real *from = y + t->map->offset[row + r];
        acc[r][0] = acc[r][1] = vec_all(p->bias ? p->bias[t->panel * LC_PANEL + (size_t)(row + r)] : 0);
        if (p->accumulate && is_used(t, row + r, whole)) {
            acc[r][0] = vec_load(from);
            if (vectors == 2)
                acc[r][1] = vec_load(from + VEC);
        }
    }
}

VEC_INLINE void finish(vec acc[LC_PANEL][2], const tile *t, lc_real *y, const int row, const int rows, const int vectors,
                       const bool whole)
{
    UNROLL for (int r = 0; r < rows; r++)
    {
        if (!is_used(t, row + r, whole))
            continue;
        vec_store(y + t->map->offset[row + r], acc[r][0]);
        if (vectors == 2)
            vec_store(y + t->map->offset[row + r] + VEC, acc[r][1]);
    }
}

VEC_INLINE void sum(vec acc[LC_PANEL][2], const tile *t, const lc_real *y, const int row, const int rows, const int vectors,
                    const int split_units, const bool whole, const bool plain)
{
    const lc_product *p = t->product;
    const int turned = turned_rows(rows, vectors, split_units);
    start(acc, t, y, row, rows, vectors, whole);
    UNROLL for (int r = 0; r < turned; r += 2) turn_rows(acc + r);
    if (split_units)
        sum_split(acc, t, row, rows, vectors, plain, split_units);
    else
        for (int i = 0; i < 2; i++)
            sum_over_k(acc, p->part[i].w + t->panel * p->part[i].span + row, &p->part[i], t, vectors, plain, LC_PANEL, rows,
                       turned, rows, 0);
    UNROLL for (int r = 0; r < turned; r += 2) turn_rows_back(acc + r);
}

VEC_INLINE void run_tile(const tile *t, const int row, const int rows, const int vectors, const int split_units, const bool whole)
{
    vec acc[LC_PANEL][2];
    const lc_product *p = t->product;
    lc_real *y = p->y + t->unit * p->lanes + t->lane;
    sum(acc, t, y, row, rows, vectors, split_units, whole, true);
    if (vec_flushed(acc[0], 2 * rows, 1)) {
        sum(acc, t, y, row, rows, vectors, split_units, whole, false);
        vec_flushed(acc[0], 2 * rows, 1);
    }
    finish(acc, t, y, row, rows, vectors, whole);
}

/* A panel of `rows` rows, over all lanes: one tile high where registers allow, as for a tile of one vector, else two. */
VEC_INLINE void run_panel(tile *t, const int rows, const int vectors, const bool split, const bool whole)
{
    const int high = ROWS < LC_PANEL && vectors == 2 ? rows / 2 : rows, split_units = split ? rows / 4 : 0;
    for (t->lane = 0; t->lane < t->product->lanes; t->lane += (size_t)vectors * VEC) {
        run_tile(t, 0, high, vectors, split_units, whole);
        if (high < rows)
            run_tile(t, high, high, vectors, split_units, whole);
    }
}

VEC_INLINE void panels(const lc_product *p, const int vectors, const bool split)
{
    const lc_panels cut = lc_panels_of(p->units, p->groups);
    const row_map full = map_rows(p, cut.units), few = map_rows(p, cut.short_units);
    for (size_t panel = p->first; panel < p->end; panel++) {
        tile t = {.product = p, .panel = panel, .unit = lc_panels_first(&cut, panel)};
        t.map = panel < cut.full ? &full : &few;
        if (panel >= cut.full)
            run_panel(&t, LC_SHORT, vectors, split, false);
        else if (t.unit + cut.units <= p->units)
            run_panel(&t, LC_PANEL, vectors, split, true);
        else
            run_panel(&t, LC_PANEL, vectors, split, false);
    }
}

void LC_LEVEL(lc_product_run)(const lc_product *p)
{
    if (p->lanes % (2 * VEC) == 0)
        p->split ? panels(p, 2, true) : panels(p, 2, false);
    else
        p->split ? panels(p, 1, true) : panels(p, 1, false);
}

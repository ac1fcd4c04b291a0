/* product - Y = W X on packed panels. A tile of rows x lanes stays in registers over all of k. */
#include "lane/kernels.h"
#include "lane/tile.h"
#include "lane/turn.h"

enum {
    FETCH_AHEAD = 128,                   /* steps of k: far enough for weights that are in no near cache */
    PANEL_SUMS = LC_PANEL + LC_PANEL / 3 /* rows of Y that a panel gives: a split one has those of a gate twice */
};

/* Where the rows of a panel are in Y, counted from its first unit. */
typedef struct row_map {
    size_t offset[PANEL_SUMS], unit[PANEL_SUMS];
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
    for (; r < PANEL_SUMS; r++) {
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
    const lc_real *bias;      /* the panel's, or NULL */
    lc_real *y;               /* of the panel's first unit and the tile's first lane */
    size_t panel, unit, lane; /* unit: the panel's first */
} tile;

/* The rows of a tile one vector wide read their weights by twos: up to this one of [first, end). */
VEC_INLINE int turned_end(const int first, const int end, const int vectors)
{
    return CAN_TURN && vectors == 1 ? end : first;
}

/* One step of k for the first `turned` rows. */
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

/* acc += W X over k, for `rows` rows of the panel from `row` on. */
VEC_INLINE void sum_over_k(vec acc[LC_PANEL][2], const lc_product_part *part, const tile *t, const int row, const int rows,
                           const int vectors, const bool plain)
{
    const size_t lanes = t->product->lanes;
    const int turned = turned_end(0, rows, vectors);
    const lc_real *x = part->x + t->lane, *w = part->w + t->panel * part->span + row;
    for (size_t k = 0; k < part->k; k++, w += LC_PANEL, x += lanes) {
        __builtin_prefetch(w + LC_PANEL * FETCH_AHEAD);
        vec x0 = vec_load(x), x1 = vectors == 2 ? vec_load(x + VEC) : x0;
        add_turned(acc, w, x0, plain, turned);
        UNROLL for (int r = turned; r < rows; r++)
        {
            vec weight = vec_all(w[r]);
            acc[r][0] = vec_fma_as(plain, weight, x0, acc[r][0]);
            if (vectors == 2)
                acc[r][1] = vec_fma_as(plain, weight, x1, acc[r][1]);
        }
    }
}

/* Whether a row of a panel has a unit; where the panel is whole, every one has. */
VEC_INLINE bool is_used(const tile *t, const int row, const bool whole)
{
    return whole || t->unit + t->map->unit[row] < t->product->units;
}

/* Sums [first, end) of a tile begin, those of the panel's rows from `row` on. */
VEC_INLINE void start(vec acc[LC_PANEL][2], const tile *t, const int row, const int first, const int end, const int vectors,
                      const bool whole)
{
    const lc_product *p = t->product;
    UNROLL for (int r = first; r < end; r++)
    {
        const lc_real *from = t->y + t->map->offset[row + r];
        acc[r][0] = acc[r][1] = vec_all(t->bias ? t->bias[row + r] : 0);
        if (p->accumulate && is_used(t, row + r, whole)) {
            acc[r][0] = vec_load(from);
            if (vectors == 2)
                acc[r][1] = vec_load(from + VEC);
        }
    }
    const int turned = turned_end(first, end, vectors);
    UNROLL for (int r = first; r < turned; r += 2) turn_rows(acc + r);
}

VEC_INLINE void finish(vec acc[LC_PANEL][2], const tile *t, const int row, const int first, const int end, const int vectors,
                       const bool whole)
{
    const int turned = turned_end(first, end, vectors);
    UNROLL for (int r = first; r < turned; r += 2) turn_rows_back(acc + r);
    UNROLL for (int r = first; r < end; r++)
    {
        if (!is_used(t, row + r, whole))
            continue;
        vec_store(t->y + t->map->offset[row + r], acc[r][0]);
        if (vectors == 2)
            vec_store(t->y + t->map->offset[row + r] + VEC, acc[r][1]);
    }
}

/* A split panel has W0's rows for groups 0 1 2, W1's for groups 0 1 3, `units` of each (units is 0 for others): from this row
 * of a tile on, sums are finished after W0, and others begin. */
VEC_INLINE int kept_rows(const int row, const int rows, const int units)
{
    return units && row + rows > 2 * units ? 2 * units - row : rows;
}

/* The sums of rows [row, row + rows) of a panel, all but those that W1 ends. */
VEC_INLINE void sum(vec acc[LC_PANEL][2], const tile *t, const int row, const int rows, const int vectors, const int units,
                    const bool whole, const bool plain)
{
    const lc_product_part *part = t->product->part;
    const int kept = kept_rows(row, rows, units);
    start(acc, t, row, 0, rows, vectors, whole);
    sum_over_k(acc, &part[0], t, row, rows, vectors, plain);
    finish(acc, t, row, kept, rows, vectors, whole);
    start(acc, t, row + units, kept, rows, vectors, whole);
    sum_over_k(acc, &part[1], t, row, rows, vectors, plain);
}

VEC_INLINE void run_tile(const tile *t, const int row, const int rows, const int vectors, const int units, const bool whole)
{
    vec acc[LC_PANEL][2];
    const int kept = kept_rows(row, rows, units);
    sum(acc, t, row, rows, vectors, units, whole, true);
    if (vec_flushed(acc[0], 2 * rows, 1)) {
        sum(acc, t, row, rows, vectors, units, whole, false);
        vec_flushed(acc[0], 2 * rows, 1);
    }
    finish(acc, t, row, 0, kept, vectors, whole);
    finish(acc, t, row + units, kept, rows, vectors, whole);
}

/* A panel of `rows` rows, over all lanes: one tile high where registers allow, as for a tile of one vector, else two. */
VEC_INLINE void run_panel(tile *t, const int rows, const int vectors, const bool split, const bool whole)
{
    const int high = ROWS < rows && vectors == 2 ? rows / 2 : rows, split_units = split ? rows / 3 : 0;
    for (t->lane = 0; t->lane < t->product->lanes; t->lane += (size_t)vectors * VEC) {
        t->y = t->product->y + t->unit * t->product->lanes + t->lane;
        run_tile(t, 0, high, vectors, split_units, whole);
        if (high < rows)
            run_tile(t, high, high, vectors, split_units, whole);
    }
}

VEC_INLINE void panels(const lc_product *p, const int vectors, const bool split)
{
    const lc_panels cut = lc_panels_of(p->units, p->groups - split);
    const row_map full = map_rows(p, cut.units), few = map_rows(p, cut.short_units);
    for (size_t panel = p->first; panel < p->end; panel++) {
        tile t = {.product = p, .panel = panel, .unit = lc_panels_first(&cut, panel)};
        t.map = panel < cut.full ? &full : &few;
        t.bias = p->bias ? p->bias + panel * p->groups * cut.units : NULL;
        if (panel >= cut.full)
            run_panel(&t, split ? 3 * (LC_SHORT / 3) : LC_SHORT, vectors, split, false);
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

/* lane - the arithmetic of lanes: one sequence per SIMD lane, arrays stored (step, feature, lane).
 *
 * This room knows cores only: no time, no layers, no files. What is declared here exists once per instruction-set level; isa.c
 * chooses one at run time. Sums run over k in one order with one fused multiply-add each, whatever the vector and the tile, so
 * levels with FMA (avx2, avx512) give the same bits.
 */
#ifndef LC_LANE_LANE_H
#define LC_LANE_LANE_H

#include "core/status.h"
#include "lane/cell.h"

enum {
    LC_PANEL = 12,   /* rows of a packed weight panel; 1, 2, 3 and 4 gate groups divide it */
    LC_SHORT = 8,    /* rows that are used of a short one */
    LC_SINGLE = 64,  /* rows of a panel for one lane */
    LC_COLUMNS = 32, /* columns of a panel of transposed inputs and of a weight gradient */
    LC_LANES = 16    /* lanes of a shard are a multiple of this, or one */
};

/* How rows in `groups` groups of `units` lie in panels: a full panel has LC_PANEL rows, as many units of every group; one or two
 * at the end are short, where that leaves fewer rows empty. */
typedef struct lc_panels {
    size_t count, full;        /* panels; how many of them, the first ones, are full */
    size_t units, short_units; /* of every group in a full, in a short panel */
    size_t all;                /* units of a group */
} lc_panels;

static inline lc_panels lc_panels_of(size_t units, size_t groups)
{
    lc_panels p = {.units = LC_PANEL / groups, .short_units = LC_SHORT / groups, .all = units};
    p.count = (units + p.units - 1) / p.units;
    size_t empty = p.count * p.units - units, shorts = empty / (p.units - p.short_units);
    p.full = shorts < p.count ? p.count - shorts : 0;
    return p;
}

/* The first unit of a panel; of the one after the last, the number of units. */
static inline size_t lc_panels_first(const lc_panels *p, size_t panel)
{
    size_t unit = panel < p->full ? panel * p->units : p->full * p->units + (panel - p->full) * p->short_units;
    return unit < p->all ? unit : p->all;
}

/* Y = start + W0 X0 + W1 X1 for rows in `groups` groups of `units`: row (g, u) of Y is at g * group_span + u * lanes.
 * W is packed by pack: panel after panel, k after k, LC_PANEL rows.
 * Sums start at bias (packed, LC_PANEL per panel) if there is one, else at Y if accumulate, else at 0. */
typedef struct lc_product_part {
    const lc_real *w; /* packed */
    const lc_real *x; /* (k, lanes) */
    size_t k;         /* 0: no such part */
    size_t span;      /* numbers from panel to panel of w */
} lc_product_part;

typedef struct lc_product {
    lc_real *y;
    const lc_real *bias;
    lc_product_part part[2];
    size_t lanes, groups, units, group_span;
    size_t first, end; /* panels to compute */
    bool accumulate;
    bool split; /* groups 4: W0 has no rows for group 3, W1 none for group 2: a k of W has 9 numbers instead of LC_PANEL */
} lc_product;

/* y = bias + W0 x0 + W1 x1 for one lane, rows [first, end) of each, multiples of LC_LANES. W is packed by lc_pack_single: panels
 * of LC_SINGLE rows, k after k. */
typedef struct lc_single {
    lc_real *y;
    const lc_real *bias;
    lc_product_part part[2]; /* span: unused */
    size_t first, end;
    bool last_first; /* rows from the last to the first: what the call before left in the nearest cache is read from there */
} lc_single;

/* dW += sum over steps and lanes of dG X'; = where it is fresh. There is one dW for each of `sums` equal parts of the lanes. */
typedef struct lc_outer {
    lc_real *dw; /* (sums, column panels, dw_rows, LC_COLUMNS) */
    size_t dw_rows, rows, columns;
    const lc_real *dg; /* (steps, rows, lanes), dg_stride numbers from step to step */
    size_t dg_stride;
    const lc_real *xt; /* (column panels, steps, lanes, LC_COLUMNS), xt_steps long */
    size_t xt_steps, steps, lanes, sums;
    bool fresh;
    bool paired; /* few columns: xt is turned in pairs, and so is dW (column c is to be 2 c plus 2 c + 1); a vector serves two
                    lanes */
} lc_outer;

/* Panels that hold so many columns. */
static inline size_t lc_column_panels(size_t columns)
{
    return (columns + LC_COLUMNS - 1) / LC_COLUMNS;
}

/* Numbers of one dW. */
static inline size_t lc_outer_length(size_t dw_rows, size_t columns)
{
    return lc_column_panels(columns) * LC_COLUMNS * dw_rows;
}

/* Rows (rows, lanes) of one step into columns [column, column + rows) of transposed panels, as lc_outer reads them. Paired, one
 * panel of (steps, lanes / 2, LC_COLUMNS): an even lane's column c at 2 c, the next lane's beside it. */
typedef struct lc_turn {
    lc_real *xt;
    const lc_real *x;
    size_t rows, column, lanes, step, xt_steps;
    bool paired;
} lc_turn;

/* Which rows of a weight matrix (groups * units rows by k columns, `stride` numbers from row to row) go into packed panels:
 * gate group[i] in place i of lc_panels_of(units, places). A split cell uses fewer groups than places. */
typedef struct lc_pack {
    const lc_real *w;
    size_t units, k, stride;
    size_t groups, group[LC_GATES_MAX];
    size_t places;
} lc_pack;

typedef struct lc_lane {
    const char *name;
    void (*product)(const lc_product *product);
    void (*single)(const lc_single *single);
    void (*outer)(const lc_outer *outer);
    void (*turn)(const lc_turn *turn);
    void (*add)(lc_real *y, const lc_real *x, size_t count); /* y += x; count is a multiple of LC_LANES */
    void (*fma)(lc_real *sink, size_t rounds);               /* ceiling: fma_count multiply-adds a round, all in registers */
    size_t fma_count;
    void (*sum)(lc_real *sink, const lc_real *x, size_t count); /* ceiling: reads x once; sink has LC_LANES numbers */
    const lc_cell_type *const *cells;                           /* NULL-ended */
    const char *const *cell_names;
} lc_lane;

/* So many numbers as whole vectors of any level. */
static inline size_t lc_lane_whole(size_t count)
{
    return (count + LC_LANES - 1) / LC_LANES * LC_LANES;
}

/* Panels of W for W X: lc_pack_length numbers. */
void lc_pack_rows(lc_real *packed, const lc_pack *pack);
size_t lc_pack_length(size_t units, size_t k, size_t groups, size_t places);

/* Panels of W' for W' Y, W being (rows, columns) with `stride` numbers from row to row: lc_pack_length(columns, rows, 1, 1)
 * numbers. */
void lc_pack_columns(lc_real *packed, const lc_real *w, size_t rows, size_t columns, size_t stride);

/* Panels of W for one lane, the groups of W that are named, each in whole vectors of rows (lc_lane_whole(units)):
 * lc_pack_single_length numbers, zero before. */
void lc_pack_single(lc_real *packed, const lc_pack *pack);
size_t lc_pack_single_length(size_t units, size_t k, size_t groups);

/* The best level this machine has, or the one that LANECAST_ISA names. LC_E_CONFIG if that is unknown or not to be had. */
lc_status lc_lane_choose(const lc_lane **out);

/* The cell of that name at a level, or NULL. */
const lc_cell_type *lc_lane_cell(const lc_lane *lane, const char *name);

/* Help and knobs of a cell; they are the same at every level. */
lc_variant lc_cell_variant(const char *name);

/* Denormals count as zero between the two calls, in the calling thread; enter returns what leave puts back. */
unsigned lc_lane_enter(void);
void lc_lane_leave(unsigned saved);

#endif

/* product - how weights lie in panels, and the products that read them: the kernels' own calls. Networks use lane/affine. */
#ifndef LC_LANE_PRODUCT_H
#define LC_LANE_PRODUCT_H

#include "lane/lane.h"

enum {
    LC_PANEL = 12, /* rows of a packed weight panel; 1, 2, 3 and 4 gates divide it */
    LC_SHORT = 8,  /* rows that a short one uses, or as many as units of every gate fill */
    LC_SINGLE = 64 /* rows of a panel for one lane */
};

/* How rows in `gates` groups of `units_total` lie in panels: a full panel has LC_PANEL rows, as many units of every gate; one
 * or two at the end are short, where that leaves fewer rows empty. */
typedef struct lc_panels {
    size_t count, full;        /* panels; how many of them, the first ones, are full */
    size_t units, short_units; /* of every gate in a full, in a short panel */
    size_t units_total;        /* of every gate in all panels */
} lc_panels;

static inline lc_panels lc_panels_of(size_t units_total, size_t gates)
{
    lc_panels p = {.units = LC_PANEL / gates, .short_units = LC_SHORT / gates, .units_total = units_total};
    p.count = (units_total + p.units - 1) / p.units;
    size_t empty = p.count * p.units - units_total, shorts = empty / (p.units - p.short_units);
    p.full = shorts < p.count ? p.count - shorts : 0;
    return p;
}

/* The first unit of a panel; of the one after the last, the number of units. */
static inline size_t lc_panels_first(const lc_panels *p, size_t panel)
{
    size_t unit = panel < p->full ? panel * p->units : p->full * p->units + (panel - p->full) * p->short_units;
    return unit < p->units_total ? unit : p->units_total;
}

typedef struct lc_product_part {
    const lc_real *w; /* packed */
    const lc_real *x; /* (k, lanes) */
    size_t k;         /* 0: no such part */
    size_t span;      /* numbers from panel to panel of w */
} lc_product_part;

/* Y = start + W0 X0 + W1 X1 for rows in `groups` groups of `units`: row (g, u) of Y is at g * group_span + u * lanes.
 * W is packed by lc_pack_rows: panel after panel, k after k, LC_PANEL rows.
 * Sums start at bias (packed as rows of Y) if there is one, else at Y if accumulate, else at 0. */
typedef struct lc_product {
    lc_real *y;
    const lc_real *bias;
    lc_product_part part[2];
    size_t lanes, groups, units, group_span;
    size_t first, end; /* panels to compute */
    bool accumulate;
    bool split; /* groups 4 of 3 gates: W0 has no rows for group 3, W1 no rows for group 2; not with accumulate */
} lc_product;

/* y = bias + W0 x0 + W1 x1 for one lane. Rows are in the order of packing: LC_LANES units of group 0, the same units of group
 * 1, ..., then the next units. Row r of these is at bias[r], and in y where its group and unit are. W is packed by
 * lc_pack_single: panels of LC_SINGLE rows, k after k. */
typedef struct lc_single {
    lc_real *y; /* (groups, group_span) */
    const lc_real *bias;
    lc_product_part part[2]; /* span: unused */
    size_t groups, group_span;
    size_t first, end; /* rows, multiples of groups * LC_LANES */
    bool last_first;   /* rows from the last to the first: what the call before left in the nearest cache is read from there */
} lc_single;

/* A weight matrix: `groups` groups of `units` rows by k columns, `stride` numbers from row to row, in the panels of `gates`
 * gates: as many as groups, except for the biases of a split product, which have one group more. */
typedef struct lc_pack {
    const lc_real *w;
    size_t units, k, stride;
    size_t groups, gates;
    lc_range part; /* what to pack: panels, or units for one lane */
} lc_pack;

/* Panels of W for W X: lc_pack_length numbers. */
void lc_pack_rows(lc_real *packed, const lc_pack *pack);
size_t lc_pack_length(size_t units, size_t k, size_t groups, size_t gates);

/* Panels of W' for W' Y, W being (k, units) with `stride` numbers from row to row: lc_pack_length(units, k, 1, 1) numbers. */
void lc_pack_columns(lc_real *packed, const lc_pack *pack);

/* Where a row (group, unit) is among the rows for one lane. */
static inline size_t lc_single_row(size_t groups, size_t group, size_t unit)
{
    return (unit / LC_LANES * groups + group) * LC_LANES + unit % LC_LANES;
}

/* Panels of W for one lane, in that order of rows: lc_pack_single_length numbers, zero before. */
void lc_pack_single(lc_real *packed, const lc_pack *pack);
size_t lc_pack_single_length(size_t units, size_t k, size_t groups);

#endif

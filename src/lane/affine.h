/* affine - Y = b + W0 X0 + W1 X1 for the gates of a cell or the outputs of a linear layer, and its adjoint dX = W' dY.
 *
 * Weights are packed once per optimizer step, in the order in which products read them. The caller sets the fields above the
 * line, plan takes the memory of those below.
 */
#ifndef LC_LANE_AFFINE_H
#define LC_LANE_AFFINE_H

#include "core/arena.h"
#include "core/team.h"
#include "lane/lane.h"
#include "lane/product.h"

typedef struct lc_affine {
    const lc_lane *lane;
    size_t units, gates; /* W0 and W1 have `gates` groups of `units` rows */
    size_t k[2];         /* columns of W0, of W1; 0: no such part */
    bool split;          /* the last gate's W1 X1 + b is a group of Y of its own, after the gates */
    /* --- */
    lc_panels panels;
    lc_real *bias, *w[2];                       /* for many lanes */
    lc_real *one_bias, *one_w[2], *one_last[2]; /* for one lane; NULL in training. one_last: a split one's last gate */
} lc_affine;

/* Row-major weights: bias (groups, units), groups = gates, plus 1 if split, or NULL: none; w[i] (gates, units, k[i]), stride[i]
 * numbers from row to row. */
typedef struct lc_affine_weights {
    const lc_real *bias, *w[2];
    size_t stride[2];
} lc_affine_weights;

void lc_affine_plan(lc_affine *affine, lc_arena *arena, bool training);
/* The units of a share (NULL: all), which are those of lc_affine_units for many lanes. */
void lc_affine_pack(const lc_affine *affine, const lc_affine_weights *weights, const lc_share *share);

typedef struct lc_affine_pass {
    lc_real *y;          /* (groups, units, lanes), lc_lane_numbers(units, lanes) from group to group */
    const lc_real *x[2]; /* (k, lanes) */
    size_t lanes;
    bool last_first;       /* one lane: rows from the last to the first, for every other one of calls in a row */
    const lc_share *share; /* of the units; NULL: all */
} lc_affine_pass;

/* The units of the share, all of their gates. */
void lc_affine_forward(const lc_affine *affine, const lc_affine_pass *pass);
lc_range lc_affine_units(const lc_affine *affine, size_t lanes, const lc_share *share);

/* The same in blocks of units whose gates stay in the nearest cache: begin is before the first, next moves to the next one, false
 * after the last; with one lane all units of the share are one block. */
typedef struct lc_affine_block {
    lc_range units, panels; /* panels: where they are; with one lane, LC_LANES units each */
    size_t last;            /* where the share's panels end */
} lc_affine_block;

lc_affine_block lc_affine_begin(const lc_affine *affine, const lc_affine_pass *pass);
bool lc_affine_next(lc_affine_block *block, const lc_affine *affine, const lc_affine_pass *pass);
void lc_affine_forward_block(const lc_affine *affine, const lc_affine_pass *pass, const lc_affine_block *block);

/* W' of a matrix W (rows, columns), for dX = W' dY. dY's rows may be in two arrays, rows[0] in the first and rows[1] in the
 * second. */
typedef struct lc_adjoint {
    const lc_lane *lane;
    size_t rows[2], columns;
    /* --- */
    lc_real *w;
} lc_adjoint;

void lc_adjoint_plan(lc_adjoint *adjoint, lc_arena *arena);
void lc_adjoint_pack(const lc_adjoint *adjoint, const lc_real *w, size_t stride, const lc_share *share);

typedef struct lc_adjoint_pass {
    lc_real *dx;          /* (columns, lanes) */
    const lc_real *dy[2]; /* (rows, lanes) */
    size_t lanes;
    bool add;              /* dx += instead of = */
    const lc_share *share; /* of the columns; NULL: all */
} lc_adjoint_pass;

/* dx = W' dy, for the columns of the share. */
void lc_adjoint_run(const lc_adjoint *adjoint, const lc_adjoint_pass *pass);
lc_range lc_adjoint_columns(const lc_adjoint *adjoint, const lc_share *share);

#endif

/* wgrad - the gradient of the weights of Y = W X + b over many steps:
 *
 *     dW = sum over steps and lanes of dY X'      db = sum over steps and lanes of dY
 *
 * Steps come in blocks: transpose the inputs of a block's steps, then add its dY X'; at the end put the sums into
 * the row-major gradient. The caller sets the fields above the line, plan those below.
 */
#ifndef LC_LANE_WGRAD_H
#define LC_LANE_WGRAD_H

#include "core/arena.h"
#include "core/team.h"
#include "lane/lane.h"

/* The inputs X of a block of steps. Several gradients may read the same. */
typedef struct lc_wgrad_input {
    const lc_lane *lane;
    size_t columns, steps, lanes; /* columns of W; most steps of a block */
    size_t sums;                  /* equal parts of the lanes, each with a gradient of its own */
    bool biased;                  /* dY's biases may have a column of ones among the inputs */
    bool pairable;                /* the order of sums may be that of pairs: even lanes, odd lanes, both */
    /* --- */
    bool ones;   /* there is such a column: the last */
    bool paired; /* few columns: one vector serves two lanes */
    lc_real *xt; /* transposed */
} lc_wgrad_input;

void lc_wgrad_plan_input(lc_wgrad_input *input, lc_arena *arena);

/* Rows (rows, lanes) of the block's step number `step` become columns [column, column + rows). */
void lc_wgrad_transpose(const lc_wgrad_input *input, const lc_real *x, size_t column, size_t rows, size_t step);

/* Steps of a block whose gradients stay in a near cache: dY of a step has `numbers` numbers for each sum. Blocks are part of the
 * order of a sum. */
size_t lc_wgrad_steps(size_t numbers);

/* The sums, one for each part of the input's lanes. */
typedef struct lc_wgrad {
    const lc_wgrad_input *input;
    size_t rows;   /* of W; 0: nothing to do */
    size_t biases; /* rows of dY whose sum is wanted: 0, or those of W and maybe more after them */
    /* --- */
    lc_real *dw;        /* in column panels */
    lc_real *lane_bias; /* (biases without a column of ones, lanes), summed over steps */
} lc_wgrad;

void lc_wgrad_plan(lc_wgrad *wgrad, lc_arena *arena);

/* Before the first step; the first member for all. */
void lc_wgrad_begin(const lc_wgrad *wgrad);

/* In what follows `share` is of the rows (NULL: all); where a team shares them, it meets between transposing and adding, and
 * between adding and the next block. Where its members are mates (NULL: they are not), each has transposed lanes of its own, and
 * all lanes are summed into the first one's dW, part after part in each step, as if they were in one array. */

/* One step's dy (biases, lanes), for those biases that have no column of ones. */
void lc_wgrad_add_biases(const lc_wgrad *wgrad, const lc_real *dy, const lc_share *share);

/* A block's dy (steps, rows, lanes), `stride` numbers from step to step. fresh: the sums are set, by a pass's first block. */
typedef struct lc_wgrad_block {
    const lc_real *dy;
    size_t stride, steps;
    bool fresh;
    const lc_share *share;
    const lc_mates *mates;
} lc_wgrad_block;

void lc_wgrad_add(const lc_wgrad *wgrad, const lc_wgrad_block *block);

/* Which sum is put, and whether it sets the gradient (fresh) or adds to it. */
typedef struct lc_wgrad_put {
    size_t sum;
    bool fresh;
    const lc_share *share; /* of the numbers put */
    const lc_mates *mates;
} lc_wgrad_put;

/* After the last block, and a meeting: matrix (rows, columns) += dW; bias (count) += db of the rows from `row` on. */
void lc_wgrad_put_weights(lc_real *matrix, const lc_wgrad *wgrad, lc_wgrad_put put);
void lc_wgrad_put_biases(lc_real *bias, const lc_wgrad *wgrad, size_t row, size_t count, lc_wgrad_put put);
/* vector (count) += the sums over lanes of `sums` (count, lanes), which somebody else has added up over steps. */
void lc_wgrad_put_lanes(lc_real *vector, const lc_wgrad *wgrad, const lc_real *sums, size_t count, lc_wgrad_put put);

#endif

/* fit - one map of a ridge regression (Hoerl & Kennard 1970) from the Gram of its windows.
 *
 * A window's level m, the mean of the last t rows of its look-back, is taken off look-back x and horizon y:
 *
 *     W = argmin sum over windows |(y - m) - W (x - m)|^2 + penalty |W|^2
 *     (X'X + penalty) W' = X'Y                        X, Y: without their levels
 *     y = m + W (x - m) = V x                         V = W + (1 - W 1) a',  a: 1/t for the last t rows
 *
 * X'X and X'Y follow from the products of rows as they are, S, whatever look-back, t and penalty are:
 *
 *     S_ij - g_i - g_j + q                            g = S a,  q = a' S a
 *
 * and so does the squared error of V over other windows. Each 24 steps of the horizon have the look-back, t and penalty of the
 * least squared error over the validation windows, or those of a regression that has chosen before (lc_ridge_plan). */
#ifndef LC_MODEL_RIDGE_FIT_H
#define LC_MODEL_RIDGE_FIT_H

#include "model/ridge/gram.h"
#include "model/ridge/pick.h"

enum { LC_RIDGE_BLOCK = 24 };

static inline size_t lc_ridge_blocks(size_t horizon)
{
    return (horizon + LC_RIDGE_BLOCK - 1) / LC_RIDGE_BLOCK;
}

typedef struct lc_ridge_map {
    double *weight;            /* (context, horizon) V' */
    lc_ridge_choice *choice;   /* (blocks) */
    const lc_ridge_choice *as; /* (as_blocks) to be taken, the last one for all blocks after it; NULL: chosen here */
    size_t as_blocks;
    double train, valid; /* sums of squared errors */
    size_t train_windows, valid_windows, left_out, valid_left_out;
    bool found; /* false: no window, or for no penalty that was tried the equations could be solved */
} lc_ridge_map;

/* Memory for one map at a time. */
typedef struct lc_ridge_room {
    lc_gram train, valid;
    double *xx, *xy, *yy, *check_xx, *check_xy, *check_yy; /* of training and of validation, without levels */
    double *factor, *w, *row, *g, *error, *fit;
    double *best, *best_fit; /* (blocks) least error so far, and that over the training windows */
} lc_ridge_room;

lc_status lc_ridge_room_new(lc_ridge_room *out, const lc_task *task, const lc_ridge_plan *plan);
void lc_ridge_room_clear(lc_ridge_room *room);
size_t lc_ridge_room_bytes(const lc_task *task);

/* Fits a map of targets [first, end) into *map, whose arrays are the caller's. */
void lc_ridge_fit(lc_ridge_map *map, lc_ridge_room *room, const lc_task *task, const lc_ridge_plan *plan, lc_rows targets);

#endif

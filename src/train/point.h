/* point - a point of training: taken out of a trainer, put into a fresh one, it continues to the same weights, to the last bit.
 *
 * It is plain data: counts, sums, the history, and named flat blocks. What else the next steps depend on is the request (network,
 * windows, configuration, seed), which must be the same; threads and the level of arithmetic may differ.
 */
#ifndef LC_TRAIN_POINT_H
#define LC_TRAIN_POINT_H

#include "train/optim.h"
#include "train/trainer.h"

enum { LC_BLOCKS_MAX = 2 + LC_MOMENTS_MAX };

typedef struct lc_block {
    const char *name; /* weights, best, moment1, ... */
    lc_real *value;   /* (length) */
} lc_block;

typedef struct lc_point {
    size_t epochs, best_epoch;             /* done; from 1, 0: not yet */
    size_t step, windows_done;             /* steps and windows of the current epoch that are done */
    double loss_sum, weight_sum, norm_sum; /* over these */
    double seconds;                        /* that they took */
    lc_epoch *history;                     /* (epochs) */
    size_t length, blocks;
    lc_block block[LC_BLOCKS_MAX]; /* (blocks) */
} lc_point;

/* Between two steps. A copy: lc_point_free. */
lc_status lc_point_take(lc_point **out, const lc_trainer *trainer);
void lc_point_free(lc_point *point);

/* The trainer continues from there. LC_E_MISMATCH, and the trainer is as it was, if the point is not one of such training. */
lc_status lc_point_put(lc_trainer *trainer, const lc_point *point);

#endif

/* point - where training is: with the member so far, a fresh trainer continues from it to the same weights, to the last bit.
 *
 * It is plain data: counts, sums, and named flat blocks. What else the next steps depend on is the request (network, windows,
 * configuration, seed), which must be the same; threads and the level of arithmetic may differ, and epochs and patience, which
 * only decide when training ends.
 */
#ifndef LC_TRAIN_POINT_H
#define LC_TRAIN_POINT_H

#include "train/optim.h"
#include "train/trainer.h"

enum { LC_BLOCKS_MAX = 2 + LC_MOMENTS_MAX };

typedef struct lc_point {
    size_t epoch, step;                    /* epochs that are done; steps of the current one */
    size_t windows_done;                   /* since the last validation */
    double loss_sum, weight_sum, norm_sum; /* over these */
    double seconds;                        /* that they took */
    size_t length, blocks;
    lc_real *block[LC_BLOCKS_MAX]; /* (blocks, length) */
    bool averaged;                 /* the last block is the average of the weights */
    lc_real *state;                /* (state_length) that the next step begins with, with train.truncate; NULL: zeros */
    size_t state_length;
} lc_point;

/* weights, moment1, ..., average */
const char *lc_point_block(const lc_point *point, size_t block);

/* Between two steps. The blocks are the trainer's own, until its next step. */
lc_point lc_point_of(const lc_trainer *trainer);

/* The trainer continues from a copy. LC_E_MISMATCH, and the trainer is as it was, if the point and the member are not those of
 * such training. */
lc_status lc_point_put(lc_trainer *trainer, const lc_member *member, const lc_point *point);

/* Frees the blocks of a point that has its own: read from a file, or what a trainer left (lc_trainer_finish). */
void lc_point_clear(lc_point *point);

#endif

/* read_drop - dropout of what a head reads, of one step or of every step: m x in place of x, in training.
 *
 * Features lie in up to two pieces, as a dense layer reads them; those of a step that are heard follow each other.
 */
#ifndef LC_NN_READ_DROP_H
#define LC_NN_READ_DROP_H

#include "core/team.h"
#include "nn/dense.h"
#include "nn/dropout.h"

typedef struct lc_read_drop {
    double chance;             /* 0: nothing is dropped, and nothing below is there */
    size_t steps, lanes, sums; /* as a layer's; steps: those that are planned */
    lc_real *kept, *heard;     /* (steps, features of all pieces, lanes) */
} lc_read_drop;

typedef struct lc_read_pass {
    size_t steps, x_stride; /* of x; x_stride: numbers from step to step */
    lc_rng *rng;            /* dropout's, one per sum */
    lc_share *share;
} lc_read_pass;

/* With chance, steps, lanes and sums set: takes the rest. */
void lc_read_drop_plan(lc_read_drop *drop, const lc_dense *head, lc_arena *arena);

/* x: pieces of the first step. The first member does it, then all meet. */
void lc_read_drop_forward(const lc_real *const *x, const lc_read_drop *drop, const lc_dense *head, const lc_read_pass *pass);

/* The pieces of a step that were heard. */
void lc_read_drop_heard(const lc_real *x[LC_DENSE_PIECES], const lc_read_drop *drop, const lc_dense *head, size_t step);

/* dx *= m of one step and piece: its numbers of the share. */
void lc_read_drop_back(lc_real *dx, const lc_read_drop *drop, const lc_dense *head, size_t step, size_t piece,
                       const lc_share *share);

#endif

/* dense - a linear layer, y = W x + b, on features that lie in up to two pieces (the last states of both directions). */
#ifndef LC_NN_DENSE_H
#define LC_NN_DENSE_H

#include "core/arena.h"
#include "lane/affine.h"
#include "lane/wgrad.h"

enum { LC_DENSE_PIECES = 2 };

typedef struct lc_dense {
    const lc_lane *lane;
    size_t outputs, pieces, features; /* features of one piece */
    size_t weight, bias;              /* offsets in the flat block; weight is (outputs, pieces * features) */
} lc_dense;

typedef struct lc_dense_packed {
    lc_affine forward;
    lc_adjoint back[LC_DENSE_PIECES]; /* training only */
} lc_dense_packed;

typedef struct lc_dense_shard {
    size_t lanes, sums; /* as a layer's */
    lc_wgrad_input seen;
    lc_wgrad dw;
} lc_dense_shard;

void lc_dense_plan_packed(lc_dense_packed *packed, const lc_dense *dense, lc_arena *arena, bool training);
void lc_dense_pack(const lc_dense_packed *packed, const lc_dense *dense, const lc_real *weights);
/* With lanes and sums set: takes the rest. */
void lc_dense_plan(lc_dense_shard *shard, const lc_dense *dense, lc_arena *arena);

/* x: pieces of (features, lanes); the outputs of the share (NULL: all). One lane: y has room for whole vectors. */
void lc_dense_forward(lc_real *y, const lc_dense_shard *shard, const lc_dense *dense, const lc_dense_packed *packed,
                      const lc_real *const *x, const lc_share *share);

typedef struct lc_dense_back {
    const lc_real *const *x;
    const lc_real *dy;
    lc_real *const *dx;    /* overwritten; NULL: not wanted */
    bool fresh;            /* gradient = instead of += */
    lc_share *share;       /* NULL: all */
    const lc_mates *mates; /* as a layer's */
} lc_dense_back;

/* Adds to gradient[sum] (flat blocks; NULL: not wanted), unless they are fresh. */
void lc_dense_backward(lc_real *const *gradient, lc_dense_shard *shard, const lc_dense *dense, const lc_dense_packed *packed,
                       const lc_dense_back *back);

#endif

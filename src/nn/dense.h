/* dense - a linear layer, y = W x + b, on features that lie in up to two pieces (the last states of both directions, a state and
 * what it attends to); of one step, or the same of several. */
#ifndef LC_NN_DENSE_H
#define LC_NN_DENSE_H

#include "core/arena.h"
#include "lane/affine.h"
#include "lane/wgrad.h"

enum { LC_DENSE_PIECES = 2 };

typedef struct lc_dense {
    const lc_lane *lane;
    size_t outputs, features[LC_DENSE_PIECES]; /* of each piece; 0: no such piece */
    bool unbiased;                             /* no b */
    size_t weight, bias;                       /* offsets in the flat block; weight is (outputs, features of all pieces) */
} lc_dense;

static inline size_t lc_dense_columns(const lc_dense *dense)
{
    return dense->features[0] + dense->features[1];
}

typedef struct lc_dense_packed {
    lc_affine forward;
    lc_adjoint back[LC_DENSE_PIECES]; /* training only */
} lc_dense_packed;

typedef struct lc_dense_shard {
    size_t steps, lanes, sums, mates; /* as a layer's */
    lc_wgrad_input seen;              /* of a block of steps */
    lc_wgrad dw;
} lc_dense_shard;

void lc_dense_plan_packed(lc_dense_packed *packed, const lc_dense *dense, lc_arena *arena, bool training);
void lc_dense_pack(const lc_dense_packed *packed, const lc_dense *dense, const lc_real *weights);
/* With steps, lanes and sums set: takes the rest. */
void lc_dense_plan(lc_dense_shard *shard, const lc_dense *dense, lc_arena *arena);

/* Of one step. x: pieces of (features, lanes); the outputs of the share (NULL: all). One lane: y has room for whole vectors. */
void lc_dense_forward(lc_real *y, const lc_dense_shard *shard, const lc_dense *dense, const lc_dense_packed *packed,
                      const lc_real *const *x, const lc_share *share);

/* dx = W' dy, or += where asked, of one step and one piece; its features of the share. */
typedef struct lc_dense_adjoint_pass {
    lc_real *dx;
    const lc_real *dy;
    size_t piece, lanes;
    bool add;
    const lc_share *share;
} lc_dense_adjoint_pass;

void lc_dense_adjoint(const lc_dense_packed *packed, const lc_dense_adjoint_pass *pass);

typedef struct lc_dense_back {
    const lc_real *const *x;
    const lc_real *dy;
    size_t x_stride[LC_DENSE_PIECES], dy_stride; /* from step to step */
    lc_real *const *dx;                          /* of one step, overwritten; NULL: not wanted */
    bool fresh;                                  /* gradient = instead of += */
    lc_share *share;                             /* NULL: all */
    const lc_mates *mates;                       /* as a layer's */
} lc_dense_back;

/* Of all steps. Adds to gradient[sum] (flat blocks; NULL: not wanted), unless they are fresh. A team begins after a meeting. */
void lc_dense_backward(lc_real *const *gradient, lc_dense_shard *shard, const lc_dense *dense, const lc_dense_packed *packed,
                       const lc_dense_back *back);

#endif

/* layer - one cell over time, in one direction. Every product and every weight gradient of every cell is here, once.
 *
 * Arrays are (step, feature, lane). The output of both directions of a layer is one array: out points to this direction's rows,
 * out_stride is the distance of two steps.
 */
#ifndef LC_NN_LAYER_H
#define LC_NN_LAYER_H

#include "core/arena.h"
#include "lane/affine.h"
#include "lane/wgrad.h"
#include "nn/init.h"
#include "nn/late.h"

typedef struct lc_layer {
    const lc_lane *lane;
    const lc_cell_type *cell;
    const void *knobs; /* the cell's */
    size_t inputs, hidden;
    bool reverse;                                  /* from the last step to the first */
    bool adjoint;                                  /* dL/dx may be wanted */
    bool drops;                                    /* in training, gates hear a part of h; not of a masked cell */
    size_t weight_ih, weight_hh, bias_ih, bias_hh; /* offsets in the flat block */
    size_t own[LC_OWN_MAX];                        /* of the cell's own */
} lc_layer;

enum { LC_LAYER_WEIGHTS_MAX = 4 + LC_OWN_MAX };

/* A parameter of a layer. */
typedef struct lc_layer_weight {
    size_t *offset;   /* where the layer keeps it */
    const char *name; /* weight_ih, weight_hh, bias_ih, bias_hh as PyTorch has them, and the cell's own */
    size_t rows, columns;
    lc_init_rule rule;
} lc_layer_weight;

/* Those that a layer has, in the order of the flat block; how many. */
size_t lc_layer_weights(lc_layer_weight *weight, lc_layer *layer);

/* Weights as products read them. A masked cell has two stages: the gates that see h, then the one that sees the masked state. */
typedef struct lc_stage_packed {
    lc_affine gates;   /* W x + b + U h */
    lc_real *bias;     /* (groups, hidden): b_ih + b_hh, before packing */
    lc_adjoint hidden; /* U'; training only */
} lc_stage_packed;

typedef struct lc_layer_packed {
    lc_stage_packed stage[2];
    lc_adjoint inputs; /* W' of all gates; training only */
    lc_real *own;      /* (vectors, hidden): the cell's own, one parameter after the other */
} lc_layer_packed;

void lc_layer_plan_packed(lc_layer_packed *packed, const lc_layer *layer, lc_arena *arena, bool training);
/* A share of the weights; NULL: all. */
void lc_layer_pack(const lc_layer_packed *packed, const lc_layer *layer, const lc_real *weights, const lc_share *share);

/* What one shard keeps of one layer. */
typedef struct lc_layer_shard {
    size_t steps, lanes;
    size_t sums;                      /* equal parts of the lanes, each with gradients of its own; 0: forward only */
    size_t mates;                     /* members of a team that have lanes of their own, of one sum; 0: not such a team */
    bool late;                        /* lanes may begin late */
    size_t unit;                      /* numbers of (hidden, lanes): lc_lane_numbers */
    lc_real *gate;                    /* (steps, groups, hidden, lanes) */
    lc_real *state[LC_STATES_MAX];    /* (steps + 1, hidden, lanes): the cell's states before and after each step */
    lc_real *masked;                  /* (steps, hidden, lanes) */
    lc_real *kept;                    /* (hidden, lanes): factors of h for the gates, the same at every step; NULL: none */
    lc_real *heard;                   /* (steps + 1, hidden, lanes): h times these, before and after each step */
    lc_real *zero;                    /* (hidden, lanes): h before the first step, unless the pass has one */
    lc_real *held[1 + LC_STATES_MAX]; /* (hidden, lanes): of h and the states, where lanes may begin late */
    lc_real *own;                     /* (vectors, hidden, lanes): the cell's own in every lane, by forward */
    /* training: */
    lc_real *dh, *dc[LC_STATES_MAX], *dmasked, *dheard;
    lc_real *down;                              /* (vectors, hidden, lanes): dL/d own, summed over steps */
    lc_wgrad_input seen_x, seen_h, seen_masked; /* inputs of a block of steps */
    lc_wgrad dw_x, dw_h;                        /* dW_ih and all biases; dW_hh */
    lc_wgrad dw_h_last;                         /* dW_hh of the last gate, where that gate's product is not like the others' */
} lc_layer_shard;

/* With steps, lanes, sums and late set: takes the rest. A pass may then have fewer steps: set `steps` before it. */
void lc_layer_plan(lc_layer_shard *shard, const lc_layer *layer, lc_arena *arena);

/* What goes from step to step: h and the cell's other states, each (hidden, lanes), with one lane in whole vectors. */
typedef struct lc_layer_state {
    const lc_real *h, *c[LC_STATES_MAX];
} lc_layer_state;

/* Gradients of one. */
typedef struct lc_layer_dstate {
    lc_real *h, *c[LC_STATES_MAX];
} lc_layer_dstate;

/* Sums over lanes of the norms of dL/dh and dL/dc, by lag: of the state after a step, counted from the last one taken. */
typedef struct lc_layer_flow {
    double *h, *c; /* (steps) */
} lc_layer_flow;

typedef struct lc_layer_pass {
    const lc_layer_packed *packed;
    const lc_real *x; /* inputs rows per step, x_stride apart */
    lc_real *out;     /* h of every step: hidden rows, out_stride apart; one lane: room for lc_lane_spill after the last */
    size_t x_stride, out_stride;
    lc_layer_state start; /* before the first step taken; NULL: zeros */
    const lc_late *late;  /* lanes that begin late; NULL: all begin with the first step */
    /* backward, with all of the above as forward had it: */
    const lc_real *dout;    /* dL/dout of every step, as out; NULL: zeros */
    lc_layer_state dlast;   /* dL/d the state after the last step taken, on top of dout; NULL: zeros */
    lc_real *dx;            /* as x, where the layer is adjoint; NULL: not wanted */
    lc_layer_dstate dstart; /* dL/d start, overwritten; NULL: not wanted */
    lc_layer_flow flow;     /* +=, where there is no share; NULL: not measured */
    bool add_dx;            /* dx += instead of = */
    bool fresh;             /* gradient = instead of += */
    lc_share *share;        /* of the units; NULL: all of them */
    const lc_mates *mates;  /* who has the other lanes of the sum; NULL: nobody, the shard has all */
} lc_layer_pass;

/* Members of a team begin after a meeting. After its forward all of out is there; after its backward all of dx and dstart, and
 * its share of the gradients. */
void lc_layer_forward(lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass);

/* The same by single steps, for a layer whose next input follows from its output: begin, then the steps 0, 1, ...; after each
 * its out is there. */
void lc_layer_forward_begin(lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass);
void lc_layer_forward_step(lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass, size_t index);

/* After forward: the cell's state c[i] after the step taken as number `index`; before the last one in training only. */
const lc_real *lc_layer_state_after(const lc_layer_shard *shard, size_t i, size_t index);

/* Adds to gradient[sum] (flat blocks; NULL: not wanted), unless they are fresh. */
void lc_layer_backward(lc_real *const *gradient, lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass);

/* The same by single steps, from the last to the first, whose dout then has to be there: dx of a step after a meeting. */
void lc_layer_backward_begin(lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass);
void lc_layer_backward_step(lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass, size_t index);
void lc_layer_backward_end(lc_real *const *gradient, lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass);

/* The same dx as backward's, by itself and of all steps, where backward had none: the share is of the steps. */
void lc_layer_backward_inputs(const lc_layer_shard *shard, const lc_layer *layer, const lc_layer_pass *pass);

#endif

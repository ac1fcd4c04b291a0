/* stack - layers on layers, each in one or both directions, with dropout between them. */
#ifndef LC_NN_STACK_H
#define LC_NN_STACK_H

#include "core/rng.h"
#include "nn/layer.h"

#include <lanecast/flow.h>
#include <lanecast/net.h>

enum { LC_DIRECTIONS = 2 };

typedef struct lc_stack {
    size_t layers, directions;
    lc_layer layer[LC_LAYERS_MAX][LC_DIRECTIONS];
    double dropout;           /* of every layer's output but the last */
    bool residual;            /* a layer but the first adds what it reads to its output: all have one width */
    double dropout_recurrent; /* of what the gates of every layer hear of h: one mask per sequence */
} lc_stack;

typedef struct lc_stack_packed {
    lc_layer_packed layer[LC_LAYERS_MAX][LC_DIRECTIONS];
} lc_stack_packed;

void lc_stack_plan_packed(lc_stack_packed *packed, const lc_stack *stack, lc_arena *arena, bool training);
size_t lc_stack_pack_pieces(const lc_stack *stack);
void lc_stack_pack(const lc_stack_packed *packed, const lc_stack *stack, const lc_real *weights, size_t piece);

typedef struct lc_stack_shard {
    size_t steps, lanes, sums, mates; /* as a layer's */
    bool late;                        /* likewise */
    lc_layer_shard layer[LC_LAYERS_MAX][LC_DIRECTIONS];
    lc_real *out[LC_LAYERS_MAX];  /* (steps, directions * hidden, lanes); one lane: with lc_lane_spill between steps */
    lc_real *up[LC_LAYERS_MAX];   /* out, and with residuals what the layer read besides */
    lc_real *kept[LC_LAYERS_MAX]; /* dropout's factors, as out; NULL without */
    lc_real *fed[LC_LAYERS_MAX];  /* up after dropout: what the next layer reads */
    lc_real *dout[LC_LAYERS_MAX]; /* dL/d fed; of all layers but the last */
} lc_stack_shard;

/* With steps, lanes, sums and late set: takes the rest. */
void lc_stack_plan(lc_stack_shard *shard, const lc_stack *stack, lc_arena *arena);

/* Passes to come have `steps` steps, at most those that were planned. */
void lc_stack_take(lc_stack_shard *shard, const lc_stack *stack, size_t steps);

typedef struct lc_stack_pass {
    const lc_real *x;                             /* (steps, inputs, lanes) */
    const lc_layer_state (*start)[LC_DIRECTIONS]; /* of each layer, before its first step; NULL: zeros */
    const lc_late *late;                          /* lanes that begin late; NULL: none */
    lc_rng *rng;                                  /* dropout's, one per sum; NULL outside training */
    /* backward, with x, start and late as forward had them: */
    const lc_real *dout;                          /* dL/d the last layer's outputs, as they are; NULL: zeros */
    const lc_layer_state (*dlast)[LC_DIRECTIONS]; /* dL/d lc_stack_last of each layer, on top of dout; NULL: zeros */
    const lc_real *dlast_out[LC_DIRECTIONS]; /* the part of the last layer's dlast that is dL/d lc_stack_last_out; NULL: zeros */
    lc_real *dx;                             /* as x, where the first layer is adjoint; NULL: not wanted */
    const lc_layer_dstate (*dstart)[LC_DIRECTIONS]; /* dL/d start of each layer; NULL: not wanted */
    const lc_flow *flow;                            /* +=, where there is no share; NULL: not measured */
    bool fresh;                                     /* gradient = instead of += */
    lc_share *share;                                /* of the units, or of the directions; NULL: all */
    const lc_mates *mates;                          /* as a layer's */
} lc_stack_pass;

void lc_stack_forward(lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *pass);

/* The same step by step, for a stack of one direction whose next input follows from its output: begin, then the steps 0, 1, ...;
 * after a step its out is there and, going back from the last one, its dx. */
void lc_stack_forward_begin(lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed,
                            const lc_stack_pass *pass);
void lc_stack_forward_step(lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *pass,
                           size_t step);
void lc_stack_backward_begin(lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed,
                             const lc_stack_pass *pass);
void lc_stack_backward_step(lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed,
                            const lc_stack_pass *pass, size_t step);
void lc_stack_backward_end(lc_real *const *gradient, lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed,
                           const lc_stack_pass *pass);

/* After forward: the last layer's output (directions * hidden, lanes) at a time; outputs of all times follow each other (one
 * lane: with room for lc_lane_spill between them). */
const lc_real *lc_stack_out(const lc_stack_shard *shard, const lc_stack *stack, size_t time);

/* The same of one direction, after its last step: (hidden, lanes). */
const lc_real *lc_stack_last_out(const lc_stack_shard *shard, const lc_stack *stack, size_t direction);

/* Numbers from one of these to the next; features of each. */
size_t lc_stack_out_stride(const lc_stack_shard *shard, const lc_stack *stack);
size_t lc_stack_width(const lc_stack *stack);

/* After forward: a layer's state after its last step taken, before residuals and dropout. */
lc_layer_state lc_stack_last(const lc_stack_shard *shard, const lc_stack *stack, size_t layer, size_t direction);

/* The same after the step taken as number `index`; before the last one in training only. */
lc_layer_state lc_stack_after(const lc_stack_shard *shard, const lc_stack *stack, size_t layer, size_t direction, size_t index);

/* The states of all layers of a stack of one direction as one block (rows, lanes): its rows, where each is in it, and those of
 * the last step copied into it. */
size_t lc_stack_state_rows(const lc_stack *stack);
void lc_stack_find_states(lc_layer_state (*out)[LC_DIRECTIONS], const lc_real *block, const lc_stack *stack, size_t lanes);
void lc_stack_keep_states(lc_real *block, const lc_stack_shard *shard, const lc_stack *stack);

/* Adds to gradient[sum] (flat blocks; NULL: not wanted), unless they are fresh. */
void lc_stack_backward(lc_real *const *gradient, lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed,
                       const lc_stack_pass *pass);

/* What files of the stack share: features of a layer's output, numbers from one step of it to the next (the vectors of one lane
 * run on past its rows), and what a layer is handed. */
size_t lc_stack_layer_width(const lc_stack *stack, size_t layer);
size_t lc_stack_layer_stride(const lc_stack *stack, size_t layer, size_t lanes);
lc_layer_pass lc_stack_layer_pass(const lc_stack_shard *shard, const lc_stack *stack, const lc_stack_packed *packed,
                                  const lc_stack_pass *pass, size_t layer, size_t direction);

/* Both directions at once, half of a team each, where one's vectors do not run on into the other's rows. */
bool lc_stack_is_halved(const lc_stack_shard *shard, const lc_stack *stack, size_t layer, const lc_share *share);

/* Whether members do other things than their share of every unit, so that they meet after the layer. */
bool lc_stack_is_divided(const lc_stack *stack, size_t layer, bool halved);

/* Whether the calling member works on a direction; in a halved team with its share of that. A whole cell is the first's. */
bool lc_stack_member_takes(lc_layer_pass *pass, const lc_layer *layer, bool halved);

#endif

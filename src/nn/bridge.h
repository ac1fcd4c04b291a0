/* bridge - the states that a decoder starts from: those that the encoder ends with, layer by layer. Of an encoder that reads both
 * ways it is the mean of its directions, which is a state that the cell can have, whatever the cell keeps. */
#ifndef LC_NN_BRIDGE_H
#define LC_NN_BRIDGE_H

#include "nn/stack.h"

typedef struct lc_bridge {
    lc_layer_state start[LC_LAYERS_MAX][LC_DIRECTIONS];   /* of the decoder */
    lc_layer_dstate dstart[LC_LAYERS_MAX][LC_DIRECTIONS]; /* dL/d start */
    lc_layer_state dlast[LC_LAYERS_MAX][LC_DIRECTIONS];   /* dL/d the encoder's last states */
    lc_layer_dstate mean[LC_LAYERS_MAX];                  /* where the encoder reads both ways */
} lc_bridge;

void lc_bridge_plan(lc_bridge *bridge, const lc_stack *encoder, const lc_stack_shard *shard, lc_arena *arena);

/* After the encoder's forward: start. A team begins and ends with a meeting. */
void lc_bridge_forward(lc_bridge *bridge, const lc_stack *encoder, const lc_stack_shard *shard, lc_share *share);

/* After the decoder's backward has filled dstart: dlast. Likewise. */
void lc_bridge_backward(lc_bridge *bridge, const lc_stack *encoder, const lc_stack_shard *shard, lc_share *share);

#endif

/* recurrent - the parts of the recurrent architecture, which nn/arch/recurrent makes and plans, and their passes. */
#ifndef LC_NN_RECURRENT_H
#define LC_NN_RECURRENT_H

#include "nn/attention.h"
#include "nn/net.h"
#include "nn/read_drop.h"
#include "nn/stack_make.h"

typedef struct lc_recurrent {
    lc_knob_values cell_knobs;
    lc_stack stack;
    lc_attention attention;
    lc_dense head;
} lc_recurrent;

typedef struct lc_recurrent_packed {
    lc_stack_packed stack;
    lc_attention_packed attention;
    lc_dense_packed head;
} lc_recurrent_packed;

typedef struct lc_recurrent_shard {
    lc_stack_shard stack;
    lc_attention_shard attention;
    lc_dense_shard head;
    lc_read_drop drop;          /* of what the head reads */
    lc_real *query;             /* with attention: the last h of both directions, one after the other */
    lc_real *dh[LC_DIRECTIONS]; /* dL/d the last h of each direction, one after the other */
    lc_real *dcontext;
    lc_real *dout; /* dL/d h of every step, where there are outputs after each */
} lc_recurrent_shard;

/* As lc_arch's. */
void lc_recurrent_forward(lc_shard *shard, const lc_net *net, const void *packed);
void lc_recurrent_backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const void *packed);

/* What both passes share: the state before the first step, where the shard has one; how attention sees a pass; and what the head
 * reads, after dropout: the last h of each direction, or with attention both as one, and the context that they ask for. */
void lc_recurrent_begin(lc_stack_pass *pass, lc_layer_state (*start)[LC_DIRECTIONS], const lc_shard *shard,
                        const lc_recurrent *recurrent);
lc_attention_pass lc_recurrent_attention_pass(const lc_recurrent *recurrent, const lc_recurrent_packed *packed,
                                              const lc_shard *shard);
void lc_recurrent_head_reads(const lc_real *x[LC_DENSE_PIECES], const lc_recurrent *recurrent, const lc_recurrent_shard *shard);

#endif

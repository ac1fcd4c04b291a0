/* decoder - a stack that says one step of the horizon after the other (Sutskever et al. 2014): a step reads what the step before
 * it said, what is known of it and its number, and a linear head, the same for all steps, says what comes of the last layer's
 * state and, with attention, of what that attends to (Luong et al. 2015).
 */
#ifndef LC_NN_DECODER_H
#define LC_NN_DECODER_H

#include "nn/attention.h"
#include "nn/stack_make.h"

typedef struct lc_decoder {
    lc_stack stack;
    lc_attention attention;
    lc_dense head;
    size_t targets, outputs, fed; /* outputs of a target; which of them the next step reads */
    size_t known;                 /* covariates of a step */
} lc_decoder;

/* memory: features of what it may attend to; attention: its name. order->inputs is set. */
lc_status lc_decoder_make(lc_decoder *decoder, lc_net *net, lc_stack_order order, const char *attention, size_t memory);

typedef struct lc_decoder_packed {
    lc_stack_packed stack;
    lc_attention_packed attention;
    lc_dense_packed head;
} lc_decoder_packed;

void lc_decoder_plan_packed(lc_decoder_packed *packed, const lc_decoder *decoder, lc_arena *arena, bool training);
size_t lc_decoder_pack_pieces(const lc_decoder *decoder);
void lc_decoder_pack(const lc_decoder_packed *packed, const lc_decoder *decoder, const lc_real *weights, size_t piece);

typedef struct lc_decoder_shard {
    size_t steps, lanes, sums;
    size_t memory_steps;
    lc_stack_shard stack;
    lc_attention_shard attention;
    lc_dense_shard head;
    lc_real *x;    /* (steps, inputs, lanes): fed, known, number of the step */
    lc_real *said; /* one lane: the outputs of a step, in whole vectors */
    /* training: */
    bool *forced;      /* (steps, lanes): reads targets where these are known */
    lc_real *own;      /* (steps, targets, lanes): 1 where a step read what the one before it said, 0 where a target */
    lc_real *dx, *dy;  /* as x; (steps, targets, outputs, lanes), with what comes back from later steps */
    lc_real *dh;       /* (steps, hidden, lanes): of the last layer */
    lc_real *dcontext; /* (memory, lanes) */
} lc_decoder_shard;

/* With steps, lanes, sums and memory_steps set: takes the rest. From lc_decoder_take on the memory has `memory_steps` steps, at
 * most these. */
void lc_decoder_plan(lc_decoder_shard *shard, const lc_decoder *decoder, lc_arena *arena);
void lc_decoder_take(lc_decoder_shard *shard, size_t memory_steps);

typedef struct lc_decoder_pass {
    const lc_decoder_packed *packed;
    lc_shard *shard; /* last, known, target, y, dy, late, streams and share */
    double chance;   /* of a target in place of an output; 0: never */
    const lc_real *memory;
    size_t memory_stride;
    const lc_layer_state (*start)[LC_DIRECTIONS];
    const lc_layer_dstate (*dstart)[LC_DIRECTIONS];
} lc_decoder_pass;

/* Members of a team begin after a meeting. shard->y, once all have met again. */
void lc_decoder_forward(lc_decoder_shard *decoder_shard, const lc_decoder *decoder, const lc_decoder_pass *pass);

/* From shard->dy: the gradients, added or set as shard->fresh says, dstart, and with attention dmemory. Gradients flow back
 * through outputs that were read. */
void lc_decoder_backward(lc_real *const *gradient, lc_decoder_shard *decoder_shard, const lc_decoder *decoder,
                         const lc_decoder_pass *pass);

/* The first number that is not finite (nn/fault.h), after forward or, where out->back, backward: step by step, since one reads
 * what the one before said. */
bool lc_decoder_find_fault(struct lc_fault *out, const lc_decoder_shard *decoder_shard, const lc_decoder *decoder,
                           const lc_shard *shard, size_t lanes);

/* What files of the decoder share: how attention and the stack see a pass. */
lc_stack_pass lc_decoder_stack_pass(const lc_decoder_shard *decoder_shard, const lc_decoder_pass *pass);
lc_attention_pass lc_decoder_attention_pass(const lc_decoder_shard *decoder_shard, const lc_decoder *decoder,
                                            const lc_decoder_pass *pass, size_t step);

static inline size_t lc_decoder_inputs(const lc_decoder *decoder)
{
    return decoder->targets + decoder->known + 1;
}

#endif

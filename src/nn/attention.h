/* attention - a query weighs the steps of a memory, and their weighted mean is the context: c = sum over t of w[t] m[t], w = the
 * softmax of
 *
 *     additive (Bahdanau et al. 2015)                           s[t] = v tanh(Q q + b + M m[t])
 *     dot (Luong et al. 2015, "general"; scaled as by Vaswani et al. 2017)   s[t] = m[t] (Q q + b) / sqrt(features of m)
 *
 * Arrays are (steps, features, lanes). In training every query's weights are kept. A step before a lane's first has the weight 0,
 * exactly: the lane has the bits of a memory without it.
 */
#ifndef LC_NN_ATTENTION_H
#define LC_NN_ATTENTION_H

#include <math.h>

#include "nn/dense.h"
#include "nn/late.h"
#include "nn/net.h"

typedef enum lc_attention_kind { LC_ATTENTION_NONE, LC_ATTENTION_ADDITIVE, LC_ATTENTION_DOT } lc_attention_kind;

typedef struct lc_attention {
    lc_attention_kind kind;
    const lc_lane *lane;
    size_t memory; /* features of a step of the memory, and of the context; 0 without attention */
    size_t size;   /* of Q q */
    lc_dense ask;  /* Q, b */
    lc_dense key;  /* M; additive only */
    size_t score;  /* v; additive only: offset */
} lc_attention;

static inline lc_real lc_attention_scale(const lc_attention *attention)
{
    return attention->kind == LC_ATTENTION_DOT ? (lc_real)(1 / sqrt((double)attention->memory)) : 1;
}

/* The row of an architecture's knobs, and the names that it may have: none, additive, dot. */
#define LC_ATTENTION_KNOB(type, help)                                                                                            \
    {                                                                                                                            \
        NULL, "attention", LC_OPTION_CHOICE, offsetof(type, attention), sizeof(((type *)0)->attention), "none", 0, 0,            \
            lc_attention_names, help, NULL                                                                                       \
    }

const char *const *lc_attention_names(void);

/* By that name, with its parameters. */
lc_status lc_attention_make(lc_attention *attention, lc_net *net, const char *name, size_t query, size_t memory);

typedef struct lc_attention_packed {
    lc_dense_packed ask, key;
    lc_real *v;
} lc_attention_packed;

void lc_attention_plan_packed(lc_attention_packed *packed, const lc_attention *attention, lc_arena *arena, bool training);
void lc_attention_pack(const lc_attention_packed *packed, const lc_attention *attention, const lc_real *weights);

typedef struct lc_attention_shard {
    size_t queries, steps, lanes, sums, mates; /* steps: of the memory */
    lc_dense_shard ask, key;
    size_t unit, key_stride; /* numbers from query to query of asked; from step to step of keys */
    lc_real *asked;          /* (queries, size, lanes): Q q + b */
    lc_real *keys;           /* (steps, size, lanes): M m */
    lc_real *weight;         /* (queries, steps, lanes) */
    lc_real *context;        /* (queries, memory, lanes) */
    /* training: */
    lc_real *dasked, *dkeys, *dmemory; /* dmemory: (steps, memory, lanes) */
    lc_real *dweight;                  /* (steps, lanes) */
    lc_real *dv;                       /* (size, lanes) */
} lc_attention_shard;

/* With queries, steps, lanes and sums set: takes the rest. */
void lc_attention_plan(lc_attention_shard *shard, const lc_attention *attention, lc_arena *arena);

/* From now on the memory has `steps` steps, at most those that were planned. */
void lc_attention_take(lc_attention_shard *shard, size_t steps);

typedef struct lc_attention_pass {
    const lc_attention_packed *packed;
    const lc_real *memory; /* steps of it memory_stride apart */
    size_t memory_stride;
    const lc_real *query; /* the first one; in backward the next ones are query_stride apart */
    size_t query_stride;
    const lc_late *late;   /* forward: lanes whose memory begins late; NULL: none */
    bool fresh;            /* gradient = instead of += */
    lc_share *share;       /* NULL: all */
    const lc_mates *mates; /* as a layer's */
} lc_attention_pass;

/* Once the memory is there: M m. Then query after query; after each forward its context is there. */
void lc_attention_begin(lc_attention_shard *shard, const lc_attention *attention, const lc_attention_pass *pass);
void lc_attention_forward(lc_attention_shard *shard, const lc_attention *attention, const lc_attention_pass *pass, size_t index);
const lc_real *lc_attention_context(const lc_attention_shard *shard, const lc_attention *attention, size_t index);

/* begin, then the queries in any order: with dcontext (memory, lanes) there, dquery += dL/d the query; end adds the parameters'
 * gradients to gradient[sum] (NULL: not wanted), or sets them where fresh, and makes dmemory whole. */
void lc_attention_backward_begin(lc_attention_shard *shard, const lc_attention *attention, const lc_attention_pass *pass);
void lc_attention_backward(lc_attention_shard *shard, const lc_attention *attention, const lc_attention_pass *pass, size_t index,
                           const lc_real *dcontext, lc_real *dquery);
void lc_attention_backward_end(lc_real *const *gradient, lc_attention_shard *shard, const lc_attention *attention,
                               const lc_attention_pass *pass);

#endif

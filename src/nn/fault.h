/* fault - the first number that is not finite, in the order in which a pass computes it: forward, or back with gradients. */
#ifndef LC_NN_FAULT_H
#define LC_NN_FAULT_H

#include "nn/net.h"
#include "nn/stack.h"

typedef enum lc_fault_place {
    LC_FAULT_INPUT,  /* x: step, row */
    LC_FAULT_KNOWN,  /* a covariate of the horizon: step from the first origin on, row */
    LC_FAULT_GATE,   /* of a layer: step, direction, gate, row */
    LC_FAULT_STATE,  /* likewise, which gate being which of the cell's states */
    LC_FAULT_HIDDEN, /* likewise, its h */
    LC_FAULT_OUTPUT, /* of the head: step is the origin, row */
    LC_FAULT_TARGET, /* step from the first origin on, row is which target */
    LC_FAULT_LOSS    /* of the lane */
} lc_fault_place;

typedef struct lc_fault {
    bool back; /* the number is dL/d an output or a gate */
    lc_fault_place place;
    size_t lane, step, row; /* steps from 0 by time, among those that the shard takes */
    size_t origins;         /* of the shard */
    size_t layer, direction, gate;
    const char *name;  /* of the gate; NULL: it has none */
    bool only;         /* it is the cell's only one */
    const char *stack; /* which one it is in, and */
    size_t steps;      /* the steps of that; NULL: there is one stack only, of the steps that the shard takes */
    double value;
} lc_fault;

/* After forward and loss of one thread alone, of the first `lanes` lanes of a shard in training; false: all is finite. Between
 * inputs and outputs it sees what the architecture shows (find_fault). */
bool lc_net_find_fault(lc_fault *out, const lc_shard *shard, const lc_net *net, size_t lanes);

/* The same of gradients, after backward of a shard in which forward was finite: those of the outputs, then those of the gates,
 * which backward has left where the gates were, from the last layer and step on. False: they are finite; their sums over steps
 * and lanes may not be. */
bool lc_net_find_fault_back(lc_fault *out, const lc_shard *shard, const lc_net *net, size_t lanes);

/* In the layers of a stack, one after the other, or from the last one to the first where out->back; late: as the pass had it, or
 * NULL. */
bool lc_stack_find_fault(lc_fault *out, const lc_stack_shard *shard, const lc_stack *stack, const lc_late *late, size_t lanes);

/* The same of one step of a stack that goes step by step. */
bool lc_stack_find_fault_at(lc_fault *out, const lc_stack_shard *shard, const lc_stack *stack, size_t step, size_t lanes);

#endif

/* stack_make - a stack of the configured cell and sizes as parameters of a net. */
#ifndef LC_NN_STACK_MAKE_H
#define LC_NN_STACK_MAKE_H

#include "nn/net.h"
#include "nn/stack.h"

typedef struct lc_stack_order {
    const char *prefix;         /* of the names of its parameters: "" or "decoder." */
    size_t inputs;              /* of the first layer */
    bool both;                  /* directions */
    bool adjoint;               /* dL/d the first layer's inputs is wanted */
    lc_knob_values *cell_knobs; /* filled; lives as long as the stack */
} lc_stack_order;

/* The stack of net->config, dropout and all. LC_E_CONFIG for a cell that does not exist. */
lc_status lc_stack_make(lc_stack *stack, lc_net *net, const lc_stack_order *order);

#endif

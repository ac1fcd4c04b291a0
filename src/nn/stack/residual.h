/* residual - layers that add what they read to their output (Wu et al. 2016), so that gradients pass them by.
 *
 *     up_i = h_i + fed_i-1     i = 1 .. layers - 1; fed_i is up_i after dropout, and the head reads the last up
 */
#ifndef LC_NN_STACK_RESIDUAL_H
#define LC_NN_STACK_RESIDUAL_H

#include "nn/stack.h"

static inline bool lc_stack_is_residual(const lc_stack *stack, size_t layer)
{
    return stack->residual && layer > 0;
}

/* Of some steps, after the layer's outputs are there; a team meets when it is done. Nothing where there are no residuals. */
void lc_stack_add_up(const lc_stack_shard *shard, const lc_stack *stack, size_t layer, const lc_stack_pass *pass, lc_range steps);

/* dL/d fed_i-1 += dL/d up_i, after the layer's own part of it is there; likewise. */
void lc_stack_add_down(const lc_stack_shard *shard, const lc_stack *stack, size_t layer, const lc_stack_pass *pass,
                       lc_range steps);

#endif

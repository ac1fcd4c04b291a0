/* state - the states of all layers as one block: h, then the cell's other states, layer by layer. */
#include <string.h>

#include "nn/stack.h"

size_t lc_stack_state_rows(const lc_stack *stack)
{
    size_t rows = 0;
    for (size_t i = 0; i < stack->layers; i++)
        rows += stack->layer[i][0].hidden * (1 + stack->layer[i][0].cell->states);
    return rows;
}

void lc_stack_find_states(lc_layer_state (*out)[LC_DIRECTIONS], const lc_real *block, const lc_stack *stack, size_t lanes)
{
    for (size_t i = 0; i < stack->layers; i++) {
        const lc_layer *l = &stack->layer[i][0];
        out[i][0].h = block;
        block += l->hidden * lanes;
        for (size_t s = 0; s < l->cell->states; s++, block += l->hidden * lanes)
            out[i][0].c[s] = block;
    }
}

void lc_stack_keep_states(lc_real *block, const lc_stack_shard *shard, const lc_stack *stack)
{
    for (size_t i = 0; i < stack->layers; i++) {
        const lc_layer *l = &stack->layer[i][0];
        const lc_layer_state last = lc_stack_last(shard, stack, i, 0);
        const size_t count = l->hidden * shard->lanes;
        memcpy(block, last.h, count * sizeof *block);
        block += count;
        for (size_t s = 0; s < l->cell->states; s++, block += count)
            memcpy(block, last.c[s], count * sizeof *block);
    }
}

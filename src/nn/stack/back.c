/* back - gradients of a stack, from the last layer to the first. */
#include "nn/dropout.h"
#include "nn/stack.h"
#include "nn/stack/residual.h"

static void drop_back(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_stack_pass *p, lc_range steps)
{
    const size_t rows = lc_stack_layer_width(stack, layer), first = steps.first * rows;
    const lc_range own = lc_share_of(p->share, steps.end * rows - first, 1);
    if (!s->kept[layer])
        return;
    lc_dropout_backward(s->dout[layer] + (first + own.first) * s->lanes, s->kept[layer] + (first + own.first) * s->lanes,
                        (own.end - own.first) * s->lanes);
    lc_share_meet(p->share);
}

/* dx of both directions, which add up in their order: after a meeting, by steps. */
static void backward_inputs(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p,
                            size_t layer)
{
    lc_share_meet(p->share);
    for (size_t d = 0; d < stack->directions; d++) {
        const lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, layer, d);
        if (pass.dx)
            lc_layer_backward_inputs(&s->layer[layer][d], &stack->layer[layer][d], &pass);
    }
    lc_share_meet(p->share);
}

static void backward_layer(lc_real *const *gradient, lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                           const lc_stack_pass *p, size_t layer)
{
    const bool halved = lc_stack_is_halved(s, stack, layer, p->share);
    for (size_t d = 0; d < stack->directions; d++) {
        lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, layer, d);
        if (!lc_stack_member_takes(&pass, &stack->layer[layer][d], halved))
            continue;
        if (halved)
            pass.dx = NULL;
        lc_layer_backward(gradient, &s->layer[layer][d], &stack->layer[layer][d], &pass);
    }
    if (halved)
        backward_inputs(s, stack, packed, p, layer);
    else if (lc_stack_is_divided(stack, layer, halved))
        lc_share_meet(p->share);
}

void lc_stack_backward(lc_real *const *gradient, lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                       const lc_stack_pass *p)
{
    for (size_t i = stack->layers; i-- > 0;) {
        drop_back(s, stack, i, p, (lc_range){0, s->steps});
        backward_layer(gradient, s, stack, packed, p, i);
        lc_stack_add_down(s, stack, i, p, (lc_range){0, s->steps});
    }
}

void lc_stack_backward_begin(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p)
{
    for (size_t i = 0; i < stack->layers; i++) {
        lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, i, 0);
        if (lc_stack_member_takes(&pass, &stack->layer[i][0], false))
            lc_layer_backward_begin(&s->layer[i][0], &stack->layer[i][0], &pass);
    }
}

void lc_stack_backward_step(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p,
                            size_t step)
{
    for (size_t i = stack->layers; i-- > 0;) {
        lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, i, 0);
        drop_back(s, stack, i, p, (lc_range){step, step + 1});
        if (lc_stack_member_takes(&pass, &stack->layer[i][0], false))
            lc_layer_backward_step(&s->layer[i][0], &stack->layer[i][0], &pass, step);
        lc_share_meet(p->share);
        lc_stack_add_down(s, stack, i, p, (lc_range){step, step + 1});
    }
}

void lc_stack_backward_end(lc_real *const *gradient, lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                           const lc_stack_pass *p)
{
    for (size_t i = stack->layers; i-- > 0;) {
        lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, i, 0);
        if (lc_stack_member_takes(&pass, &stack->layer[i][0], false))
            lc_layer_backward_end(gradient, &s->layer[i][0], &stack->layer[i][0], &pass);
    }
}

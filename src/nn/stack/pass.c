/* pass - what a layer of a stack is handed in a pass, and which members of a team work on it. */
#include "nn/flow.h"
#include "nn/stack.h"

size_t lc_stack_layer_width(const lc_stack *stack, size_t layer)
{
    return stack->directions * stack->layer[layer][0].hidden;
}

size_t lc_stack_layer_stride(const lc_stack *stack, size_t layer, size_t lanes)
{
    return lc_stack_layer_width(stack, layer) * lanes + lc_lane_spill(lanes);
}

lc_layer_pass lc_stack_layer_pass(const lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                                  const lc_stack_pass *p, size_t layer, size_t direction)
{
    const size_t rows = direction * stack->layer[layer][0].hidden * s->lanes;
    const lc_real *dout = layer + 1 == stack->layers ? p->dout : s->dout[layer];
    lc_layer_pass pass = {
        .packed = &packed->layer[layer][direction],
        .x = layer ? s->fed[layer - 1] : p->x,
        .x_stride = layer ? lc_stack_layer_stride(stack, layer - 1, s->lanes) : stack->layer[0][0].inputs * s->lanes,
        .out = s->out[layer] + rows,
        .out_stride = lc_stack_layer_stride(stack, layer, s->lanes),
        .dout = dout ? dout + rows : NULL,
        .dx = layer ? s->dout[layer - 1] : p->dx,
        .add_dx = direction > 0,
        .late = p->late,
        .fresh = p->fresh,
        .share = p->share,
        .mates = p->mates,
    };
    if (p->start)
        pass.start = p->start[layer][direction];
    if (p->dlast)
        pass.dlast = p->dlast[layer][direction];
    if (p->flow)
        pass.flow = lc_flow_of(p->flow, layer, direction);
    if (p->dstart)
        pass.dstart = p->dstart[layer][direction];
    return pass;
}

bool lc_stack_is_halved(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_share *share)
{
    return stack->directions == LC_DIRECTIONS && share && share->half &&
           (s->lanes > 1 || stack->layer[layer][0].hidden % LC_LANES == 0);
}

bool lc_stack_is_divided(const lc_stack *stack, size_t layer, bool halved)
{
    return halved || stack->layer[layer][0].cell->whole;
}

bool lc_stack_member_takes(lc_layer_pass *pass, const lc_layer *layer, bool halved)
{
    if (halved && lc_share_half(pass->share) != layer->reverse)
        return false;
    pass->share = halved ? pass->share->half : pass->share;
    if (!layer->cell->whole)
        return true;
    const bool first = lc_share_is_first(pass->share);
    pass->share = NULL;
    return first;
}

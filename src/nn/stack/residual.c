/* residual - sums of outputs and inputs, step by step; a member's share is of the units. */
#include "nn/stack/residual.h"

/* Numbers of a step: of all units, and from step to step. */
typedef struct rows {
    size_t width, stride;
    lc_range own;
} rows;

static rows rows_of(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_share *share)
{
    const size_t width = stack->directions * stack->layer[layer][0].hidden * s->lanes;
    return (rows){width, width + lc_lane_spill(s->lanes), lc_share_of(share, width, 1)};
}

void lc_stack_add_up(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_stack_pass *p, lc_range steps)
{
    if (!lc_stack_is_residual(stack, layer))
        return;
    const rows r = rows_of(s, stack, layer, p->share);
    for (size_t t = steps.first; t < steps.end; t++)
        for (size_t i = t * r.stride + r.own.first; i < t * r.stride + r.own.end; i++)
            s->up[layer][i] = s->out[layer][i] + s->fed[layer - 1][i];
    lc_share_meet(p->share);
}

static void add(lc_real *to, const lc_real *from, lc_range own)
{
    for (size_t i = own.first; i < own.end; i++)
        to[i] += from[i];
}

/* Of what the head read: of each direction after its last step. */
static void add_said(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_stack_pass *p)
{
    const rows r = rows_of(s, stack, layer, p->share);
    const size_t half = r.width / stack->directions;
    const lc_range own = lc_share_of(p->share, half, 1);
    for (size_t d = 0; d < stack->directions; d++)
        if (p->dlast_out[d])
            add(s->dout[layer - 1] + (d ? 0 : s->steps - 1) * r.stride + d * half, p->dlast_out[d], own);
}

void lc_stack_add_down(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_stack_pass *p, lc_range steps)
{
    if (!lc_stack_is_residual(stack, layer))
        return;
    const bool last = layer + 1 == stack->layers;
    const lc_real *dup = last ? p->dout : s->dout[layer];
    const rows r = rows_of(s, stack, layer, p->share);
    for (size_t t = steps.first; dup && t < steps.end; t++)
        add(s->dout[layer - 1] + t * r.stride, dup + t * r.stride, r.own);
    lc_share_meet(p->share);
    if (last)
        add_said(s, stack, layer, p);
    lc_share_meet(p->share);
}

#include "nn/stack.h"
#include "nn/dropout.h"

#include <string.h>

void lc_stack_plan_packed(lc_stack_packed *packed, const lc_stack *stack, lc_arena *arena, bool training)
{
    for (size_t i = 0; i < stack->layers; i++)
        for (size_t d = 0; d < stack->directions; d++)
            lc_layer_plan_packed(&packed->layer[i][d], &stack->layer[i][d], arena, training);
}

/* Features of a layer's output. */
static size_t width_of(const lc_stack *stack, size_t layer)
{
    return stack->directions * stack->layer[layer][0].hidden;
}

/* From step to step of a layer's output. The vectors of one lane run on past its rows. */
static size_t stride_of(const lc_stack *stack, size_t layer, size_t lanes)
{
    return width_of(stack, layer) * lanes + lc_lane_spill(lanes);
}

static bool drops(const lc_stack *stack, size_t layer)
{
    return stack->dropout > 0 && layer + 1 < stack->layers;
}

void lc_stack_plan(lc_stack_shard *s, const lc_stack *stack, lc_arena *arena)
{
    for (size_t i = 0; i < stack->layers; i++) {
        size_t count = s->steps * stride_of(stack, i, s->lanes);
        for (size_t d = 0; d < stack->directions; d++) {
            s->layer[i][d] = (lc_layer_shard){.steps = s->steps, .lanes = s->lanes, .sums = s->sums};
            lc_layer_plan(&s->layer[i][d], &stack->layer[i][d], arena);
        }
        s->out[i] = s->fed[i] = lc_arena_take(arena, count, sizeof(lc_real));
        if (s->sums && drops(stack, i)) {
            s->kept[i] = lc_arena_take(arena, count, sizeof(lc_real));
            s->fed[i] = lc_arena_take(arena, count, sizeof(lc_real));
        }
        if (s->sums && i + 1 < stack->layers)
            s->dout[i] = lc_arena_take(arena, count, sizeof(lc_real));
    }
}

static lc_layer_pass pass_of(const lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_real *x,
                             size_t layer, size_t direction)
{
    size_t rows = direction * stack->layer[layer][0].hidden * s->lanes;
    return (lc_layer_pass){
        .packed = &packed->layer[layer][direction],
        .x = layer ? s->fed[layer - 1] : x,
        .x_stride = layer ? stride_of(stack, layer - 1, s->lanes) : stack->layer[0][0].inputs * s->lanes,
        .out = s->out[layer] + rows,
        .out_stride = stride_of(stack, layer, s->lanes),
        .dout = s->dout[layer] ? s->dout[layer] + rows : NULL,
        .dx = layer ? s->dout[layer - 1] : NULL,
        .add_dx = direction > 0,
    };
}

static void drop(const lc_stack_shard *s, const lc_stack *stack, size_t layer, lc_rng *rng)
{
    lc_dropout dropout = {.chance = stack->dropout, .lanes = s->lanes, .sums = s->sums, .rng = rng};
    lc_dropout_forward(s->fed[layer], s->kept[layer], s->out[layer], s->steps * width_of(stack, layer), &dropout);
}

void lc_stack_forward(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_real *x, lc_rng *rng)
{
    for (size_t i = 0; i < stack->layers; i++) {
        for (size_t d = 0; d < stack->directions; d++) {
            lc_layer_pass pass = pass_of(s, stack, packed, x, i, d);
            lc_layer_forward(&s->layer[i][d], &stack->layer[i][d], &pass);
        }
        if (rng && s->kept[i])
            drop(s, stack, i, rng);
    }
}

const lc_real *lc_stack_state(const lc_stack_shard *s, const lc_stack *stack, size_t direction)
{
    size_t last = stack->layers - 1, t = direction ? 0 : s->steps - 1;
    return s->out[last] + t * stride_of(stack, last, s->lanes) + direction * stack->layer[last][0].hidden * s->lanes;
}

void lc_stack_backward(lc_real *const *gradient, lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                       const lc_stack_back *b)
{
    for (size_t i = stack->layers; i-- > 0;) {
        if (s->kept[i])
            lc_dropout_backward(s->dout[i], s->kept[i], s->steps * width_of(stack, i) * s->lanes);
        for (size_t d = 0; d < stack->directions; d++) {
            lc_layer_pass pass = pass_of(s, stack, packed, b->x, i, d);
            if (i + 1 == stack->layers) {
                pass.dout = b->dstate[d];
                pass.dout_last = true;
            }
            pass.fresh = b->fresh;
            lc_layer_backward(gradient, &s->layer[i][d], &stack->layer[i][d], &pass);
        }
    }
}

/* stack - each layer reads the outputs of the one below it. */
#include "nn/stack.h"
#include "nn/dropout.h"
#include "nn/stack/residual.h"

void lc_stack_plan_packed(lc_stack_packed *packed, const lc_stack *stack, lc_arena *arena, bool training)
{
    for (size_t i = 0; i < stack->layers; i++)
        for (size_t d = 0; d < stack->directions; d++)
            lc_layer_plan_packed(&packed->layer[i][d], &stack->layer[i][d], arena, training);
}

enum { PACK_PARTS = 8 /* of a layer */ };

size_t lc_stack_pack_pieces(const lc_stack *stack)
{
    return stack->layers * stack->directions * PACK_PARTS;
}

void lc_stack_pack(const lc_stack_packed *packed, const lc_stack *stack, const lc_real *weights, size_t piece)
{
    const lc_share part = {.rank = piece % PACK_PARTS, .size = PACK_PARTS};
    const size_t layer = piece / PACK_PARTS, i = layer / stack->directions, d = layer % stack->directions;
    lc_layer_pack(&packed->layer[i][d], &stack->layer[i][d], weights, &part);
}

static bool drops(const lc_stack *stack, size_t layer)
{
    return stack->dropout > 0 && layer + 1 < stack->layers;
}

void lc_stack_plan(lc_stack_shard *s, const lc_stack *stack, lc_arena *arena)
{
    for (size_t i = 0; i < stack->layers; i++) {
        size_t count = s->steps * lc_stack_layer_stride(stack, i, s->lanes);
        for (size_t d = 0; d < stack->directions; d++) {
            s->layer[i][d] = (lc_layer_shard){.steps = s->steps, .lanes = s->lanes, .sums = s->sums, .mates = s->mates};
            s->layer[i][d].late = s->late;
            lc_layer_plan(&s->layer[i][d], &stack->layer[i][d], arena);
        }
        s->out[i] = s->up[i] = lc_arena_take(arena, count, sizeof(lc_real));
        if (lc_stack_is_residual(stack, i))
            s->up[i] = lc_arena_take(arena, count, sizeof(lc_real));
        s->fed[i] = s->up[i];
        if (s->sums && drops(stack, i)) {
            s->kept[i] = lc_arena_take(arena, count, sizeof(lc_real));
            s->fed[i] = lc_arena_take(arena, count, sizeof(lc_real));
        }
        if (s->sums && i + 1 < stack->layers)
            s->dout[i] = lc_arena_take(arena, count, sizeof(lc_real));
    }
}

void lc_stack_take(lc_stack_shard *s, const lc_stack *stack, size_t steps)
{
    s->steps = steps;
    for (size_t i = 0; i < stack->layers; i++)
        for (size_t d = 0; d < stack->directions; d++)
            s->layer[i][d].steps = steps;
}

/* Masks of the states that gates hear, before the first step. The first member draws. */
static void draw_masks(const lc_stack_shard *s, const lc_stack *stack, const lc_stack_pass *p)
{
    const lc_dropout dropout = {.chance = stack->dropout_recurrent, .lanes = s->lanes, .sums = s->sums, .rng = p->rng};
    if (!p->rng || stack->dropout_recurrent == 0)
        return;
    for (size_t i = 0; i < stack->layers && lc_share_is_first(p->share); i++)
        for (size_t d = 0; d < stack->directions; d++)
            lc_dropout_draw(s->layer[i][d].kept, stack->layer[i][d].hidden, &dropout);
    lc_share_meet(p->share);
}

/* Outputs of steps from `first` on. The first member draws; a stream has one order. */
static void drop(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_stack_pass *p, lc_range steps)
{
    lc_dropout dropout = {.chance = stack->dropout, .lanes = s->lanes, .sums = s->sums, .rng = p->rng};
    const size_t rows = lc_stack_layer_width(stack, layer), at = steps.first * rows * s->lanes;
    if (!p->rng || !s->kept[layer])
        return;
    if (lc_share_is_first(p->share))
        lc_dropout_forward(s->fed[layer] + at, s->kept[layer] + at, s->up[layer] + at, (steps.end - steps.first) * rows,
                           &dropout);
    lc_share_meet(p->share);
}

void lc_stack_forward(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p)
{
    draw_masks(s, stack, p);
    for (size_t i = 0; i < stack->layers; i++) {
        const bool halved = lc_stack_is_halved(s, stack, i, p->share);
        for (size_t d = 0; d < stack->directions; d++) {
            lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, i, d);
            if (lc_stack_member_takes(&pass, &stack->layer[i][d], halved))
                lc_layer_forward(&s->layer[i][d], &stack->layer[i][d], &pass);
        }
        if (lc_stack_is_divided(stack, i, halved))
            lc_share_meet(p->share);
        lc_stack_add_up(s, stack, i, p, (lc_range){0, s->steps});
        drop(s, stack, i, p, (lc_range){0, s->steps});
    }
}

void lc_stack_forward_begin(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p)
{
    draw_masks(s, stack, p);
    for (size_t i = 0; i < stack->layers; i++) {
        lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, i, 0);
        if (lc_stack_member_takes(&pass, &stack->layer[i][0], false))
            lc_layer_forward_begin(&s->layer[i][0], &stack->layer[i][0], &pass);
    }
}

void lc_stack_forward_step(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p,
                           size_t step)
{
    for (size_t i = 0; i < stack->layers; i++) {
        lc_layer_pass pass = lc_stack_layer_pass(s, stack, packed, p, i, 0);
        if (lc_stack_member_takes(&pass, &stack->layer[i][0], false))
            lc_layer_forward_step(&s->layer[i][0], &stack->layer[i][0], &pass, step);
        if (lc_stack_is_divided(stack, i, false))
            lc_share_meet(p->share);
        lc_stack_add_up(s, stack, i, p, (lc_range){step, step + 1});
        drop(s, stack, i, p, (lc_range){step, step + 1});
    }
}

const lc_real *lc_stack_out(const lc_stack_shard *s, const lc_stack *stack, size_t time)
{
    return s->up[stack->layers - 1] + time * lc_stack_layer_stride(stack, stack->layers - 1, s->lanes);
}

const lc_real *lc_stack_last_out(const lc_stack_shard *s, const lc_stack *stack, size_t direction)
{
    return lc_stack_out(s, stack, direction ? 0 : s->steps - 1) +
           direction * stack->layer[stack->layers - 1][0].hidden * s->lanes;
}

size_t lc_stack_out_stride(const lc_stack_shard *s, const lc_stack *stack)
{
    return lc_stack_layer_stride(stack, stack->layers - 1, s->lanes);
}

size_t lc_stack_width(const lc_stack *stack)
{
    return lc_stack_layer_width(stack, stack->layers - 1);
}

lc_layer_state lc_stack_after(const lc_stack_shard *s, const lc_stack *stack, size_t layer, size_t direction, size_t index)
{
    const lc_layer *l = &stack->layer[layer][direction];
    const size_t t = direction ? s->steps - 1 - index : index;
    lc_layer_state after = {.h = s->out[layer] + t * lc_stack_layer_stride(stack, layer, s->lanes) +
                                 direction * l->hidden * s->lanes};
    for (size_t i = 0; i < l->cell->states; i++)
        after.c[i] = lc_layer_state_after(&s->layer[layer][direction], i, index);
    return after;
}

lc_layer_state lc_stack_last(const lc_stack_shard *s, const lc_stack *stack, size_t layer, size_t direction)
{
    return lc_stack_after(s, stack, layer, direction, s->steps - 1);
}

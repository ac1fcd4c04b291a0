/* stack - each layer reads the outputs of the one below it; gradients go the other way. */
#include "nn/stack.h"
#include "nn/dropout.h"
#include "nn/flow.h"
#include "nn/stack_residual.h"

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

static lc_layer_pass pass_of(const lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                             const lc_stack_pass *p, size_t layer, size_t direction)
{
    const size_t rows = direction * stack->layer[layer][0].hidden * s->lanes;
    const lc_real *dout = layer + 1 == stack->layers ? p->dout : s->dout[layer];
    lc_layer_pass pass = {
        .packed = &packed->layer[layer][direction],
        .x = layer ? s->fed[layer - 1] : p->x,
        .x_stride = layer ? stride_of(stack, layer - 1, s->lanes) : stack->layer[0][0].inputs * s->lanes,
        .out = s->out[layer] + rows,
        .out_stride = stride_of(stack, layer, s->lanes),
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

/* Both directions at once, half of a team each, where one's vectors do not run on into the other's rows. */
static bool is_halved(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_share *share)
{
    return stack->directions == LC_DIRECTIONS && share && share->half &&
           (s->lanes > 1 || stack->layer[layer][0].hidden % LC_LANES == 0);
}

/* Whether members do other things than their share of every unit, so that they meet after the layer. */
static bool is_divided(const lc_stack *stack, size_t layer, bool halved)
{
    return halved || stack->layer[layer][0].cell->whole;
}

/* Whether the calling member works on a direction; in a halved team with its share of that. A whole cell is the first's. */
static bool takes(lc_layer_pass *pass, const lc_layer *layer, bool halved)
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

/* Masks of the states that gates hear, before the first step. The first member draws. */
static void draw_masks(const lc_stack_shard *s, const lc_stack *stack, const lc_stack_pass *p)
{
    const lc_dropout dropout = {.chance = stack->deaf, .lanes = s->lanes, .sums = s->sums, .rng = p->rng};
    if (!p->rng || stack->deaf == 0)
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
    const size_t rows = width_of(stack, layer), at = steps.first * rows * s->lanes;
    if (!p->rng || !s->kept[layer])
        return;
    if (lc_share_is_first(p->share))
        lc_dropout_forward(s->fed[layer] + at, s->kept[layer] + at, s->up[layer] + at, (steps.end - steps.first) * rows,
                           &dropout);
    lc_share_meet(p->share);
}

static void drop_back(const lc_stack_shard *s, const lc_stack *stack, size_t layer, const lc_stack_pass *p, lc_range steps)
{
    const size_t rows = width_of(stack, layer), first = steps.first * rows;
    const lc_range own = lc_share_of(p->share, steps.end * rows - first, 1);
    if (!s->kept[layer])
        return;
    lc_dropout_backward(s->dout[layer] + (first + own.first) * s->lanes, s->kept[layer] + (first + own.first) * s->lanes,
                        (own.end - own.first) * s->lanes);
    lc_share_meet(p->share);
}

void lc_stack_forward(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p)
{
    draw_masks(s, stack, p);
    for (size_t i = 0; i < stack->layers; i++) {
        const bool halved = is_halved(s, stack, i, p->share);
        for (size_t d = 0; d < stack->directions; d++) {
            lc_layer_pass pass = pass_of(s, stack, packed, p, i, d);
            if (takes(&pass, &stack->layer[i][d], halved))
                lc_layer_forward(&s->layer[i][d], &stack->layer[i][d], &pass);
        }
        if (is_divided(stack, i, halved))
            lc_share_meet(p->share);
        lc_stack_add_up(s, stack, i, p, (lc_range){0, s->steps});
        drop(s, stack, i, p, (lc_range){0, s->steps});
    }
}

void lc_stack_forward_begin(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p)
{
    draw_masks(s, stack, p);
    for (size_t i = 0; i < stack->layers; i++) {
        lc_layer_pass pass = pass_of(s, stack, packed, p, i, 0);
        if (takes(&pass, &stack->layer[i][0], false))
            lc_layer_forward_begin(&s->layer[i][0], &stack->layer[i][0], &pass);
    }
}

void lc_stack_forward_step(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p,
                           size_t step)
{
    for (size_t i = 0; i < stack->layers; i++) {
        lc_layer_pass pass = pass_of(s, stack, packed, p, i, 0);
        if (takes(&pass, &stack->layer[i][0], false))
            lc_layer_forward_step(&s->layer[i][0], &stack->layer[i][0], &pass, step);
        if (is_divided(stack, i, false))
            lc_share_meet(p->share);
        lc_stack_add_up(s, stack, i, p, (lc_range){step, step + 1});
        drop(s, stack, i, p, (lc_range){step, step + 1});
    }
}

const lc_real *lc_stack_out(const lc_stack_shard *s, const lc_stack *stack, size_t time)
{
    return s->up[stack->layers - 1] + time * stride_of(stack, stack->layers - 1, s->lanes);
}

const lc_real *lc_stack_said(const lc_stack_shard *s, const lc_stack *stack, size_t direction)
{
    return lc_stack_out(s, stack, direction ? 0 : s->steps - 1) +
           direction * stack->layer[stack->layers - 1][0].hidden * s->lanes;
}

size_t lc_stack_out_stride(const lc_stack_shard *s, const lc_stack *stack)
{
    return stride_of(stack, stack->layers - 1, s->lanes);
}

size_t lc_stack_width(const lc_stack *stack)
{
    return width_of(stack, stack->layers - 1);
}

lc_layer_state lc_stack_after(const lc_stack_shard *s, const lc_stack *stack, size_t layer, size_t direction, size_t index)
{
    const lc_layer *l = &stack->layer[layer][direction];
    const size_t t = direction ? s->steps - 1 - index : index;
    lc_layer_state after = {.h = s->out[layer] + t * stride_of(stack, layer, s->lanes) + direction * l->hidden * s->lanes};
    for (size_t i = 0; i < l->cell->states; i++)
        after.c[i] = lc_layer_state_after(&s->layer[layer][direction], i, index);
    return after;
}

lc_layer_state lc_stack_last(const lc_stack_shard *s, const lc_stack *stack, size_t layer, size_t direction)
{
    return lc_stack_after(s, stack, layer, direction, s->steps - 1);
}

/* dx of both directions, which add up in their order: after a meeting, by steps. */
static void backward_inputs(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p,
                            size_t layer)
{
    lc_share_meet(p->share);
    for (size_t d = 0; d < stack->directions; d++) {
        const lc_layer_pass pass = pass_of(s, stack, packed, p, layer, d);
        if (pass.dx)
            lc_layer_backward_inputs(&s->layer[layer][d], &stack->layer[layer][d], &pass);
    }
    lc_share_meet(p->share);
}

static void backward_layer(lc_real *const *gradient, lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                           const lc_stack_pass *p, size_t layer)
{
    const bool halved = is_halved(s, stack, layer, p->share);
    for (size_t d = 0; d < stack->directions; d++) {
        lc_layer_pass pass = pass_of(s, stack, packed, p, layer, d);
        if (!takes(&pass, &stack->layer[layer][d], halved))
            continue;
        if (halved)
            pass.dx = NULL;
        lc_layer_backward(gradient, &s->layer[layer][d], &stack->layer[layer][d], &pass);
    }
    if (halved)
        backward_inputs(s, stack, packed, p, layer);
    else if (is_divided(stack, layer, halved))
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
        lc_layer_pass pass = pass_of(s, stack, packed, p, i, 0);
        if (takes(&pass, &stack->layer[i][0], false))
            lc_layer_backward_begin(&s->layer[i][0], &stack->layer[i][0], &pass);
    }
}

void lc_stack_backward_step(lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed, const lc_stack_pass *p,
                            size_t step)
{
    for (size_t i = stack->layers; i-- > 0;) {
        lc_layer_pass pass = pass_of(s, stack, packed, p, i, 0);
        drop_back(s, stack, i, p, (lc_range){step, step + 1});
        if (takes(&pass, &stack->layer[i][0], false))
            lc_layer_backward_step(&s->layer[i][0], &stack->layer[i][0], &pass, step);
        lc_share_meet(p->share);
        lc_stack_add_down(s, stack, i, p, (lc_range){step, step + 1});
    }
}

void lc_stack_backward_end(lc_real *const *gradient, lc_stack_shard *s, const lc_stack *stack, const lc_stack_packed *packed,
                           const lc_stack_pass *p)
{
    for (size_t i = stack->layers; i-- > 0;) {
        lc_layer_pass pass = pass_of(s, stack, packed, p, i, 0);
        if (takes(&pass, &stack->layer[i][0], false))
            lc_layer_backward_end(gradient, &s->layer[i][0], &stack->layer[i][0], &pass);
    }
}

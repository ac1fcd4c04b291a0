/* bridge - start = the last state, or (forward + backward) / 2. */
#include "nn/bridge.h"

static size_t unit_of(const lc_stack *encoder, const lc_stack_shard *s, size_t layer)
{
    return lc_lane_round_up(encoder->layer[layer][0].hidden * s->lanes);
}

static void plan_state(lc_layer_dstate *state, const lc_stack *encoder, const lc_stack_shard *s, size_t layer, lc_arena *arena)
{
    const size_t unit = unit_of(encoder, s, layer);
    state->h = lc_arena_take(arena, unit, sizeof(lc_real));
    for (size_t i = 0; i < encoder->layer[layer][0].cell->states; i++)
        state->c[i] = lc_arena_take(arena, unit, sizeof(lc_real));
}

void lc_bridge_plan(lc_bridge *b, const lc_stack *encoder, const lc_stack_shard *s, lc_arena *arena)
{
    for (size_t layer = 0; layer < encoder->layers; layer++) {
        if (encoder->directions == LC_DIRECTIONS)
            plan_state(&b->mean[layer], encoder, s, layer, arena);
        if (s->sums)
            plan_state(&b->dstart[layer][0], encoder, s, layer, arena);
    }
}

static lc_layer_state read_only(const lc_layer_dstate *state)
{
    lc_layer_state same = {.h = state->h};
    for (size_t i = 0; i < LC_STATES_MAX; i++)
        same.c[i] = state->c[i];
    return same;
}

static void take_mean(lc_real *mean, const lc_real *forward, const lc_real *backward, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mean[i] = (forward[i] + backward[i]) / 2;
}

static void mean_of(lc_layer_dstate *mean, const lc_stack *encoder, const lc_stack_shard *s, size_t layer)
{
    const lc_layer_state forward = lc_stack_last(s, encoder, layer, 0), backward = lc_stack_last(s, encoder, layer, 1);
    take_mean(mean->h, forward.h, backward.h, unit_of(encoder, s, layer));
    for (size_t i = 0; i < encoder->layer[layer][0].cell->states; i++)
        take_mean(mean->c[i], forward.c[i], backward.c[i], unit_of(encoder, s, layer));
}

void lc_bridge_forward(lc_bridge *b, const lc_stack *encoder, const lc_stack_shard *s, lc_share *share)
{
    const bool both = encoder->directions == LC_DIRECTIONS;
    for (size_t layer = 0; lc_share_is_first(share) && layer < encoder->layers; layer++) {
        if (both)
            mean_of(&b->mean[layer], encoder, s, layer);
        b->start[layer][0] = both ? read_only(&b->mean[layer]) : lc_stack_last(s, encoder, layer, 0);
    }
    lc_share_meet(share);
}

static void halve(lc_real *x, size_t count)
{
    for (size_t i = 0; i < count; i++)
        x[i] /= 2;
}

void lc_bridge_backward(lc_bridge *b, const lc_stack *encoder, const lc_stack_shard *s, lc_share *share)
{
    for (size_t layer = 0; lc_share_is_first(share) && layer < encoder->layers; layer++) {
        const lc_layer_dstate *d = &b->dstart[layer][0];
        for (size_t direction = 0; direction < encoder->directions; direction++)
            b->dlast[layer][direction] = read_only(d);
        if (encoder->directions == 1)
            continue;
        halve(d->h, unit_of(encoder, s, layer));
        for (size_t i = 0; i < encoder->layer[layer][0].cell->states; i++)
            halve(d->c[i], unit_of(encoder, s, layer));
    }
    lc_share_meet(share);
}

/* make - a decoder's parameters, packed weights and memory. */
#include "nn/decoder.h"

static lc_status add_head(lc_decoder *d, lc_net *net)
{
    const size_t hidden = d->stack.layer[d->stack.layers - 1][0].hidden;
    d->head = (lc_dense){.lane = net->lane, .outputs = d->targets * d->outputs, .features = {hidden, d->attention.memory}};
    const size_t columns = lc_dense_columns(&d->head);
    lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = 1, .fan = columns};
    CHECK(lc_net_add(&d->head.weight, net, &rule, d->head.outputs, columns, "head.weight"));
    rule.role = LC_INIT_BIAS;
    return lc_net_add(&d->head.bias, net, &rule, d->head.outputs, 1, "head.bias");
}

lc_status lc_decoder_make(lc_decoder *d, lc_net *net, lc_stack_order order, const char *attention, size_t memory)
{
    d->targets = net->shape.targets;
    d->outputs = net->outputs;
    d->fed = lc_head_fed(net->head, &net->head_knobs);
    d->known = net->shape.known;
    order.inputs = lc_decoder_inputs(d);
    order.adjoint = true;
    CHECK(lc_stack_make(&d->stack, net, &order));
    CHECK(lc_attention_make(&d->attention, net, attention, d->stack.layer[d->stack.layers - 1][0].hidden, memory));
    return add_head(d, net);
}

void lc_decoder_plan_packed(lc_decoder_packed *packed, const lc_decoder *d, lc_arena *arena, bool training)
{
    lc_stack_plan_packed(&packed->stack, &d->stack, arena, training);
    lc_attention_plan_packed(&packed->attention, &d->attention, arena, training);
    lc_dense_plan_packed(&packed->head, &d->head, arena, training);
}

size_t lc_decoder_pack_pieces(const lc_decoder *d)
{
    return lc_stack_pack_pieces(&d->stack) + 1;
}

void lc_decoder_pack(const lc_decoder_packed *packed, const lc_decoder *d, const lc_real *weights, size_t piece)
{
    if (piece < lc_stack_pack_pieces(&d->stack)) {
        lc_stack_pack(&packed->stack, &d->stack, weights, piece);
        return;
    }
    lc_attention_pack(&packed->attention, &d->attention, weights);
    lc_dense_pack(&packed->head, &d->head, weights);
}

static void plan_back(lc_decoder_shard *s, const lc_decoder *d, lc_arena *arena)
{
    const size_t lanes = s->steps * s->lanes, size = sizeof(lc_real);
    s->forced = lc_arena_take(arena, lanes, sizeof *s->forced);
    s->own = lc_arena_take(arena, d->targets * lanes, size);
    s->dx = lc_arena_take(arena, lc_decoder_inputs(d) * lanes, size);
    s->dy = lc_arena_take(arena, d->head.outputs * lanes, size);
    s->dh = lc_arena_take(arena, d->head.features[0] * lanes, size);
    s->dcontext = lc_arena_take(arena, d->attention.memory * s->lanes, size);
}

void lc_decoder_plan(lc_decoder_shard *s, const lc_decoder *d, lc_arena *arena)
{
    s->stack.steps = s->head.steps = s->attention.queries = s->steps;
    s->stack.lanes = s->head.lanes = s->attention.lanes = s->lanes;
    s->stack.sums = s->head.sums = s->attention.sums = s->sums;
    s->attention.steps = s->memory_steps;
    lc_stack_plan(&s->stack, &d->stack, arena);
    lc_attention_plan(&s->attention, &d->attention, arena);
    lc_dense_plan(&s->head, &d->head, arena);
    s->x = lc_arena_take(arena, s->steps * lc_decoder_inputs(d) * s->lanes, sizeof(lc_real));
    if (s->lanes == 1)
        s->said = lc_arena_take(arena, lc_lane_round_up(d->head.outputs), sizeof(lc_real));
    if (s->sums)
        plan_back(s, d, arena);
}

void lc_decoder_take(lc_decoder_shard *s, size_t memory_steps)
{
    s->memory_steps = memory_steps;
    lc_attention_take(&s->attention, memory_steps);
}

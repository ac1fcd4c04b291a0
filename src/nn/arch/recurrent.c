/* recurrent - a stack of recurrent layers and a linear head on its last states: direct multi-horizon forecasts of all targets.
 * Trained to forecast after every step, the same head reads the state after each of them.
 *
 * A bidirectional stack reads its context both ways: the head sees the forward state after the last row and the backward state
 * after the first. With attention the last states ask the outputs of all steps, and the head sees both.
 */
#include "core/mem.h"
#include "nn/fault.h"
#include "nn/recurrent.h"

typedef struct recurrent_knobs {
    char attention[LC_NAME_MAX];
} recurrent_knobs;

static const lc_option knobs[] = {
    LC_ATTENTION_KNOB(recurrent_knobs, "what the last state attends to the whole context with: none, additive, dot"),
    LC_KNOBS_END,
};

/* It reads the last h of each direction, or with attention both as one, and the context. */
static lc_status add_head(lc_net *net, lc_dense *head, const lc_recurrent *r)
{
    *head = (lc_dense){.lane = net->lane, .outputs = net->shape.horizon * net->shape.targets * net->outputs};
    for (size_t d = 0; d < r->stack.directions; d++)
        head->features[d] = r->stack.layer[r->stack.layers - 1][d].hidden;
    if (r->attention.kind)
        head->features[0] = head->features[1] = r->attention.memory;
    const size_t columns = lc_dense_columns(head);
    lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = 1, .fan = columns};
    CHECK(lc_net_add(&head->weight, net, &rule, head->outputs, columns, "head.weight"));
    rule.role = LC_INIT_BIAS;
    return lc_net_add(&head->bias, net, &rule, head->outputs, 1, "head.bias");
}

static lc_status create(lc_net *net)
{
    lc_recurrent *r = NULL;
    CHECK(lc_new(&r, 1, sizeof *r));
    net->parts = r;
    const lc_stack_order order = {
        .prefix = "", .inputs = net->shape.inputs, .both = net->config.bidirectional, .cell_knobs = &r->cell_knobs};
    CHECK(lc_stack_make(&r->stack, net, &order));
    const size_t width = lc_stack_width(&r->stack);
    CHECK(lc_attention_make(&r->attention, net, ((const recurrent_knobs *)(const void *)&net->arch_knobs)->attention, width,
                            width));
    return add_head(net, &r->head, r);
}

static void plan_packed(void *packed, const lc_net *net, lc_arena *arena, bool training)
{
    const lc_recurrent *r = net->parts;
    lc_recurrent_packed *p = packed;
    lc_stack_plan_packed(&p->stack, &r->stack, arena, training);
    lc_attention_plan_packed(&p->attention, &r->attention, arena, training);
    lc_dense_plan_packed(&p->head, &r->head, arena, training);
}

static void plan_shard(void *parts, const lc_net *net, lc_arena *arena, const lc_shard_size *size)
{
    const lc_recurrent *r = net->parts;
    lc_recurrent_shard *s = parts;
    const size_t width = lc_stack_width(&r->stack), lanes = size->lanes;
    s->stack.steps = s->attention.steps = net->shape.context;
    s->stack.lanes = s->attention.lanes = s->head.lanes = lanes;
    s->stack.sums = s->attention.sums = s->head.sums = size->sums;
    s->stack.mates = s->attention.mates = s->head.mates = size->mates;
    s->stack.late = lc_net_is_ragged(net);
    s->head.steps = size->sums && lc_net_is_every(net) ? net->shape.context : 1;
    s->attention.queries = 1;
    lc_stack_plan(&s->stack, &r->stack, arena);
    lc_attention_plan(&s->attention, &r->attention, arena);
    lc_dense_plan(&s->head, &r->head, arena);
    s->drop = (lc_read_drop){.chance = net->config.dropout_head, .steps = s->head.steps, .lanes = lanes, .sums = size->sums};
    lc_read_drop_plan(&s->drop, &r->head, arena);
    if (r->attention.kind)
        s->query = lc_arena_take(arena, lc_lane_round_up(width * lanes), sizeof(lc_real));
    if (!size->sums)
        return;
    if (s->head.steps > 1)
        s->dout = lc_arena_take(arena, s->head.steps * width * lanes, sizeof(lc_real));
    s->dh[0] = lc_arena_take(arena, width * lanes, sizeof(lc_real));
    s->dh[1] = s->dh[0] ? s->dh[0] + width / 2 * lanes : NULL;
    s->dcontext = lc_arena_take(arena, r->attention.memory * lanes, sizeof(lc_real));
}

static void take(void *parts, const lc_net *net, size_t steps)
{
    const lc_recurrent *r = net->parts;
    lc_recurrent_shard *s = parts;
    lc_stack_take(&s->stack, &r->stack, steps);
    lc_attention_take(&s->attention, steps);
    s->head.steps = s->dout ? steps : 1;
}

static size_t pack_pieces(const lc_net *net)
{
    const lc_recurrent *r = net->parts;
    return lc_stack_pack_pieces(&r->stack) + 1;
}

static void pack(void *packed, const lc_net *net, const lc_real *weights, size_t piece)
{
    const lc_recurrent *r = net->parts;
    lc_recurrent_packed *p = packed;
    if (piece < lc_stack_pack_pieces(&r->stack))
        lc_stack_pack(&p->stack, &r->stack, weights, piece);
    else {
        lc_attention_pack(&p->attention, &r->attention, weights);
        lc_dense_pack(&p->head, &r->head, weights);
    }
}

static size_t state_rows(const lc_net *net)
{
    const lc_recurrent *r = net->parts;
    return lc_stack_state_rows(&r->stack);
}

static bool find_fault(lc_fault *out, const lc_shard *shard, const lc_net *net, size_t lanes)
{
    const lc_recurrent *r = net->parts;
    const lc_recurrent_shard *s = shard->parts;
    return lc_stack_find_fault(out, &s->stack, &r->stack, lc_shard_late(shard), lanes);
}

const lc_arch lc_arch_recurrent = {
    .help = "recurrent layers, one or both directions, then a linear head",
    .knobs = knobs,
    .create = create,
    .packed_size = sizeof(lc_recurrent_packed),
    .shard_size = sizeof(lc_recurrent_shard),
    .take = take,
    .plan_packed = plan_packed,
    .plan_shard = plan_shard,
    .pack_pieces = pack_pieces,
    .pack = pack,
    .every = true,
    .parted = true,
    .flows = true,
    .state_rows = state_rows,
    .mated = true,
    .forward = lc_recurrent_forward,
    .backward = lc_recurrent_backward,
    .find_fault = find_fault,
};

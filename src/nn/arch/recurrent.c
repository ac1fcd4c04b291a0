/* recurrent - a stack of recurrent layers and a linear head on its last states: direct multi-horizon forecasts of all targets.
 *
 * A bidirectional stack reads its context both ways: the head sees the forward state after the last row and the backward state
 * after the first.
 */
#include "core/mem.h"
#include "nn/dense.h"
#include "nn/stack_make.h"

typedef struct recurrent {
    lc_knob_values cell_knobs;
    lc_stack stack;
    lc_dense head;
} recurrent;

typedef struct recurrent_packed {
    lc_stack_packed stack;
    lc_dense_packed head;
} recurrent_packed;

typedef struct recurrent_shard {
    lc_stack_shard stack;
    lc_dense_shard head;
    lc_real *dh[LC_DIRECTIONS]; /* dL/d the last h of each direction */
} recurrent_shard;

static lc_status add_head(lc_net *net, lc_dense *head, const lc_stack *stack)
{
    *head = (lc_dense){.lane = net->lane, .outputs = net->shape.horizon * net->shape.targets * net->outputs};
    for (size_t d = 0; d < stack->directions; d++)
        head->features[d] = stack->layer[stack->layers - 1][d].hidden;
    const size_t columns = lc_dense_columns(head);
    lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = 1, .fan = columns};
    CHECK(lc_net_add(&head->weight, net, &rule, head->outputs, columns, "head.weight"));
    rule.role = LC_INIT_BIAS;
    return lc_net_add(&head->bias, net, &rule, head->outputs, 1, "head.bias");
}

static lc_status create(lc_net *net)
{
    recurrent *r = NULL;
    CHECK(lc_new(&r, 1, sizeof *r));
    net->parts = r;
    const lc_stack_order order = {
        .prefix = "", .inputs = net->shape.inputs, .both = net->config.bidirectional, .cell_knobs = &r->cell_knobs};
    CHECK(lc_stack_make(&r->stack, net, &order));
    return add_head(net, &r->head, &r->stack);
}

static void plan_packed(void *packed, const lc_net *net, lc_arena *arena, bool training)
{
    const recurrent *r = net->parts;
    recurrent_packed *p = packed;
    lc_stack_plan_packed(&p->stack, &r->stack, arena, training);
    lc_dense_plan_packed(&p->head, &r->head, arena, training);
}

static void plan_shard(void *parts, const lc_net *net, lc_arena *arena, const lc_shard_size *size)
{
    const recurrent *r = net->parts;
    recurrent_shard *s = parts;
    s->stack.steps = net->shape.context;
    s->stack.lanes = s->head.lanes = size->lanes;
    s->stack.sums = s->head.sums = size->sums;
    s->stack.mates = s->head.mates = size->mates;
    s->stack.late = lc_net_is_ragged(net);
    s->head.steps = 1;
    lc_stack_plan(&s->stack, &r->stack, arena);
    lc_dense_plan(&s->head, &r->head, arena);
    for (size_t d = 0; size->sums && d < r->stack.directions; d++)
        s->dh[d] = lc_arena_take(arena, r->head.features[d] * size->lanes, sizeof(lc_real));
}

static void take(void *parts, const lc_net *net, size_t steps)
{
    const recurrent *r = net->parts;
    recurrent_shard *s = parts;
    lc_stack_take(&s->stack, &r->stack, steps);
}

static size_t pack_pieces(const lc_net *net)
{
    const recurrent *r = net->parts;
    return lc_stack_pack_pieces(&r->stack) + 1;
}

static void pack(void *packed, const lc_net *net, const lc_real *weights, size_t piece)
{
    const recurrent *r = net->parts;
    recurrent_packed *p = packed;
    if (piece < lc_stack_pack_pieces(&r->stack))
        lc_stack_pack(&p->stack, &r->stack, weights, piece);
    else
        lc_dense_pack(&p->head, &r->head, weights);
}

/* h of the last layer after the last step of each direction: what the head reads. */
static void last_h(const lc_real *h[LC_DIRECTIONS], const recurrent *r, const recurrent_shard *s)
{
    for (size_t d = 0; d < r->stack.directions; d++)
        h[d] = lc_stack_last(&s->stack, &r->stack, r->stack.layers - 1, d).h;
}

static void forward(lc_shard *shard, const lc_net *net, const void *packed)
{
    const recurrent *r = net->parts;
    const recurrent_packed *p = packed;
    recurrent_shard *s = shard->parts;
    const lc_real *h[LC_DIRECTIONS];
    lc_stack_pass pass = {.x = shard->x, .rng = shard->sums ? shard->dropout : NULL, .share = shard->share};
    pass.late = shard->late.most ? &shard->late : NULL;
    lc_stack_forward(&s->stack, &r->stack, &p->stack, &pass);
    last_h(h, r, s);
    lc_dense_forward(shard->y, &s->head, &r->head, &p->head, h, shard->share);
}

static void backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const void *packed)
{
    const recurrent *r = net->parts;
    const recurrent_packed *p = packed;
    recurrent_shard *s = shard->parts;
    const lc_real *h[LC_DIRECTIONS];
    lc_layer_state dlast[LC_LAYERS_MAX][LC_DIRECTIONS] = {{{0}}};
    lc_stack_pass pass = {.x = shard->x, .dlast = dlast, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    pass.flow = shard->flow;
    pass.late = shard->late.most ? &shard->late : NULL;
    last_h(h, r, s);
    lc_dense_back head = {
        .x = h, .dy = shard->dy, .dx = s->dh, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    lc_dense_backward(gradient, &s->head, &r->head, &p->head, &head);
    for (size_t d = 0; d < r->stack.directions; d++)
        dlast[r->stack.layers - 1][d].h = s->dh[d];
    lc_stack_backward(gradient, &s->stack, &r->stack, &p->stack, &pass);
}

const lc_arch lc_arch_recurrent = {
    .help = "recurrent layers, one or both directions, then a linear head",
    .create = create,
    .packed_size = sizeof(recurrent_packed),
    .shard_size = sizeof(recurrent_shard),
    .take = take,
    .plan_packed = plan_packed,
    .plan_shard = plan_shard,
    .pack_pieces = pack_pieces,
    .pack = pack,
    .parted = true,
    .flows = true,
    .mated = true,
    .forward = forward,
    .backward = backward,
};

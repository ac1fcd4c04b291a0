/* recurrent - a stack of recurrent layers and a linear head on its last states: direct multi-horizon forecasts of all targets.
 * Trained to forecast after every step, the same head reads the state after each of them.
 *
 * A bidirectional stack reads its context both ways: the head sees the forward state after the last row and the backward state
 * after the first. With attention the last states ask the outputs of all steps, and the head sees both.
 */
#include "core/mem.h"
#include "nn/attention.h"
#include "nn/fault.h"
#include "nn/read_drop.h"
#include "nn/stack_make.h"

#include <string.h>

typedef struct recurrent_knobs {
    char attention[LC_NAME_MAX];
} recurrent_knobs;

static const lc_option knobs[] = {
    LC_ATTENTION_KNOB(recurrent_knobs, "what the last state attends to the whole context with: none, additive, dot"),
    LC_KNOBS_END,
};

typedef struct recurrent {
    lc_knob_values cell_knobs;
    lc_stack stack;
    lc_attention attention;
    lc_dense head;
} recurrent;

typedef struct recurrent_packed {
    lc_stack_packed stack;
    lc_attention_packed attention;
    lc_dense_packed head;
} recurrent_packed;

typedef struct recurrent_shard {
    lc_stack_shard stack;
    lc_attention_shard attention;
    lc_dense_shard head;
    lc_read_drop drop;          /* of what the head reads */
    lc_real *query;             /* with attention: the last h of both directions, one after the other */
    lc_real *dh[LC_DIRECTIONS]; /* dL/d the last h of each direction, one after the other */
    lc_real *dcontext;
    lc_real *dout; /* dL/d h of every step, where there are outputs after each */
} recurrent_shard;

/* It reads the last h of each direction, or with attention both as one, and the context. */
static lc_status add_head(lc_net *net, lc_dense *head, const recurrent *r)
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
    recurrent *r = NULL;
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
    const recurrent *r = net->parts;
    recurrent_packed *p = packed;
    lc_stack_plan_packed(&p->stack, &r->stack, arena, training);
    lc_attention_plan_packed(&p->attention, &r->attention, arena, training);
    lc_dense_plan_packed(&p->head, &r->head, arena, training);
}

static void plan_shard(void *parts, const lc_net *net, lc_arena *arena, const lc_shard_size *size)
{
    const recurrent *r = net->parts;
    recurrent_shard *s = parts;
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
    const recurrent *r = net->parts;
    recurrent_shard *s = parts;
    lc_stack_take(&s->stack, &r->stack, steps);
    lc_attention_take(&s->attention, steps);
    s->head.steps = s->dout ? steps : 1;
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
    else {
        lc_attention_pack(&p->attention, &r->attention, weights);
        lc_dense_pack(&p->head, &r->head, weights);
    }
}

/* The last layer's output after the last step of each direction. */
static void last_h(const lc_real *h[LC_DIRECTIONS], const recurrent *r, const recurrent_shard *s)
{
    for (size_t d = 0; d < r->stack.directions; d++)
        h[d] = lc_stack_said(&s->stack, &r->stack, d);
}

/* Of the head: in training perhaps not all of it. */
static void drop(lc_shard *shard, const recurrent *r, const lc_real *const *x)
{
    const recurrent_shard *s = shard->parts;
    lc_read_pass pass = {s->dout ? s->stack.steps : 1, lc_stack_out_stride(&s->stack, &r->stack), shard->dropout, shard->share};
    if (s->drop.kept)
        lc_read_drop_forward(x, &s->drop, &r->head, &pass);
}

/* y(t) = W h(t) + b; a member's share is of the steps. */
static void every_forward(lc_shard *shard, const recurrent *r, const recurrent_packed *p)
{
    const recurrent_shard *s = shard->parts;
    const lc_range own = lc_share_of(shard->share, s->stack.steps, 1);
    for (size_t t = own.first; t < own.end; t++) {
        const lc_real *h[LC_DENSE_PIECES] = {lc_stack_out(&s->stack, &r->stack, t)};
        if (s->drop.kept)
            lc_read_drop_heard(h, &s->drop, &r->head, t);
        lc_dense_forward(shard->y + t * shard->outputs * shard->lanes, &s->head, &r->head, &p->head, h, NULL);
    }
}

/* dL/dh(t) = W' dy(t) */
static void every_adjoint(const lc_shard *shard, const recurrent *r, const recurrent_packed *p)
{
    const recurrent_shard *s = shard->parts;
    const size_t numbers = r->head.features[0] * shard->lanes;
    const lc_range own = lc_share_of(shard->share, s->stack.steps, 1);
    for (size_t t = own.first; t < own.end; t++) {
        const lc_real *dy = shard->dy + t * shard->outputs * shard->lanes;
        lc_dense_adjoint(&p->head, &(lc_dense_adjoint_pass){s->dout + t * numbers, dy, 0, shard->lanes, false, NULL});
        if (s->drop.kept)
            lc_read_drop_back(s->dout + t * numbers, &s->drop, &r->head, t, 0, NULL);
    }
}

static void every_backward(lc_real *const *gradient, lc_shard *shard, const recurrent *r, const recurrent_packed *p,
                           lc_stack_pass *pass)
{
    recurrent_shard *s = shard->parts;
    const lc_real *h[LC_DENSE_PIECES] = {lc_stack_out(&s->stack, &r->stack, 0)};
    if (s->drop.kept)
        lc_read_drop_heard(h, &s->drop, &r->head, 0);
    lc_dense_back head = {.x = h, .dy = shard->dy, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    head.x_stride[0] = r->head.features[0] * shard->lanes;
    head.dy_stride = shard->outputs * shard->lanes;
    every_adjoint(shard, r, p);
    lc_dense_backward(gradient, &s->head, &r->head, &p->head, &head);
    lc_stack_backward(gradient, &s->stack, &r->stack, &p->stack, pass);
}

/* The state before the first step, where the shard has one. */
static void begin_with(lc_stack_pass *pass, lc_layer_state (*start)[LC_DIRECTIONS], const lc_shard *shard, const recurrent *r)
{
    if (!shard->before)
        return;
    lc_stack_find_states(start, shard->before, &r->stack, shard->lanes);
    pass->start = start;
}

static lc_attention_pass attention_pass(const recurrent *r, const recurrent_packed *p, const lc_shard *shard)
{
    const recurrent_shard *s = shard->parts;
    lc_attention_pass pass = {.packed = &p->attention, .query = s->query, .fresh = shard->fresh, .share = shard->share};
    pass.late = lc_shard_late(shard);
    pass.mates = shard->mates;
    pass.memory = lc_stack_out(&s->stack, &r->stack, 0);
    pass.memory_stride = lc_stack_out_stride(&s->stack, &r->stack);
    return pass;
}

/* What the head reads: the last h, or with attention the last h and the context that they ask for. */
static void attend(const lc_real *x[LC_DENSE_PIECES], const recurrent *r, const recurrent_packed *p, const lc_shard *shard)
{
    recurrent_shard *s = shard->parts;
    const size_t own = lc_stack_width(&r->stack) / r->stack.directions * s->stack.lanes;
    const lc_attention_pass pass = attention_pass(r, p, shard);
    for (size_t d = 0; lc_share_is_first(shard->share) && d < r->stack.directions; d++)
        memcpy(s->query + d * own, x[d], own * sizeof *s->query);
    lc_attention_begin(&s->attention, &r->attention, &pass);
    lc_attention_forward(&s->attention, &r->attention, &pass, 0);
}

static void head_reads(const lc_real *x[LC_DENSE_PIECES], const recurrent *r, const recurrent_shard *s)
{
    last_h(x, r, s);
    if (r->attention.kind) {
        x[0] = s->query;
        x[1] = lc_attention_context(&s->attention, &r->attention, 0);
    }
}

/* The same as it was heard. */
static void head_heard(const lc_real *x[LC_DENSE_PIECES], const recurrent *r, const recurrent_shard *s)
{
    head_reads(x, r, s);
    if (s->drop.kept)
        lc_read_drop_heard(x, &s->drop, &r->head, 0);
}

static void forward(lc_shard *shard, const lc_net *net, const void *packed)
{
    const recurrent *r = net->parts;
    const recurrent_packed *p = packed;
    recurrent_shard *s = shard->parts;
    const lc_real *x[LC_DENSE_PIECES];
    lc_stack_pass pass = {.x = shard->x, .rng = shard->sums ? shard->dropout : NULL, .share = shard->share};
    lc_layer_state start[LC_LAYERS_MAX][LC_DIRECTIONS];
    begin_with(&pass, start, shard, r);
    pass.late = lc_shard_late(shard);
    lc_stack_forward(&s->stack, &r->stack, &p->stack, &pass);
    if (shard->after && lc_share_is_first(shard->share))
        lc_stack_keep_states(shard->after, &s->stack, &r->stack);
    last_h(x, r, s);
    if (r->attention.kind)
        attend(x, r, p, shard);
    head_reads(x, r, s);
    if (s->dout)
        x[0] = lc_stack_out(&s->stack, &r->stack, 0);
    drop(shard, r, x);
    head_heard(x, r, s);
    if (s->dout)
        every_forward(shard, r, p);
    else
        lc_dense_forward(shard->y, &s->head, &r->head, &p->head, x, shard->share);
}

/* From dL/d what the head has read: dh, and dmemory. */
static void attend_back(lc_real *const *gradient, const recurrent *r, const recurrent_packed *p, const lc_shard *shard)
{
    recurrent_shard *s = shard->parts;
    const lc_attention_pass pass = attention_pass(r, p, shard);
    lc_attention_backward_begin(&s->attention, &r->attention, &pass);
    lc_attention_backward(&s->attention, &r->attention, &pass, 0, s->dcontext, s->dh[0]);
    lc_attention_backward_end(gradient, &s->attention, &r->attention, &pass);
}

static void last_backward(lc_real *const *gradient, lc_shard *shard, const recurrent *r, const recurrent_packed *p,
                          lc_stack_pass *pass)
{
    recurrent_shard *s = shard->parts;
    const lc_real *x[LC_DENSE_PIECES];
    lc_real *const dx[] = {s->dh[0], r->attention.kind ? s->dcontext : s->dh[1]};
    lc_layer_state dlast[LC_LAYERS_MAX][LC_DIRECTIONS] = {{{0}}};
    pass->dout = s->attention.dmemory;
    head_heard(x, r, s);
    lc_dense_back head = {.x = x, .dy = shard->dy, .dx = dx, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    lc_dense_backward(gradient, &s->head, &r->head, &p->head, &head);
    for (size_t i = 0; s->drop.kept && i < LC_DENSE_PIECES && r->head.features[i]; i++)
        lc_read_drop_back(dx[i], &s->drop, &r->head, 0, i, shard->share);
    if (s->drop.kept)
        lc_share_meet(shard->share);
    if (r->attention.kind)
        attend_back(gradient, r, p, shard);
    for (size_t d = 0; d < r->stack.directions; d++)
        dlast[r->stack.layers - 1][d].h = pass->dsaid[d] = s->dh[d];
    pass->dlast = dlast;
    lc_stack_backward(gradient, &s->stack, &r->stack, &p->stack, pass);
}

static void backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const void *packed)
{
    const recurrent *r = net->parts;
    const recurrent_shard *s = shard->parts;
    lc_stack_pass pass = {.x = shard->x, .dout = s->dout, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    pass.flow = shard->flow;
    pass.late = lc_shard_late(shard);
    lc_layer_state start[LC_LAYERS_MAX][LC_DIRECTIONS];
    begin_with(&pass, start, shard, r);
    (s->dout ? every_backward : last_backward)(gradient, shard, r, packed, &pass);
}

static size_t state_rows(const lc_net *net)
{
    const recurrent *r = net->parts;
    return lc_stack_state_rows(&r->stack);
}

static bool find_fault(lc_fault *out, const lc_shard *shard, const lc_net *net, size_t lanes)
{
    const recurrent *r = net->parts;
    const recurrent_shard *s = shard->parts;
    return lc_stack_find_fault(out, &s->stack, &r->stack, lc_shard_late(shard), lanes);
}

const lc_arch lc_arch_recurrent = {
    .help = "recurrent layers, one or both directions, then a linear head",
    .knobs = knobs,
    .create = create,
    .packed_size = sizeof(recurrent_packed),
    .shard_size = sizeof(recurrent_shard),
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
    .forward = forward,
    .backward = backward,
    .find_fault = find_fault,
};

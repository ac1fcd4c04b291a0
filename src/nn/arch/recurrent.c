/* recurrent - a stack of recurrent layers and a linear head on its last states: direct multi-horizon forecasts of all targets.
 *
 * A bidirectional stack reads its context both ways: the head sees the forward state after the last row and the backward state
 * after the first.
 */
#include "core/mem.h"
#include "core/names.h"
#include "nn/dense.h"
#include "nn/net.h"
#include "nn/stack.h"

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

static lc_status add_layer(lc_net *net, lc_layer *l, size_t index)
{
    lc_layer_weight weight[LC_LAYER_WEIGHTS_MAX];
    const size_t count = lc_layer_weights(weight, l);
    for (size_t i = 0; i < count; i++) {
        const lc_layer_weight *w = &weight[i];
        CHECK(
            lc_net_add(w->offset, net, &w->rule, w->rows, w->columns, "%s_l%zu%s", w->name, index, l->reverse ? "_reverse" : ""));
    }
    return LC_OK;
}

static lc_status add_stack(lc_net *net, lc_stack *stack, const lc_layer *pattern)
{
    const lc_model_config *config = &net->config;
    stack->layers = lc_model_layers(config);
    stack->directions = config->bidirectional ? LC_DIRECTIONS : 1;
    stack->dropout = config->dropout;
    size_t inputs = net->shape.inputs;
    for (size_t i = 0; i < stack->layers; i++) {
        size_t hidden = config->hidden[config->hidden_count == 1 ? 0 : i];
        for (size_t d = 0; d < stack->directions; d++) {
            lc_layer *layer = &stack->layer[i][d];
            *layer = *pattern;
            layer->inputs = inputs;
            layer->hidden = hidden;
            layer->reverse = d;
            layer->adjoint = i;
            CHECK(add_layer(net, layer, i));
        }
        inputs = stack->directions * hidden;
    }
    return LC_OK;
}

static lc_status add_head(lc_net *net, lc_dense *head, const lc_stack *stack)
{
    *head = (lc_dense){
        .lane = net->lane, .outputs = net->shape.horizon * net->shape.targets * net->outputs, .pieces = stack->directions};
    head->features = stack->layer[stack->layers - 1][0].hidden;
    size_t columns = head->pieces * head->features;
    lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = 1, .fan = columns};
    CHECK(lc_net_add(&head->weight, net, &rule, head->outputs, columns, "head.weight"));
    rule.role = LC_INIT_BIAS;
    return lc_net_add(&head->bias, net, &rule, head->outputs, 1, "head.bias");
}

static lc_status create(lc_net *net)
{
    recurrent *r = NULL;
    const lc_cell_type *cell = lc_lane_cell(net->lane, net->config.cell);
    if (!cell)
        return lc_names_refuse(LC_E_CONFIG, "model.cell", net->config.cell, lc_cell_names());
    CHECK(lc_new(&r, 1, sizeof *r));
    net->parts = r;
    CHECK(lc_knobs_read(&r->cell_knobs, &net->config.knobs, net->config.cell, cell->knobs));
    CHECK(add_stack(net, &r->stack, &(lc_layer){.lane = net->lane, .cell = cell, .knobs = &r->cell_knobs}));
    return add_head(net, &r->head, &r->stack);
}

static void plan_packed(void *packed, const lc_net *net, lc_arena *arena, bool training)
{
    const recurrent *r = net->parts;
    recurrent_packed *p = packed;
    lc_stack_plan_packed(&p->stack, &r->stack, arena, training);
    lc_dense_plan_packed(&p->head, &r->head, arena, training);
}

static void plan_shard(void *parts, const lc_net *net, lc_arena *arena, size_t lanes, size_t sums)
{
    const recurrent *r = net->parts;
    recurrent_shard *s = parts;
    s->stack.steps = net->shape.context;
    s->stack.lanes = s->head.lanes = lanes;
    s->stack.sums = s->head.sums = sums;
    lc_stack_plan(&s->stack, &r->stack, arena);
    lc_dense_plan(&s->head, &r->head, arena);
    for (size_t d = 0; sums && d < r->stack.directions; d++)
        s->dh[d] = lc_arena_take(arena, r->head.features * lanes, sizeof(lc_real));
}

enum { PACK_PARTS = 8 /* of a layer */ };

static size_t pack_pieces(const lc_net *net)
{
    const recurrent *r = net->parts;
    return r->stack.layers * r->stack.directions * PACK_PARTS + 1;
}

static void pack(void *packed, const lc_net *net, const lc_real *weights, size_t piece)
{
    const recurrent *r = net->parts;
    recurrent_packed *p = packed;
    const lc_share part = {.rank = piece % PACK_PARTS, .size = PACK_PARTS};
    size_t layer = piece / PACK_PARTS, i = layer / r->stack.directions, d = layer % r->stack.directions;
    if (i < r->stack.layers)
        lc_layer_pack(&p->stack.layer[i][d], &r->stack.layer[i][d], weights, &part);
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
    lc_stack_pass pass = {.x = shard->x, .dlast = dlast, .fresh = shard->fresh, .share = shard->share};
    last_h(h, r, s);
    lc_dense_back head = {.x = h, .dy = shard->dy, .dx = s->dh, .fresh = shard->fresh, .share = shard->share};
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
    .plan_packed = plan_packed,
    .plan_shard = plan_shard,
    .pack_pieces = pack_pieces,
    .pack = pack,
    .parted = true,
    .forward = forward,
    .backward = backward,
};

/* linear - a sample architecture whose channels are lanes: one linear map of each channel's last rows to its horizon, the same
 * for all channels (Zeng et al. 2023).
 *
 *     y = W x + b
 */
#include "core/mem.h"
#include "nn/dense.h"
#include "nn/net.h"

typedef struct linear {
    size_t rows;
} linear;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(linear, rows, "0", 0, 1000000, "rows of the context that are read, the last ones; 0: all"),
    LC_KNOBS_END,
};

static size_t rows_read(const lc_net *net)
{
    const size_t rows = ((const linear *)(const void *)&net->arch_knobs)->rows;
    return rows ? rows : net->shape.context;
}

static lc_status create(lc_net *net)
{
    lc_dense *d = NULL;
    if (rows_read(net) > net->shape.context)
        return lc_fail(LC_E_CONFIG, "linear.rows = %zu is more than window.context = %zu", rows_read(net), net->shape.context);
    CHECK(lc_new(&d, 1, sizeof *d));
    net->parts = d;
    *d = (lc_dense){.lane = net->lane, .outputs = net->shape.horizon * net->outputs, .features = {rows_read(net)}};
    lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = 1, .fan = rows_read(net)};
    CHECK(lc_net_add(&d->weight, net, &rule, d->outputs, rows_read(net), "linear.weight"));
    rule.role = LC_INIT_BIAS;
    return lc_net_add(&d->bias, net, &rule, d->outputs, 1, "linear.bias");
}

static void plan_packed(void *packed, const lc_net *net, lc_arena *arena, bool training)
{
    lc_dense_plan_packed(packed, net->parts, arena, training);
}

static void plan_shard(void *parts, const lc_net *net, lc_arena *arena, const lc_shard_size *size)
{
    lc_dense_shard *s = parts;
    s->steps = 1;
    s->lanes = size->lanes;
    s->sums = size->sums;
    lc_dense_plan(s, net->parts, arena);
}

static size_t pack_pieces(const lc_net *net)
{
    (void)net;
    return 1;
}

static void pack(void *packed, const lc_net *net, const lc_real *weights, size_t piece)
{
    (void)piece;
    lc_dense_pack(packed, net->parts, weights);
}

/* x is (context, 1, lanes). */
static const lc_real *last_rows(const lc_shard *shard, const lc_net *net)
{
    return shard->x + (net->shape.context - rows_read(net)) * shard->lanes;
}

static void forward(lc_shard *shard, const lc_net *net, const void *packed)
{
    const lc_real *x = last_rows(shard, net);
    lc_dense_forward(shard->y, shard->parts, net->parts, packed, &x, NULL);
}

static void backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const void *packed)
{
    const lc_real *x = last_rows(shard, net);
    lc_dense_back back = {.x = &x, .dy = shard->dy, .fresh = shard->fresh};
    lc_dense_backward(gradient, shard->parts, net->parts, packed, &back);
}

const lc_arch lc_arch_linear = {
    .help = "a linear map of each channel's last rows to its horizon",
    .knobs = knobs,
    .layout = LC_CHANNELS_AS_LANES,
    .create = create,
    .packed_size = sizeof(lc_dense_packed),
    .shard_size = sizeof(lc_dense_shard),
    .plan_packed = plan_packed,
    .plan_shard = plan_shard,
    .pack_pieces = pack_pieces,
    .pack = pack,
    .forward = forward,
    .backward = backward,
};

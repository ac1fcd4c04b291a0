/* seq2seq - an encoder reads the context, a decoder continues from its states and forecasts the horizon step by step (Sutskever
 * et al. 2014, Cho et al. 2014), so that weights do not depend on the horizon.
 */
#include "core/mem.h"
#include "nn/bridge.h"
#include "nn/decoder.h"
#include "nn/fault.h"
#include "nn/teacher.h"

typedef struct seq2seq_knobs {
    lc_teacher teacher;
    char attention[LC_NAME_MAX];
} seq2seq_knobs;

/* clang-format off */
static const lc_option knobs[] = {
    {NULL, "teacher", LC_OPTION_NUMBER, offsetof(seq2seq_knobs, teacher.teacher), 1, "0", 0, 1, NULL,
     "chance that a step in training reads the last target instead of the decoder's own output, at first", NULL},
    {NULL, "decay", LC_OPTION_CHOICE, offsetof(seq2seq_knobs, teacher.decay), LC_NAME_MAX, "linear", 0, 0, lc_teacher_decays,
     "how that chance changes: constant; linear: to 0; inverse_sigmoid: times k / (k + exp(epoch / k))", NULL},
    {NULL, "epochs", LC_OPTION_NUMBER, offsetof(seq2seq_knobs, teacher.epochs), 1, "5", 1e-3, 1e6, NULL,
     "epochs that the chance takes to fall to 0; k of inverse_sigmoid", NULL},
    LC_ATTENTION_KNOB(seq2seq_knobs, "what each step of the decoder attends to the context with: none, additive, dot"),
    LC_KNOBS_END,
};
/* clang-format on */

typedef struct seq2seq {
    lc_knob_values cell_knobs;
    lc_stack encoder;
    lc_decoder decoder;
} seq2seq;

typedef struct seq2seq_packed {
    lc_stack_packed encoder;
    lc_decoder_packed decoder;
} seq2seq_packed;

typedef struct seq2seq_shard {
    lc_stack_shard encoder;
    lc_decoder_shard decoder;
    lc_bridge bridge;
} seq2seq_shard;

static const seq2seq_knobs *knobs_of(const lc_net *net)
{
    return (const void *)&net->arch_knobs;
}

static lc_status create(lc_net *net)
{
    seq2seq *q = NULL;
    if (net->config.dropout_head > 0)
        return lc_fail(LC_E_CONFIG,
                       "model.dropout_head = %g: a decoder's head reads a state that it hands on: use model.dropout or "
                       "model.dropout_recurrent",
                       net->config.dropout_head);
    CHECK(lc_new(&q, 1, sizeof *q));
    net->parts = q;
    lc_stack_order order = {.prefix = "encoder.", .inputs = net->shape.inputs, .cell_knobs = &q->cell_knobs};
    order.both = net->config.bidirectional;
    CHECK(lc_stack_make(&q->encoder, net, &order));
    order.both = false;
    order.prefix = "decoder.";
    return lc_decoder_make(&q->decoder, net, order, knobs_of(net)->attention, lc_stack_width(&q->encoder));
}

static void plan_packed(void *packed, const lc_net *net, lc_arena *arena, bool training)
{
    const seq2seq *q = net->parts;
    seq2seq_packed *p = packed;
    lc_stack_plan_packed(&p->encoder, &q->encoder, arena, training);
    lc_decoder_plan_packed(&p->decoder, &q->decoder, arena, training);
}

static void plan_shard(void *parts, const lc_net *net, lc_arena *arena, const lc_shard_size *size)
{
    const seq2seq *q = net->parts;
    seq2seq_shard *s = parts;
    s->encoder.steps = s->decoder.memory_steps = net->shape.context;
    s->decoder.steps = net->shape.horizon;
    s->encoder.lanes = s->decoder.lanes = size->lanes;
    s->encoder.sums = s->decoder.sums = size->sums;
    s->encoder.late = lc_net_is_ragged(net);
    lc_stack_plan(&s->encoder, &q->encoder, arena);
    lc_bridge_plan(&s->bridge, &q->encoder, &s->encoder, arena);
    lc_decoder_plan(&s->decoder, &q->decoder, arena);
}

static void take(void *parts, const lc_net *net, size_t steps)
{
    const seq2seq *q = net->parts;
    seq2seq_shard *s = parts;
    lc_stack_take(&s->encoder, &q->encoder, steps);
    lc_decoder_take(&s->decoder, steps);
}

static size_t pack_pieces(const lc_net *net)
{
    const seq2seq *q = net->parts;
    return lc_stack_pack_pieces(&q->encoder) + lc_decoder_pack_pieces(&q->decoder);
}

static void pack(void *packed, const lc_net *net, const lc_real *weights, size_t piece)
{
    const seq2seq *q = net->parts;
    seq2seq_packed *p = packed;
    const size_t first = lc_stack_pack_pieces(&q->encoder);
    if (piece < first)
        lc_stack_pack(&p->encoder, &q->encoder, weights, piece);
    else
        lc_decoder_pack(&p->decoder, &q->decoder, weights, piece - first);
}

static lc_decoder_pass decoder_pass(lc_shard *shard, const lc_net *net, const seq2seq_packed *packed)
{
    const seq2seq *q = net->parts;
    const seq2seq_shard *s = shard->parts;
    return (lc_decoder_pass){
        .packed = &packed->decoder,
        .shard = shard,
        .chance = shard->taught ? lc_teacher_chance(&knobs_of(net)->teacher, shard->epoch) : 0,
        .memory = lc_stack_out(&s->encoder, &q->encoder, 0),
        .memory_stride = lc_stack_out_stride(&s->encoder, &q->encoder),
        .start = s->bridge.start,
        .dstart = s->bridge.dstart,
    };
}

static void forward(lc_shard *shard, const lc_net *net, const void *packed)
{
    const seq2seq *q = net->parts;
    const seq2seq_packed *p = packed;
    seq2seq_shard *s = shard->parts;
    lc_stack_pass encoder = {.x = shard->x, .rng = shard->sums ? shard->dropout : NULL, .share = shard->share};
    const lc_decoder_pass decoder = decoder_pass(shard, net, p);
    encoder.late = lc_shard_late(shard);
    lc_stack_forward(&s->encoder, &q->encoder, &p->encoder, &encoder);
    lc_bridge_forward(&s->bridge, &q->encoder, &s->encoder, shard->share);
    lc_decoder_forward(&s->decoder, &q->decoder, &decoder);
}

static void backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const void *packed)
{
    const seq2seq *q = net->parts;
    const seq2seq_packed *p = packed;
    seq2seq_shard *s = shard->parts;
    lc_stack_pass encoder = {.x = shard->x, .dlast = s->bridge.dlast, .fresh = shard->fresh, .share = shard->share};
    const lc_decoder_pass decoder = decoder_pass(shard, net, p);
    encoder.late = lc_shard_late(shard);
    encoder.flow = shard->flow;
    encoder.dout = s->decoder.attention.dmemory;
    lc_decoder_backward(gradient, &s->decoder, &q->decoder, &decoder);
    lc_bridge_backward(&s->bridge, &q->encoder, &s->encoder, shard->share);
    lc_stack_backward(gradient, &s->encoder, &q->encoder, &p->encoder, &encoder);
}

static bool find_fault(lc_fault *out, const lc_shard *shard, const lc_net *net, size_t lanes)
{
    const seq2seq *q = net->parts;
    const seq2seq_shard *s = shard->parts;
    if (out->back && lc_decoder_find_fault(out, &s->decoder, &q->decoder, shard, lanes))
        return true;
    out->stack = "encoder";
    out->steps = s->encoder.steps;
    return lc_stack_find_fault(out, &s->encoder, &q->encoder, lc_shard_late(shard), lanes) ||
           (!out->back && lc_decoder_find_fault(out, &s->decoder, &q->decoder, shard, lanes));
}

const lc_arch lc_arch_seq2seq = {
    .help = "an encoder of the context, then a decoder that says the horizon step by step and may continue beyond it",
    .knobs = knobs,
    .reads_known = true,
    .feeds_back = true,
    .horizon_free = true,
    .create = create,
    .packed_size = sizeof(seq2seq_packed),
    .shard_size = sizeof(seq2seq_shard),
    .take = take,
    .plan_packed = plan_packed,
    .plan_shard = plan_shard,
    .pack_pieces = pack_pieces,
    .pack = pack,
    .parted = true,
    .flows = true,
    .forward = forward,
    .backward = backward,
    .find_fault = find_fault,
};

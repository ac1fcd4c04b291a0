/* bench_phase - where a training step spends its time. The network is built on a lane table whose kernels are the real ones with
 * a clock around them; one thread, so the clock's sums need no care. */
#include "cli/bench.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "lane/outer.h"
#include "lane/product.h"
#include "nn/net.h"
#include "train/gradient.h"
#include "train/optim.h"
#include "train/trainer.h"

static struct {
    const lc_lane *real;
    lc_lane lane;
    lc_cell_type cell;
    const lc_cell_type *cells[2]; /* it, and the end */
    const char *names[2];
    double ms[LC_PHASES];
} timed;

static void charge(lc_bench_phase phase, double began)
{
    timed.ms[phase] += lc_bench_now() - began;
}

/* Forward products begin at a bias; what does not is an adjoint. */
static void product(const lc_product *p)
{
    double began = lc_bench_now(), ms;
    timed.real->product(p);
    ms = lc_bench_now() - began;
    double input = (double)p->part[0].k, all = input + (double)p->part[1].k;
    if (!p->bias)
        timed.ms[LC_PHASE_ADJOINT] += ms;
    else {
        timed.ms[LC_PHASE_INPUT] += ms * input / all;
        timed.ms[LC_PHASE_RECURRENT] += ms * (1 - input / all);
    }
}

static void outer(const lc_outer *o)
{
    double began = lc_bench_now();
    timed.real->outer(o);
    charge(LC_PHASE_WEIGHTS, began);
}

static void transpose(const lc_transpose *t)
{
    double began = lc_bench_now();
    timed.real->transpose(t);
    charge(LC_PHASE_WEIGHTS, began);
}

/* The cell under the clock is the only one of its network. */
static const lc_cell_type *under_clock;

#define POINTWISE(stage)                                                                                                         \
    static void stage(const lc_cell_step *s)                                                                                     \
    {                                                                                                                            \
        double began = lc_bench_now();                                                                                           \
        under_clock->stage(s);                                                                                                   \
        charge(LC_PHASE_POINTWISE, began);                                                                                       \
    }

POINTWISE(forward)
POINTWISE(backward)
POINTWISE(mask)
POINTWISE(backward_mask)

static lc_status build_lane(const char *cell)
{
    lc_status status = LC_OK;
    TRY(lc_lane_choose(&timed.real));
    under_clock = lc_lane_cell(timed.real, cell);
    if (!under_clock)
        FAIL(LC_E_USAGE, "no cell '%s'", cell);
    timed.lane = *timed.real;
    timed.lane.product = product;
    timed.lane.outer = outer;
    timed.lane.transpose = transpose;
    timed.cell = *under_clock;
    timed.cell.forward = forward;
    timed.cell.backward = backward;
    timed.cell.mask = mask;
    timed.cell.backward_mask = backward_mask;
    timed.cells[0] = &timed.cell;
    timed.lane.cells = timed.cells;
    timed.names[0] = cell;
    timed.lane.cell_names = timed.names;
done:
    return status;
}

typedef struct phase_run {
    const lc_bench_case *bench;
    lc_net *net;
    lc_packed *packed;
    lc_shard *shard;
    lc_gradient *gradient;
    lc_real *weights, *moment[LC_MOMENTS_MAX], *series;
    size_t length;
    lc_cut cut;
} phase_run;

static lc_status open_run(phase_run *r, const lc_bench_case *c)
{
    lc_status status = LC_OK;
    lc_net_shape shape = {.context = c->context, .inputs = c->inputs, .horizon = 1, .targets = c->inputs};
    lc_model_config model = lc_bench_model(c);
    *r = (phase_run){.bench = c};
    TRY(build_lane(c->cell));
    TRY(lc_net_new_at(&r->net, &shape, &model, &timed.lane));
    r->length = lc_net_length(r->net);
    r->cut = lc_trainer_cut(c->batch, r->length, 1);
    TRY(lc_packed_new(&r->packed, r->net, true));
    TRY(lc_shard_new(&r->shard, r->net, r->cut.abreast * r->cut.lanes, r->cut.abreast));
    TRY(lc_gradient_new(&r->gradient, r->length, r->cut.slots));
    TRY(lc_new(&r->weights, r->length, sizeof *r->weights));
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        TRY(lc_new(&r->moment[i], r->length, sizeof(lc_real)));
    TRY(lc_new(&r->series, (c->context + c->batch + 1) * c->inputs, sizeof *r->series));
    for (size_t i = 0; i < (c->context + c->batch + 1) * c->inputs; i++)
        r->series[i] = (lc_real)sin(0.1 * (double)i);
    lc_net_init(r->weights, r->net, 1);
done:
    return status;
}

static void close_run(phase_run *r)
{
    lc_free(r->weights);
    lc_free(r->series);
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        lc_free(r->moment[i]);
    lc_gradient_free(r->gradient);
    lc_shard_free(r->shard);
    lc_packed_free(r->packed);
    lc_net_free(r->net);
}

/* Windows one row apart into lanes, as train/gather does. */
static void gather(const phase_run *r, size_t first)
{
    const lc_shard *s = r->shard;
    size_t rows = r->bench->context * r->bench->inputs;
    double began = lc_bench_now();
    for (size_t lane = 0; lane < s->lanes && first + lane < r->bench->batch; lane++) {
        const lc_real *from = r->series + (first + lane) * r->bench->inputs;
        for (size_t k = 0; k < rows; k++)
            s->x[k * s->lanes + lane] = from[k];
        for (size_t k = 0; k < r->bench->inputs; k++)
            s->target[k * s->lanes + lane] = from[rows + k];
    }
    charge(LC_PHASE_GATHER, began);
}

static void optimize(phase_run *r)
{
    static const double betas[] = {0.9, 0.999};
    lc_optim_step step = {.rate = 1e-4, .number = 1, .knobs = betas};
    double began = lc_bench_now();
    lc_gradient_sum(r->gradient, r->cut.slots, 0, 1);
    charge(LC_PHASE_REDUCTION, began);
    began = lc_bench_now();
    lc_optim_find("adam")->update(r->weights, r->moment, r->gradient->slot[0], r->length, &step);
    charge(LC_PHASE_OPTIMIZER, began);
    began = lc_bench_now();
    for (size_t piece = 0; piece < lc_net_pack_pieces(r->net); piece++)
        lc_net_pack(r->packed, r->net, r->weights, piece);
    charge(LC_PHASE_PACKING, began);
}

static void run_shard(phase_run *r, size_t sum)
{
    double loss[LC_SUMS_MAX];
    lc_real *gradient[LC_SUMS_MAX] = {NULL};
    for (size_t i = 0; i < r->cut.abreast && sum + i < r->cut.sums; i++)
        gradient[i] = r->gradient->slot[(sum + i) % r->cut.slots];
    r->shard->fresh = sum < r->cut.slots;
    gather(r, sum * r->cut.lanes);
    lc_net_forward(r->shard, r->net, r->packed);
    lc_net_loss(loss, r->shard, r->net, 1e-3);
    lc_net_backward(gradient, r->shard, r->net, r->packed);
}

/* One step; returns its whole time. */
static double step(phase_run *r)
{
    double began = lc_bench_now(), known = 0, whole;
    memset(timed.ms, 0, sizeof timed.ms);
    for (size_t sum = 0; sum < r->cut.sums; sum += r->cut.abreast)
        run_shard(r, sum);
    optimize(r);
    whole = lc_bench_now() - began;
    for (int phase = 0; phase < LC_PHASE_REST; phase++)
        known += timed.ms[phase];
    timed.ms[LC_PHASE_REST] = whole - known;
    return whole;
}

const char *lc_bench_phase_name(lc_bench_phase phase)
{
    static const char *const names[] = {
#define X(name, text) text,
        LC_BENCH_PHASES(X)
#undef X
    };
    return names[phase];
}

lc_status lc_bench_phases(double ms[LC_PHASES], const lc_bench_case *c, double seconds)
{
    lc_status status = LC_OK;
    phase_run r = {0};
    double best = INFINITY, end = lc_bench_now() + 1e3 * seconds;
    unsigned saved = lc_lane_enter();
    TRY(open_run(&r, c));
    do {
        double whole = step(&r);
        if (whole < best) {
            best = whole;
            memcpy(ms, timed.ms, sizeof timed.ms);
        }
    } while (lc_bench_now() < end);
done:
    lc_lane_leave(saved);
    close_run(&r);
    return status;
}

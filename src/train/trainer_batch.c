/* trainer_batch - shards -> one gradient -> clip -> optimizer -> packed weights. */
#include <math.h>
#include <stdio.h>

#include "core/clock.h"
#include "core/parallel.h"
#include "nn/flow.h"
#include "train/trainer_state.h"

/* The windows of this step, and the lanes they take. */
typedef struct batch {
    lc_trainer *trainer;
    const size_t *window; /* in the order of this epoch, from the first of this step on */
    size_t width, lanes;  /* of a window, of all windows */
    size_t known;         /* targets */
    size_t steps;         /* of the longest context */
} batch;

/* Items of lanes [at, at + count) of a batch. */
static void find_items(size_t *item, const batch *b, size_t at, size_t count)
{
    for (size_t i = 0; i < count; i++)
        item[i] = b->window[(at + i) / b->width] * b->width + (at + i) % b->width;
}

/* A phase begins, which the first member of a team says. */
static void mark(const batch *b, const lc_shard *shard, lc_train_phase phase)
{
    if (lc_share_is_first(lc_shard_team(shard)))
        lc_trainer_mark(b->trainer, phase);
}

/* The first member of a team finds the loss, from which the others go back; mates find that of their lanes. */
static void find_loss(const batch *b, lc_shard *shard, size_t sums, size_t slot)
{
    lc_trainer *t = b->trainer;
    double known = (double)b->known, loss[LC_SUMS_MAX];
    if (!lc_share_is_first(shard->share))
        return;
    lc_net_loss(loss, shard, t->request.net, 1 / known);
    if (!lc_share_is_first(lc_shard_team(shard)))
        return;
    for (size_t i = 0; i < sums; i++)
        t->slot_loss[slot + i] = (shard->fresh ? 0 : t->slot_loss[slot + i]) + loss[i] / known;
}

/* Where a network reads targets in place of its own outputs: how far training is, and a stream for each sum. */
static void teach(const lc_trainer *t, lc_shard *shard, size_t first, size_t sums)
{
    shard->taught = t->request.net->arch->feeds_back;
    shard->epoch = (double)t->epoch + (double)t->step / (double)t->steps;
    for (size_t i = 0; shard->taught && i < sums; i++)
        shard->teacher[i] = lc_rng_new(t->request.seed, "teacher", lc_trainer_steps(t) * t->cut.sums + first + i);
}

/* The lanes of a batch that a shard has, and their sums. */
typedef struct lanes {
    size_t at, count, sums;
    size_t item[LC_LANES_MOST];
} lanes;

static lanes lanes_of(const batch *b, const lc_shard *shard, size_t first)
{
    const size_t own = b->trainer->cut.lanes;
    lanes l = {.at = first * own + (shard->mates ? shard->mates->share->rank * shard->lanes : 0)};
    const size_t left = b->lanes > l.at ? b->lanes - l.at : 0;
    l.count = left < shard->lanes ? left : shard->lanes;
    l.sums = shard->mates ? 1 : lc_shards_of(l.count, own);
    find_items(l.item, b, l.at, l.count);
    return l;
}

/* Windows -> lanes, and all else that forward reads. */
static void fill_shard(const batch *b, lc_shard *shard, const lanes *l, size_t first)
{
    lc_trainer *t = b->trainer;
    for (size_t i = 0; i < l->sums; i++)
        shard->dropout[i] = lc_rng_new(t->request.seed, "dropout", lc_trainer_steps(t) * t->cut.sums + first + i);
    teach(t, shard, first, l->sums);
    mark(b, shard, LC_PHASE_GATHER);
    if (t->request.train.ragged)
        lc_shard_take(shard, t->request.net, b->steps);
    lc_gather(shard, &t->request.train, l->item, l->count, true);
    if (shard->before && lc_share_is_first(shard->share))
        lc_streams_begin(shard, t->streams, &t->request.train, l->item, l->at, l->count, t->step == 0);
    lc_share_meet(shard->share);
}

/* One shard: windows -> lanes -> loss -> gradients. Its sums are `first` and those after it; they go to `slot` and after. */
static void run_shard(const batch *b, lc_shard *shard, size_t first, size_t slot)
{
    lc_trainer *t = b->trainer;
    const lc_net *net = t->request.net;
    const lanes l = lanes_of(b, shard, first);
    lc_real *gradient[LC_SUMS_MAX] = {NULL};
    for (size_t i = 0; i < l.sums; i++)
        gradient[i] = t->gradient->slot[slot + i];
    shard->fresh = first < t->cut.slots;
    fill_shard(b, shard, &l, first);
    mark(b, shard, LC_PHASE_FORWARD);
    lc_net_forward(shard, net, t->packed);
    if (shard->after && lc_share_is_first(shard->share))
        lc_streams_end(t->streams, shard, l.at, l.count);
    mark(b, shard, LC_PHASE_LOSS);
    find_loss(b, shard, l.sums, slot);
    mark(b, shard, LC_PHASE_BACKWARD);
    lc_net_backward(gradient, shard, net, t->packed);
}

static void run_slots(void *ctx, size_t piece, size_t team, lc_share *share)
{
    const batch *b = ctx;
    const lc_trainer *t = b->trainer;
    unsigned saved = lc_lane_enter();
    const size_t slot = piece * t->plan.abreast;
    const lc_mates mates = {share, t->apart};
    const bool mated = t->plan.mates && share && share->size == t->plan.members;
    lc_shard shard = mated ? *t->mate[team * t->plan.members + share->rank] : *t->shard[team];
    shard.share = mated ? NULL : share;
    shard.mates = mated ? &mates : NULL;
    for (size_t first = slot; first * t->cut.lanes < b->lanes; first += t->cut.slots)
        run_shard(b, &shard, first, slot);
    lc_lane_leave(saved);
}

static void run_all_slots(lc_trainer *t, batch *b, size_t pieces)
{
    const double began = lc_clock_seconds();
    const size_t yields = lc_teams_run(t->teams, pieces, lc_pace_is_together(&t->pace), run_slots, b);
    if (t->plan.members > 1)
        lc_pace_note(&t->pace, lc_clock_seconds() - began, yields);
}

typedef struct updating {
    lc_trainer *trainer;
    lc_optim_step step;
    lc_real factor;
    double share; /* of the new weights in the average */
} updating;

/* Numbers [first, end) of the blocks, biases or none. */
static void update_range(const updating *u, size_t first, size_t end, bool biases)
{
    const lc_trainer *t = u->trainer;
    lc_optim_step step = u->step;
    lc_real *moment[LC_MOMENTS_MAX];
    step.biases = biases;
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        moment[i] = t->moment[i] ? t->moment[i] + first : NULL;
    t->optim->update(t->weights + first, moment, t->gradient->slot[0] + first, end - first, &step);
}

/* The parameters that a chunk has, or has a part of; neighbours of one kind together. */
static void update_parameters(const updating *u, size_t first, size_t end)
{
    const lc_net *net = u->trainer->request.net;
    size_t begun = first;
    for (size_t i = 0; i < net->count && begun < end; i++) {
        const size_t ends = net->parameter[i].offset + net->parameter[i].rows * net->parameter[i].columns;
        const bool biases = lc_net_is_bias(net, i);
        if (ends <= begun || (ends < end && i + 1 < net->count && lc_net_is_bias(net, i + 1) == biases))
            continue;
        update_range(u, begun, ends < end ? ends : end, biases);
        begun = ends;
    }
}

static void update_chunk(void *ctx, size_t chunk, size_t worker)
{
    (void)worker;
    const updating *u = ctx;
    lc_trainer *t = u->trainer;
    size_t first = chunk * LC_CHUNK, left = t->length - first, count = left < LC_CHUNK ? left : LC_CHUNK;
    lc_real *g = t->gradient->slot[0] + first;
    for (size_t i = 0; u->factor != 1 && i < count; i++)
        g[i] *= u->factor;
    update_parameters(u, first, first + count);
    if (t->average)
        lc_average_add(t->average + first, t->weights + first, count, u->share);
}

/* The schedule's rate; over the first `warmup` epochs it rises in a straight line, step by step. */
static double rate_now(const lc_trainer *t)
{
    const lc_train_config *c = &t->request.config;
    const lc_member *m = t->member;
    const lc_rate_step now = {t->epoch, c->epochs, t->step, t->steps, m->history, m->rounds, &t->schedule_knobs};
    double done = (double)(lc_trainer_steps(t) + 1), warm = (double)(c->warmup * t->steps);
    return c->rate * t->schedule->factor(&now) * (done < warm ? done / warm : 1);
}

static void update(lc_trainer *t, double norm)
{
    const lc_train_config *c = &t->request.config;
    updating u = {.trainer = t, .factor = (lc_real)lc_gradient_clip(norm, c->clip)};
    u.step = (lc_optim_step){.rate = t->rate, .number = lc_trainer_steps(t) + 1, .knobs = &t->optim_knobs};
    u.share = lc_average_share(c->average, u.step.number);
    lc_trainer_mark(t, LC_PHASE_OPTIMIZER);
    lc_parallel(t->gradient->chunks, lc_trainer_flat_threads(t), update_chunk, &u);
    lc_trainer_mark(t, LC_PHASE_PACKING);
    lc_trainer_pack(t, u.step.number);
}

/* The same steps for all shards of a batch: blocks of steps are part of the order of a sum. */
static size_t longest_context(const lc_source *train, const size_t *window, size_t count)
{
    size_t steps = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t item = window[i] * lc_source_width(train), own = lc_gather_steps(train, &item, 1);
        steps = own > steps ? own : steps;
    }
    return steps;
}

static batch batch_of(lc_trainer *t, const size_t *window, size_t count)
{
    const lc_source *train = &t->request.train;
    batch b = {.trainer = t, .window = window, .width = lc_source_width(train)};
    b.lanes = count * b.width;
    b.known = lc_gather_known(train, window, count);
    b.steps = train->ragged ? longest_context(train, window, count) : train->context;
    return b;
}

/* Forward of a batch once more, on one thread, shard by shard, for the first number in it that is not finite, and the item of its
 * lane. With train.truncate from states of zeros: those that the step began with are gone. */
static bool find_fault(lc_fault *fault, size_t *item, const batch *b)
{
    const lc_trainer *t = b->trainer;
    const unsigned saved = lc_lane_enter();
    lc_shard shard = *t->shard[0];
    double loss[LC_SUMS_MAX];
    bool found = false;
    shard.before = shard.after = NULL;
    for (size_t first = 0; !found && first * t->cut.lanes < b->lanes; first += t->plan.abreast) {
        const lanes l = lanes_of(b, &shard, first);
        fill_shard(b, &shard, &l, first);
        lc_net_forward(&shard, t->request.net, t->packed);
        lc_net_loss(loss, &shard, t->request.net, 1 / (double)b->known);
        found = lc_net_find_fault(fault, &shard, t->request.net, l.count);
        *item = found ? l.item[fault->lane] : 0;
    }
    lc_lane_leave(saved);
    return found;
}

/* Where it began: in a weight, in a window, in a state from before, in a gradient. */
static lc_status diverged(const batch *b, bool by_loss)
{
    const lc_trainer *t = b->trainer;
    lc_fault_text where = {.data = false};
    lc_fault fault;
    size_t item;
    if (lc_fault_in_weights(&where, t->request.net, t->weights))
        return lc_trainer_diverged(t, by_loss ? "loss" : "gradient", &where);
    if (find_fault(&fault, &item, b))
        where = lc_fault_in_window(&fault, &t->request.train, item, b->steps);
    else if (by_loss) /* windows alone are finite */
        snprintf(where.text, sizeof where.text, "it began in the state that train.truncate carries on from the windows before");
    else
        where = lc_fault_in_gradient(t->request.net, t->gradient->slot[0]);
    return lc_trainer_diverged(t, by_loss ? "loss" : "gradient", &where);
}

lc_status lc_trainer_batch(double *norm, lc_trainer *t)
{
    size_t left = t->windows - t->step * t->request.config.batch,
           count = left < t->request.config.batch ? left : t->request.config.batch;
    batch b = batch_of(t, t->window + t->step * t->request.config.batch, count);
    size_t sums = lc_shards_of(b.lanes, t->cut.lanes), used = sums < t->cut.slots ? sums : t->cut.slots;
    double loss = 0, weight = (double)b.known / (double)(t->request.train.horizon * t->request.train.target_count);
    t->rate = rate_now(t);
    run_all_slots(t, &b, lc_shards_of(used, t->plan.abreast));
    for (size_t slot = 0; slot < used; slot++)
        loss += t->slot_loss[slot];
    lc_trainer_mark(t, LC_PHASE_REDUCTION);
    const lc_norms norms = lc_gradient_sum(t->gradient, used, t->request.config.clip_value, lc_trainer_flat_threads(t));
    *norm = norms.whole;
    if (!isfinite(loss) || !isfinite(norms.clipped))
        return diverged(&b, !isfinite(loss));
    update(t, norms.clipped);
    t->loss_sum += loss * weight;
    t->weight_sum += weight;
    t->norm_sum += *norm;
    t->windows_done += count;
    return LC_OK;
}

/* --- gradient flow --------------------------------------------------------------------------------------------------- */

enum { MEASURED = 64 /* windows, at most */ };

/* A lane that is late has no state to measure before its first step: the next window from there on that lacks no row, if there is
 * one. */
static size_t whole_from(const lc_trainer *t, size_t window)
{
    const lc_source *train = &t->request.train;
    for (size_t i = 0; train->ragged && i < t->windows; i++) {
        const size_t at = (window + i) % t->windows, item = at * lc_source_width(train);
        if (lc_gather_steps(train, &item, 1) == train->context)
            return at;
    }
    return window;
}

/* Training windows, evenly spread, in batches as steps have them; on one thread, since it is one batch or a few. */
void lc_trainer_measure(lc_trainer *t)
{
    const size_t most = t->windows < MEASURED ? t->windows : MEASURED;
    const size_t size = t->request.config.batch < most ? t->request.config.batch : most, batches = most / size;
    const unsigned saved = lc_lane_enter();
    lc_shard shard = *t->shard[0];
    shard.flow = t->member->flow;
    shard.before = shard.after = NULL;
    for (size_t piece = 0; piece < lc_net_pack_pieces(t->request.net); piece++)
        lc_net_pack(t->packed, t->request.net, t->member->weights, piece);
    for (size_t i = 0; i < batches * size; i++)
        t->window[i] = whole_from(t, i * t->windows / (batches * size));
    for (size_t i = 0; i < batches; i++) {
        const batch b = batch_of(t, t->window + i * size, size);
        for (size_t first = 0; first * t->cut.lanes < b.lanes; first += t->plan.abreast)
            run_shard(&b, &shard, first, first % t->cut.slots);
    }
    /* a window's own loss is `size` times what it adds to the mean of a batch */
    lc_flow_scale(t->member->flow, 1 / (double)batches);
    t->member->flow->windows = batches * size;
    lc_lane_leave(saved);
}

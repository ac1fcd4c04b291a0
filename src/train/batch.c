/* batch - windows -> lanes -> loss -> gradients, a shard after the other. */
#include "train/batch.h"

#include "nn/dropout.h"
#include "train/gather.h"

/* Items of lanes [at, at + count) of a batch. */
static void find_items(size_t *item, const lc_batch *b, size_t at, size_t count)
{
    for (size_t i = 0; i < count; i++)
        item[i] = b->window[(at + i) / b->width] * b->width + (at + i) % b->width;
}

/* A phase begins, which the first member of a team says. */
static void mark(const lc_batch *b, const lc_shard *shard, lc_train_phase phase)
{
    if (lc_share_is_first(lc_shard_team(shard)))
        lc_trainer_mark(b->trainer, phase);
}

/* The first member of a team finds the loss, from which the others go back; mates find that of their lanes. */
static void find_loss(const lc_batch *b, lc_shard *shard, size_t sums, size_t slot)
{
    lc_trainer *t = b->trainer;
    double divisor = lc_batch_divisor(b), loss[LC_SUMS_MAX];
    if (!lc_share_is_first(shard->share))
        return;
    lc_net_loss(loss, shard, t->request.net, 1 / divisor);
    if (!lc_share_is_first(lc_shard_team(shard)))
        return;
    for (size_t i = 0; i < sums; i++)
        t->slot_loss[slot + i] = (shard->fresh ? 0 : t->slot_loss[slot + i]) + loss[i] / divisor;
}

/* Where a network reads targets in place of its own outputs: how far training is, and a stream for each sum. */
static void teach(const lc_trainer *t, lc_shard *shard, size_t first, size_t sums)
{
    shard->taught = t->request.net->arch->feeds_back;
    shard->epoch = (double)t->epoch + (double)t->step / (double)t->steps;
    for (size_t i = 0; shard->taught && i < sums; i++)
        shard->teacher[i] = lc_rng_new(t->request.seed, "teacher", lc_trainer_steps(t) * t->cut.sums + first + i);
}

lc_batch_share lc_batch_lanes(const lc_batch *b, const lc_shard *shard, size_t first)
{
    const size_t own = b->trainer->cut.lanes;
    lc_batch_share l = {.at = first * own + (shard->mates ? shard->mates->share->rank * shard->lanes : 0)};
    const size_t left = b->lanes > l.at ? b->lanes - l.at : 0;
    l.count = left < shard->lanes ? left : shard->lanes;
    l.sums = shard->mates ? 1 : lc_shards_of(l.count, own);
    find_items(l.item, b, l.at, l.count);
    return l;
}

/* x *= m, of a fresh m: the first member draws when all of x is there. */
static void drop_inputs(lc_shard *shard, const lc_net *net)
{
    const lc_dropout dropout = {net->config.dropout_input, shard->lanes, shard->sums, shard->dropout};
    if (dropout.chance == 0)
        return;
    lc_share_meet(shard->share);
    if (lc_share_is_first(shard->share))
        lc_dropout_apply(shard->x, shard->steps * net->shape.inputs, &dropout);
}

void lc_batch_fill(const lc_batch *b, lc_shard *shard, const lc_batch_share *l, size_t first)
{
    lc_trainer *t = b->trainer;
    for (size_t i = 0; i < l->sums; i++)
        shard->dropout[i] = lc_rng_new(t->request.seed, "dropout", lc_trainer_steps(t) * t->cut.sums + first + i);
    teach(t, shard, first, l->sums);
    mark(b, shard, LC_PHASE_GATHER);
    if (t->request.train.ragged)
        lc_shard_take(shard, b->net, b->steps);
    lc_gather(shard, &t->request.train, l->item, l->count, true);
    if (shard->before && lc_share_is_first(shard->share))
        lc_streams_begin(shard, t->streams, &(lc_streams_lanes){&t->request.train, l->item, l->at, l->count, t->step == 0});
    drop_inputs(shard, t->request.net);
    lc_share_meet(shard->share);
}

void lc_batch_run(const lc_batch *b, lc_shard *shard, size_t first, size_t slot)
{
    lc_trainer *t = b->trainer;
    const lc_net *net = b->net;
    const lc_batch_share l = lc_batch_lanes(b, shard, first);
    lc_real *gradient[LC_SUMS_MAX] = {NULL};
    for (size_t i = 0; i < l.sums; i++)
        gradient[i] = t->gradient->slot[slot + i];
    shard->fresh = first < t->cut.slots;
    lc_batch_fill(b, shard, &l, first);
    mark(b, shard, LC_PHASE_FORWARD);
    lc_net_forward(shard, net, b->packed);
    if (shard->after && lc_share_is_first(shard->share))
        lc_streams_end(t->streams, shard, l.at, l.count);
    mark(b, shard, LC_PHASE_LOSS);
    find_loss(b, shard, l.sums, slot);
    mark(b, shard, LC_PHASE_BACKWARD);
    lc_net_backward(gradient, shard, net, b->packed);
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

lc_batch lc_batch_of(lc_trainer *t, const size_t *window, size_t count)
{
    const lc_source *train = &t->request.train;
    lc_batch b = {.trainer = t, .window = window, .width = lc_source_width(train), .net = t->request.net, .packed = t->packed};
    b.lanes = count * b.width;
    b.known = lc_gather_known(train, window, count);
    b.steps = train->ragged ? longest_context(train, window, count) : train->context;
    return b;
}

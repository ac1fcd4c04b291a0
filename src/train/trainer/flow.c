/* flow - how far back gradients reach, measured on some training windows. */
#include "nn/flow.h"
#include "train/batch.h"
#include "train/gather.h"

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
        const lc_batch b = lc_batch_of(t, t->window + i * size, size);
        for (size_t first = 0; first * t->cut.lanes < b.lanes; first += t->plan.abreast)
            lc_batch_run(&b, &shard, first, first % t->cut.slots);
    }
    /* a window's own loss is `size` times what it adds to the mean of a batch */
    lc_flow_scale(t->member->flow, 1 / (double)batches);
    t->member->flow->windows = batches * size;
    lc_lane_leave(saved);
}

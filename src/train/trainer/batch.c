/* batch - shards -> one gradient -> new weights. */
#include <math.h>

#include "core/parallel.h"
#include "train/batch.h"

static void run_slots(void *ctx, size_t piece, size_t team, lc_share *share)
{
    lc_batch b = *(const lc_batch *)ctx;
    const lc_trainer *t = b.trainer;
    unsigned saved = lc_lane_enter();
    const size_t slot = piece * t->plan.abreast;
    const lc_mates mates = {share, t->apart};
    const bool mated = t->plan.mates && share && share->size == t->plan.members;
    lc_shard shard = mated ? *t->mate[team * t->plan.members + share->rank] : *t->shard[team];
    shard.share = mated ? NULL : share;
    shard.mates = mated ? &mates : NULL;
    if (mated && t->narrow_net) {
        b.net = t->narrow_net;
        b.packed = t->narrow_packed;
    }
    for (size_t first = slot; first * t->cut.lanes < b.lanes; first += t->cut.slots)
        lc_batch_run(&b, &shard, first, slot);
    lc_lane_leave(saved);
}

lc_status lc_trainer_batch(double *norm, lc_trainer *t)
{
    size_t left = t->windows - t->step * t->request.config.batch,
           count = left < t->request.config.batch ? left : t->request.config.batch;
    lc_batch b = lc_batch_of(t, t->window + t->step * t->request.config.batch, count);
    size_t sums = lc_shards_of(b.lanes, t->cut.lanes), used = sums < t->cut.slots ? sums : t->cut.slots;
    double loss = 0, weight = (double)b.known / (double)(t->request.train.horizon * t->request.train.target_count);
    t->rate = lc_trainer_rate(t);
    lc_teams_paced(t->teams, lc_shards_of(used, t->plan.abreast), run_slots, &b);
    for (size_t slot = 0; slot < used; slot++)
        loss += t->slot_loss[slot];
    lc_trainer_mark(t, LC_PHASE_REDUCTION);
    const lc_norms norms = lc_gradient_sum(t->gradient, used, t->request.config.clip_value, lc_trainer_flat_threads(t));
    *norm = norms.whole;
    if (!isfinite(loss) || !isfinite(norms.clipped))
        return lc_batch_diverged(&b, !isfinite(loss));
    lc_trainer_update(t, norms.clipped);
    t->loss_sum += loss * weight;
    t->weight_sum += weight;
    t->norm_sum += *norm;
    t->windows_done += count;
    return LC_OK;
}

/* batch_fault - where the first number of a batch began that is not finite. */
#include <stdio.h>

#include "train/batch.h"

/* Back where forward was finite; nobody wants the sums. */
static bool find_fault_back(lc_fault *fault, lc_shard *shard, const lc_trainer *t, size_t lanes)
{
    lc_real *none[LC_SUMS_MAX] = {NULL};
    lc_net_backward(none, shard, t->request.net, t->packed);
    return lc_net_find_fault_back(fault, shard, t->request.net, lanes);
}

/* A batch once more, on one thread, shard by shard, for the first number that is not finite in what goes forward or, if back,
 * comes back, and the item of its lane. With train.truncate from states of zeros: those that the step began with are gone. */
static bool find_fault(lc_fault *fault, size_t *item, const lc_batch *b, bool back)
{
    const lc_trainer *t = b->trainer;
    const unsigned saved = lc_lane_enter();
    lc_shard shard = *t->shard[0];
    double loss[LC_SUMS_MAX];
    bool found = false;
    shard.before = shard.after = NULL;
    for (size_t first = 0; !found && first * t->cut.lanes < b->lanes; first += t->plan.abreast) {
        const lc_batch_share l = lc_batch_lanes(b, &shard, first);
        lc_batch_fill(b, &shard, &l, first);
        lc_net_forward(&shard, t->request.net, t->packed);
        lc_net_loss(loss, &shard, t->request.net, 1 / lc_batch_divisor(b));
        found = back ? find_fault_back(fault, &shard, t, l.count) : lc_net_find_fault(fault, &shard, t->request.net, l.count);
        *item = found ? l.item[fault->lane] : 0;
    }
    lc_lane_leave(saved);
    return found;
}

lc_status lc_batch_diverged(const lc_batch *b, bool by_loss)
{
    const lc_trainer *t = b->trainer;
    lc_fault_text where = {.data = false};
    lc_fault fault;
    size_t item;
    if (lc_fault_in_weights(&where, t->request.net, t->weights))
        return lc_trainer_diverged(t, by_loss ? "loss" : "gradient", &where);
    if (find_fault(&fault, &item, b, false) || (!by_loss && find_fault(&fault, &item, b, true)))
        where = lc_fault_in_window(&fault, &t->request.train, item, b->steps);
    else if (by_loss) /* windows alone are finite */
        snprintf(where.text, sizeof where.text, "it began in the state that train.truncate carries on from the windows before");
    else
        where = lc_fault_in_gradient(t->request.net, t->gradient->slot[0]);
    return lc_trainer_diverged(t, by_loss ? "loss" : "gradient", &where);
}

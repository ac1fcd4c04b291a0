/* trainer - steps, and what it leaves at the end. */
#include <string.h>

#include "core/clock.h"
#include "train/point.h"
#include "train/trainer_state.h"

/* Between two rounds. */
static bool end_if_finished(lc_progress *progress, lc_trainer *t)
{
    lc_member *m = t->member;
    if (!lc_trainer_is_between(t) || !lc_training_is_over(&t->request.config, t->epoch, m->rounds, m->best_round))
        return false;
    m->training = LC_TRAINING_FINISHED;
    progress->done = true;
    return true;
}

static void report(lc_progress *p, const lc_trainer *t, double norm)
{
    double seconds = lc_clock_seconds() - t->began, per_window = seconds / (double)t->windows_done;
    size_t epochs = t->request.config.epochs, left = (epochs - t->epoch) * t->windows, done = t->step * t->request.config.batch;
    *p = (lc_progress){.epoch = t->epoch + 1, .epochs = epochs, .step = t->step, .steps = t->steps, .gradient_norm = norm};
    p->loss = t->loss_sum / t->weight_sum;
    p->windows_per_second = seconds > 0 ? 1 / per_window : 0;
    p->seconds_left = per_window * (double)(done < left ? left - done : 0);
}

lc_status lc_trainer_step(lc_progress *progress, lc_trainer *t)
{
    double norm;
    if (t->member->training == LC_TRAINING_DIVERGED)
        return lc_fail(LC_E_DIVERGED, "training has diverged, and has no next step");
    if (end_if_finished(progress, t))
        return LC_OK;
    if (lc_trainer_is_between(t))
        lc_trainer_begin_round(t);
    CHECK(lc_trainer_batch(&norm, t));
    t->step++;
    report(progress, t, norm);
    if (lc_trainer_is_between(t) || t->step == t->steps) {
        progress->round_done = true;
        CHECK(lc_trainer_end_round(t));
        end_if_finished(progress, t);
    }
    return LC_OK;
}

lc_trainer_facts lc_trainer_facts_of(const lc_trainer *t)
{
    return (lc_trainer_facts){t->cut, lc_load_of(t->request.net), t->plan, (double)t->windows / (double)t->steps};
}

const lc_member *lc_trainer_member(const lc_trainer *t)
{
    return t->member;
}

lc_member *lc_trainer_finish(lc_trainer *t, lc_point *end)
{
    lc_member *member = t->member;
    if (member->flow)
        lc_trainer_measure(t);
    *end = lc_point_of(t);
    if (end->state) /* patience has ended training within an epoch */
        t->streams->state = NULL;
    t->member = NULL;
    t->weights = t->average = NULL;
    memset(t->moment, 0, sizeof t->moment);
    lc_trainer_free(t);
    return member;
}

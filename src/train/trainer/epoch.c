/* epoch - how epochs, and the rounds they have, begin and end. */
#include <math.h>
#include <string.h>

#include "core/clock.h"
#include "train/trainer_state.h"

void lc_trainer_arrange(lc_trainer *t)
{
    if (t->streams) {
        lc_streams_arrange(t->window, t->windows, t->request.config.batch);
        return;
    }
    for (size_t i = 0; i < t->windows; i++)
        t->window[i] = i;
    t->order->arrange(t->window, t->windows, t->request.seed, t->epoch, &t->order_knobs);
}

void lc_trainer_begin_round(lc_trainer *t)
{
    if (t->step == 0)
        lc_trainer_arrange(t);
    t->loss_sum = t->norm_sum = t->weight_sum = 0;
    t->windows_done = 0;
    t->began = lc_clock_seconds();
}

lc_status lc_trainer_diverged(const lc_trainer *t, const char *what, const lc_fault_text *where)
{
    const lc_train_config *c = &t->request.config;
    t->member->training = LC_TRAINING_DIVERGED;
    return lc_fail(LC_E_DIVERGED, "the %s is not finite in epoch %zu, step %zu of %zu (train.rate %g, train.clip %g)%s%s: %s",
                   what, t->epoch + 1, t->step < t->steps ? t->step + 1 : t->steps, t->steps, t->rate, c->clip,
                   where->text[0] ? ": " : "", where->text,
                   where->data ? "look at the data there"
                               : "try a lower train.rate, a train.clip of 1 or less, or a train.warmup");
}

static double validate(lc_trainer *t)
{
    if (!t->valid_windows)
        return NAN;
    return lc_predictor_loss(t->valid_loss, t->valid, t->packed, &t->request.valid, t->valid_windows);
}

static bool improved(const lc_trainer *t, double valid_loss)
{
    const lc_member *m = t->member;
    return !t->valid_windows || m->best_round == 0 || valid_loss < m->history[m->best_round - 1].valid_loss;
}

/* Steps of the round that has just ended. */
static size_t round_steps(const lc_trainer *t)
{
    const size_t rest = t->step % t->round;
    return rest ? rest : t->round;
}

static void add_round(lc_trainer *t, double valid_loss)
{
    lc_member *m = t->member;
    const bool best = improved(t, valid_loss);
    m->history[m->rounds++] = (lc_epoch){
        .epochs = (double)t->epoch + (double)t->step / (double)t->steps,
        .loss = t->loss_sum / t->weight_sum,
        .valid_loss = valid_loss,
        .gradient_norm = t->norm_sum / (double)round_steps(t),
        .rate = t->rate,
        .seconds = lc_clock_seconds() - t->began,
    };
    if (!best)
        return;
    m->best_round = m->rounds;
    memcpy(m->weights, lc_trainer_result(t), t->length * sizeof *m->weights);
}

lc_status lc_trainer_end_round(lc_trainer *t)
{
    lc_fault_text where = {.data = false};
    lc_trainer_pack_result(t);
    const double valid_loss = validate(t);
    lc_trainer_pack_back(t);
    const bool spoilt = lc_fault_in_weights(&where, t->request.net, t->weights) ||
                        lc_fault_in_weights(&where, t->request.net, lc_trainer_result(t));
    if (t->valid_windows && !isfinite(valid_loss))
        return lc_trainer_diverged(t, "validation loss", &where);
    if (spoilt)
        return lc_trainer_diverged(t, "weight vector", &where);
    add_round(t, valid_loss);
    if (t->step == t->steps) {
        t->epoch++;
        t->step = 0;
    }
    return LC_OK;
}

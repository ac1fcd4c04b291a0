/* point - what of a trainer changes from step to step, shown and put back. */
#include "train/point.h"

#include <math.h>
#include <string.h>

#include "core/clock.h"
#include "core/mem.h"
#include "train/trainer_state.h"

const char *lc_point_block(const lc_point *p, size_t block)
{
    static const char *const name[1 + LC_MOMENTS_MAX] = {"weights", "moment1", "moment2"};
    return p->averaged && block + 1 == p->blocks ? "average" : name[block];
}

static size_t state_length(const lc_trainer *t)
{
    return t->streams ? t->streams->rows * t->streams->stride : 0;
}

lc_point lc_point_of(const lc_trainer *t)
{
    lc_point p = {.epoch = t->epoch, .step = t->step, .length = t->length, .blocks = 1 + t->optim->moments};
    p.block[0] = t->weights;
    for (size_t i = 0; i < t->optim->moments; i++)
        p.block[1 + i] = t->moment[i];
    p.averaged = t->average;
    if (t->average)
        p.block[p.blocks++] = t->average;
    p.state = t->streams && t->step ? t->streams->state : NULL;
    p.state_length = p.state ? state_length(t) : 0;
    if (lc_trainer_is_between(t))
        return p;
    p.windows_done = t->windows_done;
    p.loss_sum = t->loss_sum;
    p.weight_sum = t->weight_sum;
    p.norm_sum = t->norm_sum;
    p.seconds = lc_clock_seconds() - t->began;
    return p;
}

static bool fits(const lc_member *m, const lc_point *p, const lc_trainer *t)
{
    return p->length == t->length && m->length == t->length && p->averaged == (t->average != NULL) &&
           p->blocks == 1 + t->optim->moments + p->averaged && p->epoch + (p->step > 0) <= t->request.config.epochs &&
           m->best_round <= m->rounds && p->step < t->steps &&
           (m->best_round == 0 || isfinite(m->history[m->best_round - 1].valid_loss) == (t->valid_windows > 0)) &&
           m->rounds == p->epoch * lc_shards_of(t->steps, t->round) + p->step / t->round &&
           p->windows_done == p->step % t->round * t->request.config.batch && !p->state == !p->state_length &&
           p->state_length == (p->step ? state_length(t) : 0);
}

lc_status lc_point_put(lc_trainer *t, const lc_member *m, const lc_point *p)
{
    if (!fits(m, p, t))
        return lc_fail(LC_E_MISMATCH, "this point of training (epoch %zu, step %zu, %zu weights) is not one of this training",
                       p->epoch + 1, p->step, p->length);
    const lc_point own = lc_point_of(t);
    for (size_t i = 0; i < own.blocks; i++)
        memcpy(own.block[i], p->block[i], p->length * sizeof *own.block[i]);
    if (p->state)
        memcpy(t->streams->state, p->state, p->state_length * sizeof *p->state);
    memcpy(t->member->weights, m->weights, m->length * sizeof *m->weights);
    memcpy(t->member->history, m->history, m->rounds * sizeof *m->history);
    t->member->rounds = m->rounds;
    t->member->best_round = m->best_round;
    t->epoch = p->epoch;
    t->step = p->step;
    t->windows_done = p->windows_done;
    t->loss_sum = p->loss_sum;
    t->weight_sum = p->weight_sum;
    t->norm_sum = p->norm_sum;
    t->began = lc_clock_seconds() - p->seconds;
    lc_trainer_arrange(t);
    lc_trainer_pack(t, lc_trainer_steps(t));
    return LC_OK;
}

void lc_point_clear(lc_point *p)
{
    for (size_t i = 0; i < p->blocks; i++)
        lc_free(p->block[i]);
    lc_free(p->state);
    *p = (lc_point){0};
}

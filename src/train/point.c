/* point - what of a trainer changes from step to step, shown and put back. */
#include "train/point.h"

#include <string.h>

#include "core/clock.h"
#include "core/mem.h"
#include "train/trainer_state.h"

const char *const lc_point_block[LC_BLOCKS_MAX] = {"weights", "moment1", "moment2"};

static size_t state_length(const lc_trainer *t)
{
    return t->streams ? t->streams->rows * t->streams->stride : 0;
}

lc_point lc_point_of(const lc_trainer *t)
{
    lc_point p = {.step = t->step, .length = t->length, .blocks = 1 + t->optim->moments, .block = {t->weights}};
    for (size_t i = 0; i < t->optim->moments; i++)
        p.block[1 + i] = t->moment[i];
    if (t->step == 0)
        return p;
    p.windows_done = t->windows_done;
    p.loss_sum = t->loss_sum;
    p.weight_sum = t->weight_sum;
    p.norm_sum = t->norm_sum;
    p.seconds = lc_clock_seconds() - t->began;
    p.state = t->streams ? t->streams->state : NULL;
    p.state_length = state_length(t);
    return p;
}

static bool fits(const lc_member *m, const lc_point *p, const lc_trainer *t)
{
    return p->length == t->length && m->length == t->length && p->blocks == 1 + t->optim->moments &&
           m->epochs <= t->request.config.epochs && m->best_epoch <= m->epochs && p->step < t->steps &&
           p->windows_done == p->step * t->request.config.batch && p->state_length == (p->step ? state_length(t) : 0);
}

lc_status lc_point_put(lc_trainer *t, const lc_member *m, const lc_point *p)
{
    if (!fits(m, p, t))
        return lc_fail(LC_E_MISMATCH, "this point of training (epoch %zu, step %zu, %zu weights) is not one of this training",
                       m->epochs + 1, p->step, p->length);
    const lc_point own = lc_point_of(t);
    for (size_t i = 0; i < own.blocks; i++)
        memcpy(own.block[i], p->block[i], p->length * sizeof *own.block[i]);
    if (p->state)
        memcpy(t->streams->state, p->state, p->state_length * sizeof *p->state);
    memcpy(t->member->weights, m->weights, m->length * sizeof *m->weights);
    memcpy(t->member->history, m->history, m->epochs * sizeof *m->history);
    t->member->epochs = m->epochs;
    t->member->best_epoch = m->best_epoch;
    t->step = p->step;
    t->windows_done = p->windows_done;
    t->loss_sum = p->loss_sum;
    t->weight_sum = p->weight_sum;
    t->norm_sum = p->norm_sum;
    t->began = lc_clock_seconds() - p->seconds;
    lc_trainer_arrange(t);
    lc_trainer_pack(t);
    return LC_OK;
}

void lc_point_clear(lc_point *p)
{
    for (size_t i = 0; i < p->blocks; i++)
        lc_free(p->block[i]);
    lc_free(p->state);
    *p = (lc_point){0};
}

/* point - what of a trainer changes from step to step, copied out and in. */
#include "train/point.h"

#include <string.h>

#include "core/clock.h"
#include "core/mem.h"
#include "train/trainer_state.h"

/* The trainer's own blocks; their number. */
static size_t find_blocks(lc_block *block, const lc_trainer *t)
{
    static const char *const moment[LC_MOMENTS_MAX] = {"moment1", "moment2"};
    size_t count = 0;
    block[count++] = (lc_block){"weights", t->weights};
    block[count++] = (lc_block){"best", t->member->weights};
    for (size_t i = 0; i < t->optim->moments; i++)
        block[count++] = (lc_block){moment[i], t->moment[i]};
    return count;
}

static lc_status copy_blocks(lc_point *p, const lc_trainer *t)
{
    lc_block own[LC_BLOCKS_MAX];
    size_t count = find_blocks(own, t);
    for (; p->blocks < count; p->blocks++) {
        lc_block *block = &p->block[p->blocks];
        CHECK(lc_new(&block->value, p->length, sizeof *block->value));
        memcpy(block->value, own[p->blocks].value, p->length * sizeof *block->value);
        block->name = own[p->blocks].name;
    }
    return LC_OK;
}

lc_status lc_point_take(lc_point **out, const lc_trainer *t)
{
    lc_status status = LC_OK;
    const lc_member *m = t->member;
    lc_point *p = NULL;
    TRY(lc_new(&p, 1, sizeof *p));
    *p = (lc_point){.epochs = m->epochs, .best_epoch = m->best_epoch, .step = t->step, .length = t->length};
    p->windows_done = t->windows_done;
    p->loss_sum = t->loss_sum;
    p->weight_sum = t->weight_sum;
    p->norm_sum = t->norm_sum;
    p->seconds = lc_clock_seconds() - t->began;
    TRY(lc_new(&p->history, p->epochs, sizeof *p->history));
    memcpy(p->history, m->history, p->epochs * sizeof *p->history);
    TRY(copy_blocks(p, t));
    *out = p;
    p = NULL;
done:
    lc_point_free(p);
    return status;
}

void lc_point_free(lc_point *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->blocks; i++)
        lc_free(p->block[i].value);
    lc_free(p->history);
    lc_free(p);
}

static bool fits(const lc_point *p, const lc_trainer *t)
{
    lc_block own[LC_BLOCKS_MAX];
    bool same = p->length == t->length && p->blocks == find_blocks(own, t);
    for (size_t i = 0; same && i < p->blocks; i++)
        same = strcmp(p->block[i].name, own[i].name) == 0;
    return same && p->epochs <= t->request.config.epochs && p->best_epoch <= p->epochs && p->step < t->steps &&
           p->windows_done <= t->windows;
}

lc_status lc_point_put(lc_trainer *t, const lc_point *p)
{
    lc_member *m = t->member;
    lc_block own[LC_BLOCKS_MAX];
    if (!fits(p, t))
        return lc_fail(LC_E_MISMATCH, "this point of training (epoch %zu, step %zu, %zu weights) is not one of this training",
                       p->epochs + 1, p->step, p->length);
    size_t count = find_blocks(own, t);
    for (size_t i = 0; i < count; i++)
        memcpy(own[i].value, p->block[i].value, p->length * sizeof *own[i].value);
    memcpy(m->history, p->history, p->epochs * sizeof *m->history);
    m->epochs = p->epochs;
    m->best_epoch = p->best_epoch;
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

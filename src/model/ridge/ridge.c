/* ridge - forecasts: y = V x of each channel, scaled and transformed as networks see values. */
#include "model/ridge/ridge.h"

#include <string.h>

#include "core/combine.h"
#include "core/digest.h"
#include "core/mem.h"
#include "core/parallel.h"

lc_status lc_ridge_new(lc_ridge **out, size_t maps, size_t context, size_t horizon)
{
    lc_status status = LC_OK;
    lc_ridge *r = NULL;
    TRY(lc_new(&r, 1, sizeof *r));
    r->maps = maps;
    r->context = context;
    r->horizon = horizon;
    r->blocks = lc_ridge_blocks(horizon);
    TRY(lc_new(&r->weight, maps * context * horizon, sizeof *r->weight));
    TRY(lc_new(&r->choice, maps * r->blocks, sizeof *r->choice));
    *out = r;
    r = NULL;
done:
    lc_ridge_free(r);
    return status;
}

void lc_ridge_free(lc_ridge *r)
{
    if (!r)
        return;
    lc_free(r->weight);
    lc_free(r->choice);
    lc_free(r);
}

lc_status lc_ridge_copy_choice(lc_ridge **out, const lc_ridge *from)
{
    lc_ridge *r = NULL;
    CHECK(lc_new(&r, 1, sizeof *r));
    *r = *from;
    r->weight = NULL;
    r->choice = NULL;
    const lc_status status = lc_new(&r->choice, r->maps * r->blocks, sizeof *r->choice);
    if (status != LC_OK) {
        lc_ridge_free(r);
        return status;
    }
    memcpy(r->choice, from->choice, r->maps * r->blocks * sizeof *r->choice);
    *out = r;
    return LC_OK;
}

uint64_t lc_ridge_digest(const lc_ridge *r)
{
    return lc_digest(0, r->weight, r->maps * r->context * r->horizon * sizeof *r->weight);
}

/* --- forecasts --------------------------------------------------------------------------------------------------------- */

enum { WINDOWS = 16 }; /* of a piece: their maps stay near */

typedef struct speech {
    double *out;
    const lc_ridge *ridge;
    const lc_forecast_request *request;
    double *x, *y; /* (workers, context), (workers, horizon) */
} speech;

/* Rows that a window lacks are as the first one that it has. */
static void read_context(double *x, const speech *s, lc_window w, size_t channel)
{
    const lc_task *task = s->request->task;
    const lc_scaler *inner = lc_task_inner(task);
    const size_t stride = task->known->channels, context = s->ridge->context;
    const double shift = inner->shift[w.series * stride + channel], scale = inner->scale[w.series * stride + channel];
    const size_t own = context - w.lacks;
    const double *value = task->known->series[w.series].value + (w.origin - own) * stride + channel;
    for (size_t i = 0; i < own; i++)
        x[w.lacks + i] = (lc_transform_at(task->transform, value + i * stride, stride) - shift) / scale;
    for (size_t i = 0; i < w.lacks; i++)
        x[i] = x[w.lacks];
}

static void write_target(double *out, const speech *s, lc_window w, size_t target, const double *y)
{
    const lc_task *task = s->request->task;
    const lc_scaler *inner = lc_task_inner(task);
    const size_t channel = task->targets[target], stride = task->known->channels, at = w.series * stride + channel;
    for (size_t h = 0; h < s->ridge->horizon; h++)
        out[h * task->target_count] = y[h] * inner->scale[at] + inner->shift[at];
    lc_transform_undo(out, s->ridge->horizon, task->target_count, task->transform,
                      task->known->series[w.series].value[(w.origin - 1) * stride + channel]);
}

static void say(const speech *s, size_t index, size_t target, size_t worker)
{
    const lc_ridge *r = s->ridge;
    const lc_task *task = s->request->task;
    const lc_window w = lc_windows_at(s->request->windows, s->request->first + index);
    double *x = s->x + worker * r->context, *y = s->y + worker * r->horizon;
    const double *weight = r->weight + (r->maps > 1 ? target : 0) * r->context * r->horizon;
    read_context(x, s, w, task->targets[target]);
    memset(y, 0, r->horizon * sizeof *y);
    lc_combine(y, &(lc_combined){x, weight, r->context, r->horizon, r->horizon});
    write_target(s->out + index * r->horizon * task->target_count + target, s, w, target, y);
}

static void say_piece(void *ctx, size_t piece, size_t worker)
{
    const speech *s = ctx;
    const size_t first = piece * WINDOWS, left = s->request->count - first;
    for (size_t target = 0; target < s->request->task->target_count; target++)
        for (size_t i = 0; i < (left < WINDOWS ? left : WINDOWS); i++)
            say(s, first + i, target, worker);
}

lc_status lc_ridge_predict(double *out, const lc_ridge *ridge, const lc_forecast_request *r)
{
    lc_status status = LC_OK;
    const size_t pieces = (r->count + WINDOWS - 1) / WINDOWS, workers = lc_parallel_workers(pieces, r->threads);
    speech s = {.out = out, .ridge = ridge, .request = r};
    TRY(lc_new(&s.x, workers * ridge->context, sizeof *s.x));
    TRY(lc_new(&s.y, workers * ridge->horizon, sizeof *s.y));
    lc_parallel(pieces, r->threads, say_piece, &s);
done:
    lc_free(s.x);
    lc_free(s.y);
    return status;
}

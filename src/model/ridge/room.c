/* room - memory for the maps of a ridge regression. */
#include "core/mem.h"
#include "model/ridge/fit.h"

size_t lc_ridge_room_bytes(const lc_task *task)
{
    const size_t n = task->window.context, h = task->window.horizon;
    return 2 * lc_gram_bytes(task) + (3 * n * n + 3 * n * h) * sizeof(double);
}

lc_status lc_ridge_room_new(lc_ridge_room *out, const lc_task *task, const lc_ridge_plan *plan)
{
    lc_status status = LC_OK;
    const size_t h = task->window.horizon;
    size_t n = 1;
    lc_ridge_room r = {0};
    for (size_t i = 0; i < plan->lookbacks; i++)
        n = plan->lookback[i] > n ? plan->lookback[i] : n;
    TRY(lc_gram_new(&r.train, task));
    TRY(lc_gram_new(&r.valid, task));
    TRY(lc_new(&r.xx, n * n, sizeof *r.xx));
    TRY(lc_new(&r.check_xx, n * n, sizeof *r.check_xx));
    TRY(lc_new(&r.factor, n * n, sizeof *r.factor));
    TRY(lc_new(&r.xy, n * h, sizeof *r.xy));
    TRY(lc_new(&r.check_xy, n * h, sizeof *r.check_xy));
    TRY(lc_new(&r.w, n * h, sizeof *r.w));
    TRY(lc_new(&r.yy, h, sizeof *r.yy));
    TRY(lc_new(&r.check_yy, h, sizeof *r.check_yy));
    TRY(lc_new(&r.row, h, sizeof *r.row));
    TRY(lc_new(&r.error, h, sizeof *r.error));
    TRY(lc_new(&r.fit, h, sizeof *r.fit));
    TRY(lc_new(&r.g, task->window.context + h, sizeof *r.g));
    TRY(lc_new(&r.best, lc_ridge_blocks(h), sizeof *r.best));
    TRY(lc_new(&r.best_fit, lc_ridge_blocks(h), sizeof *r.best_fit));
    *out = r;
    r = (lc_ridge_room){0};
done:
    lc_ridge_room_clear(&r);
    return status;
}

void lc_ridge_room_clear(lc_ridge_room *r)
{
    double *const block[] = {r->xx, r->xy,  r->yy, r->check_xx, r->check_xy, r->check_yy, r->factor,
                             r->w,  r->row, r->g,  r->error,    r->fit,      r->best,     r->best_fit};
    for (size_t i = 0; i < sizeof block / sizeof *block; i++)
        lc_free(block[i]);
    lc_gram_clear(&r->train);
    lc_gram_clear(&r->valid);
}

#include "model/context.h"

#include "core/parallel.h"

typedef struct extrapolation {
    double *out;
    const lc_kind *kind;
    const lc_predict_request *request;
} extrapolation;

static void run_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const extrapolation *e = ctx;
    const lc_task *task = e->request->task;
    size_t horizon = task->window.horizon, targets = task->target_count;
    lc_window window = lc_windows_at(e->request->windows, e->request->first + index);
    for (size_t target = 0; target < targets; target++) {
        lc_context context = lc_context_of(task, window, target);
        e->kind->extrapolate(e->out + index * horizon * targets + target, targets, horizon, &context, task);
    }
}

lc_status lc_kind_predict(double *out, const lc_kind *kind, const lc_predict_request *request)
{
    extrapolation e = {.out = out, .kind = kind, .request = request};
    if (kind->predict)
        return kind->predict(out, request);
    lc_parallel(request->count, request->threads, run_window, &e);
    return LC_OK;
}

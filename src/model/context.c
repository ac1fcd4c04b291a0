#include "model/context.h"

#include "core/parallel.h"

typedef struct sweep {
    double *out;
    const lc_kind *kind;
    const lc_predict_request *request;
} sweep;

static void run_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const sweep *s = ctx;
    const lc_task *task = s->request->task;
    size_t horizon = task->config->window.horizon, targets = task->target_count;
    lc_window window = lc_windows_at(s->request->windows, s->request->first + index);
    for (size_t target = 0; target < targets; target++) {
        lc_context context = lc_context_of(task, window, target);
        s->kind->extrapolate(s->out + index * horizon * targets + target, targets, horizon, &context, task);
    }
}

lc_status lc_kind_predict(double *out, const lc_kind *kind, const lc_predict_request *request)
{
    sweep s = {.out = out, .kind = kind, .request = request};
    if (kind->predict)
        return kind->predict(out, request);
    lc_parallel(request->count, lc_parallel_threads(request->task->config->run.threads), run_window, &s);
    return LC_OK;
}

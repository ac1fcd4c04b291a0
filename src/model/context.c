#include "model/context.h"

#include "core/parallel.h"

typedef struct sweep {
    double *out;
    const lc_task *task;
    const lc_windows *windows;
    size_t first;
    lc_extrapolate each;
} sweep;

static void run_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const sweep *s = ctx;
    size_t horizon = s->task->config->window.horizon, targets = s->task->target_count;
    lc_window window = lc_windows_at(s->windows, s->first + index);
    for (size_t target = 0; target < targets; target++) {
        lc_context context = lc_context_of(s->task, window, target);
        s->each(s->out + index * horizon * targets + target, targets, horizon, &context, s->task);
    }
}

lc_status lc_context_predict(double *out, const lc_task *task, const lc_windows *windows, size_t first, size_t count,
                             lc_extrapolate each)
{
    sweep s = {.out = out, .task = task, .windows = windows, .first = first, .each = each};
    lc_parallel(count, lc_parallel_threads(task->config->run.threads), run_window, &s);
    return LC_OK;
}

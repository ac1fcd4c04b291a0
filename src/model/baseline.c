/* baseline - runs a baseline over windows, one channel of one context at a time. */
#include "model/baseline.h"

#include "core/parallel.h"

typedef struct extrapolation {
    double *out;
    const lc_baseline *baseline;
    const lc_forecast_request *request;
} extrapolation;

static lc_context context_of(const lc_task *task, lc_window window, size_t target)
{
    size_t channels = task->known->channels, rows = task->window.context;
    const double *first = task->known->series[window.series].value + (window.origin - rows) * channels;
    return (lc_context){.value = first + task->targets[target], .stride = channels, .rows = rows};
}

static void run_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const extrapolation *e = ctx;
    const lc_task *task = e->request->task;
    size_t targets = task->target_count;
    double *out = e->out + index * lc_task_cells(task);
    lc_window window = lc_windows_at(e->request->windows, e->request->first + index);
    for (size_t target = 0; target < targets; target++) {
        lc_context context = context_of(task, window, target);
        e->baseline->extrapolate(out + target, targets, task->window.horizon, &context, task);
    }
}

void lc_baseline_predict(double *out, const lc_baseline *baseline, const lc_forecast_request *request)
{
    extrapolation e = {.out = out, .baseline = baseline, .request = request};
    lc_parallel(request->count, request->threads, run_window, &e);
}

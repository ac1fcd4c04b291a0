/* baseline - runs a baseline over windows, one channel of one context at a time. */
#include "model/baseline.h"

#include "core/parallel.h"

typedef struct extrapolation {
    double *out;
    const lc_baseline *baseline;
    lc_knob_values knobs;
    const lc_forecast_request *request;
} extrapolation;

static lc_context context_of(const extrapolation *e, lc_window window, size_t target)
{
    const lc_task *task = e->request->task;
    size_t channels = task->known->channels, rows = task->window.context;
    const double *first = task->known->series[window.series].value + (window.origin - rows) * channels;
    return (lc_context){.value = first + task->targets[target], .stride = channels, .rows = rows, .knobs = &e->knobs};
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
        lc_context context = context_of(e, window, target);
        e->baseline->extrapolate(out + target, targets, task->window.horizon, &context, task);
    }
}

lc_status lc_baseline_check(const char *name, const lc_config *config)
{
    const lc_baseline *baseline = lc_baseline_find(name);
    lc_knob_values knobs;
    CHECK(lc_knobs_read(&knobs, &config->model.knobs, name, baseline->knobs));
    return baseline->check ? baseline->check(config, &knobs) : LC_OK;
}

lc_status lc_baseline_predict(double *out, const char *name, const lc_knobs *knobs, const lc_forecast_request *request)
{
    extrapolation e = {.out = out, .baseline = lc_baseline_find(name), .request = request};
    CHECK(lc_knobs_read(&e.knobs, knobs, name, e.baseline->knobs));
    lc_parallel(request->count, request->threads, run_window, &e);
    return LC_OK;
}

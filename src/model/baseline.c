/* baseline - runs a baseline over windows, one channel of one context at a time. */
#include "model/baseline.h"

#include "core/mem.h"
#include "core/parallel.h"

typedef struct extrapolation {
    double *out;
    const lc_baseline *baseline;
    lc_knob_values knobs;
    const lc_forecast_request *request;
    lc_rows series;      /* that the windows are of */
    unsigned char *fact; /* (series, targets) of baseline->bytes; NULL if it learns nothing */
} extrapolation;

static lc_window window_at(const extrapolation *e, size_t index)
{
    return lc_windows_at(e->request->windows, e->request->first + index);
}

static lc_context context_of(const extrapolation *e, lc_window window, size_t target)
{
    const lc_task *task = e->request->task;
    const size_t channel = task->targets[target], stride = task->known->channels, rows = task->window.context;
    const size_t cell = (window.series - e->series.first) * task->target_count + target;
    return (lc_context){
        .value = task->known->series[window.series].value + (window.origin - rows) * stride + channel,
        .stride = stride,
        .rows = rows,
        .series = window.series,
        .origin = window.origin,
        .channel = channel,
        .knobs = &e->knobs,
        .fact = e->fact ? e->fact + cell * e->baseline->bytes : NULL,
    };
}

static void run_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const extrapolation *e = ctx;
    const lc_task *task = e->request->task;
    size_t targets = task->target_count;
    double *out = e->out + index * lc_task_cells(task);
    for (size_t target = 0; target < targets; target++) {
        lc_context context = context_of(e, window_at(e, index), target);
        e->baseline->extrapolate(out + target, targets, task->window.horizon, &context, task);
    }
}

static lc_status learn(extrapolation *e)
{
    if (!e->baseline->learn || e->request->count == 0)
        return LC_OK;
    e->series = (lc_rows){SIZE_MAX, 0};
    for (size_t i = 0; i < e->request->count; i++) {
        const size_t series = window_at(e, i).series;
        e->series.first = series < e->series.first ? series : e->series.first;
        e->series.end = series < e->series.end ? e->series.end : series + 1;
    }
    CHECK(lc_new(&e->fact, (e->series.end - e->series.first) * e->request->task->target_count, e->baseline->bytes));
    return e->baseline->learn(e->fact, e->request->task, e->series);
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
    lc_status status = learn(&e);
    if (status == LC_OK)
        lc_parallel(request->count, request->threads, run_window, &e);
    lc_free(e.fact);
    return status;
}

/* baseline - runs a baseline over windows, one channel of one context at a time. */
#include "model/baseline.h"

#include <string.h>

#include "core/mem.h"
#include "core/parallel.h"

typedef struct extrapolation {
    double *out;
    const lc_baseline *baseline;
    lc_knob_values knobs;
    const lc_forecast_request *request;
    lc_learned learned;
} extrapolation;

static lc_window window_at(const extrapolation *e, size_t index)
{
    return lc_windows_at(e->request->windows, e->request->first + index);
}

static lc_context context_of(const extrapolation *e, lc_window window, size_t target)
{
    const lc_task *task = e->request->task;
    const size_t channel = task->targets[target], stride = task->known->channels, rows = task->window.context - window.lacks;
    const size_t cell = (window.series - e->learned.series.first) * task->target_count + target;
    return (lc_context){
        .value = task->known->series[window.series].value + (window.origin - rows) * stride + channel,
        .stride = stride,
        .rows = rows,
        .series = window.series,
        .origin = window.origin,
        .channel = channel,
        .knobs = &e->knobs,
        .fact = e->learned.fact ? e->learned.fact + cell * e->baseline->bytes : NULL,
    };
}

/* The same shares for every step: what is known is the same. */
static void classify(double *out, const extrapolation *e, lc_window window)
{
    const lc_classes *c = e->request->task->classes;
    for (size_t cell = 0; cell < c->steps * c->targets; cell++)
        e->baseline->classify(out + cell * c->count, e->request->task, window, cell % c->targets);
}

/* Of a forecast's steps the first ones, before it says the same again. */
static size_t steps_before_it_repeats(const lc_baseline *b, const lc_task *task, size_t horizon)
{
    const size_t period[] = {horizon, 1, task->data.season};
    return period[b->repeats] < horizon ? period[b->repeats] : horizon;
}

/* out (count) begins with `known` numbers, and repeats them. */
static void repeat(double *out, size_t known, size_t count)
{
    for (size_t more; known < count; known += more) {
        more = known < count - known ? known : count - known;
        memcpy(out + known, out, more * sizeof *out);
    }
}

static void run_window(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const extrapolation *e = ctx;
    const lc_task *task = e->request->task;
    const lc_window window = window_at(e, index);
    const size_t horizon = e->request->horizon ? e->request->horizon : task->window.horizon, targets = task->target_count;
    if (e->baseline->classify) {
        classify(e->out + index * lc_task_cells(task) * lc_task_columns(task), e, window);
        return;
    }
    const size_t steps = steps_before_it_repeats(e->baseline, task, horizon);
    double *out = e->out + index * horizon * targets;
    for (size_t target = 0; target < targets; target++) {
        lc_context context = context_of(e, window, target);
        e->baseline->extrapolate(out + target, targets, steps, &context, task);
    }
    repeat(out, steps * targets, horizon * targets);
}

lc_status lc_baseline_learn(lc_learned *out, const char *name, const lc_task *task, lc_rows series)
{
    const lc_baseline *baseline = lc_baseline_find(name);
    lc_learned learned = {series, NULL};
    if (baseline->learn && series.end > series.first) {
        CHECK(lc_new(&learned.fact, (series.end - series.first) * task->target_count, baseline->bytes));
        const lc_status status = baseline->learn(learned.fact, task, series);
        if (status != LC_OK) {
            lc_free(learned.fact);
            return status;
        }
    }
    *out = learned;
    return LC_OK;
}

/* The series that the windows are of. */
static lc_rows series_of(const extrapolation *e)
{
    lc_rows rows = {SIZE_MAX, 0};
    for (size_t i = 0; i < e->request->count; i++) {
        const size_t series = window_at(e, i).series;
        rows.first = series < rows.first ? series : rows.first;
        rows.end = series < rows.end ? rows.end : series + 1;
    }
    return rows;
}

lc_status lc_baseline_check(const char *name, const lc_config *config)
{
    const lc_baseline *baseline = lc_baseline_find(name);
    lc_knob_values knobs;
    if (baseline->classes != lc_class_config_is_on(&config->classes))
        return lc_fail(LC_E_CONFIG,
                       baseline->classes ? "model.kind = %s says a class: set classes.of"
                                         : "model.kind = %s says a number, and classes.of asks for a class: majority "
                                           "and last_class say one",
                       name);
    CHECK(lc_knobs_read(&knobs, &config->model.knobs, name, baseline->knobs));
    return baseline->check ? baseline->check(config, &knobs) : LC_OK;
}

lc_status lc_baseline_predict(double *out, const char *name, const lc_knobs *knobs, const lc_learned *learned,
                              const lc_forecast_request *request)
{
    extrapolation e = {.out = out, .baseline = lc_baseline_find(name), .request = request};
    CHECK(lc_knobs_read(&e.knobs, knobs, name, e.baseline->knobs));
    if (learned)
        e.learned = *learned;
    else
        CHECK(lc_baseline_learn(&e.learned, name, request->task, series_of(&e)));
    lc_parallel(request->count, request->threads, run_window, &e);
    if (!learned)
        lc_free(e.learned.fact);
    return LC_OK;
}

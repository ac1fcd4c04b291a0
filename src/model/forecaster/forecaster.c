/* forecaster - a task and what forecasts it: a network or a baseline. */
#include "model/forecaster.h"

#include <math.h>

#include "core/knob.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "core/status.h"
#include "model/beside.h"
#include "model/interval.h"
#include "model/normalize.h"
#include "model/title.h"
#include "nn/head.h"
#include "train/weigh.h"

lc_status lc_forecaster_begin(lc_forecaster **out, const lc_task *task, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    TRY(lc_new(&f, 1, sizeof *f));
    f->config = *config;
    f->config.data = task->data;
    f->config.window = task->window;
    f->config.classes = task->class_config;
    f->task = task;
    TRY(lc_config_check(&f->config));
    lc_config_title(f->title, sizeof f->title, &f->config);
    f->baseline = lc_baseline_find(config->model.kind);
    if (lc_ridge_is(&config->model))
        TRY(lc_regression_new(&f->regression, task, &f->config));
    else if (!f->baseline)
        TRY(lc_neural_new(&f->neural, task, &f->config));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    return status;
}

/* Of a network that says quantiles of given levels, none of them the middle: its point is one of the others. */
static lc_status note_point(lc_buffer *notes, const lc_config *config)
{
    const lc_head *head = lc_head_find(config->model.loss);
    lc_knob_values knobs;
    size_t count;
    double nearest = 0;
    if (!head || !head->levels)
        return LC_OK;
    CHECK(lc_knobs_read(&knobs, &config->model.knobs, config->model.loss, head->knobs));
    const double *level = head->levels(&count, &knobs);
    for (size_t i = 0; i < count; i++)
        nearest = fabs(level[i] - 0.5) <= fabs(nearest - 0.5) ? level[i] : nearest;
    if (fabs(nearest - 0.5) > 1e-9)
        lc_buffer_line(
            notes,
            "model.%s.levels has no 0.5: the point, by which the forecast is compared with baselines, is the quantile of "
            "%g; add 0.5",
            config->model.loss, nearest);
    return LC_OK;
}

/* What is said to networks alone. */
static lc_status note_training(lc_buffer *notes, const lc_task *task, const lc_config *config)
{
    const lc_windows *windows;
    if (lc_baseline_find(config->model.kind) || lc_ridge_is(&config->model))
        return LC_OK;
    CHECK(note_point(notes, config));
    CHECK(lc_task_training(&windows, task));
    return lc_weigh_note(notes, windows, &config->train);
}

/* Errors over validation windows make intervals: without any, all training is in vain. */
static lc_status check_interval(const lc_task *task, const lc_config *config)
{
    const lc_windows *valid = task->windows[LC_VALID];
    if (!lc_interval_is_asked(&config->model) || (valid && lc_windows_count(valid)))
        return LC_OK;
    return lc_fail(
        LC_E_CONFIG,
        "model.interval = %s measures errors over the validation windows, and data.split = %s leaves none: set it to %s",
        config->model.interval, config->data.split, lc_interval_names()[0]);
}

lc_status lc_forecaster_over(lc_forecaster **out, const lc_task *task, const lc_config *asked)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    lc_config config = *asked;
    lc_buffer notes = {0};
    if (*asked->train.from)
        return lc_fail(LC_E_CONFIG, "train.from: only a training of its own (lanecast train) begins with the weights of a run");
    CHECK(check_interval(task, asked));
    lc_buffer_add(&notes, task->notes);
    TRY(lc_normalize_choose(&config, &notes, task));
    TRY(note_training(&notes, task, &config));
    TRY(lc_forecaster_begin(&f, task, &config));
    TRY(lc_buffer_take(&f->notes, &notes));
    if (!f->baseline)
        TRY(lc_seen_new(&f->seen, task->dataset, task->split));
    if (f->neural)
        TRY(lc_neural_begin(f->neural, lc_forecaster_threads(f)));
    if (f->regression)
        TRY(lc_regression_begin(f->regression, NULL, lc_forecaster_threads(f)));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    lc_buffer_free(&notes);
    return status;
}

void lc_forecaster_free(lc_forecaster *f)
{
    if (!f)
        return;
    lc_neural_free(f->neural);
    lc_regression_free(f->regression);
    lc_ridge_free(f->beside);
    lc_ridge_free(f->as);
    lc_free(f->unridged);
    lc_task_free(f->owned);
    lc_interval_free(f->interval);
    lc_free(f->seen);
    lc_free(f->notes);
    lc_free(f->alias);
    lc_free(f);
}

bool lc_forecaster_wants_choice(const lc_forecaster *f)
{
    const lc_windows *valid = f->task->windows[LC_VALID];
    return !f->baseline && !f->task->classes && (!valid || lc_windows_count(valid) == 0);
}

void lc_forecaster_watch(lc_forecaster *f, bool (*stopping)(void))
{
    f->stopping = stopping;
    if (f->regression)
        lc_regression_watch(f->regression, stopping);
}

lc_status lc_forecaster_take_choice(lc_forecaster *f, const lc_ridge *as)
{
    if (!as || !lc_forecaster_wants_choice(f))
        return LC_OK;
    lc_ridge_free(f->as);
    f->as = NULL;
    CHECK(lc_ridge_copy_choice(&f->as, as));
    return f->regression ? lc_regression_begin(f->regression, f->as, lc_forecaster_threads(f)) : LC_OK;
}

bool lc_forecaster_wants_beside(const lc_forecaster *f)
{
    return f->neural && f->config.model.ridge && !f->task->classes;
}

static lc_status fit_beside(lc_forecaster *f)
{
    if (f->beside || f->unridged || !lc_forecaster_wants_beside(f))
        return LC_OK;
    return lc_beside_fit(
        &f->beside, &f->unridged, f->task,
        &(lc_beside_plan){f->as, lc_net_length(lc_neural_net(f->neural)), lc_forecaster_threads(f), f->stopping});
}

lc_status lc_forecaster_step(lc_progress *progress, lc_forecaster *f)
{
    CHECK(fit_beside(f));
    if (f->neural)
        CHECK(lc_neural_step(progress, f->neural));
    else if (f->regression)
        CHECK(lc_regression_step(progress, f->regression));
    else {
        CHECK(lc_task_check_missing(f->task));
        *progress = (lc_progress){.done = true};
    }
    return progress->done && !f->interval ? lc_interval_fit(&f->interval, f) : LC_OK;
}

size_t lc_forecaster_threads(const lc_forecaster *f)
{
    return lc_parallel_threads(f->config.run.threads);
}

size_t lc_forecaster_workers(const lc_forecaster *f)
{
    return f->regression ? lc_regression_workers(f->regression) : f->neural ? lc_neural_workers(f->neural) : 1;
}

/* What is known of rows beyond the last is not the task's. */
static lc_status check_rows(const lc_forecaster *f, const lc_forecast_request *r)
{
    for (size_t i = r->first; f->task->ahead && i < r->first + r->count; i++) {
        const lc_window w = lc_windows_at(r->windows, i);
        if (w.origin + f->task->window.horizon > f->task->dataset->series[w.series].rows)
            return lc_fail(LC_E_USAGE,
                           "series '%s': a horizon beyond the last row, of which data.known is not known: "
                           "lc_forecaster_future looks for it",
                           f->task->dataset->series[w.series].name);
    }
    return LC_OK;
}

lc_status lc_forecaster_predict(double *out, const lc_forecaster *f, const lc_windows *windows, size_t first, size_t count)
{
    const lc_forecast_request request = {.windows = windows, .first = first, .count = count};
    CHECK(check_rows(f, &request));
    return lc_forecaster_predict_ahead(out, f, &request);
}

lc_status lc_outlook_predict(double *out, const lc_outlook *outlook, const lc_windows *windows, size_t first, size_t count)
{
    const lc_forecast_request request = {.windows = windows, .first = first, .count = count, .outlook = outlook};
    CHECK(check_rows(outlook->forecaster, &request));
    return lc_forecaster_predict_ahead(out, outlook->forecaster, &request);
}

lc_status lc_forecaster_predict_ahead(double *out, const lc_forecaster *f, const lc_forecast_request *wanted)
{
    lc_forecast_request request = *wanted;
    request.task = request.task ? request.task : f->task;
    size_t columns;
    request.threads = lc_forecaster_threads(f);
    lc_outlook_list(&columns, request.outlook); /* a point alone is not corrected, whatever its horizon */
    return f->interval && columns > 1 ? lc_interval_predict(out, f, &request) : lc_forecaster_predict_base(out, f, &request);
}

lc_status lc_forecaster_windows(const lc_windows **out, const lc_forecaster *f, lc_part part)
{
    return lc_task_windows(out, f->task, part);
}

lc_status lc_forecaster_training_windows(const lc_windows **out, const lc_forecaster *f)
{
    return lc_task_training(out, f->task);
}

/* rollout - forecasts are appended to the context, and the next ones are made from there, by a task of these rows. */
#include "model/future/rollout.h"

#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/scaler.h"
#include "data/stamp.h"
#include "model/future/ahead.h"

/* --- what can be continued ------------------------------------------------------------------------------------------- */

static bool is_target(const lc_task *task, size_t channel)
{
    bool found = false;
    for (size_t i = 0; i < task->target_count; i++)
        found |= task->targets[i] == channel;
    return found;
}

static bool is_known(const lc_task *task, size_t channel)
{
    bool found = false;
    for (size_t i = 0; i < task->future_count; i++)
        found |= task->future[i].field == LC_COVARIATE_CHANNEL && task->future[i].channel == channel;
    return found;
}

lc_status lc_rollout_check(const lc_task *task, size_t horizon)
{
    lc_status status = LC_OK;
    lc_few unknown = {.most = 10};
    for (size_t i = 0; i < task->input_count; i++) {
        const size_t c = task->inputs[i];
        if (!is_target(task, c) && !is_known(task, c) && !lc_task_inner(task)->across[c])
            lc_few_add(&unknown, task->dataset->channel[c].name, "");
    }
    if (unknown.count)
        status =
            lc_fail(LC_E_CONFIG,
                    "%zu rows are more than window.horizon = %zu, so that forecasts have to be read as context, but nothing "
                    "is known of the future of input %s: train with it in data.known or data.target, or without it (data.input "
                    "names what is read)",
                    horizon, task->window.horizon, lc_few_text(&unknown));
    lc_few_free(&unknown);
    return status;
}

/* --- the rows that the next forecasts are made from ------------------------------------------------------------------- */

/* Rows that the forecasts after `done` of them are made from: of the series, then of those forecasts. */
typedef struct behind {
    size_t own, forecast, lacks; /* lacks: as of a window */
} behind;

/* A context, and the rows before it that a transform looks at. */
static behind rows_behind(const lc_task *task, const lc_window *w, size_t done)
{
    const size_t reach = lc_task_reach(task), own = reach > done ? reach - done : 0;
    const size_t lacks = w->lacks > done ? w->lacks - done : 0, kept = reach - w->lacks;
    return (behind){own < kept ? own : kept, done < reach ? done : reach, lacks};
}

static void copy_stamp(lc_series *to, size_t row, const lc_series *from, size_t at)
{
    to->time[row] = from->time[at];
    if (to->offset)
        to->offset[row] = from->offset[at];
}

/* A row that was forecast: its targets, what is known of it, and of the rest the last row of the series. */
static void append(lc_series *to, size_t row, const lc_task *task, const lc_window *w, const lc_series *future, size_t step)
{
    const size_t channels = task->dataset->channels;
    double *value = to->value + row * channels;
    const double *known = lc_task_values_at(task, w, future->time[step]);
    const double *last = task->known->series[w->series].value + (w->origin - 1) * channels;
    copy_stamp(to, row, future, step);
    for (size_t c = 0; c < channels; c++)
        value[c] = known && is_known(task, c) ? known[c] : last[c];
    for (size_t i = 0; i < task->target_count; i++)
        value[task->targets[i]] = future->value[step * task->target_count + i];
}

/* The last known rows of a series, and the last of `done` rows of its forecast. */
static lc_status extend(lc_series *to, const lc_future_plan *p, size_t i, const lc_series *future, size_t done)
{
    const lc_task *task = p->forecaster->task;
    const lc_window *w = &p->window[i];
    const lc_series *from = &task->known->series[w->series];
    const behind b = rows_behind(task, w, done);
    const size_t channels = task->dataset->channels;
    CHECK(lc_series_like(to, from, b.own + b.forecast));
    CHECK(lc_new(&to->value, (b.own + b.forecast) * channels, sizeof *to->value));
    memcpy(to->value, from->value + (w->origin - b.own) * channels, b.own * channels * sizeof *to->value);
    for (size_t row = 0; row < b.own; row++)
        copy_stamp(to, row, from, w->origin - b.own + row);
    for (size_t k = 0; k < b.forecast; k++)
        append(to, b.own + k, task, w, future, done - b.forecast + k);
    return LC_OK;
}

/* Series keep their places, for their scales have them too; those that are not forecast are empty. */
static lc_status extended(lc_dataset **out, const lc_future_plan *p, const lc_dataset *future, size_t done)
{
    lc_status status = LC_OK;
    const lc_dataset *from = p->forecaster->task->dataset;
    lc_dataset *d = NULL;
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(lc_copy_text(&d->title, ""));
    TRY(lc_new(&d->channel, from->channels, sizeof *d->channel));
    d->channels = from->channels;
    for (size_t c = 0; c < from->channels; c++) {
        TRY(lc_copy_text(&d->channel[c].name, from->channel[c].name));
        TRY(lc_copy_text(&d->channel[c].units, from->channel[c].units ? from->channel[c].units : ""));
    }
    TRY(lc_new(&d->series, from->series_count, sizeof *d->series));
    d->series_count = from->series_count;
    for (size_t i = 0; i < from->series_count; i++)
        TRY(lc_copy_text(&d->series[i].name, from->series[i].name));
    for (size_t i = 0; i < p->count; i++)
        TRY(extend(&d->series[p->window[i].series], p, i, &future->series[i], done));
    *out = d;
    d = NULL;
done:
    lc_dataset_free(d);
    return status;
}

/* A task of these rows, of as many rows a forecast as a round has. */
static lc_status task_of(lc_task **out, const lc_future_plan *p, const lc_dataset *rows)
{
    const lc_forecaster *f = p->forecaster;
    lc_fitted fitted = {.axis = f->task->axis};
    lc_config config = f->config;
    config.window.horizon = p->round;
    lc_status status = LC_OK;
    TRY(lc_scaler_copy(&fitted.scaler, f->task->scaler));
    if (f->task->inner)
        TRY(lc_scaler_copy(&fitted.inner, f->task->inner));
    TRY(lc_task_new_fitted(out, rows, &config, &fitted));
done:
    lc_scaler_free(fitted.scaler);
    lc_scaler_free(fitted.inner);
    return status;
}

/* --- forecasts -------------------------------------------------------------------------------------------------------- */

/* Whether a round is forecast from rows of its own: those that were forecast before, or a horizon that the task does not have. */
static bool is_apart(const lc_future_plan *p, size_t done)
{
    return done || p->round > p->forecaster->task->window.horizon;
}

/* The windows after `done` rows of the forecast, and what is known of the rows after these. */
static void move_on(lc_window *window, lc_ahead *ahead, const lc_future_plan *p, size_t done)
{
    for (size_t i = 0; i < p->count; i++) {
        const lc_window *w = &p->window[i];
        window[i] = *w;
        if (is_apart(p, done)) {
            const behind b = rows_behind(p->forecaster->task, w, done);
            window[i].origin = b.own + b.forecast;
            window[i].lacks = b.lacks;
        }
        if (ahead) /* may be before row 0: the difference to an origin is what counts */
            ahead->first[w->series] = window[i].origin - done;
    }
}

/* The next rows of the forecast, as many as a round has, or as are left. */
static lc_status forecast(lc_dataset *future, const lc_future_plan *p, const lc_forecast_request *request, size_t done)
{
    lc_status status = LC_OK;
    const size_t left = future->series->rows - done, width = future->channels, numbers = p->round * width;
    const size_t rows = left < p->round ? left : p->round;
    double *value = NULL;
    TRY(lc_new(&value, p->count * numbers, sizeof *value));
    TRY(lc_forecaster_predict_ahead(value, p->forecaster, request));
    for (size_t i = 0; i < p->count; i++)
        memcpy(future->series[i].value + done * width, value + i * numbers, rows * width * sizeof *value);
done:
    lc_free(value);
    return status;
}

static lc_status forecast_after(lc_dataset *future, const lc_future_plan *p, lc_ahead *ahead, size_t done)
{
    lc_status status = LC_OK;
    lc_dataset *rows = NULL;
    lc_task *task = NULL;
    lc_windows *windows = NULL;
    lc_window *window = NULL;
    TRY(lc_new(&window, p->count, sizeof *window));
    move_on(window, ahead, p, done);
    TRY(lc_windows_list(&windows, window, p->count));
    if (is_apart(p, done)) {
        TRY(extended(&rows, p, future, done));
        TRY(task_of(&task, p, rows));
    }
    const lc_forecast_request request = {
        .task = task, .windows = windows, .count = p->count, .ahead = ahead, .outlook = p->request->outlook};
    TRY(forecast(future, p, &request, done));
done:
    lc_windows_free(windows);
    lc_task_free(task);
    lc_dataset_free(rows);
    lc_free(window);
    return status;
}

lc_status lc_rollout(lc_dataset *future, const lc_future_plan *p, lc_ahead *ahead)
{
    for (size_t done = 0; done < future->series->rows; done += p->round)
        CHECK(forecast_after(future, p, ahead, done));
    return LC_OK;
}

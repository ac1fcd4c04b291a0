/* task - makes what is forecast, once, and hands it out. */
#include "model/task.h"

#include <assert.h>
#include <math.h>

#include "core/mem.h"
#include "data/beyond.h"
#include "data/fill.h"
#include "model/season.h"
#include "model/task_data.h"

/* --- windows ---------------------------------------------------------------------------------------------------------- */

/* Where truth is looked for. A transform that looks at the row before has no value after a missing one; where that row is filled,
 * it has the one that forecasts are counted from, so that only values which are missing themselves forbid windows. */
static const lc_dataset *truth_of(const lc_task *task)
{
    const bool masked = lc_missing_of(task->data.missing) == LC_MISSING_MASK, filled = task->known != task->dataset;
    return task->transformed && (masked || !filled) ? task->transformed : task->dataset;
}

/* Of a request that has split, part, window and what to do where a value is missing. A transform that looks at the row before
 * leaves the first row of a piece without a value. */
static lc_status cut_of(lc_windows **out, const lc_task *task, lc_windows_request request)
{
    size_t *ahead;
    CHECK(lc_task_future_channels(&ahead, &request.ahead_count, task));
    request.dataset = truth_of(task);
    request.inputs = task->inputs;
    request.targets = task->targets;
    request.input_count = task->input_count;
    request.target_count = task->target_count;
    request.ahead = ahead;
    request.lead = task->transform->past;
    request.limit = task->data.limit;
    request.known = task->known;
    request.axis = task->axis;
    lc_status status = lc_windows_new(out, &request);
    lc_free(ahead);
    return status;
}

static lc_status cut_windows(lc_windows **out, const lc_task *task, lc_part part, const lc_window_config *window)
{
    return cut_of(out, task,
                  (lc_windows_request){.split = task->split, .part = part, .window = window, .missing = task->data.missing});
}

lc_status lc_task_cut_rows(lc_windows **out, const lc_task *task, const lc_rows *rows, const char *missing)
{
    lc_status status = LC_OK;
    const size_t series = task->dataset->series_count;
    lc_split split = {.series_count = series};
    TRY(lc_new(&split.part, series * LC_PARTS, sizeof *split.part));
    for (size_t i = 0; i < series; i++)
        split.part[i * LC_PARTS + LC_TEST] = rows[i];
    TRY(cut_of(
        out, task,
        (lc_windows_request){.split = &split, .part = LC_TEST, .window = &task->window, .missing = missing, .optional = true}));
done:
    lc_free(split.part);
    return status;
}

/* That a part has no window matters only to those who ask for one. */
static lc_status cut_parts(lc_task *task)
{
    for (lc_part part = 0; task->split && part < LC_PARTS; part++) {
        lc_status status = cut_windows(&task->windows[part], task, part, &task->window);
        if (status != LC_OK && status != LC_E_DATA)
            return status;
    }
    return LC_OK;
}

/* What made the attempt fail makes it fail again, and says why. */
static lc_status fail_without_windows(const lc_task *task, lc_part part)
{
    lc_windows *windows;
    lc_split *split;
    lc_status status =
        task->split ? cut_windows(&windows, task, part, &task->window) : lc_split_new(&split, task->dataset, task->data.split);
    assert(status != LC_OK);
    return status;
}

lc_status lc_task_windows(const lc_windows **out, const lc_task *task, lc_part part)
{
    if (!task->windows[part])
        return fail_without_windows(task, part);
    *out = task->windows[part];
    return LC_OK;
}

/* Windows that read train.truncate rows each, all of them there, the next one beginning where the last one ended. */
static lc_window_config chunk_config(const lc_task *task)
{
    lc_window_config window = task->window;
    window.context = window.stride = task->truncate;
    window.shortest = 0;
    return window;
}

static lc_status cut_chunks(lc_task *task)
{
    const lc_window_config window = chunk_config(task);
    if (task->truncate == 0 || !task->split)
        return LC_OK;
    lc_status status = cut_windows(&task->chunks, task, LC_TRAIN, &window);
    return status == LC_E_DATA ? LC_OK : status;
}

lc_status lc_task_training(const lc_windows **out, const lc_task *task)
{
    const lc_window_config window = chunk_config(task);
    lc_windows *none;
    if (task->truncate == 0)
        return lc_task_windows(out, task, LC_TRAIN);
    if (!task->chunks)
        return cut_windows(&none, task, LC_TRAIN, &window);
    *out = task->chunks;
    return LC_OK;
}

static bool lacks_values(const lc_task *task, const lc_series *series)
{
    const size_t channels = task->dataset->channels;
    for (size_t i = 0; i < series->rows * channels; i++)
        if (isnan(series->value[i]) && lc_task_reads(task, i % channels))
            return true;
    return false;
}

lc_status lc_task_check_missing(const lc_task *task)
{
    const lc_windows *windows;
    if (lc_missing_of(task->data.missing) != LC_MISSING_ERROR)
        return LC_OK;
    for (size_t i = 0; i < task->dataset->series_count; i++)
        if (lacks_values(task, &task->dataset->series[i]))
            return lc_task_windows(&windows, task, LC_TRAIN);
    return LC_OK;
}

/* --- making it ------------------------------------------------------------------------------------------------------- */

static lc_status begin(lc_task **out, const lc_dataset *dataset, const lc_config *config, const lc_fitted *fitted)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    TRY(lc_config_check(config));
    TRY(lc_new(&task, 1, sizeof *task));
    task->data = config->data;
    task->window = config->window;
    task->class_config = config->classes;
    task->truncate = config->train.truncate;
    task->whole = task->dataset = task->known = dataset;
    TRY(lc_task_choose(task, config, fitted));
    *out = task;
    task = NULL;
done:
    lc_task_free(task);
    return status;
}

/* Rows of a future that nobody has named would be refused by every forecast: so they are before training. */
static lc_status check_end(const lc_task *task)
{
    const lc_dataset *d = task->dataset;
    for (size_t i = 0; i < d->series_count && lc_missing_of(task->data.missing) == LC_MISSING_ERROR; i++)
        if (d->series[i].rows)
            CHECK(lc_past_refuse(d, &d->series[i], d->series[i].rows - 1, &(lc_channels){task->targets, task->target_count}));
    return LC_OK;
}

/* With scalers of the training rows, or with those that were fitted before. */
static lc_status make(lc_task **out, const lc_dataset *dataset, const lc_config *config, lc_fitted *fitted)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    lc_buffer notes = {0};
    TRY(begin(&task, dataset, config, fitted));
    if (!fitted)
        TRY(check_end(task));
    status = lc_split_new(&task->split, task->dataset, config->data.split);
    if (!fitted || status != LC_E_DATA)
        TRY(status);
    task->fitted = fitted != NULL;
    TRY(lc_task_scale(task, config, fitted));
    TRY(lc_task_classify(task, fitted));
    TRY(cut_parts(task));
    TRY(cut_chunks(task));
    TRY(lc_season_choose(task, &notes, config));
    TRY(lc_task_note(task, &notes, config->model.kind));
    *out = task;
    task = NULL;
done:
    lc_buffer_free(&notes);
    lc_task_free(task);
    return status;
}

lc_status lc_task_new(lc_task **out, const lc_dataset *dataset, const lc_config *config)
{
    return make(out, dataset, config, NULL);
}

lc_status lc_task_new_fitted(lc_task **out, const lc_dataset *dataset, const lc_config *config, lc_fitted *fitted)
{
    return make(out, dataset, config, fitted);
}

void lc_task_free(lc_task *task)
{
    if (!task)
        return;
    for (lc_part part = 0; part < LC_PARTS; part++)
        lc_windows_free(task->windows[part]);
    lc_windows_free(task->chunks);
    lc_scaled_free(task->scaled);
    lc_scaled_free(task->truth);
    lc_scaler_free(task->scaler);
    lc_scaler_free(task->inner);
    lc_ahead_free(task->ahead);
    lc_classes_free(task->classes);
    lc_transformed_free(task->transformed);
    lc_split_free(task->split);
    lc_dataset_free(task->filled);
    lc_past_free(task->past);
    lc_free(task->axis);
    lc_free(task->holiday);
    lc_free(task->inputs);
    lc_free(task->targets);
    lc_free(task->columns);
    lc_free(task->kept);
    lc_free(task->calendar);
    lc_free(task->future);
    lc_free(task->notes);
    lc_free(task);
}

lc_status lc_task_past(lc_dataset **out, const lc_dataset *whole, const lc_config *config)
{
    lc_task *task = NULL;
    CHECK(lc_new(&task, 1, sizeof *task));
    task->whole = task->dataset = whole;
    const lc_status status = lc_task_choose_channels(task, config);
    *out = task->past;
    task->past = NULL;
    lc_task_free(task);
    return status;
}

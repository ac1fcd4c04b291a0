/* data - from a dataset to the numbers that networks see: rows of the past, filled, transformed, scaled; covariates. */
#include "model/task_data.h"

#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/beyond.h"
#include "data/fill.h"
#include "data/scaler.h"
#include "model/channels.h"

/* --- channels and covariates ----------------------------------------------------------------------------------------- */

/* The future of a target is what is forecast. */
static lc_status check_future(const lc_task *task)
{
    for (size_t i = 0; i < task->future_count; i++)
        for (size_t t = 0; t < task->target_count; t++)
            if (task->future[i].field == LC_COVARIATE_CHANNEL && task->future[i].channel == task->targets[t])
                return lc_fail(LC_E_CONFIG,
                               "data.known: '%s' is a target, whose future is not known: name the targets in data.target",
                               task->whole->channel[task->targets[t]].name);
    return LC_OK;
}

/* The columns of a network: input channels, then the calendar's. */
static lc_status choose_columns(lc_task *task)
{
    task->column_count = task->input_count + task->calendar_count;
    CHECK(lc_new(&task->columns, task->column_count, sizeof *task->columns));
    memcpy(task->columns, task->inputs, task->input_count * sizeof *task->columns);
    for (size_t i = 0; i < task->calendar_count; i++)
        task->columns[task->input_count + i] = task->whole->channels + i;
    return LC_OK;
}

/* Those of data.known that are channels; room for all of them. */
static size_t future_channels(size_t *out, const lc_task *task)
{
    size_t count = 0;
    for (size_t i = 0; i < task->future_count; i++)
        if (task->future[i].field == LC_COVARIATE_CHANNEL)
            out[count++] = task->future[i].channel;
    return count;
}

bool lc_task_reads(const lc_task *task, size_t channel)
{
    bool found = false;
    for (size_t i = 0; i < task->input_count; i++)
        found |= task->inputs[i] == channel;
    for (size_t i = 0; i < task->target_count; i++)
        found |= task->targets[i] == channel;
    return found;
}

lc_status lc_task_future_channels(size_t **out, size_t *count, const lc_task *task)
{
    CHECK(lc_new(out, task->future_count, sizeof **out));
    *count = future_channels(*out, task);
    return LC_OK;
}

static lc_status leave_future(lc_task *task)
{
    size_t *future;
    lc_channels known = {0};
    CHECK(lc_task_future_channels(&future, &known.count, task));
    known.item = future;
    lc_status status = lc_past_new(&task->past, task->whole, &(lc_channels){task->targets, task->target_count}, &known);
    lc_free(future);
    if (status == LC_OK && task->past)
        task->dataset = task->past;
    return status;
}

/* What models read, where missing values are filled. */
static lc_status fill(lc_task *task)
{
    const lc_missing missing = lc_missing_of(task->data.missing);
    task->known = task->dataset;
    if (!lc_missing_fills(missing))
        return LC_OK;
    CHECK(lc_dataset_fill(&task->filled, task->dataset, &(lc_filling){missing, task->data.limit, task->axis}));
    task->known = task->filled;
    return LC_OK;
}

/* The words of a column are its label: data.target = sky means sky=clear, sky=rain, ... */
static lc_status choose_targets(lc_task *task, const lc_config *config)
{
    const bool label = strcmp(config->classes.of, "label") == 0;
    const char *text = config->data.target;
    if (label && lc_channels_has_words(task->whole, text))
        return lc_channels_of_words(&task->targets, &task->target_count, task->whole, text);
    return lc_channels_new(&task->targets, &task->target_count, task->whole, text, "data.target");
}

lc_status lc_task_choose_channels(lc_task *task, const lc_config *config)
{
    const lc_dataset *d = task->whole;
    CHECK(lc_channels_new(&task->inputs, &task->input_count, d, config->data.input, "data.input"));
    CHECK(choose_targets(task, config));
    CHECK(lc_covariates_new(&task->calendar, &task->calendar_count, d, config->data.calendar, "data.calendar", false));
    CHECK(lc_covariates_new(&task->future, &task->future_count, d, config->data.known, "data.known", true));
    CHECK(check_future(task));
    CHECK(choose_columns(task));
    return task->future_count ? leave_future(task) : LC_OK;
}

/* Of the dataset's rows, which calendars and closed days that are known explain where they are few. */
static lc_status learn_axes(lc_task *task, const lc_fitted *fitted)
{
    lc_dataset d = *task->dataset;
    if (!fitted)
        return lc_axes_new(&task->axis, &d, task->window.gaps);
    if (d.holidays == 0 && fitted->holidays) {
        CHECK(lc_new(&task->holiday, fitted->holidays, sizeof *task->holiday));
        memcpy(task->holiday, fitted->holiday, fitted->holidays * sizeof *task->holiday);
        d.holiday = task->holiday;
        d.holidays = fitted->holidays;
    }
    return lc_axes_like(&task->axis, &d, task->window.gaps, fitted->calendar, fitted->calendars);
}

/* Of axes that are known, rows at a rate are counted from another row: that is left out. */
static lc_status take_axes(lc_task *task, const lc_fitted *fitted)
{
    const size_t series = task->dataset->series_count;
    const lc_axis *known = fitted ? fitted->axis : NULL;
    if (!known)
        return learn_axes(task, fitted);
    CHECK(lc_new(&task->axis, series, sizeof *task->axis));
    memcpy(task->axis, known, series * sizeof *task->axis);
    for (size_t i = 0; i < series; i++)
        task->axis[i].rate = 0;
    return LC_OK;
}

lc_status lc_task_choose(lc_task *task, const lc_config *config, const lc_fitted *fitted)
{
    CHECK(lc_task_choose_channels(task, config));
    CHECK(take_axes(task, fitted));
    CHECK(fill(task));
    task->transform = lc_transform_find(config->data.transform);
    return LC_OK;
}

/* --- scaled values --------------------------------------------------------------------------------------------------- */

static lc_status fit(lc_task *task, const lc_config *config)
{
    const char *name = config->data.scale;
    CHECK(lc_scaler_new(&task->scaler, task->dataset, task->split, name, &config->data.knobs));
    if (task->transformed)
        CHECK(lc_scaler_new(&task->inner, task->transformed, task->split, name, &config->data.knobs));
    return LC_OK;
}

static lc_status transform(lc_dataset **out, const lc_task *task, const lc_dataset *dataset)
{
    const lc_channels targets = {task->targets, task->target_count};
    return lc_transformed_new(out, dataset, task->transform, &targets, task->axis);
}

static lc_status scale(lc_scaled **out, const lc_task *task, const lc_dataset *values)
{
    return lc_scaled_with(out, values, lc_task_inner(task), &(lc_columns){task->calendar, task->calendar_count});
}

static lc_status know_ahead(lc_task *task, const lc_dataset *known)
{
    size_t *channel, count;
    CHECK(lc_task_future_channels(&channel, &count, task));
    lc_status status = lc_scaled_check(task->scaled, known, channel, count);
    lc_free(channel);
    CHECK(status);
    return lc_ahead_of(&task->ahead, task->known, lc_task_inner(task), task->future, task->future_count);
}

/* Of what models read, and, under a mask, of what is true. */
static lc_status scale_all(lc_task *task, const lc_dataset *known, const lc_dataset *truth, bool masked)
{
    CHECK(scale(&task->scaled, task, known));
    CHECK(lc_scaled_check(task->scaled, known, task->inputs, task->input_count));
    CHECK(lc_scaled_check(task->scaled, known, task->targets, task->target_count));
    if (masked)
        CHECK(scale(&task->truth, task, truth));
    return task->future_count ? know_ahead(task, known) : LC_OK;
}

/* What is not normalized, for nothing would be left: constants of a series, and the time. */
static lc_status find_kept(lc_task *task)
{
    const bool *across = lc_task_inner(task)->across;
    bool some = task->calendar_count > 0;
    for (size_t i = 0; i < task->input_count; i++)
        some |= across[task->inputs[i]];
    if (!some)
        return LC_OK;
    CHECK(lc_new(&task->kept, task->column_count, sizeof *task->kept));
    for (size_t i = 0; i < task->column_count; i++)
        task->kept[i] = i >= task->input_count || across[task->columns[i]];
    return LC_OK;
}

lc_status lc_task_scale(lc_task *task, const lc_config *config, lc_fitted *fitted)
{
    lc_status status = LC_OK;
    const bool every = strcmp(config->model.output, "every") == 0, filled = task->known != task->dataset;
    const bool masked = strcmp(config->data.missing, "mask") == 0 || (every && filled);
    lc_dataset *known = NULL;
    if (task->transform->apply) {
        TRY(transform(&task->transformed, task, task->dataset));
        if (task->known != task->dataset)
            TRY(transform(&known, task, task->known));
    }
    if (fitted) {
        task->scaler = fitted->scaler;
        task->inner = fitted->inner;
        fitted->scaler = fitted->inner = NULL;
    } else
        TRY(fit(task, config));
    const lc_dataset *truth = task->transformed ? task->transformed : task->dataset;
    TRY(scale_all(task, known ? known : task->known == task->dataset ? truth : task->known, truth, masked));
    TRY(find_kept(task));
done:
    lc_transformed_free(known);
    return status;
}

/* --- classes --------------------------------------------------------------------------------------------------------- */

lc_status lc_task_classify(lc_task *task, lc_fitted *fitted)
{
    lc_classes *none = NULL;
    const lc_classes_request request = {
        .truth = task->dataset,
        .known = task->known,
        .split = task->split,
        .axis = task->axis,
        .targets = task->targets,
        .target_count = task->target_count,
        .horizon = task->window.horizon,
        .config = &task->class_config,
    };
    if (!lc_class_config_is_on(&task->class_config))
        return LC_OK;
    return lc_classes_new(&task->classes, &request, fitted ? &fitted->classes : &none);
}

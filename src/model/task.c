/* task - makes what is forecast, once, and hands it out. */
#include "model/task.h"

#include <assert.h>
#include <string.h>

#include "core/mem.h"
#include "data/beyond.h"
#include "model/task_data.h"

/* --- windows ---------------------------------------------------------------------------------------------------------- */

/* A transform that looks at the row before leaves the first row without a value. */
static lc_status cut_windows(lc_windows **out, const lc_task *task, lc_part part, const lc_window_config *window)
{
    size_t *ahead, ahead_count;
    CHECK(lc_task_future_channels(&ahead, &ahead_count, task));
    const lc_windows_request request = {
        .dataset = task->transformed ? task->transformed : task->dataset,
        .split = task->split,
        .part = part,
        .inputs = task->inputs,
        .targets = task->targets,
        .input_count = task->input_count,
        .target_count = task->target_count,
        .ahead = ahead,
        .ahead_count = ahead_count,
        .lead = task->transform->past,
        .window = window,
        .missing = task->data.missing,
        .limit = task->data.limit,
        .known = task->known,
        .axis = task->axis,
    };
    lc_status status = lc_windows_new(out, &request);
    lc_free(ahead);
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

/* --- making it ------------------------------------------------------------------------------------------------------- */

static lc_status begin(lc_task **out, const lc_dataset *dataset, const lc_config *config)
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
    TRY(lc_task_choose(task, config));
    *out = task;
    task = NULL;
done:
    lc_task_free(task);
    return status;
}

/* With scalers of the training rows, or with those that were fitted before. */
static lc_status make(lc_task **out, const lc_dataset *dataset, const lc_config *config, lc_fitted *fitted)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    TRY(begin(&task, dataset, config));
    status = lc_split_new(&task->split, task->dataset, config->data.split);
    if (!fitted || status != LC_E_DATA)
        TRY(status);
    TRY(lc_task_scale(task, config, fitted));
    TRY(lc_task_classify(task, fitted));
    TRY(cut_parts(task));
    TRY(cut_chunks(task));
    TRY(lc_task_note(task));
    *out = task;
    task = NULL;
done:
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
    lc_free(task->inputs);
    lc_free(task->targets);
    lc_free(task->columns);
    lc_free(task->kept);
    lc_free(task->calendar);
    lc_free(task->future);
    lc_free(task->notes);
    lc_free(task);
}

/* --- how networks see it --------------------------------------------------------------------------------------------- */

static lc_layout layout_of(const lc_model_config *model)
{
    const lc_arch *arch = lc_arch_find(model->kind);
    return arch ? arch->layout : LC_CHANNELS_AS_FEATURES;
}

static bool reads_its_targets(const lc_task *task)
{
    bool same = task->input_count == task->target_count;
    for (size_t i = 0; same && i < task->input_count; i++)
        same = task->inputs[i] == task->targets[i];
    return same;
}

/* The words of one column are one target, which a lane of its own does not read. */
static lc_status check_lanes(const lc_task *task, const lc_model_config *model)
{
    if (!reads_its_targets(task))
        return lc_fail(LC_E_CONFIG,
                       "model.kind = %s forecasts each channel from itself: data.input must name the channels of "
                       "data.target, in the same order",
                       model->kind);
    if (task->calendar_count)
        return lc_fail(LC_E_CONFIG, "model.kind = %s reads one channel at a time: give data.known what data.calendar names",
                       model->kind);
    if (task->classes && !task->classes->limit)
        return lc_fail(LC_E_CONFIG, "model.kind = %s forecasts each channel from itself: it has no classes.of = label",
                       model->kind);
    return LC_OK;
}

static void see_classes(lc_net_shape *shape, const lc_classes *classes)
{
    shape->horizon = classes->steps;
    shape->targets = classes->targets;
    shape->classes = classes->count;
    shape->class_weight = classes->weight;
}

bool lc_task_horizon_is_free(const lc_model_config *model)
{
    const lc_arch *arch = lc_arch_find(model->kind);
    return arch && arch->horizon_free;
}

lc_status lc_task_shape(lc_net_shape *out, const lc_task *task, const lc_model_config *model)
{
    lc_net_shape shape = {.context = task->window.context,
                          .inputs = task->column_count,
                          .horizon = task->window.horizon,
                          .targets = task->target_count,
                          .known = task->future_count,
                          .shortest = task->window.shortest};
    if (task->classes)
        see_classes(&shape, task->classes);
    if (layout_of(model) == LC_CHANNELS_AS_LANES) {
        CHECK(check_lanes(task, model));
        shape.inputs = shape.targets = 1;
    }
    *out = shape;
    return LC_OK;
}

/* Targets are classes then; the first rows of a series have none. */
static void read_classes(lc_source *source, const lc_classes *classes)
{
    source->truth = classes->row;
    source->masked = source->classes = true;
    source->targets = classes->column;
    source->target_count = classes->targets;
    source->horizon = classes->steps;
    source->lead = classes->lead;
}

lc_source lc_task_source(const lc_task *task, const lc_windows *windows, const lc_model_config *model)
{
    lc_source source = {
        .dataset = task->dataset,
        .windows = windows,
        .scaled = task->scaled,
        .truth = task->truth ? task->truth : task->scaled,
        .scaler = lc_task_inner(task),
        .masked = task->truth,
        .ragged = windows && lc_windows_short(windows) > 0,
        .ahead = task->ahead,
        .inputs = task->columns,
        .targets = task->targets,
        .input_count = task->column_count,
        .target_count = task->target_count,
        .context = task->window.context,
        .horizon = task->window.horizon,
        .layout = layout_of(model),
        .normalize = lc_normalize_find(model->normalize),
        .kept = task->kept,
    };
    if (task->classes)
        read_classes(&source, task->classes);
    return source;
}

static bool has_rows(const lc_split *split, lc_part part)
{
    for (size_t series = 0; series < split->series_count; series++) {
        const lc_rows *rows = &split->part[series * LC_PARTS + part];
        if (rows->end > rows->first)
            return true;
    }
    return false;
}

lc_status lc_task_trainer(lc_trainer **out, const lc_task *task, const lc_net *net, const lc_config *config, size_t threads)
{
    const lc_windows *train = NULL, *valid = NULL; /* a validation part may be left empty on purpose */
    CHECK(lc_task_training(&train, task));
    if (has_rows(task->split, LC_VALID))
        CHECK(lc_task_windows(&valid, task, LC_VALID));
    lc_trainer_request request = {
        .net = net,
        .train = lc_task_source(task, train, &config->model),
        .valid = lc_task_source(task, valid, &config->model),
        .config = config->train,
        .seed = config->run.seed,
        .threads = threads,
    };
    request.train.every = lc_net_is_every(net);
    request.train.part = task->split->part + LC_TRAIN;
    if (config->train.truncate)
        request.train.context = config->train.truncate;
    return lc_trainer_new(out, &request);
}

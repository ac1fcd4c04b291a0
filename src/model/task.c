/* task - makes what is forecast, once, and hands it out. */
#include "model/task.h"

#include <assert.h>
#include <string.h>

#include "core/mem.h"
#include "data/fill.h"
#include "data/scaler.h"
#include "model/channels.h"

/* --- windows ---------------------------------------------------------------------------------------------------------- */

static lc_status cut_windows(lc_windows **out, const lc_task *task, lc_part part)
{
    const lc_windows_request request = {
        .dataset = task->dataset,
        .split = task->split,
        .part = part,
        .inputs = task->inputs,
        .targets = task->targets,
        .input_count = task->input_count,
        .target_count = task->target_count,
        .window = &task->window,
        .missing = task->data.missing,
        .limit = task->data.limit,
        .known = task->known,
    };
    return lc_windows_new(out, &request);
}

/* That a part has no window matters only to those who ask for one. */
static lc_status cut_parts(lc_task *task)
{
    for (lc_part part = 0; task->split && part < LC_PARTS; part++) {
        lc_status status = cut_windows(&task->windows[part], task, part);
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
    lc_status status = task->split ? cut_windows(&windows, task, part) : lc_split_new(&split, task->dataset, task->data.split);
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

/* --- making it ------------------------------------------------------------------------------------------------------- */

/* What models read, where missing values are filled. */
static lc_status fill(lc_task *task)
{
    lc_axis *axis = NULL;
    if (!lc_missing_fills(lc_missing_of(task->data.missing)))
        return LC_OK;
    CHECK(lc_axes_new(&axis, task->dataset, task->window.gaps));
    lc_status status =
        lc_dataset_fill(&task->filled, task->dataset, &(lc_filling){lc_missing_of(task->data.missing), task->data.limit, axis});
    lc_free(axis);
    task->known = task->filled;
    return status;
}

static lc_status begin(lc_task **out, const lc_dataset *dataset, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    TRY(lc_config_check(config));
    TRY(lc_new(&task, 1, sizeof *task));
    task->data = config->data;
    task->window = config->window;
    task->dataset = task->known = dataset;
    TRY(lc_channels_new(&task->inputs, &task->input_count, dataset, config->data.input, "data.input"));
    TRY(lc_channels_new(&task->targets, &task->target_count, dataset, config->data.target, "data.target"));
    TRY(fill(task));
    *out = task;
    task = NULL;
done:
    lc_task_free(task);
    return status;
}

/* With the scaler of the training rows, or with one that was fitted before. */
static lc_status make(lc_task **out, const lc_dataset *dataset, const lc_config *config, lc_scaler **fitted)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    TRY(begin(&task, dataset, config));
    status = lc_split_new(&task->split, dataset, config->data.split);
    if (!fitted || status != LC_E_DATA)
        TRY(status);
    if (fitted) {
        task->scaler = *fitted;
        *fitted = NULL;
    } else
        TRY(lc_scaler_new(&task->scaler, dataset, task->split, config->data.scale, &config->data.knobs));
    TRY(lc_scaled_new(&task->scaled, task->known, task->scaler));
    TRY(lc_scaled_check(task->scaled, task->known, task->inputs, task->input_count));
    TRY(lc_scaled_check(task->scaled, task->known, task->targets, task->target_count));
    if (strcmp(config->data.missing, "mask") == 0)
        TRY(lc_scaled_new(&task->truth, dataset, task->scaler));
    TRY(cut_parts(task));
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

lc_status lc_task_new_fitted(lc_task **out, const lc_dataset *dataset, const lc_config *config, lc_scaler **scaler)
{
    return make(out, dataset, config, scaler);
}

void lc_task_free(lc_task *task)
{
    if (!task)
        return;
    for (lc_part part = 0; part < LC_PARTS; part++)
        lc_windows_free(task->windows[part]);
    lc_scaled_free(task->scaled);
    lc_scaled_free(task->truth);
    lc_scaler_free(task->scaler);
    lc_split_free(task->split);
    lc_dataset_free(task->filled);
    lc_free(task->inputs);
    lc_free(task->targets);
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

lc_status lc_task_shape(lc_net_shape *out, const lc_task *task, const lc_model_config *model)
{
    lc_net_shape shape = {task->window.context, task->input_count, task->window.horizon, task->target_count};
    if (layout_of(model) == LC_CHANNELS_AS_LANES) {
        if (!reads_its_targets(task))
            return lc_fail(LC_E_CONFIG,
                           "model.kind = %s forecasts each channel from itself: data.input must name the channels of "
                           "data.target, in the same order",
                           model->kind);
        shape.inputs = shape.targets = 1;
    }
    *out = shape;
    return LC_OK;
}

lc_source lc_task_source(const lc_task *task, const lc_windows *windows, const lc_model_config *model)
{
    return (lc_source){
        .windows = windows,
        .scaled = task->scaled,
        .truth = task->truth ? task->truth : task->scaled,
        .masked = task->truth,
        .inputs = task->inputs,
        .targets = task->targets,
        .input_count = task->input_count,
        .target_count = task->target_count,
        .context = task->window.context,
        .horizon = task->window.horizon,
        .layout = layout_of(model),
        .anchor = model->anchor,
    };
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
    CHECK(lc_task_windows(&train, task, LC_TRAIN));
    if (has_rows(task->split, LC_VALID))
        CHECK(lc_task_windows(&valid, task, LC_VALID));
    const lc_trainer_request request = {
        .net = net,
        .train = lc_task_source(task, train, &config->model),
        .valid = lc_task_source(task, valid, &config->model),
        .config = config->train,
        .seed = config->run.seed,
        .threads = threads,
    };
    return lc_trainer_new(out, &request);
}

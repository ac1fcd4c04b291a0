/* net - how networks see a task: the shape, where windows are read from, a trainer on them. */
#include "model/task.h"

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

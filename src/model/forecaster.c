/* forecaster - prepares what every kind needs, and hands over to the kind. */
#include "model/forecaster.h"

#include <string.h>

#include "core/digest.h"
#include "core/mem.h"
#include "data/fill.h"
#include "model/channels.h"

static lc_status choose_channels(lc_forecaster *f)
{
    lc_status status = LC_OK;
    const lc_data_config *data = &f->config.data;
    TRY(lc_channels_new(&f->inputs, &f->input_count, f->dataset, data->input, "data.input"));
    TRY(lc_channels_new(&f->targets, &f->target_count, f->dataset, data->target, "data.target"));
done:
    return status;
}

lc_status lc_forecaster_begin(lc_forecaster **out, const lc_dataset *dataset, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    TRY(lc_config_check(config));
    TRY(lc_new(&f, 1, sizeof *f));
    f->config = *config;
    f->dataset = dataset;
    TRY(lc_kind_of(&f->kind, config->model.kind));
    TRY(choose_channels(f));
    if (strcmp(config->data.missing, "forward") == 0)
        TRY(lc_dataset_fill(&f->filled, dataset));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    return status;
}

static const lc_dataset *seen(const lc_forecaster *f)
{
    return f->filled ? f->filled : f->dataset;
}

lc_status lc_forecaster_finish(lc_forecaster *f)
{
    lc_status status = LC_OK;
    TRY(lc_scaled_new(&f->scaled, seen(f), f->scaler));
    f->task = (lc_task){
        .config = &f->config,
        .dataset = seen(f),
        .split = f->split,
        .scaler = f->scaler,
        .scaled = f->scaled,
        .inputs = f->inputs,
        .targets = f->targets,
        .input_count = f->input_count,
        .target_count = f->target_count,
        .train = f->train,
        .valid = f->valid,
    };
    if (f->kind->create)
        TRY(f->kind->create(&f->state, &f->task));
done:
    return status;
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

/* A baseline does not train; a validation part may be left empty on purpose. */
static lc_status cut_windows(lc_forecaster *f)
{
    lc_status status = LC_OK;
    if (!f->kind->step)
        return LC_OK;
    TRY(lc_seen_new(&f->seen, f->dataset, f->split));
    TRY(lc_forecaster_windows(&f->train, f, LC_TRAIN));
    if (has_rows(f->split, LC_VALID))
        TRY(lc_forecaster_windows(&f->valid, f, LC_VALID));
done:
    return status;
}

lc_status lc_forecaster_new(lc_forecaster **out, const lc_dataset *dataset, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    TRY(lc_forecaster_begin(&f, dataset, config));
    TRY(lc_split_new(&f->split, dataset, config->data.split));
    TRY(lc_scaler_new(&f->scaler, dataset, f->split, config->data.scale, &config->data.knobs));
    TRY(cut_windows(f));
    TRY(lc_forecaster_finish(f));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    return status;
}

void lc_forecaster_free(lc_forecaster *f)
{
    if (!f)
        return;
    if (f->state)
        f->kind->release(f->state);
    lc_windows_free(f->train);
    lc_windows_free(f->valid);
    lc_scaled_free(f->scaled);
    lc_scaler_free(f->scaler);
    lc_split_free(f->split);
    lc_dataset_free(f->filled);
    lc_free(f->inputs);
    lc_free(f->targets);
    lc_free(f->history);
    lc_free(f->seen);
    lc_free(f->alias);
    lc_free(f);
}

lc_status lc_forecaster_step(lc_progress *progress, lc_forecaster *f)
{
    if (f->kind->step)
        return f->kind->step(progress, f->state);
    *progress = (lc_progress){.done = true};
    return LC_OK;
}

lc_status lc_forecaster_predict(double *out, const lc_forecaster *f, const lc_windows *windows, size_t first, size_t count)
{
    return lc_kind_predict(out, f->kind, &(lc_predict_request){&f->task, f->state, windows, first, count});
}

lc_status lc_forecaster_windows(lc_windows **out, const lc_forecaster *f, lc_part part)
{
    lc_status status = LC_OK;
    lc_split *split = NULL;
    lc_windows_request request = {
        .dataset = f->dataset,
        .split = f->split,
        .part = part,
        .inputs = f->inputs,
        .targets = f->targets,
        .input_count = f->input_count,
        .target_count = f->target_count,
        .window = &f->config.window,
        .missing = f->config.data.missing,
    };
    if (!request.split) { /* tells why there is none */
        TRY(lc_split_new(&split, f->dataset, f->config.data.split));
        request.split = split;
    }
    TRY(lc_windows_new(out, &request));
done:
    lc_split_free(split);
    return status;
}

const lc_config *lc_forecaster_config(const lc_forecaster *f)
{
    return &f->config;
}

const lc_dataset *lc_forecaster_dataset(const lc_forecaster *f)
{
    return f->dataset;
}

const char *lc_forecaster_alias(const lc_forecaster *f)
{
    return f->alias;
}

const lc_split *lc_forecaster_split(const lc_forecaster *f)
{
    return f->split;
}

const lc_scaler *lc_forecaster_scaler(const lc_forecaster *f)
{
    return f->scaler;
}

const size_t *lc_forecaster_targets(size_t *count, const lc_forecaster *f)
{
    *count = f->target_count;
    return f->targets;
}

const lc_epoch *lc_forecaster_history(size_t *count, const lc_forecaster *f)
{
    size_t best;
    if (f->history || !f->kind->history) {
        *count = f->history_count;
        return f->history;
    }
    return f->kind->history(count, &best, f->state);
}

size_t lc_forecaster_best_epoch(const lc_forecaster *f)
{
    size_t count, best = f->best_epoch;
    if (!f->history && f->kind->history)
        f->kind->history(&count, &best, f->state);
    return best;
}

const lc_real *lc_forecaster_weights(size_t *length, const lc_forecaster *f)
{
    if (!f->kind->net) {
        *length = 0;
        return NULL;
    }
    *length = lc_net_length(f->kind->net(f->state));
    return f->kind->weights(f->state);
}

uint64_t lc_forecaster_digest(const lc_forecaster *f)
{
    size_t length;
    const lc_real *weights = lc_forecaster_weights(&length, f);
    return weights ? lc_digest(0, weights, length * sizeof *weights) : 0;
}

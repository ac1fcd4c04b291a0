/* forecaster - a task and the kind that forecasts it. */
#include "model/forecaster.h"

#include "core/digest.h"
#include "core/mem.h"
#include "core/parallel.h"

lc_status lc_forecaster_begin(lc_forecaster **out, const lc_task *task, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    TRY(lc_new(&f, 1, sizeof *f));
    f->config = *config;
    f->config.data = task->data;
    f->config.window = task->window;
    f->task = task;
    TRY(lc_config_check(&f->config));
    TRY(lc_kind_of(&f->kind, config->model.kind));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    return status;
}

lc_status lc_forecaster_over(lc_forecaster **out, const lc_task *task, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    TRY(lc_forecaster_begin(&f, task, config));
    if (f->kind->step)
        TRY(lc_seen_new(&f->seen, task->dataset, task->split));
    if (f->kind->create)
        TRY(f->kind->create(&f->state, task, &f->config, true));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    return status;
}

lc_status lc_forecaster_new(lc_forecaster **out, const lc_dataset *dataset, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    lc_forecaster *f = NULL;
    TRY(lc_task_new(&task, dataset, config));
    TRY(lc_forecaster_over(&f, task, config));
    f->owned = task;
    task = NULL;
    *out = f;
done:
    lc_task_free(task);
    return status;
}

void lc_forecaster_free(lc_forecaster *f)
{
    if (!f)
        return;
    if (f->state)
        f->kind->release(f->state);
    lc_task_free(f->owned);
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

size_t lc_forecaster_threads(const lc_forecaster *f)
{
    return lc_parallel_threads(f->config.run.threads);
}

lc_status lc_forecaster_predict(double *out, const lc_forecaster *f, const lc_windows *windows, size_t first, size_t count)
{
    return lc_kind_predict(out, f->kind,
                           &(lc_predict_request){f->task, f->state, windows, first, count, lc_forecaster_threads(f)});
}

lc_status lc_forecaster_windows(const lc_windows **out, const lc_forecaster *f, lc_part part)
{
    return lc_task_windows(out, f->task, part);
}

const lc_config *lc_forecaster_config(const lc_forecaster *f)
{
    return &f->config;
}

const lc_dataset *lc_forecaster_dataset(const lc_forecaster *f)
{
    return f->task->dataset;
}

const char *lc_forecaster_alias(const lc_forecaster *f)
{
    return f->alias;
}

const lc_split *lc_forecaster_split(const lc_forecaster *f)
{
    return f->task->split;
}

const lc_scaler *lc_forecaster_scaler(const lc_forecaster *f)
{
    return f->task->scaler;
}

const size_t *lc_forecaster_targets(size_t *count, const lc_forecaster *f)
{
    *count = f->task->target_count;
    return f->task->targets;
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

/* task - what is forecast: a dataset, its channels, split, scaler and windows. Made once; forecasters, evaluations, benchmarks
 * and tests borrow it, several at a time and from several threads.
 *
 * How it is forecast (network, training, threads) is not part of it.
 */
#ifndef LC_MODEL_TASK_H
#define LC_MODEL_TASK_H

#include <lanecast/config.h>
#include <lanecast/scaler.h>

#include "train/trainer.h"

/* Read it freely; nothing changes after lc_task_new. */
typedef struct lc_task {
    lc_data_config data;
    lc_window_config window;
    const lc_dataset *dataset; /* borrowed: the truth */
    const lc_dataset *known;   /* what models read: with missing = forward or mask, missing values are the last known ones */
    lc_dataset *filled;        /* the copy that `known` then is, or NULL */
    size_t *inputs, *targets;  /* channels */
    size_t input_count, target_count;
    lc_split *split;               /* NULL only where lc_task_new_fitted found that the data does not fit it */
    lc_scaler *scaler;             /* fitted on the training rows, or given to lc_task_new_fitted */
    lc_scaled *scaled;             /* of `known` */
    lc_scaled *truth;              /* with missing = mask: of `dataset`, whose unknown targets are NaN; else NULL */
    lc_windows *windows[LC_PARTS]; /* NULL where there is not one; read them with lc_task_windows */
} lc_task;

/* Makes the task that [data] and [window] of a configuration describe. The dataset is borrowed for the life of the task.
 * LC_E_CONFIG for a channel, split or scaler that is not one, LC_E_DATA if a series is too short for the split. A part without a
 * window is not an error yet. */
lc_status lc_task_new(lc_task **out, const lc_dataset *dataset, const lc_config *config);

/* The same with a scaler that was fitted before, (series, channels) as the dataset's: the task takes it over, and *scaler becomes
 * NULL. Data that does not fit the split is not an error: forecasts of the future do not need one. */
lc_status lc_task_new_fitted(lc_task **out, const lc_dataset *dataset, const lc_config *config, lc_scaler **scaler);

void lc_task_free(lc_task *task);

/* The windows of a part; the task's. LC_E_DATA, saying why, if there is not one. */
lc_status lc_task_windows(const lc_windows **out, const lc_task *task, lc_part part);

/* Windows [first, first + count) to forecast, by that many threads. */
typedef struct lc_forecast_request {
    const lc_task *task;
    const lc_windows *windows;
    size_t first, count, threads;
} lc_forecast_request;

/* Numbers of a forecast: horizon * targets. */
static inline size_t lc_task_cells(const lc_task *task)
{
    return task->window.horizon * task->target_count;
}

/* A network's view of it: its shape, and where windows are read from, as the architecture wants its channels. LC_E_CONFIG where
 * channels are lanes and inputs are not the targets. */
lc_status lc_task_shape(lc_net_shape *out, const lc_task *task, const lc_model_config *model);
lc_source lc_task_source(const lc_task *task, const lc_windows *windows, const lc_model_config *model);

/* A trainer on the windows of training, validated on those of validation if that part has rows, by the [train], run.seed and
 * model.anchor of `config`. Task and net are borrowed for the life of the trainer. */
lc_status lc_task_trainer(lc_trainer **out, const lc_task *task, const lc_net *net, const lc_config *config, size_t threads);

#endif

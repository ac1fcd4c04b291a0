/* task - what is forecast: a dataset, its channels, split, scaler and windows. Made once; forecasters, evaluations, benchmarks
 * and tests borrow it, several at a time and from several threads.
 *
 * How it is forecast (network, training, threads) is not part of it.
 */
#ifndef LC_MODEL_TASK_H
#define LC_MODEL_TASK_H

#include <lanecast/config.h>
#include <lanecast/scaler.h>

#include "data/classes.h"
#include "data/covariates.h"
#include "data/transform.h"
#include "data/axis.h"
#include "train/trainer.h"

/* Read it freely; nothing changes after lc_task_new. */
typedef struct lc_task {
    lc_data_config data;
    lc_window_config window;
    lc_class_config class_config;
    size_t truncate;           /* train.truncate */
    const lc_dataset *whole;   /* borrowed: with rows of the future, which know covariates only */
    const lc_dataset *dataset; /* the truth: without them */
    const lc_dataset *known;   /* what models read: with missing = forward or mask, missing values are the last known ones */
    lc_axis *axis;             /* (series) their calendars, with gaps as they are to be cut */
    int64_t *holiday;          /* closed days that the dataset does not have; NULL: none */
    lc_dataset *past, *filled; /* the copies that `dataset` and `known` may be, or NULL */
    size_t *inputs, *targets;  /* channels */
    size_t input_count, target_count;
    size_t *columns; /* what a network reads: the inputs, then those of the calendar, which are after the channels */
    size_t column_count;
    bool *kept;             /* (columns) not normalized: static covariates and the calendar */
    lc_covariate *calendar; /* data.calendar */
    lc_covariate *future;   /* data.known */
    size_t calendar_count, future_count;
    const lc_transform *transform; /* of targets */
    lc_dataset *transformed; /* of `dataset`: where windows look for missing values, if a transform looks at the row before */
    lc_split *split;         /* NULL only where lc_task_new_fitted found that the data does not fit it */
    lc_scaler *scaler;       /* of values as they are: errors are in its units */
    lc_scaler *inner;        /* of transformed values; NULL where nothing is transformed */
    bool fitted;             /* the scalers are of rows that may be others */
    lc_scaled *scaled;       /* of `known`, transformed, and the calendar */
    lc_scaled *truth;        /* with missing = mask: of `dataset`, whose unknown targets are NaN; else NULL */
    lc_classes *classes;     /* what is forecast; NULL: numbers */
    lc_ahead *ahead;         /* of `known`: the covariates that are known of horizons; NULL where there are none */
    char *notes;             /* what was decided that a user should know, a line each */
    lc_windows *chunks;      /* with train.truncate, what an epoch visits instead of the windows of training; NULL else */
    lc_windows *windows[LC_PARTS]; /* NULL where there is not one; read them with lc_task_windows */
} lc_task;

/* Makes the task that [data] and [window] of a configuration describe. The dataset is borrowed for the life of the task.
 * LC_E_CONFIG for a channel, split or scaler that is not one, LC_E_DATA if a series is too short for the split. A part without a
 * window is not an error yet. */
lc_status lc_task_new(lc_task **out, const lc_dataset *dataset, const lc_config *config);

/* What was fitted before: lc_task's scaler and inner, (series, channels) as the dataset's; limits and counts of its classes. */
typedef struct lc_fitted {
    lc_scaler *scaler, *inner;
    lc_classes *classes;
    const lc_axis *axis; /* (series), borrowed: what more rows have taught of the calendars; NULL: they are learnt from these */
    const lc_axis *calendar; /* (calendars), borrowed: those of which such rows are, perhaps too few to show them */
    size_t calendars;
    const int64_t *holiday; /* (holidays), borrowed: closed days, where the dataset has none */
    size_t holidays;
} lc_fitted;

/* The same with what was fitted before: the task takes it over, and it becomes NULL, but for the axis, which is copied. Data that
 * does not fit the split is not an error: forecasts of the future do not need one. */
lc_status lc_task_new_fitted(lc_task **out, const lc_dataset *dataset, const lc_config *config, lc_fitted *fitted);

void lc_task_free(lc_task *task);

/* What an epoch visits; the task's. LC_E_DATA, saying why, if there is nothing. */
lc_status lc_task_training(const lc_windows **out, const lc_task *task);

/* The windows of a part; the task's. LC_E_DATA, saying why, if there is not one. */
lc_status lc_task_windows(const lc_windows **out, const lc_task *task, lc_part part);

/* The windows whose targets are among some rows of each series (series), as the task cuts its own, but with this data.missing;
 * there may be none. *out: lc_windows_free. LC_E_DATA, saying where, for a missing value that `missing` refuses. */
lc_status lc_task_cut_rows(lc_windows **out, const lc_task *task, const lc_rows *rows, const char *missing);

/* Of the first `count` windows, how many read a value of an input or a target that is missing in the data, and filled. */
size_t lc_task_filled(const lc_task *task, const lc_windows *windows, size_t count);

/* For a baseline, which asks for no training windows: LC_E_DATA where data.missing = error and one of them lacks a value. */
lc_status lc_task_check_missing(const lc_task *task);

/* Whether a channel is an input or a target. */
bool lc_task_reads(const lc_task *task, size_t channel);

/* Rows before the origin that a forecast needs: the context, and one more where a transform looks at the row before. */
static inline size_t lc_task_reach(const lc_task *task)
{
    return task->window.context + task->transform->past;
}

/* Likewise, where the context is as short as it may be. */
static inline size_t lc_task_least(const lc_task *task)
{
    return lc_window_shortest(&task->window) + task->transform->past;
}

/* The scaler of what networks read. */
static inline const lc_scaler *lc_task_inner(const lc_task *task)
{
    return task->inner ? task->inner : task->scaler;
}

/* Windows [first, first + count) to forecast, by that many threads. */
typedef struct lc_forecast_request {
    const lc_task *task;
    const lc_windows *windows;
    size_t first, count, threads;
    const lc_ahead *ahead;            /* what is known of their horizons; NULL: the task's, whose rows the horizons must be */
    size_t member;                    /* of an ensemble: the one, from 1, that forecasts by itself; 0: their average */
    size_t horizon;                   /* of a baseline: rows; 0: window.horizon */
    const double *truth;              /* (count, cells) in the data's own units, for crps */
    double *crps;                     /* (count, cells): of each truth, in closed form. NULL: not wanted */
    const struct lc_outlook *outlook; /* what is said of each cell: (count, cells, columns); NULL: the point */
} lc_forecast_request;

/* Cells of a forecast: horizon * targets; of classes, steps * targets that have one. */
static inline size_t lc_task_cells(const lc_task *task)
{
    return task->classes ? task->classes->steps * task->classes->targets : task->window.horizon * task->target_count;
}

/* Numbers of a cell: a share of each class; without classes its value. */
static inline size_t lc_task_columns(const lc_task *task)
{
    return task->classes ? task->classes->count : 1;
}

/* Whether a network of that kind has weights that do not depend on the horizon. */
bool lc_task_horizon_is_free(const lc_model_config *model);

/* A network's view of it: its shape, and where windows are read from, as the architecture wants its channels. LC_E_CONFIG where
 * channels are lanes and inputs are not the targets. */
lc_status lc_task_shape(lc_net_shape *out, const lc_task *task, const lc_model_config *model);
lc_source lc_task_source(const lc_task *task, const lc_windows *windows, const lc_model_config *model);

/* A trainer on the windows of training, validated on those of validation if that part has rows, by the [train], run.seed and
 * model.normalize of `config`. Task and net are borrowed for the life of the trainer. */
lc_status lc_task_trainer(lc_trainer **out, const lc_task *task, const lc_net *net, const lc_config *config, size_t threads);

#endif

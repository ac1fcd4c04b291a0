/* kind - one way of forecasting: a strategy file in model/kind. Sees data, nn and train; knows nothing of evaluation.
 *
 * `[model] kind` names a file of model/kind, or an architecture of nn/arch, which the kind `neural` then trains.
 */
#ifndef LC_MODEL_KIND_H
#define LC_MODEL_KIND_H

#include "core/registry.h"
#include "model/task.h"

/* Windows [first, first + count), forecast by a kind in that state. */
typedef struct lc_predict_request {
    const lc_task *task;
    const void *state;
    const lc_windows *windows;
    size_t first, count, threads;
} lc_predict_request;

/* One channel of one context (model/context.h). */
typedef struct lc_context lc_context;

typedef struct lc_kind {
    const char *help; /* one line */
    const lc_option *knobs;

    /* (optional) LC_E_CONFIG, and what to do, if the kind cannot forecast under this configuration. */
    lc_status (*check)(const lc_config *config);

    /* (optional) State of this kind for a task, borrowed for its life, to be trained or, if not, loaded; NULL: a baseline. */
    lc_status (*create)(void **state, const lc_task *task, const lc_config *config, bool train);
    void (*release)(void *state);

    /* (optional) One optimizer step, as lc_forecaster_step; NULL: nothing to train. */
    lc_status (*step)(lc_progress *progress, void *state);

    /* Forecasts in the data's own units: of windows, as lc_forecaster_predict, or, for a baseline, of one channel of one window,
     * out[step * stride] for step 0 .. horizon-1. */
    lc_status (*predict)(double *out, const lc_predict_request *request);
    void (*extrapolate)(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task);

    /* (optional, all or none) What a run file keeps of a trained network. */
    const lc_net *(*net)(const void *state);
    lc_real *(*weights)(void *state); /* the best so far; lc_net_length of them; a loaded run writes here, then calls loaded */
    void (*loaded)(void *state);
    const lc_epoch *(*history)(size_t *count, size_t *best, const void *state); /* best from 1; 0: none */
} lc_kind;

/* The kind that a configuration's model.kind means. LC_E_CONFIG, naming one that is near, if there is none. */
lc_status lc_kind_of(const lc_kind **out, const char *name);

/* Forecasts of windows by either of the two. */
lc_status lc_kind_predict(double *out, const lc_kind *kind, const lc_predict_request *request);

LC_REGISTRY_WITH_KNOBS(lc_kind, lc_kind);

#endif

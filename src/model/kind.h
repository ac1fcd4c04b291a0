/* kind - one way of forecasting: a strategy file in model/kind. Sees data, nn and train; knows nothing of evaluation.
 *
 * `[model] kind` names a file of model/kind, or an architecture of nn/arch, which the kind `neural` then trains.
 */
#ifndef LC_MODEL_KIND_H
#define LC_MODEL_KIND_H

#include <lanecast/forecaster.h>

/* What every kind is given; all borrowed for the life of its state. */
typedef struct lc_task {
    const lc_config *config;
    const lc_dataset *dataset; /* as a model may see it: with missing = forward, contexts are filled */
    const lc_split *split;
    const lc_scaler *scaler;
    const lc_scaled *scaled;
    const size_t *inputs, *targets; /* channels */
    size_t input_count, target_count;
    const lc_windows *train, *valid; /* NULL for a kind that does not train, and for a loaded forecaster */
} lc_task;

typedef struct lc_kind {
    const char *name;
    const char *help; /* one line */

    /* (optional) LC_E_CONFIG, and what to do, if the kind cannot forecast under this configuration. */
    lc_status (*check)(const lc_config *config);

    /* (optional) State of this kind for a task; NULL: none, a baseline. */
    lc_status (*create)(void **state, const lc_task *task);
    void (*release)(void *state);

    /* (optional) One optimizer step, as lc_forecaster_step; NULL: nothing to train. */
    lc_status (*step)(lc_progress *progress, void *state);

    /* Forecasts in the data's own units, as lc_forecaster_predict. */
    lc_status (*predict)(double *out, const lc_task *task, const void *state, const lc_windows *windows, size_t first,
                         size_t count);

    /* (optional, all or none) What a run file keeps of a trained network. */
    const lc_net *(*net)(const void *state);
    lc_real *(*weights)(void *state); /* the best so far; lc_net_length of them; a loaded run writes here, then calls loaded */
    void (*loaded)(void *state);
    const lc_epoch *(*history)(size_t *count, size_t *best, const void *state); /* best from 1; 0: none */
} lc_kind;

extern const lc_kind *const lc_kind_table[];
extern const char *const lc_kind_table_names[];

#endif

/* forecaster - what the files of this room, and evaluation, know of a forecaster. */
#ifndef LC_MODEL_FORECASTER_H
#define LC_MODEL_FORECASTER_H

#include "model/kind.h"
#include "model/seen.h"

struct lc_forecaster {
    lc_config config;
    const lc_dataset *dataset; /* borrowed */
    lc_dataset *filled;        /* with missing = forward: what models see */
    lc_split *split;           /* NULL in a loaded forecaster whose data does not fit the split */
    lc_scaler *scaler;
    lc_scaled *scaled;
    size_t *inputs, *targets;
    size_t input_count, target_count;
    lc_windows *train, *valid;
    lc_span *seen; /* (LC_TEST, series) what it saw of parts before the test; NULL for a kind that does not train */
    char *alias;   /* of a loaded forecaster: its only series' name, where the data's only one has another */
    const lc_kind *kind;
    void *state;
    lc_task task;
    lc_epoch *history; /* of a loaded forecaster */
    size_t history_count, best_epoch;
};

/* What new and load share: everything but scaler, windows and the kind's state. */
lc_status lc_forecaster_begin(lc_forecaster **out, const lc_dataset *dataset, const lc_config *config);

/* Scaled values and the kind's state, once the scaler is there. */
lc_status lc_forecaster_finish(lc_forecaster *forecaster);

/* The kind that a configuration's model.kind means. LC_E_CONFIG, naming one that is near, if there is none. */
lc_status lc_kind_of(const lc_kind **out, const char *name);

#endif

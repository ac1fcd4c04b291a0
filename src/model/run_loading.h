/* run_loading - an open run file, and the data of today for it: what loading a run, training it on and starting from it share. */
#ifndef LC_MODEL_RUN_LOADING_H
#define LC_MODEL_RUN_LOADING_H

#include "model/forecaster.h"
#include "model/run_file.h"

typedef struct lc_loading {
    lc_h5 *h5;
    const char *path;
    const lc_run *run;
    const lc_dataset *dataset;
    const lc_config *config;
    size_t *place; /* (series): where the run has each of its series */
    char *alias;
} lc_loading;

/* The task of these data and this configuration, with the scalers and the classes of the run. *out: lc_task_free. */
lc_status lc_loading_task(lc_task **out, const lc_loading *loading);

/* The configuration asked for; what it leaves to the data is as the run has it, for which they have decided. */
lc_config lc_loading_config(const lc_config *asked, const lc_config *trained);

#endif

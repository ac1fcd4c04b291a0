/* run_loading - an open run file, and the data of today for it: what loading a run, training it on and starting from it share. */
#ifndef LC_MODEL_RUN_LOADING_H
#define LC_MODEL_RUN_LOADING_H

#include "model/forecaster.h"
#include "model/run_file.h"

typedef struct lc_loading {
    lc_h5 *h5;
    const char *path;
    const lc_run *run;
    const lc_measured *measured;
    const lc_dataset *dataset;
    const lc_config *config;
    size_t *place; /* (series): where the run has each of its series */
    char *alias;
} lc_loading;

/* For one use or the other: `check` says whether run, data and configuration allow it, `fill` gives the forecaster its
 * networks. */
typedef struct lc_loading_purpose {
    lc_status (*check)(lc_loading *);
    lc_status (*fill)(lc_forecaster *, const lc_loading *);
} lc_loading_purpose;

/* A forecaster of an open run, or of a file; config NULL: that of the run. *out: lc_forecaster_free. */
lc_status lc_loading_run(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset, const lc_config *config,
                         const lc_loading_purpose *purpose);
lc_status lc_loading_file(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config,
                          const lc_loading_purpose *purpose);

/* LC_E_CONFIG, naming the key, if more differs from how the run was trained than file, threads, checkpoints and what `allow`
 * copies. */
lc_status lc_loading_check(const lc_loading *loading, void (*allow)(lc_config *allowed, const lc_config *asked));

/* LC_E_DATA if it has no trained network. */
lc_status lc_loading_has_members(const lc_loading *loading);

/* LC_E_DATA, naming it, for a channel that the run reads in other units, and, where it reads words of the calendar, a series
 * whose clocks were elsewhere. The places of its series are known. */
lc_status lc_loading_check_measured(const lc_loading *loading);

/* Adds the first series whose step is another, and another place (--at), to what the forecaster notes. */
lc_status lc_loading_note_measured(lc_forecaster *forecaster, const lc_loading *loading);

/* As lc_run_read_seen, of networks: LC_E_DATA where the run does not say it. */
lc_status lc_loading_seen(lc_span **out, const lc_loading *loading);

/* The task of these data and this configuration, with the scalers and the classes of the run. *out: lc_task_free. */
lc_status lc_loading_task(lc_task **out, const lc_loading *loading);

/* The configuration asked for; what it leaves to the data is as the run has it, for which they have decided. */
lc_config lc_loading_config(const lc_config *asked, const lc_config *trained);

#endif

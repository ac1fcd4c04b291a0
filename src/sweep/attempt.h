/* attempt - one trial from its point to its scores. */
#ifndef LC_SWEEP_ATTEMPT_H
#define LC_SWEEP_ATTEMPT_H

#include "model/task.h"
#include "sweep/config.h"
#include "sweep/ledger.h"
#include "sweep/trial.h"

#include <lanecast/forecaster.h>

typedef struct lc_attempt {
    const lc_config *config; /* of this trial, threads included */
    const lc_sweep_config *sweep;
    const lc_study *study;
    const lc_task *task;
    const lc_trial *known; /* (known_count) trials that had ended when this one began */
    size_t known_count;
    bool (*stopping)(void);
} lc_attempt;

/* LC_E_CONFIG for a configuration that cannot be a trial's: a trial is of one network, and says what the objectives measure. */
lc_status lc_attempt_check(const lc_config *config, const lc_study *study);

/* Makes a trial's forecaster of blocks that are no memory yet (core/reserve.h), and frees it. *held: all bytes of the heap that
 * there would be with it. LC_E_CONFIG for one that is larger than the sweep's constraints allow, or cannot be. */
lc_status lc_attempt_plan(size_t *held, const lc_task *task, const lc_config *config, const lc_sweep_config *sweep);

/* Trains, and fills state, objectives, reports and message of the trial. *kept: the forecaster of the first seed, if the trial is
 * complete, for lc_forecaster_free. LC_E_STOPPED, LC_E_FAILURE, LC_E_IO: as lc_attempt_fail. */
lc_status lc_attempt_run(lc_trial *trial, lc_forecaster **kept, const lc_attempt *attempt);

/* The trial failed, for the reason that was just reported, which becomes its message. Not if it was stopped, or the system
 * refused memory, threads or files: that is nothing of the trial, which is as if it had not begun. Returns the status then. */
lc_status lc_attempt_fail(lc_trial *trial, lc_status status);

#endif

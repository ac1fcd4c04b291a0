/* carry - a trial is carried out: the configuration of its point, the task that it shares with others, training and scores. */
#ifndef LC_SWEEP_CARRY_H
#define LC_SWEEP_CARRY_H

#include "core/crew.h"
#include "sweep/sweep_state.h"

typedef struct lc_carried {
    lc_trial result;     /* the trial's, its arrays shared with it */
    lc_forecaster *kept; /* of a complete one; NULL */
    const lc_task *task; /* NULL: there is none */
} lc_carried;

/* By a worker that has entered the crew, which others may do while it trains; crew NULL: it is alone. LC_E_STOPPED: the trial
 * is to be run again. */
lc_status lc_carry(lc_carried *out, lc_sweep *sweep, const lc_trial *trial, lc_crew *crew);

/* The forecaster goes, and the task is given back. */
void lc_carry_end(lc_carried *carried, lc_sweep *sweep);

#endif

/* queue - which trial begins next, and what is done when one has ended. Calls are made by one thread at a time. */
#ifndef LC_SWEEP_QUEUE_H
#define LC_SWEEP_QUEUE_H

#include "sweep/sweep_state.h"

/* Whether no trial begins any more. */
bool lc_queue_is_over(const lc_sweep *sweep);

/* How many trials a trial learns from: those before it, less the lag. */
size_t lc_queue_known(const lc_sweep *sweep, size_t number);

/* The point of a trial, after those before it. */
lc_status lc_queue_point(double *value, const lc_sweep *sweep, const lc_trial *trial, size_t number);

/* The next trial gets a point, and its row in the ledger. NULL: it waits for others, or it is over. */
lc_trial *lc_queue_begin(lc_sweep *sweep);

/* A trial has ended as `result`, whose arrays are the trial's from here on. status LC_OK: that is written, and heard of; else the
 * trial is as if it had not begun, and the sweep ends with that status. kept: its forecaster; NULL: it has none. */
void lc_queue_end(lc_sweep *sweep, lc_trial *trial, const lc_trial *result, const lc_forecaster *kept, lc_status status);

/* What ends the sweep: the first such status is kept, with its message. */
void lc_queue_give_up(lc_sweep *sweep, lc_status status);

#endif

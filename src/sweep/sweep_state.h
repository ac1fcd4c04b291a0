/* sweep_state - what the files of a sweep share. */
#ifndef LC_SWEEP_SWEEP_STATE_H
#define LC_SWEEP_SWEEP_STATE_H

#include "sweep/keep.h"
#include "sweep/shared.h"
#include "sweep/sweep.h"

struct lc_sweep {
    lc_sweep_request request;
    lc_sweep_config config; /* the request's own */
    lc_sweep_crew crew;     /* of this run */
    lc_study study;
    char *plan;
    lc_ledger *ledger;
    lc_shared *shared;
    lc_keep keep;
    lc_knob_values sampler_knobs;
    size_t need, left; /* bytes of a trial at most, and those that this process can take; need 0: not known */
    size_t points;     /* that the sampler has; 0: any number */
    size_t trials;     /* to run in all */
    lc_trial *trial;   /* (trials) */
    bool *begun;       /* (trials) in this run or before, or being run */
    size_t next;       /* the first that is not begun */
    size_t ended;      /* all trials before this one have ended */
    double idle, began, seconds;
    lc_status status; /* of what ends the sweep */
    char message[LC_TEXT_MAX];
};

#endif

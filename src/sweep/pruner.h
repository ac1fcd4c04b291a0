/* pruner - which trials end early: a file in sweep/pruner. A decision is a function of what it is given: the trial's own
 * reports, and those of trials that had ended when it began, so that it does not depend on how many workers there are. */
#ifndef LC_SWEEP_PRUNER_H
#define LC_SWEEP_PRUNER_H

#include "core/knob.h"
#include "core/registry.h"
#include "sweep/trial.h"

typedef struct lc_pruning {
    const char *study;    /* its name */
    size_t number;        /* of the trial */
    size_t steps;         /* reports that a whole trial makes */
    const double *report; /* (reports) its own so far; less is better; the last one is new */
    size_t reports;
    const lc_trial *trial; /* (trials) the first ones of the sweep, all ended */
    size_t trials;
    const void *knobs;
} lc_pruning;

typedef struct lc_pruner {
    const char *help; /* one line */
    const lc_option *knobs;
    lc_status (*check)(const void *knobs);   /* (optional) LC_E_CONFIG where they contradict each other */
    bool (*stop)(const lc_pruning *pruning); /* NULL: none does */
} lc_pruner;

LC_REGISTRY_WITH_KNOBS(lc_pruner, lc_pruner);

#endif

/* trial - one point of a sweep's space, and what came of it. */
#ifndef LC_SWEEP_TRIAL_H
#define LC_SWEEP_TRIAL_H

#include <math.h>

#include "core/status.h"

/* Their names are Optuna's. */
typedef enum lc_trial_state {
    LC_TRIAL_RUNNING,
    LC_TRIAL_COMPLETE,
    LC_TRIAL_PRUNED,
    LC_TRIAL_FAIL,
    LC_TRIAL_WAITING,
    LC_TRIAL_STATES
} lc_trial_state;

/* "RUNNING", ...; the state of a name, LC_TRIAL_STATES if it is not one. */
const char *lc_trial_state_name(lc_trial_state state);
lc_trial_state lc_trial_state_of(const char *name);

enum { LC_OBJECTIVES_MAX = 4 };

typedef struct lc_trial {
    size_t number;
    lc_trial_state state;
    double *value;                       /* (dimensions) a point of the space; NaN: does not count */
    double objective[LC_OBJECTIVES_MAX]; /* of a complete one; of a pruned one the last report */
    double *report;                      /* (reports) the validation loss after each epoch, from 1 */
    size_t reports, capacity;
    size_t plan;           /* which of the ledger's plans it is of, from 0 */
    char *message;         /* why it failed; NULL */
    double began, seconds; /* since 1970, UTC; it took */
} lc_trial;

/* A trial of a space with that many dimensions, all NaN. Owned: lc_trial_clear. */
lc_status lc_trial_new(lc_trial *out, size_t number, size_t dimensions);
void lc_trial_clear(lc_trial *trial);
void lc_trials_free(lc_trial *trial, size_t count);

/* Whether two trials of a space with that many dimensions are of one point. */
static inline bool lc_trial_same_point(const lc_trial *a, const lc_trial *b, size_t dimensions)
{
    for (size_t i = 0; i < dimensions; i++)
        if (a->value[i] != b->value[i] && !(isnan(a->value[i]) && isnan(b->value[i])))
            return false;
    return true;
}

/* Whether a trial has ended. */
static inline bool lc_trial_has_ended(const lc_trial *trial)
{
    return trial->state != LC_TRIAL_RUNNING && trial->state != LC_TRIAL_WAITING;
}

/* Whether it is complete and has a value, without which other programs may leave it. */
static inline bool lc_trial_has_score(const lc_trial *trial)
{
    return trial->state == LC_TRIAL_COMPLETE && !isnan(trial->objective[0]);
}

lc_status lc_trial_report(lc_trial *trial, double value);

#endif

/* study - what a sweep is called, and what makes one trial better than another. */
#ifndef LC_SWEEP_STUDY_H
#define LC_SWEEP_STUDY_H

#include "sweep/trial.h"

typedef struct lc_study {
    char name[LC_NAME_MAX];
    size_t objectives;
    const char *metric[LC_OBJECTIVES_MAX];
    bool maximize[LC_OBJECTIVES_MAX];
    const char *plan; /* what the outcome is a function of, as text; kept, and compared when a sweep goes on */
} lc_study;

/* Objective i of a complete trial as a loss: less is better. */
static inline double lc_study_loss(const lc_study *study, const lc_trial *trial, size_t i)
{
    return study->maximize[i] ? -trial->objective[i] : trial->objective[i];
}

/* Whether trial a is better than b in the first objective; a trial without one is never better. */
bool lc_study_better(const lc_study *study, const lc_trial *a, const lc_trial *b);

/* The complete trial with the best first objective, the first one of equals; count: none is complete. */
size_t lc_study_best(const lc_study *study, const lc_trial *trial, size_t count);

/* Metrics of a text into a study. LC_E_CONFIG for a name that is not a metric's, and for too many. */
lc_status lc_study_objectives(lc_study *study, const char *text);

#endif

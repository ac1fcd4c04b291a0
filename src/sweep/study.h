/* study - what a sweep is called, and what makes one trial better than another. */
#ifndef LC_SWEEP_STUDY_H
#define LC_SWEEP_STUDY_H

#include "eval/measure.h"
#include "sweep/domain.h"
#include "sweep/trial.h"

#include <lanecast/config.h>

typedef struct lc_study {
    char name[LC_NAME_MAX];
    size_t objectives;
    const char *metric[LC_OBJECTIVES_MAX];
    bool maximize[LC_OBJECTIVES_MAX];
    const char *plan; /* what the outcome is a function of, as text; kept, and compared when a sweep continues */
} lc_study;

/* A report, which is a loss, as programs have it that read the ledger: in the direction of the first objective. Its own
 * inverse. */
static inline double lc_study_report(const lc_study *study, double report)
{
    return study->maximize[0] ? -report : report;
}

/* Objective i of a complete trial as a loss: less is better. */
static inline double lc_study_loss(const lc_study *study, const lc_trial *trial, size_t i)
{
    return study->maximize[i] ? -trial->objective[i] : trial->objective[i];
}

/* Whether trial a is better than b in the first objective; a trial without one is never better. */
bool lc_study_better(const lc_study *study, const lc_trial *a, const lc_trial *b);

/* The complete trial with the best first objective, the first one of equals; count: none is complete. */
size_t lc_study_best(const lc_study *study, const lc_trial *trial, size_t count);

/* Measures of a text (lc_measure_names) into a study. LC_E_CONFIG for a name that is not one, for too many, and for one twice. */
lc_status lc_study_objectives(lc_study *study, const char *text);

/* Whether an objective is of that kind: of quantiles, of classes. */
bool lc_study_has(const lc_study *study, lc_measure_kind kind);

/* LC_E_CONFIG for measures of what a trial's configuration does not say: of classes where numbers are forecast, and the other way
 * round; of quantiles where it says points; of probabilities where it says scores. */
lc_status lc_study_suits(const lc_study *study, const lc_config *config);

/* What another value of a key ("data.scale") does to scores, so that those of trials with both do not compare; NULL: they do. */
const char *lc_study_harm(const char *key, const lc_study *study);

/* LC_E_CONFIG for a dimension whose values have scores of other truths, or in another unit: none of them is the best. */
lc_status lc_domain_compares(const lc_domain *domain, const lc_study *study);

#endif

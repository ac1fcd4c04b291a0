/* importance - how much each dimension has to do with being among the best trials: PED-ANOVA (Watanabe, Bansal & Hutter 2023), as
 * Optuna 5 has it. */
#ifndef LC_SWEEP_IMPORTANCE_H
#define LC_SWEEP_IMPORTANCE_H

#include "sweep/domain.h"
#include "sweep/study.h"

/* importance (dimensions): their sum is 1; all are alike where fewer than 2 trials are complete, or nothing matters. Complete
 * trials count; the best tenth is compared with all of them. */
lc_status lc_importance(double *importance, const lc_domain *domain, const lc_study *study, const lc_trial *trial, size_t trials);

#endif

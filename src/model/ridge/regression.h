/* regression - a ridge regression as what model.kind names: fitted step by step, or given as a file has it. */
#ifndef LC_MODEL_RIDGE_REGRESSION_H
#define LC_MODEL_RIDGE_REGRESSION_H

#include "model/ridge/ridge.h"

typedef struct lc_regression lc_regression;

/* Neither fitted nor to be fitted yet. Task and config are borrowed. */
lc_status lc_regression_new(lc_regression **out, const lc_task *task, const lc_config *config);
void lc_regression_free(lc_regression *regression);

/* Gets ready to fit, as: as of lc_ridge_plan. LC_E_CONFIG if its maps are of another kind. Takes over what was fitted before. */
lc_status lc_regression_begin(lc_regression *regression, const lc_ridge *as, size_t threads);
void lc_regression_watch(lc_regression *regression, bool (*stopping)(void)); /* see lc_ridge_plan */
void lc_regression_give(lc_regression *regression, lc_ridge *ridge);

/* Some maps, as lc_forecaster_step says; steps of the one epoch are maps. */
lc_status lc_regression_step(lc_progress *progress, lc_regression *regression);

/* What was fitted; NULL before. Its errors as the only round of a history. */
const lc_ridge *lc_regression_ridge(const lc_regression *regression);
const lc_epoch *lc_regression_round(const lc_regression *regression);

/* Maps that a step fits abreast. */
size_t lc_regression_workers(const lc_regression *regression);

#endif

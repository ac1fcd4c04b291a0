/* ridge - a ridge regression over a task: fitted map by map, then it forecasts. model/ridge/fit.h has the equations. */
#ifndef LC_MODEL_RIDGE_RIDGE_H
#define LC_MODEL_RIDGE_RIDGE_H

#include "model/ridge/fit.h"

typedef struct lc_ridge {
    size_t context, horizon, blocks;
    size_t maps;             /* one for each target, or one */
    double *weight;          /* (maps, context, horizon); NULL: what was chosen only */
    lc_ridge_choice *choice; /* (maps, blocks) */
    double train, valid;     /* mean squared errors, scaled, over whole windows; valid NaN: there were none to validate */

    /* Of training, and of validation, times channels: whole windows, and those that are left out for an unknown value or rows
     * that are not there. */
    size_t windows, left_out, valid_windows, valid_left_out;
    size_t unchosen; /* maps without a whole validation window; 0 where a file was read */
} lc_ridge;

/* One whose weights and choices are 0, to be fitted. */
lc_status lc_ridge_new(lc_ridge **out, size_t maps, size_t context, size_t horizon);
void lc_ridge_free(lc_ridge *ridge);

/* What another one has chosen, without coefficients (weight NULL), for lc_ridge_plan's `as`. */
lc_status lc_ridge_copy_choice(lc_ridge **out, const lc_ridge *ridge);

/* The same bits for any number of threads. */
uint64_t lc_ridge_digest(const lc_ridge *ridge);

/* As lc_forecaster_predict. */
lc_status lc_ridge_predict(double *out, const lc_ridge *ridge, const lc_forecast_request *request);

/* A regression that is being fitted: some maps a step. Task and plan are borrowed. */
typedef struct lc_ridge_fitting lc_ridge_fitting;

lc_status lc_ridge_fitting_new(lc_ridge_fitting **out, const lc_task *task, const lc_ridge_plan *plan, size_t threads);
void lc_ridge_fitting_free(lc_ridge_fitting *fitting);

/* Bytes that this takes, at most. */
size_t lc_ridge_fitting_bytes(const lc_task *task, const lc_ridge_plan *plan, size_t threads);

/* Maps there are to fit, and how many are done; *out stays NULL until the last one is, then it is the caller's. LC_E_STOPPED if
 * the plan's `stopping` says so; LC_E_DATA for a channel without a whole window, or a penalty that is too small to solve the
 * equations. */
size_t lc_ridge_fitting_maps(const lc_ridge_fitting *fitting);
size_t lc_ridge_fitting_done(const lc_ridge_fitting *fitting);
size_t lc_ridge_fitting_abreast(const lc_ridge_fitting *fitting); /* maps of a step */
lc_status lc_ridge_fitting_step(lc_ridge **out, lc_ridge_fitting *fitting);

#endif

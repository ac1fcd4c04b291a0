/* forecaster - what the files of this room, and evaluation, know of a forecaster. */
#ifndef LC_MODEL_FORECASTER_H
#define LC_MODEL_FORECASTER_H

#include <lanecast/forecaster.h>

#include "model/baseline.h"
#include "model/interval.h"
#include "model/neural.h"
#include "model/columns.h"
#include "model/ridge/regression.h"
#include "model/seen.h"

struct lc_forecaster {
    lc_config config;
    char title[LC_NAME_MAX];     /* lc_config_title */
    const lc_task *task;         /* borrowed */
    lc_task *owned;              /* the same, where it was made for this forecaster only; else NULL */
    char *notes;                 /* the task's, and what was chosen for the network; NULL: the task's alone */
    lc_span *seen;               /* (LC_TEST, series) what it saw of parts before the test; NULL for a baseline */
    char *alias;                 /* of a loaded forecaster: its only series' name, where the data's only one has another */
    const lc_baseline *baseline; /* one of these three; the others are NULL */
    lc_neural *neural;
    lc_regression *regression;
    lc_ridge *beside;       /* a network's, fitted at its first step; NULL before, and where there is none */
    lc_ridge *as;           /* what an earlier ridge regression has chosen, for the one here; NULL: none */
    char *unridged;         /* why there is none; NULL: not known yet, not asked for, or there is one */
    bool (*stopping)(void); /* whether to give up within a step; NULL: never */
    uint64_t from_digest;   /* of the run whose weights training began with; 0: of none */
    size_t valid_seen;      /* validation windows with targets that this run was trained on */
    lc_interval *interval;  /* measured when training has ended; NULL before, and where none is wanted */
};

/* A forecaster of a task that others may share: borrowed for its life. [data] and [window] are the task's, whatever config says.
 */
lc_status lc_forecaster_over(lc_forecaster **out, const lc_task *task, const lc_config *config);

/* The same without training: its network is still to be given a member. */
lc_status lc_forecaster_begin(lc_forecaster **out, const lc_task *task, const lc_config *config);

/* lc_forecaster_predict, with what is known of horizons that are not rows of the data. Task and threads are the forecaster's. */
lc_status lc_forecaster_predict_ahead(double *out, const lc_forecaster *forecaster, const lc_forecast_request *request);

/* The same without its interval. */
lc_status lc_forecaster_predict_base(double *out, const lc_forecaster *forecaster, const lc_forecast_request *request);

/* Of classes: whether what it says of them are probabilities, not scores. */
bool lc_forecaster_says_shares(const lc_forecaster *forecaster);

/* What training found, of the member that trains or trained last; NULL for a baseline, and where none has begun. */
const lc_member *lc_forecaster_current(const lc_forecaster *forecaster);

/* Whether it is a network whose head has quantiles. */
bool lc_forecaster_has_quantiles(const lc_forecaster *forecaster);

/* Whether it is a decoder, which says rows beyond window.horizon in one pass, as it says the others; not where model.loss and
 * data.transform allow one row only. */
bool lc_forecaster_continues(const lc_forecaster *forecaster);

/* The ridge regression that it is; NULL: it is none, or not fitted yet. Borrowed. */
const lc_ridge *lc_forecaster_ridge(const lc_forecaster *forecaster);

/* Whether one is to be fitted beside it: a network of numbers, and model.ridge. */
bool lc_forecaster_wants_beside(const lc_forecaster *forecaster);

/* The ridge regression that was fitted beside a network, and what says why there is none, "" where nothing does. */
const lc_ridge *lc_forecaster_beside(const lc_forecaster *forecaster);
const char *lc_forecaster_unridged(const lc_forecaster *forecaster);

/* Without validation windows its ridge regression, the one that it is or the one beside its network, takes what another one has
 * chosen on such windows (NULL: nothing is done). Before the first step. With such windows nothing is done. LC_E_CONFIG if
 * its maps are of other channels. */
lc_status lc_forecaster_take_choice(lc_forecaster *forecaster, const lc_ridge *as);
bool lc_forecaster_wants_choice(const lc_forecaster *forecaster); /* whether it has no such windows */

/* The same of a run file's: of the one that the run is or that it has beside its network, where it has one. */
lc_status lc_forecaster_choose_as(lc_forecaster *forecaster, const char *run);

/* A step that takes long, a ridge regression's, ends with LC_E_STOPPED soon after `stopping` is true; it may be called again. */
void lc_forecaster_watch(lc_forecaster *forecaster, bool (*stopping)(void));

/* Networks whose mean is its forecast; 0 for a baseline. */
size_t lc_forecaster_speakers(const lc_forecaster *forecaster);

/* Threads that a configuration gives it. */
size_t lc_forecaster_threads(const lc_forecaster *forecaster);

#endif

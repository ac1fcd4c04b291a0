/* interval - quantiles of any forecaster from its own errors over the validation windows: split conformal prediction (Vovk,
 * Gammerman & Shafer 2005; Lei et al. 2018), for every step and target by itself.
 *
 *     e_i = (truth - base) / (scale s_i)     i = 1 .. n, the validation windows
 *     q_p = base + scale s e_(k)             k = ceil((n + 1) p) for p >= 1/2, floor((n + 1) p) below
 *
 * base is the point, or, of a head that has quantiles, its own at that level, which is then corrected (Romano, Patterson & Candes
 * 2019, each side by itself). s is 1, or, normalized, how much the window's context moves: the mean of |x_t - x_{t-1}| in scaled
 * units, plus a hundredth. If windows were exchangeable the truth would be below q_p with probability p at least (p >= 1/2).
 * Windows that follow each other are not, and a series that changes after its validation part is not covered as promised.
 *
 * Adaptive (Gibbs & Candes 2021, arXiv:2106.00193), each quantile by itself: model/interval/adaptive.h.
 */
#ifndef LC_MODEL_INTERVAL_H
#define LC_MODEL_INTERVAL_H

#include <lanecast/forecaster.h>

#include "model/task.h"

/* What model.interval may be, and what is said of each, with its knobs. */
const char *const *lc_interval_names(void);

/* Whether model.interval asks for one: it is not the first name, none. */
bool lc_interval_is_asked(const lc_model_config *model);
lc_variant lc_interval_variant(const char *name);

typedef struct lc_interval {
    size_t levels, cells, windows; /* windows: the least number of errors of a cell */
    double *level;                 /* (levels) */
    double *offset;                /* (levels, cells) e_(k); infinite where there are too few windows */
    bool normalized;

    /* Adaptive: what the errors are at other ranks than the level's own. */
    double rate;         /* of adaptation; 0: it is not adaptive */
    size_t bases, ranks; /* bases: 1, the point, or a quantile for each of the levels */
    double *rank;        /* (ranks) probabilities, rising */
    double *error;       /* (bases, ranks, cells) e_(k), likewise */
} lc_interval;

/* scale s of one target of a window. */
double lc_interval_unit(const lc_interval *interval, const lc_task *task, lc_window window, size_t target);

/* Of an adaptive one: the error of a cell of that base which has the probability p, linear between ranks; beyond the last ones
 * that are finite, theirs. */
double lc_interval_error(const lc_interval *interval, size_t base, size_t cell, double p);

/* Measured over the validation windows: all, or where that would take more than 64 MB as many as that, evenly spread. NULL where
 * the configuration asks for none. LC_E_DATA if there is no validation window. */
lc_status lc_interval_fit(lc_interval **out, const lc_forecaster *forecaster);
void lc_interval_free(lc_interval *interval);

/* As the configuration asks for it, without errors. */
lc_status lc_interval_begin(lc_interval **out, const lc_model_config *model, size_t cells);

/* The index of a level; levels where it is not one. */
size_t lc_interval_find(const lc_interval *interval, double level);

/* As lc_outlook_predict, by a forecaster that has one: request->outlook names the columns, the point and quantiles. */
lc_status lc_interval_predict(double *out, const lc_forecaster *forecaster, const lc_forecast_request *request);

#endif

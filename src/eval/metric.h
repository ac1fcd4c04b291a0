/* metric - a measure of forecast error: a file in eval/metric, or, of quantiles, in eval/spread. Pure arithmetic.
 *
 * A cell is one step of one channel. A metric is made of some sums per cell, its terms; sums of cells and of series add up, so
 * that a step, a channel and the whole are measured by the same function. Metrics that name the same summand share its sum.
 */
#ifndef LC_EVAL_METRIC_H
#define LC_EVAL_METRIC_H

#include "core/clones.h"
#include "core/registry.h"

enum { LC_METRICS_MAX = 32, LC_TERMS_MAX = 4, LC_FACTS_MAX = 4, LC_TERMS_ALL = LC_METRICS_MAX * LC_TERMS_MAX };

/* Some cells of some windows; e = forecast - truth. A cell whose truth is NaN is not known: it adds nothing to any sum. */
typedef struct lc_cells {
    size_t count, windows;
    const double *truth, *forecast;       /* (windows) of (count) */
    size_t truth_stride, forecast_stride; /* numbers from a window to the next */
    const double *const *fact;            /* (facts) of (count): what the metric learned of each cell's channel */

    /* Of measures in eval/spread, for which windows is 1, and forecast and fact are NULL. */
    size_t levels;                 /* at least 1 */
    const double *level;           /* (levels), rising */
    const double *const *quantile; /* (levels) of (count) */
    const double *crps;            /* (count) of the distribution; NULL: not known */
} lc_cells;

/* The training rows of one channel of a series, and the numbers in which its errors are measured: (value - shift) / scale. */
typedef struct lc_training {
    const double *value; /* value[row * stride], own units; NaN: missing */
    size_t rows, stride;
    const size_t *before; /* (rows) the row that is a season before each; SIZE_MAX: there is none */
    double shift, scale;
} lc_training;

/* What is summed of each cell over windows. Those of many metrics are in eval/summands.h. */
typedef struct lc_summand {
    bool of_truth;   /* it does not ask what was forecast: cells->forecast is not read */
    bool from_units; /* scaled it is the sum in own units / scale^power; of a percentage, which asks where 0 is, just that sum */
    int power;
    void (*add)(double *sum, const lc_cells *cells); /* to sum (count); of points by eval/errors.h */
} lc_summand;

typedef struct lc_metric {
    const char *help; /* the formula */
    bool less_is_better;
    bool proper;          /* beyond the point: the least expected value is that of the truth (Gneiting & Raftery 2007) */
    bool unitless;        /* a share or a ratio, which says the same whatever unit the values are in */
    const char *left_out; /* which values do not count, "whose truth is 0"; NULL: all do */

    /* (optional) What it must know of the training rows: fact[facts], the same for every cell of the channel. Summands that other
     * metrics share do not read them. */
    size_t facts;
    bool seasonal; /* that is of a season: training->before */
    void (*learn)(double *fact, const lc_training *training);

    const lc_summand *term[LC_TERMS_MAX]; /* then NULL; the first is how many values count */

    /* (optional) At the end of a series: turns its sums into a form that can be added across series. */
    void (*settle)(double *sum, const double *fact);
    double (*value)(const double *sum); /* of settled sums; NaN where it does not exist */

    /* (optional) Over several channels it is the mean of their values, because their sums have different units; channels whose
     * truth has no value, as this says, are left out. NULL: sums of channels add up. */
    bool (*exists)(const double *sum);
} lc_metric;

LC_REGISTRY(lc_metric, lc_metric);

/* A measure of quantiles, not of points: a file in eval/spread. It has no facts. */
LC_REGISTRY(lc_metric, lc_spread);

static inline size_t lc_metric_terms(const lc_metric *metric)
{
    size_t terms = 0;
    while (terms < LC_TERMS_MAX && metric->term[terms])
        terms++;
    return terms;
}

/* max(p e, (p - 1) e), e = truth - quantile of level p */
static inline double lc_pinball(double e, double level)
{
    return e > 0 ? level * e : (level - 1) * e;
}

#endif

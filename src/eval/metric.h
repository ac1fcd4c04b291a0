/* metric - a measure of forecast error: a file in eval/metric. Pure arithmetic.
 *
 * A cell is one step of one channel. A metric keeps `terms` sums per cell; sums of cells and of series add up, so that a step, a
 * channel and the whole are measured by the same function.
 */
#ifndef LC_EVAL_METRIC_H
#define LC_EVAL_METRIC_H

#include "core/registry.h"

enum { LC_TERMS_MAX = 4 };

/* Some cells of one window; e = forecast - truth. */
typedef struct lc_cells {
    size_t count;
    const double *truth, *forecast;
    const double *naive; /* mean |y_t - y_{t-m}| over the series' training rows, m = data.season or 1 */
    const double *level; /* a value near the truth's: squares of what is above it keep their digits */
} lc_cells;

typedef struct lc_metric {
    const char *help; /* the formula */
    bool less_is_better;
    size_t terms;
    void (*add)(double *const *sum, const lc_cells *cells); /* sum[term][cell] */
    void (*settle)(double *sum);        /* (optional) at the end of a series: its sums, made fit to be added to other series' */
    double (*value)(const double *sum); /* of `terms` settled sums; NaN where it does not exist */
    /* (optional) Over several channels it is the mean of their values, because their sums have different units; channels whose
     * truth has none, as this says, are left out. NULL: sums of channels add up. */
    bool (*exists)(const double *sum);
} lc_metric;

LC_REGISTRY(lc_metric, lc_metric);

#endif

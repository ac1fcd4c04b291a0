/* sums - one forecaster's errors, summed window by window and series by series for every metric and cell; then turned into
 * scores. */
#ifndef LC_EVAL_SUMS_H
#define LC_EVAL_SUMS_H

#include <lanecast/evaluate.h>

#include "eval/metric.h"

/* Which summands are added: all; all but those of the truth; these. */
typedef enum lc_adds { LC_ADDS_ALL, LC_ADDS_ERRORS, LC_ADDS_TRUTHS } lc_adds;

typedef struct lc_sums {
    const lc_metric *const *table; /* NULL-ended */
    size_t horizon, targets, cells, metrics, terms, summands, series;
    size_t first[LC_METRICS_MAX];            /* row of each metric's first term in settled sums */
    size_t row[LC_TERMS_ALL];                /* (terms): the summand that each term is */
    const lc_summand *summand[LC_TERMS_ALL]; /* (summands) each once */
    size_t fact[LC_TERMS_ALL];               /* (summands): the first fact of the metric that it is of */
    lc_adds adds;
    bool derived;                 /* of scaled numbers: summands that follow from those in own units are not added */
    double *sum;                  /* (summands, cells) of the series at hand */
    double *of_series;            /* (terms, targets) of the series settled last */
    double *by_step, *by_channel; /* (terms, cells), (terms, targets) of the series before */
    double *per_series;           /* (series, metrics) what each settled series gives; NaN: nothing yet */
    double *values;               /* (series) how many truths are known */
} lc_sums;

/* Of the metrics of a table, which is borrowed. */
lc_status lc_sums_new(lc_sums **out, const lc_metric *const *table, size_t horizon, size_t targets, size_t series);
void lc_sums_free(lc_sums *sums);

/* Adds cells [first, first + cells->count) of some windows. cells->fact: the facts of all metrics, in the order of the table. */
void lc_sums_add(lc_sums *sums, size_t first, const lc_cells *cells);

/* Whether anything that is added asks what was forecast. */
bool lc_sums_ask_forecast(const lc_sums *sums);

/* Of the series at hand: of sums that are derived, what those in units say. scale: (cells) of each. */
void lc_sums_derive(lc_sums *sums, const lc_sums *units, const double *scale);

/* The windows of a series are all added: the next ones are of another. fact: as for the cells, from the first one on. */
void lc_sums_settle(lc_sums *sums, size_t series, const double *const *fact);

/* What all settled series give. */
lc_status lc_scores_new(lc_scores *out, const lc_sums *sums);
void lc_scores_free(lc_scores *scores);

#endif

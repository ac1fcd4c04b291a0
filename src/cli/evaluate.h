/* evaluate - the forms in which errors are printed: text, JSON, a CSV file of every series; and the verdict in words. */
#ifndef LC_CLI_EVALUATE_H
#define LC_CLI_EVALUATE_H

#include "cli/page.h"

#include <lanecast/evaluate.h>

/* All of an evaluation: what it is of, tables, the verdict. all_rows: every step and channel, else about a dozen. */
lc_status lc_evaluate_show(lc_page *page, const lc_evaluation *evaluation, const lc_forecaster *forecaster, bool all_rows);

/* What an evaluation of numbers or of classes is of. */
typedef struct lc_judged_of {
    const char *name; /* of the model */
    lc_part part;
    size_t windows, skipped, filled, dropped, values;
    const size_t *seen;
} lc_judged_of;

static inline lc_judged_of lc_judged_of_numbers(const lc_evaluation *e)
{
    return (lc_judged_of){e->line[0].name, e->part, e->windows, e->skipped, e->filled, e->dropped, e->values, e->seen};
}

static inline lc_judged_of lc_judged_of_classes(const lc_class_evaluation *e)
{
    return (lc_judged_of){e->line[0].name, e->part, e->windows, e->skipped, e->filled, e->dropped, e->values, e->seen};
}

/* As JSON has it; lines of the windows that are not as others. */
void lc_evaluate_windows_show(lc_page *page, const lc_judged_of *of, const lc_forecaster *forecaster);
void lc_evaluate_counts(json_t *object, const lc_judged_of *of, const lc_forecaster *forecaster);

/* The object that lc_evaluate_json prints. */
json_t *lc_evaluate_object(const lc_evaluation *evaluation, const lc_forecaster *forecaster);
lc_status lc_evaluate_json(const lc_evaluation *evaluation, const lc_forecaster *forecaster);

/* A row for every series and forecaster, at a path. */
lc_status lc_evaluate_csv(const lc_evaluation *evaluation, const lc_forecaster *forecaster, const char *path);

/* What the measures are of, as warnings of the result: training that is not finished, windows that were seen. */
void lc_evaluate_training(lc_page *page, const lc_forecaster *forecaster);
void lc_evaluate_seen(lc_page *page, const char *who, const size_t *seen, lc_part of);

/* What figures are of: windows that read filled values or are left out, series without a window; a metric that leaves values out;
 * a series that makes most of the squared error, of a model with that name (" of NAME", or ""). extent.c */
void lc_evaluate_extent_show(lc_page *page, const lc_evaluation *evaluation, const lc_forecaster *forecaster);
bool lc_evaluate_leaves_out(const lc_evaluation *evaluation, size_t metric);
void lc_evaluate_left_out_show(lc_page *page, const lc_evaluation *evaluation, size_t metric);
bool lc_evaluate_has_dominant(const lc_evaluation *evaluation, const lc_forecaster *forecaster);
void lc_evaluate_dominant_show(lc_page *page, const lc_evaluation *evaluation, const lc_forecaster *forecaster, lc_space space,
                               const char *whose);

/* Of how many of these windows the intervals of model.interval were measured on targets; and a warning of it. */
size_t lc_evaluate_measured(const lc_evaluation *evaluation, const lc_forecaster *forecaster);
void lc_evaluate_measured_show(lc_page *page, const lc_evaluation *evaluation, const lc_forecaster *forecaster);

/* Whether the model is better than the best baseline, in which measure, and which one that is; and against the ridge
 * regression fitted beside it. Nothing without these. */
void lc_verdict_print(lc_page *page, const lc_evaluation *evaluation);
lc_comparison lc_comparison_of(const lc_evaluation *evaluation);

/* The same of a part that is not evaluated, in a line; as JSON, null without a baseline. */
void lc_comparison_print(const lc_comparison *comparison, const char *part);
json_t *lc_comparison_json(const lc_comparison *comparison);

/* Against the ridge regression fitted beside the model; nothing, or null, without one. */
void lc_comparison_print_ridge(lc_page *page, const lc_comparison *comparison);
json_t *lc_comparison_ridge_json(const lc_comparison *comparison);

/* What the model says beyond the point: tables; as JSON, null where it says a point only. */
lc_status lc_evaluate_spread_show(lc_page *page, const lc_evaluation *evaluation, const lc_forecaster *forecaster, bool all_rows);
json_t *lc_evaluate_spread_json(const lc_evaluation *evaluation, const lc_forecaster *forecaster);

/* Which of a forecaster's scores: pooled, their mean over series, or rows of them. */
typedef enum lc_scope { LC_OF_ALL, LC_OF_MEAN, LC_OF_STEP, LC_OF_CHANNEL, LC_OF_SERIES } lc_scope;
const double *lc_scores_of(const lc_scores *scores, lc_scope scope);

/* Whether a line of an evaluation is the model again, which is then a baseline too: it is shown once. */
bool lc_evaluate_repeats(size_t line, const char *name, const char *model);

/* Whether text shows a step (from 1) of `steps`: every one, or about a dozen, with the last; whether it shows all of them. */
bool lc_evaluate_shows(size_t steps, size_t step, bool all);
bool lc_evaluate_shows_all(size_t steps, bool all);

/* Scores by name, as JSON in both spaces: pooled; the mean over series; of every step, of every channel, of every series in
 * columns. */
typedef struct lc_figures {
    const char *const *name;
    size_t count;
    const lc_scores *score; /* (LC_SPACES) */
} lc_figures;

json_t *lc_figures_overall(const lc_figures *figures);
json_t *lc_figures_mean(const lc_figures *figures);
json_t *lc_figures_steps(const lc_figures *figures, size_t horizon);
json_t *lc_figures_channels(const lc_figures *figures, const lc_evaluation *evaluation, const lc_forecaster *forecaster);
json_t *lc_figures_series(const lc_figures *figures, const lc_evaluation *evaluation, lc_space space);

/* A forecaster's scaled or own-unit score over all windows. */
double lc_score_of(const lc_evaluation *evaluation, size_t line, lc_space space, const char *metric);

/* Series that have windows. */
size_t lc_evaluate_series_count(const lc_evaluation *evaluation);

/* Whether errors in own units may be pooled over the targets: there is one target, or all have one unit, which is known. Else
 * only what has no unit is. */
bool lc_evaluate_pools(const lc_forecaster *forecaster);
bool lc_evaluate_pools_metric(const lc_forecaster *forecaster, size_t metric);
bool lc_evaluate_pools_measure(const lc_forecaster *forecaster, size_t measure); /* of lc_spread */

const char *lc_target_name(const lc_forecaster *forecaster, size_t target);

/* (targets) names and units, for lc_free, of what forecasts are of: channels, or classes, whose unit is 1. */
lc_status lc_target_texts(const char ***name, const char ***units, size_t *targets, const lc_forecaster *forecaster);
const char *lc_evaluated_name(const lc_evaluation *evaluation, const lc_forecaster *forecaster, size_t series);

#endif

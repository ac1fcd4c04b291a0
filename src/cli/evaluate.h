/* evaluate - the forms in which errors are printed: text, JSON, a CSV file of every series; and the verdict in words. */
#ifndef LC_CLI_EVALUATE_H
#define LC_CLI_EVALUATE_H

#include "cli/command.h"

#include <lanecast/evaluate.h>

lc_status lc_evaluate_text(const lc_evaluation *evaluation, const lc_forecaster *forecaster, bool all_rows);
lc_status lc_evaluate_json(const lc_evaluation *evaluation, const lc_forecaster *forecaster);

/* A row for every series and forecaster, at a path. */
lc_status lc_evaluate_csv(const lc_evaluation *evaluation, const lc_forecaster *forecaster, const char *path);

/* What the measures are of, as warnings of the result: training that is not finished, windows that were seen. */
void lc_evaluate_training(const lc_forecaster *forecaster);
void lc_evaluate_seen(const size_t *seen, lc_part of);

/* Whether the model is better than the best baseline, in which measure, and which one that is. Nothing without a baseline. */
void lc_verdict_print(const lc_evaluation *evaluation);
lc_comparison lc_comparison_of(const lc_evaluation *evaluation);

/* The same of a part that is not evaluated, in a line; as JSON, null without a baseline. */
void lc_comparison_print(const lc_comparison *comparison, const char *part);
json_t *lc_comparison_json(const lc_comparison *comparison);

/* A forecaster's scaled or own-unit score over all windows. */
double lc_score_of(const lc_evaluation *evaluation, size_t line, lc_space space, const char *metric);

const char *lc_target_name(const lc_forecaster *forecaster, size_t target);
const char *lc_evaluated_name(const lc_evaluation *evaluation, const lc_forecaster *forecaster, size_t series);

#endif

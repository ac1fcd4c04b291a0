/* ensemble - the networks of an ensemble in the tool: what training found of each, and the errors of each by itself. */
#ifndef LC_CLI_ENSEMBLE_H
#define LC_CLI_ENSEMBLE_H

#include "cli/page.h"

#include <lanecast/evaluate.h>

/* A line for each, which begins with the name of the run file; as a fact (cli/page.h) that goes on; as JSON, an array. */
void lc_members_show(lc_page *page, const lc_member_facts *facts, size_t count);
void lc_members_print(const lc_member_facts *facts, size_t count, const char *path);
json_t *lc_members_json(const lc_member_facts *facts, size_t count);

/* The members of a forecaster (LC_SEEDS_MOST); how many. */
size_t lc_members_of(lc_member_facts *facts, const lc_forecaster *forecaster);

/* Over the networks of an evaluation that has members: of a metric, by its index, over all windows. */
typedef struct lc_deviation {
    double mean, spread; /* spread: standard deviation */
} lc_deviation;
lc_deviation lc_ensemble_deviation(const lc_evaluation *evaluation, lc_space space, size_t metric);

/* Below the errors of their average: the mean of the networks' own and their standard deviation; each of them too (all). As JSON.
 * Of an evaluation that has members. */
lc_status lc_ensemble_show(lc_page *page, const lc_evaluation *evaluation, const lc_forecaster *forecaster, bool all);
json_t *lc_ensemble_json(const lc_evaluation *evaluation, const lc_forecaster *forecaster);
lc_status lc_ensemble_classes_show(lc_page *page, const lc_class_evaluation *evaluation, const lc_forecaster *forecaster,
                                   bool all);
json_t *lc_ensemble_classes_json(const lc_class_evaluation *evaluation, const lc_forecaster *forecaster);

#endif

/* evaluate - errors of a forecaster and of plain baselines, on exactly the same windows, in scaled units and in the data's own.
 */
#ifndef LANECAST_EVALUATE_H
#define LANECAST_EVALUATE_H

#include <lanecast/forecaster.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

enum { LC_SPACES = 2 };
typedef enum lc_space { LC_SCALED, LC_UNITS } lc_space;

typedef struct lc_scores {
    double *overall;     /* (metrics) */
    double *per_step;    /* (horizon, metrics) */
    double *per_channel; /* (targets, metrics) */
} lc_scores;

/* One forecaster's scores over all series. Channels are pooled as numbers: where units or sizes differ, own units say little, and
 * scaled scores or per_channel more. R2 is taken around each series' own mean, then averaged over channels. NaN: the measure does
 * not exist here (R2 of a constant truth, the best possible of an unknown channel). */
typedef struct lc_line {
    const char *name; /* a baseline's; the model's kind, borrowed from the forecaster */
    lc_scores score[LC_SPACES];
} lc_line;

typedef struct lc_evaluation {
    lc_part part;
    size_t windows, horizon, targets, metrics, lines;
    size_t reference;     /* line of the baseline that a model is set against; 0: there is none */
    size_t seen[LC_TEST]; /* windows with a target that the model saw in training (LC_TRAIN) and in validation (LC_VALID), as its
                             run file says; 0 for a baseline */
    const char *const *metric; /* (metrics) names */
    lc_line *line; /* (lines) the model, the baselines that its configuration allows, best_possible if the data knows it */
} lc_evaluation;

/* Forecasts every window of a part and sums errors; window.drop_last drops incomplete batches, to reproduce papers that did. The
 * same bits for any number of threads. */
lc_status lc_evaluate(lc_evaluation **out, const lc_forecaster *forecaster, lc_part part);
void lc_evaluation_free(lc_evaluation *evaluation);

/* The index of a metric by name; the names, NULL-ended; its formula; whether less is better. */
size_t lc_metric_index(const char *name);
const char *const *lc_metric_names(void);
const char *lc_metric_formula(size_t metric);
bool lc_metric_less_is_better(size_t metric);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif

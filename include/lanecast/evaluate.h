/* evaluate - errors of a forecaster and of baselines, on exactly the same windows, in scaled units and in the data's own.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         const lc_simulation weather = {.kind = "weather", .rows = 600};
 *         const size_t mae = lc_metric_index("mae");
 *         lc_config config = lc_config_default();
 *         lc_dataset *data = NULL;
 *         lc_forecaster *model = NULL;
 *         lc_progress progress = {0};
 *         lc_evaluation *errors = NULL;
 *         lc_status status = lc_config_parse(&config,
 *             "[data]\ntarget = temperature\n"
 *             "[window]\ncontext = 24\nhorizon = 6\n"
 *             "[model]\nkind = ridge\n", "example");
 *         if (status == LC_OK)
 *             status = lc_dataset_simulate(&data, &weather);
 *         if (status == LC_OK)
 *             status = lc_forecaster_new(&model, data, &config);
 *         while (status == LC_OK && !progress.done)
 *             status = lc_forecaster_step(&progress, model);
 *         if (status == LC_OK)
 *             status = lc_evaluate(&errors, model, LC_TEST);
 *         for (size_t i = 0; status == LC_OK && i < errors->lines; i++)
 *             printf("%s %.2f\n", errors->line[i].name,
 *                    errors->line[i].score[LC_UNITS].overall[mae]);
 *         if (status != LC_OK)
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_evaluation_free(errors);
 *         lc_forecaster_free(model);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_EVALUATE_H
#define LANECAST_EVALUATE_H

#include <lanecast/forecaster.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* Scaled: (value - shift) / scale of the scaler, whatever transforms the model reads its values through. */
enum { LC_SPACES = 2 };
typedef enum lc_space { LC_SCALED, LC_UNITS } lc_space;

/* NaN: the measure does not exist here (R2 of a constant truth, the best possible of an unknown channel). */
typedef struct lc_scores {
    double *overall;     /* (metrics) pooled: over all values of all series */
    double *mean;        /* (metrics) the mean over series of per_series, of those where it exists */
    double *per_step;    /* (horizon, metrics) */
    double *per_channel; /* (targets, metrics) */
    double *per_series;  /* (series, metrics) */
    size_t *left_out;    /* (metrics) known truths that do not count in overall: lc_metric_left_out says which */
} lc_scores;

/* One forecaster's scores over all series. Channels and series are pooled as numbers: where units or sizes differ, own units say
 * little, and scaled scores, per_channel or the mean over series more. R2 is taken around each series' own mean, then averaged
 * over channels. */
typedef struct lc_line {
    const char *name; /* a baseline's; the model's lc_forecaster_title, borrowed from the forecaster */
    bool baseline;
    lc_scores score[LC_SPACES];
} lc_line;

/* One of the series that were asked for. */
typedef struct lc_evaluated {
    size_t series;           /* of the dataset */
    size_t windows, values;  /* of the part; 0: its scores are NaN. Truths that are known */
    double share[LC_SPACES]; /* of the squared error of all; NaN where that is 0 */
} lc_evaluated;

/* What a forecaster says beyond the point, measured by its quantiles; the lowest and the highest are its interval. Pinball, CRPS
 * and interval score are those of Gneiting & Raftery 2007; the histogram is that of the PIT (Dawid 1984). */
typedef struct lc_spread {
    size_t measures;
    const char *const *measure; /* (measures) names */
    size_t levels;
    double *level;                /* (levels) */
    bool closed;                  /* crps is the distribution's, in closed form; false: integrated over the levels */
    lc_scores score[LC_SPACES];   /* with measures in place of metrics */
    double *histogram;            /* (levels + 1) the share of the truths that are above that many quantiles */
    double *histogram_of_step;    /* (horizon, levels + 1) */
    double *histogram_of_channel; /* (targets, levels + 1) */
} lc_spread;

/* The skill score 1 - MSE / MSE(reference) of the scaled errors (Murphy 1988); the reference is a naive forecast. The interval is
 * the middle 95 % of 1000 draws of the windows, in blocks of context + horizon rows, since windows that share rows err alike
 * (Künsch 1989); it is of these windows, and says nothing of other seeds. */
typedef struct lc_skill {
    size_t against;   /* line of the reference: seasonal_naive, or repeat_last without a season; 0: the model is that one */
    double value;     /* NaN: there is no reference, or it makes no error */
    double low, high; /* ends of the interval; NaN: fewer than five blocks */
    size_t needed;    /* windows that five blocks are */
} lc_skill;

typedef struct lc_evaluation {
    lc_part part;
    size_t windows, horizon, targets, metrics, lines, series;
    size_t values;        /* truths that are known */
    size_t skipped;       /* windows left out for a missing value */
    size_t filled;        /* windows that count, and read values that are missing, filled as data.missing says */
    size_t dropped;       /* windows beyond the last multiple of window.drop_last, which do not count */
    size_t reference;     /* line of the best baseline, which has the least scaled MSE; 0: there is none */
    size_t ridge;         /* line of the ridge regression that was fitted beside a network; 0: there is none */
    size_t seen[LC_TEST]; /* windows with a target that the model saw in training (LC_TRAIN) and in validation (LC_VALID), as its
                             run file says; 0 for a baseline */
    size_t dominant[LC_SPACES]; /* which of `of_series` makes most of the model's squared error, where that is more than half of
                                   it (and 1.5 times its part of the values), or 10 times its part of the values and at least
                                   5 %; `series` where there is not one */
    lc_skill skill;
    const char *const *metric; /* (metrics) names */
    lc_evaluated *of_series;   /* (series) */
    lc_spread *spread;         /* of the model; NULL: it says a point only */
    lc_line *line;   /* (lines) the model, the ridge regression fitted beside it, the baselines that its configuration allows and
                      that suit the targets, best_possible if the data knows it */
    size_t members;  /* of an ensemble (run.seeds): its networks; else 0 */
    lc_line *member; /* (members) each by itself */
} lc_evaluation;

/* Forecasts every window of a part and sums errors; window.drop_last drops incomplete batches, to reproduce papers that did. The
 * same bits for any number of threads. series: which, as data.target names channels; NULL: all. LC_E_DATA for a name that is not
 * a series, or if there is no window. */
lc_status lc_evaluate_series(lc_evaluation **out, const lc_forecaster *forecaster, lc_part part, const char *series);

/* The same of the quantiles of an outlook; lc_evaluate_series takes those that the forecaster has by itself. */
lc_status lc_evaluate_outlook(lc_evaluation **out, const lc_outlook *outlook, lc_part part, const char *series);

/* Of all series. */
lc_status lc_evaluate(lc_evaluation **out, const lc_forecaster *forecaster, lc_part part);
void lc_evaluation_free(lc_evaluation *evaluation);

/* --- every forecast -------------------------------------------------------------------------------------------------- */

/* Forecasts of some windows beside what came, in the data's own units. */
typedef struct lc_forecast_table {
    const lc_windows *windows; /* of the part, of the series that were asked for */
    size_t total;              /* windows that count (window.drop_last) */
    size_t first, count;       /* windows of this table: [first, first + count) */
    size_t horizon, targets, columns;
    const char *const *column; /* (columns) "truth", "forecast", its quantiles "q0.1", ..., baselines by name */
    const double *value;       /* (count, horizon, targets, columns); NaN: a truth that is not known */
    const lc_classes *classes; /* a value is the index of one of them, except where share is true; NULL: numbers are forecast */
    const bool *share;         /* (columns) of classes: the value is the probability of a class ("p_up"), or its score */
    size_t lead;               /* of classes: rows of the horizon before the first of the table; 0 of numbers */
} lc_forecast_table;

/* Goes through a part some windows at a time, so that memory does not grow with it:
 *
 *     TRY(lc_forecasts_new(&forecasts, outlook, LC_TEST, NULL));
 *     for (;;) {
 *         TRY(lc_forecasts_next(&table, forecasts));
 *         if (!table)
 *             break;
 *         ...
 *     }
 *
 * outlook (borrowed): what is said beyond the point. Errors as of lc_evaluate_series. Of classes, horizon and targets are
 * those of the classes.
 * *out: lc_forecasts_free. *table: borrowed until the next call; NULL after the last. The same bits for any number of threads. */
typedef struct lc_forecasts lc_forecasts;
lc_status lc_forecasts_new(lc_forecasts **out, const lc_outlook *outlook, lc_part part, const char *series);
lc_status lc_forecasts_next(const lc_forecast_table **out, lc_forecasts *forecasts);
void lc_forecasts_free(lc_forecasts *forecasts);

/* The scaled MSE of the model over all windows of a part, and that of its best baseline; of classes the accuracy. name: NULL if
 * there is none. ridge: the scaled MSE of the ridge regression fitted beside it; 0: there is none. */
typedef struct lc_comparison {
    double model, best, ridge;
    const char *name;
    bool accuracy;
} lc_comparison;

/* What lc_evaluate finds of these, except for rounding, in a fraction of the time. LC_E_DATA if the part has no window. */
lc_status lc_compare(lc_comparison *out, const lc_forecaster *forecaster, lc_part part);

/* The names of the metrics, NULL-ended, and the index of a name among them. */
const char *const *lc_metric_names(void);
size_t lc_metric_index(const char *name);

/* The formula of a metric, as text: "mean e^2", e: forecast - truth. */
const char *lc_metric_formula(size_t metric);
bool lc_metric_less_is_better(size_t metric);

/* Whether it is a share or a ratio, so that channels of different units have one figure. */
bool lc_metric_is_unitless(size_t metric);

/* Which values do not count ("whose truth is 0"); NULL if all do. */
const char *lc_metric_left_out(size_t metric);

/* --- classes: forecasters whose configuration has classes.of --------------------------------------------------------- */

/* One forecaster's measures. NaN: the measure does not exist here (of probabilities, where a loss gives none). */
typedef struct lc_class_line {
    const char *name;
    bool baseline;
    double *overall;     /* (measures) over all steps, targets and series */
    double *per_step;    /* (steps, measures) */
    double *per_target;  /* (targets, measures) */
    double *per_series;  /* (series, measures) */
    uint64_t *confusion; /* (targets, classes, classes): how many of which class it is, a row, are said to be which, a column */
} lc_class_line;

typedef struct lc_class_evaluation {
    lc_part part;
    const lc_classes *of; /* of the forecaster */
    size_t windows, skipped, filled, dropped, measures, lines, series;
    size_t values;              /* classes that are known */
    size_t reference;           /* line of the baseline of the highest accuracy; 0: there is none */
    size_t seen[LC_TEST];       /* as in lc_evaluation */
    const char *const *measure; /* (measures) names */
    lc_evaluated *of_series;    /* (series); no shares */
    lc_class_line *line;        /* (lines) the model, then the baselines */
    size_t members;             /* of an ensemble (run.seeds): its networks; else 0 */
    lc_class_line *member;      /* (members) each by itself */
} lc_class_evaluation;

/* As lc_evaluate_series. LC_E_USAGE for a forecaster of numbers. */
lc_status lc_evaluate_classes(lc_class_evaluation **out, const lc_forecaster *forecaster, lc_part part, const char *series);
void lc_class_evaluation_free(lc_class_evaluation *evaluation);

/* The measures of classes as lc_metric_ has those of numbers. */
size_t lc_class_metric_index(const char *name);
const char *const *lc_class_metric_names(void);
const char *lc_class_metric_formula(size_t measure);
bool lc_class_metric_less_is_better(size_t measure);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif

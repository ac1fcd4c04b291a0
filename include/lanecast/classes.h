/* classes - forecasts of a class instead of a number: "down", "flat", "up".
 *
 * A target becomes classes by limits, which are given or are quantiles of the training rows; or the targets are labels: channels
 * of 0 and 1, one for each word (import --one-hot). A forecast has one class per window and target, that of the horizon's last
 * row, or one per step.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         const lc_simulation weather = {.kind = "weather", .rows = 600};
 *         lc_config config = lc_config_default();
 *         lc_dataset *data = NULL;
 *         lc_forecaster *model = NULL;
 *         lc_progress progress = {0};
 *         const lc_windows *windows = NULL;
 *         double said[3];
 *         lc_status status = lc_config_parse(&config,
 *             "[data]\ntarget = temperature\n"
 *             "[window]\ncontext = 24\nhorizon = 6\n"
 *             "[classes]\nof = change\nlimits = -1 1\n"
 *             "names = colder same warmer\n"
 *             "[model]\nkind = majority\n", "example");
 *         if (status == LC_OK)
 *             status = lc_dataset_simulate(&data, &weather);
 *         if (status == LC_OK)
 *             status = lc_forecaster_new(&model, data, &config);
 *         while (status == LC_OK && !progress.done)
 *             status = lc_forecaster_step(&progress, model);
 *         if (status == LC_OK)
 *             status = lc_forecaster_windows(&windows, model, LC_TEST);
 *         if (status == LC_OK)
 *             status = lc_forecaster_predict(said, model, windows, 0, 1);
 *         if (status == LC_OK) {
 *             const lc_classes *classes = lc_forecaster_classes(model);
 *             puts(classes->name[lc_class_most(said, 3)]);
 *         } else
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_forecaster_free(model);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_CLASSES_H
#define LANECAST_CLASSES_H

#include <lanecast/option.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

enum { LC_CLASSES_MAX = 32 };

typedef struct lc_class_config {
    char of[LC_NAME_MAX];      /* of lc_class_measure_names */
    char limits[LC_TEXT_MAX];  /* "-0.5 0.5", or "quantiles 3", or "quantiles 0.1 0.9" */
    char names[LC_TEXT_MAX];   /* "down flat up"; "": made up */
    char weights[LC_TEXT_MAX]; /* of the loss, "1 0.5 1"; "balanced"; "": 1 each */
    char each[LC_NAME_MAX];    /* horizon, row */
} lc_class_config;

/* A plain struct. Class k holds the values v with limit[k-1] < v <= limit[k]; the first has no lower limit, the last no upper
 * one. */
typedef struct lc_classes {
    size_t count, targets; /* classes; targets that have one */
    size_t lead, steps;    /* rows of a horizon before the first that has a class; rows that have one */
    char *name[LC_CLASSES_MAX];
    char **target;                 /* (targets) a channel's name; of labels, that of their column */
    size_t *column;                /* (targets) where the target is in a row of `row` */
    double *limit;                 /* (targets, count - 1), in the measure's units; NULL: labels */
    uint64_t *seen;                /* (targets, count) training rows of each class */
    double weight[LC_CLASSES_MAX]; /* of its loss */
    struct lc_scaled *row;         /* (series) of (rows, targets): the class of a row as an index; NaN: not known */
} lc_classes;

/* The class that is forecast: the index of the largest of (classes) probabilities or scores, of equal ones the first. */
size_t lc_class_most(const double *score, size_t classes);

/* The words that classes.of may be (numbers, value, change, percent, label) and classes.each (horizon, row), NULL-ended. */
const char *const *lc_class_measure_names(void);
const char *const *lc_class_each_names(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif

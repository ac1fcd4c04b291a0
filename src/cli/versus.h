/* versus - runs on the same windows: their errors side by side, with those of the baselines. */
#ifndef LC_CLI_VERSUS_H
#define LC_CLI_VERSUS_H

#include "cli/page.h"

#include <lanecast/evaluate.h>

/* A row of the tables: a run, a baseline, the best possible. */
typedef struct lc_versus_line {
    char name[LC_TEXT_MAX];
    const char *kind;            /* its name where nothing else had it */
    size_t from;                 /* the run that brought it */
    bool run, rival;             /* it is a run; it may be the best of a column, which the best possible is not */
    bool baseline;               /* a run may be one too */
    bool ridge;                  /* the ridge regression fitted beside a run */
    const lc_scores *score;      /* (LC_SPACES) of numbers */
    const lc_spread *spread;     /* what a run says beyond the point; NULL: a point only */
    const lc_class_line *judged; /* of classes */
} lc_versus_line;

typedef struct lc_versus {
    lc_part part;
    size_t runs, lines;
    lc_dataset **dataset;          /* (runs) */
    lc_forecaster **forecaster;    /* (runs) */
    lc_evaluation **evaluation;    /* (runs) of numbers, else NULL */
    lc_class_evaluation **classes; /* (runs) of classes, else NULL; all runs forecast the one or the other */
    lc_outlook **outlook;          /* (runs) */
    lc_versus_line *line;          /* (lines) the runs, then the rest */
    bool scaled;                   /* all runs scale their targets alike: scaled errors compare */
    bool seasons, trained;         /* all have the same data.season, and the same training rows */
} lc_versus;

/* Whether a metric, by its index, is measured alike in all runs: one of changes from season to season needs both of these. */
bool lc_versus_compares(const lc_versus *versus, size_t metric);

/* What a run says beyond the point, whose measures all have; NULL: none does. */
const lc_spread *lc_versus_spread(const lc_versus *versus);

/* Every word of the command is a run. LC_E_USAGE, naming both, if two runs are not judged on the same truths: other data, part,
 * targets, horizon, classes or windows. lc_versus_free. */
lc_status lc_versus_new(lc_versus **out, const lc_args *args, lc_part part);
void lc_versus_free(lc_versus *versus);

/* Writes every forecast of all runs (forecasts.h). */
lc_status lc_versus_forecasts(const lc_versus *versus, const lc_args *args, const char *path);

/* The forms of --format, NULL-ended. Prints a table for each thought; as CSV one table of all rows, as JSON one object. */
const char *const *lc_versus_forms(void);
lc_status lc_versus_show(lc_page *page, const lc_versus *versus, bool all_rows);
lc_status lc_versus_print(const lc_versus *versus, const char *form, bool all_rows);

/* One table of all rows: of all windows, of the mean over series, of steps, channels and series, in both spaces. */
lc_status lc_versus_rows(lc_table **out, const lc_versus *versus);

/* All of it as JSON; printed. */
json_t *lc_versus_object(const lc_versus *versus, const lc_args *args);
lc_status lc_versus_json(const lc_versus *versus, const lc_args *args);

#endif

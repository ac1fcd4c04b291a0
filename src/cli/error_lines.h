/* error_lines - a measure of the errors of the model and of what it is set against: over all, and by step. */
#ifndef LC_CLI_ERROR_LINES_H
#define LC_CLI_ERROR_LINES_H

#include "cli/picture.h"

typedef struct lc_error_line {
    char name[LC_TEXT_MAX], kind[LC_TEXT_MAX]; /* kind: the name without the file of the run that it is beside */
    double overall;
    double *step; /* (horizon); NaN: not known */
} lc_error_line;

typedef struct lc_error_lines {
    size_t models, lines, horizon;
    lc_error_line *line; /* (lines) those of models first */
    char title[2 * LC_TEXT_MAX];
    char measure[LC_TEXT_MAX]; /* "mean absolute error of T (degC)" */
} lc_error_lines;

/* scene->metric, by default the mean absolute error. Of an evaluation, or what evaluate --json printed of one: in the
 * units of the target where there is one, and one series, else scaled, so that targets compare.
 * Of forecasts, and where a channel is chosen, in the units of the channel: LC_E_USAGE for a measure that is learned from
 * training rows, which forecasts have not. lc_error_lines_free, also after a failure. */
lc_status lc_error_lines_new(lc_error_lines *out, lc_scene *scene);
void lc_error_lines_free(lc_error_lines *lines);

#endif

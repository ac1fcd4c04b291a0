/* figure - a figure of each line of runs side by side, and which line has the best. */
#ifndef LC_CLI_VERSUS_FIGURE_H
#define LC_CLI_VERSUS_FIGURE_H

#include "cli/evaluate.h"
#include "cli/versus/printing.h"

/* A metric in a space, or a measure of classes, whose space does not count; of all, or of a row: a step, channel or series. */
typedef struct lc_figure {
    size_t metric;
    lc_space space;
    lc_scope scope;
    size_t row;
} lc_figure;

double lc_figure_of(const lc_versus *versus, size_t line, const lc_figure *figure);

/* Those of the first table, for lc_free: scaled errors where they compare; own units where they are one unit, and what has no
 * unit where there is nothing else. "MSE*" of a scaled one. */
lc_status lc_figure_choose(lc_figure **out, size_t *count, const lc_versus *versus, lc_scope scope);
const char *lc_figure_title(const lc_versus *versus, const lc_figure *figure);

/* The line of the best finite one, the first of equal ones, among the lines of a role, without the line `but`; versus->lines:
 * there is none. A run that is a baseline has both roles. */
typedef enum lc_versus_role { LC_VERSUS_RUN, LC_VERSUS_BASELINE, LC_VERSUS_RIDGE, LC_VERSUS_ANY } lc_versus_role;
size_t lc_figure_best(const lc_versus *versus, const lc_figure *figure, lc_versus_role role);
size_t lc_figure_best_but(const lc_versus *versus, const lc_figure *figure, lc_versus_role role, size_t but);

/* What rows and the verdict compare: errors of runs that are scaled otherwise, over channels of different units, by a figure
 * without a unit. Its name in words. */
lc_figure lc_figure_main(const lc_versus *versus, lc_scope scope, size_t row);
const char *lc_figure_main_name(const lc_versus *versus);

/* One cell, marked if it is the best as a reader sees it: what shows the same number is as good. A cell of each line. */
lc_status lc_figure_put(lc_table *table, const lc_versus *versus, size_t line, const lc_figure *figure);
lc_status lc_figure_put_row(lc_table *table, const lc_versus *versus, const lc_figure *figure);

/* A table of a column per line, after one for what rows are of. */
lc_status lc_figure_columns(lc_table **out, const lc_versus *versus, const char *first, lc_table_side side);

#endif

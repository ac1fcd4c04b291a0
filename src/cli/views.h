/* views - windows as pictures see them: one channel, what came, and what was forecast, a window after the other; from a run over
 * its data, or from the file of evaluate --forecasts, CSV or arrays.
 *
 *     static lc_status visit(void *ctx, const lc_window_view *view, const lc_view_facts *facts) { ... }
 *
 *     TRY(lc_views_new(&views, scene));
 *     TRY(lc_views_each(views, visit, &ctx));
 */
#ifndef LC_CLI_VIEWS_H
#define LC_CLI_VIEWS_H

#include "cli/moments.h"
#include "cli/picture.h"

/* Another run is an other, as a baseline is, and its quantiles are others' quantiles. */
typedef enum lc_view_kind {
    LC_VIEW_TRUTH,
    LC_VIEW_FORECAST,
    LC_VIEW_QUANTILE,
    LC_VIEW_OTHER,
    LC_VIEW_OTHERS_QUANTILE
} lc_view_kind;

typedef struct lc_view_column {
    const char *name;
    lc_view_kind kind;
    double level; /* of a quantile */
} lc_view_column;

/* The truth is column 0, the forecast column 1; quantiles rise after it; then others: baselines, or other runs. */
typedef struct lc_view_facts {
    size_t columns, quantiles;
    const lc_view_column *column;
    const char *channel, *units; /* of what is forecast; units NULL: not known */
    size_t target;               /* its index */
    bool others;                 /* other channels are forecast too; of a file, as far as it has been read */
} lc_view_facts;

typedef struct lc_window_view {
    size_t index; /* from 0 */
    const char *series;
    const lc_series *of;      /* NULL: from a file, */
    char (*stamp)[LC_MOMENT]; /* (horizon) which then has these */
    size_t origin, horizon;   /* row of the first target, or from a file 0; steps */
    const double *value;      /* (horizon, columns); NaN: not known */
    double scale;             /* of the series: errors of several compare when they are divided by it; 1 from a file */
} lc_window_view;

typedef struct lc_views lc_views;

/* All windows of scene->part, of scene->series, and of scene->channel, else the first target. LC_E_USAGE for a channel that is
 * not forecast; LC_E_DATA for a file that is not one of forecasts. */
lc_status lc_views_new(lc_views **out, lc_scene *scene);
void lc_views_free(lc_views *views);
const lc_view_facts *lc_views_facts(const lc_views *views);

/* The next window, borrowed until the next call; NULL after the last. */
lc_status lc_views_next(const lc_window_view **out, lc_views *views);

/* Calls `visit` with every window that is still to come, in order; its failure ends that. */
lc_status lc_views_each(lc_views *views, lc_status (*visit)(void *ctx, const lc_window_view *view, const lc_view_facts *facts),
                        void *ctx);

/* When a step, from 0, is. */
void lc_view_moment(char out[LC_MOMENT], const lc_window_view *view, size_t step);

/* --- for the files of views -------------------------------------------------------------------------------------- */

typedef struct lc_views_file lc_views_file;
lc_status lc_views_file_open(lc_views_file **out, lc_view_facts *facts, const lc_scene *scene);
lc_status lc_views_file_next(const lc_window_view **out, lc_views_file *file);
void lc_views_file_close(lc_views_file *file);

typedef struct lc_views_cube lc_views_cube;
lc_status lc_views_cube_open(lc_views_cube **out, lc_view_facts *facts, const lc_scene *scene);
lc_status lc_views_cube_next(const lc_window_view **out, lc_views_cube *cube);
void lc_views_cube_close(lc_views_cube *cube);

/* Kinds and levels of named columns, *column for lc_free; names are borrowed. */
lc_status lc_views_name(lc_view_facts *facts, lc_view_column **column, const char *const *name, size_t columns);

#endif

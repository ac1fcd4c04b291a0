/* track - forecasts of one step of the horizon along time, beside what came. */
#ifndef LC_CLI_TRACK_H
#define LC_CLI_TRACK_H

#include "cli/views.h"

/* One step of the windows of one series, in order. */
typedef struct lc_step_track {
    size_t step, windows; /* step from 1 */
    char series[LC_TEXT_MAX];
    const lc_series *of;      /* NULL: of a file */
    char (*stamp)[LC_MOMENT]; /* (windows) */
    size_t *origin;           /* (windows) row of the first target; of a file how many windows were before */
    double *value;            /* (windows, columns) */
} lc_step_track;

/* scene->step, else the first, of the first of scene->series that has windows; the scene knows where it is not the only one.
 * LC_E_USAGE for a step beyond the horizon. *out: lc_track_free, also after a failure. */
lc_status lc_track_new(lc_step_track *out, lc_views *views, lc_scene *scene);
void lc_track_free(lc_step_track *track);

/* The axis of time of its last windows, at most `most` of them. */
lc_time_axis lc_track_axis(const lc_step_track *track, size_t most);

/* The picture of it. */
lc_status lc_track_draw(lc_sketch *sketch, lc_scene *scene);

#endif

/* normalize - what a window is measured from before a network reads it, and what its forecast is measured back with: a file in
 * nn/normalize. Pure arithmetic.
 *
 *     x' = (x - zero) / spread,   y = y' spread + zero
 *
 * with the zero and the spread of each channel in each window, from the window's context alone.
 */
#ifndef LC_NN_NORMALIZE_H
#define LC_NN_NORMALIZE_H

#include "core/registry.h"
#include "nn/head.h"

typedef struct lc_window_stats {
    double zero, spread;
} lc_window_stats;

/* One channel of a context, the oldest row first; the rows that a window has, missing values filled. */
typedef struct lc_track {
    double (*at)(const void *of, size_t row);
    const void *of;
    size_t rows; /* at least 1 */
    double unit; /* what one scaled unit is here: 1 of scaled values, the scaler's scale of values in the data's units */
} lc_track;

typedef struct lc_normalize {
    const char *help; /* one line */
    const lc_option *knobs;
    bool open;    /* a task chooses another one before a network is made (model/normalize.h) */
    bool spreads; /* its spread is not always one scaled unit */

    /* NULL: values stay as they are. In the units of the track; a spread is above 0. */
    lc_window_stats (*of)(const lc_track *track);
} lc_normalize;

LC_REGISTRY_WITH_KNOBS(lc_normalize, lc_normalize);

/* The mean of a track. */
double lc_track_mean(const lc_track *track);

/* The head's loss in scaled units, of outputs and targets that are in spreads. spread (lanes); said: room for the outputs of a
 * cell. */
void lc_normalize_loss(const lc_head_cell *cell, const lc_head *head, const lc_real *spread, lc_real *said);

#endif

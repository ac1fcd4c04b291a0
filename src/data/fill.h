/* fill - missing values: what is done about them, where they are, and a dataset as a model may see it when contexts are
 * filled. */
#ifndef LC_DATA_FILL_H
#define LC_DATA_FILL_H

#include <lanecast/dataset.h>

#include "data/axis.h"

/* In the order of lc_missing_names; window.h says what they do. */
typedef enum lc_missing {
    LC_MISSING_ERROR,
    LC_MISSING_FORWARD,
    LC_MISSING_INTERPOLATE,
    LC_MISSING_SKIP,
    LC_MISSING_MASK
} lc_missing;

/* The first of these channels that is missing in a row, or dataset->channels. */
size_t lc_missing_in(const lc_dataset *dataset, const lc_series *series, size_t row, const size_t *channel, size_t count);

/* The policy of a word of lc_missing_names. */
lc_missing lc_missing_of(const char *word);

/* Whether contexts are filled. */
bool lc_missing_fills(lc_missing missing);

typedef struct lc_filling {
    lc_missing missing;
    size_t limit;        /* rows; 0: any number */
    const lc_axis *axis; /* (series): a gap is not filled across */
} lc_filling;

/* A copy (free with lc_dataset_free) in which missing values are filled within pieces without a gap: with the last known one of
 * their channel for at most `limit` rows, or, to interpolate, a hole of at most `limit` rows by
 *     x[r] = x[a] + (x[b] - x[a]) (r - a) / (b - a),  a < r < b known
 * and one at the end of a piece forward. What is before the first known value of a piece stays missing. The best possible
 * forecast (ideal) is left out. */
lc_status lc_dataset_fill(lc_dataset **out, const lc_dataset *dataset, const lc_filling *filling);

#endif

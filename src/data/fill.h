/* fill - missing values: which they are, and a dataset as a model may see it when they are filled forward. */
#ifndef LC_DATA_FILL_H
#define LC_DATA_FILL_H

#include <lanecast/dataset.h>

/* The first of these channels that is missing in a row, or dataset->channels. */
size_t lc_missing_in(const lc_dataset *dataset, const lc_series *series, size_t row, const size_t *channel, size_t count);

/* Whether contexts are filled forward under that word of data.missing. */
bool lc_missing_fills(const char *missing);

/* A copy (free with lc_dataset_free) in which each missing value is the last known one of its series and channel; one before the
 * first known value stays missing. The best possible forecast (ideal) is left out. */
lc_status lc_dataset_fill(lc_dataset **out, const lc_dataset *dataset);

#endif

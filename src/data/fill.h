/* fill - a dataset as a model may see it when missing values are to be filled forward. */
#ifndef LC_DATA_FILL_H
#define LC_DATA_FILL_H

#include <lanecast/dataset.h>

/* A copy (free with lc_dataset_free) in which each missing value is the last known one of its series and channel; one before the
 * first known value stays missing. The best possible forecast (ideal) is left out. */
lc_status lc_dataset_fill(lc_dataset **out, const lc_dataset *dataset);

#endif

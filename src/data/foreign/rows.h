/* rows - the rows of a series in order of time; parted, where they are of several series. */
#ifndef LC_DATA_FOREIGN_ROWS_H
#define LC_DATA_FOREIGN_ROWS_H

#include "data/foreign/plan.h"

/* Reverses rows that are newest first, sorts others; says so once. */
lc_status lc_rows_order(lc_series *series, size_t channels, const lc_plan *plan, bool *said);

/* The last series of the dataset becomes the parts of a plan; prefix: of their names, NULL: none. */
lc_status lc_rows_part(lc_dataset *dataset, const lc_plan *plan, const char *prefix);

#endif

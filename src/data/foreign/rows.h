/* rows - the rows of a series in order of time; parted, where texts say that they are of several series. */
#ifndef LC_DATA_FOREIGN_ROWS_H
#define LC_DATA_FOREIGN_ROWS_H

#include "data/foreign/plan.h"

/* Reverses rows that are newest first, sorts others; says so, if there is a plan. With keys in the plan, rows stay as they are. */
lc_status lc_rows_order(lc_series *series, size_t channels, const lc_plan *plan);

/* Parts series `index` by the texts that tell rows of one stamp apart, if stamps repeat. LC_E_USAGE if several can. */
lc_status lc_rows_part(lc_dataset *dataset, size_t index, const lc_plan *plan);

#endif

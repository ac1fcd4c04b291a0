/* months - arrays of (year, month): rows are the months of each year, one after another. */
#ifndef LC_DATA_FOREIGN_MONTHS_H
#define LC_DATA_FOREIGN_MONTHS_H

#include "data/foreign/plan.h"

/* Of a plan whose time is of years in a row: where arrays have a column for each month, which a list beside them says, its rows
 * become months, and says so. --columns may still name columns of an array. LC_E_USAGE with --zone: months are no moments. */
lc_status lc_months_take(lc_plan *plan);

/* Whether an array of the group is that list, so that it is no column. */
lc_status lc_months_are(bool *out, const lc_plan *plan, const lc_h5_node *node);

#endif

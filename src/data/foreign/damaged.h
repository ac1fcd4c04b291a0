/* damaged - what is in a file, and HDF5 cannot open. */
#ifndef LC_DATA_FOREIGN_DAMAGED_H
#define LC_DATA_FOREIGN_DAMAGED_H

#include "data/foreign/plan.h"

/* LC_E_DATA for what HDF5 cannot open or read, whole, in the group that is asked for, unless it is dropped: it may be a channel,
 * a series, or what says the units of one. */
lc_status lc_foreign_damaged(const lc_plan *base);

#endif

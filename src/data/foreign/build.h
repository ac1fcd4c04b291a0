/* build - plans into a dataset. */
#ifndef LC_DATA_FOREIGN_BUILD_H
#define LC_DATA_FOREIGN_BUILD_H

#include "data/foreign/plan.h"

/* The channels of the dataset, which are those of the first plan. */
lc_status lc_build_channels(lc_dataset *dataset, const lc_plan *plan);

/* Appends the series of a plan, whose stamps are read and which has the dataset's channels. name: of the only one; several: of
 * several plans, and parts have it in front of theirs. */
lc_status lc_build_series(lc_dataset *dataset, lc_plan *plan, const char *name, bool several);

#endif

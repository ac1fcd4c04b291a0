/* spelled - columns of texts that are numbers in every row are channels: "98.53". */
#ifndef LC_DATA_FOREIGN_SPELLED_H
#define LC_DATA_FOREIGN_SPELLED_H

#include "data/foreign/plan.h"

/* Gives a plan whose columns are all known a channel for each of them that is wanted, once. */
lc_status lc_spelled_take(lc_plan *plan);

/* Whether a column of texts is such a channel. */
bool lc_spelled_is(const lc_plan *plan, const lc_key *key);

/* The values of such a channel, (rows of the plan): NaN where a row has none. Says that they were texts. */
lc_status lc_spelled_read(double *out, const lc_plan *plan, const lc_pick *pick);

#endif

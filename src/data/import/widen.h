/* widen - further channels behind those of a dataset, which another file has. */
#ifndef LC_DATA_IMPORT_WIDEN_H
#define LC_DATA_IMPORT_WIDEN_H

#include <lanecast/dataset.h>

/* Of each channel of one dataset its place among those of the other, capitals and blanks aside, else their number;
 * (of->channels), for lc_free, also after a failure. */
lc_status lc_widen_match(size_t **place, const lc_dataset *of, const lc_dataset *in);

/* A list of channels, a dataset without rows, gets a copy of one; for lc_widen_clear. */
lc_status lc_widen_list(lc_dataset *all, const lc_channel *from);
void lc_widen_clear(lc_dataset *all);

/* The channels of `all`, in their order; those that it has keep their units. from: for each of `all` its place in the dataset, or
 * the number of its channels: these are missing, or 0 in a row that knows another word of its column (hot; NULL: none). */
lc_status lc_widen(lc_dataset *dataset, const lc_dataset *all, const size_t *from, const char *hot);

#endif

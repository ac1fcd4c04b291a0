/* panel - many series of a dataset, one behind the other in arrays that they share. */
#ifndef LC_DATA_NATIVE_PANEL_H
#define LC_DATA_NATIVE_PANEL_H

#include "core/h5.h"

#include <lanecast/dataset.h>

/* Whether a dataset has so many series, of one kind of axis, that groups would cost more than their content. */
bool lc_native_is_panel(const lc_dataset *dataset);

lc_status lc_native_write_panel(lc_h5 *file, const lc_dataset *dataset);

/* Cuts the only series of a dataset, which is all rows of a panel, into those that the file names. */
lc_status lc_native_cut_panel(lc_dataset *dataset, lc_h5 *file, const char *path);

/* What write.c has for it: time, channels and the rest of the rows, along a dimension of rows; texts letter by letter, on a
 * dimension of their own as long as the longest of them. */
lc_status lc_native_rows(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const char *axis);
lc_status lc_native_letters(lc_h5 *group, const char *member, const char *axis, const char *dimension, const char *const *text,
                            size_t count);

#endif

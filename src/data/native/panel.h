/* panel - many series of a dataset, one after the other in arrays that they share. */
#ifndef LC_DATA_NATIVE_PANEL_H
#define LC_DATA_NATIVE_PANEL_H

#include "core/h5.h"

#include <lanecast/dataset.h>

/* Whether groups would cost more than their content: many series, of one kind of axis. */
bool lc_native_is_panel(const lc_dataset *dataset);

lc_status lc_native_write_panel(lc_h5 *file, const lc_dataset *dataset);

/* Whether several series, of one kind of axis, have as many rows each. */
bool lc_native_is_grid(const lc_dataset *dataset);

/* These as arrays (series, horizon). */
lc_status lc_native_write_grid(lc_h5 *file, const lc_dataset *dataset);

/* Cuts the only series of a dataset, which is all rows of a panel, into those that the file names. rows: those of each, of a
 * grid; 0: the file says how many. */
lc_status lc_native_cut_panel(lc_dataset *dataset, lc_h5 *file, const char *path, size_t rows);

#endif

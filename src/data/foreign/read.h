/* read - HDF5 files that others wrote, into a dataset. */
#ifndef LC_DATA_FOREIGN_READ_H
#define LC_DATA_FOREIGN_READ_H

#include "core/buffer.h"
#include "core/h5.h"
#include "data/sheet/read.h"

/* An open file that is not of Lanecast. Of the request count columns, drop, time, time_format, zone, date_order, at, group,
 * start, step, series_column and, for the time, missing. The dataset's history is the flags that decide the same again, a line
 * each. LC_E_DATA, saying what to do, if it does not hold series; LC_E_USAGE, naming the flag, if the user has to choose. */
lc_status lc_foreign_read(lc_dataset **out, lc_h5 *file, const lc_import_source *source);

#endif

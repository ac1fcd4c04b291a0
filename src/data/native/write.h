/* write - series of the same number of rows as one array, where a reader of netCDF wants to index them by name. */
#ifndef LC_DATA_NATIVE_WRITE_H
#define LC_DATA_NATIVE_WRITE_H

#include <lanecast/dataset.h>

/* As lc_dataset_write; of several series, of one kind of axis and of the same number of rows, arrays (series, horizon). It is
 * read as any dataset is. */
lc_status lc_dataset_write_grid(const lc_dataset *dataset, const char *path);

#endif

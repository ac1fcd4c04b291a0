/* hdf5 - a file of HDF5, ours or another's, into a dataset. */
#ifndef LC_DATA_HDF5_H
#define LC_DATA_HDF5_H

#include "data/sheet/read.h"

/* Whether a file begins as HDF5, or as the older netCDF, which is refused by name; false where there is none. LC_E_IO if it
 * cannot be read. */
lc_status lc_hdf5_is(bool *is, const char *path);

/* Whether HDF5 is of Lanecast: a dataset, or a run. */
lc_status lc_hdf5_is_ours(bool *is, const char *path);

/* As lc_dataset_import, of one file; the history of a foreign one is the flags that decide, a line each. A dataset of Lanecast is
 * read as it is: LC_E_USAGE if the request would change it. */
lc_status lc_hdf5_read(lc_dataset **out, const lc_import_source *source);

#endif

/* read - HDF5 files that others wrote, into a dataset. */
#ifndef LC_DATA_FOREIGN_READ_H
#define LC_DATA_FOREIGN_READ_H

#include "core/h5.h"

#include <lanecast/import.h>

/* An open file that is not of Lanecast. Of the request count columns, time, at, group, start and step. LC_E_DATA if it is not
 * series, and says what to do; LC_E_USAGE if the user has to choose, and names the flag. */
lc_status lc_foreign_read(lc_dataset **out, char **notes, lc_h5 *file, const char *path, const lc_import *request);

#endif

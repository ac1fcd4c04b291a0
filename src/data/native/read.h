/* read - a file of the native layout into a dataset. */
#ifndef LC_DATA_NATIVE_READ_H
#define LC_DATA_NATIVE_READ_H

#include "core/h5.h"

#include <lanecast/dataset.h>

/* As lc_format's read, of an open file. LC_E_DATA for a file of another kind or a newer layout. */
lc_status lc_native_read(lc_dataset **out, char **notes, lc_h5 *file, const char *path);

#endif

/* read - a file of the native layout into a dataset. */
#ifndef LC_DATA_NATIVE_READ_H
#define LC_DATA_NATIVE_READ_H

#include "core/buffer.h"
#include "core/h5.h"
#include "core/zone.h"

#include <lanecast/dataset.h>

/* An open file. notes: what reading had to decide, a line each; zones: of the files so far. LC_E_DATA for a file of another kind
 * or a newer layout. */
lc_status lc_native_read(lc_dataset **out, lc_buffer *notes, lc_zones *zones, lc_h5 *file, const char *path);

#endif

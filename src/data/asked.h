/* asked - which flags of an import are for which files: a flag is obeyed or refused, never passed over. */
#ifndef LC_DATA_ASKED_H
#define LC_DATA_ASKED_H

#include <lanecast/import.h>

#include "core/status.h"

typedef enum lc_kinds {
    LC_KIND_TEXT = 1,
    LC_KIND_HDF5 = 2,
    LC_KIND_DATASET = 4,
    LC_KIND_TSF = 8
} lc_kinds; /* of files: tables of cells, HDF5 of others, ours, a series a line (Monash) */

/* LC_E_USAGE, naming the flag, if one says what no file of these kinds has; path: the first of them. */
lc_status lc_asked_check(const lc_import *request, unsigned kinds, const char *path);

/* LC_E_USAGE, naming flags that say nothing beside each other, or a --value that is no WORD=NUMBER; whatever the files are. */
lc_status lc_asked_together(const lc_import *request);

#endif

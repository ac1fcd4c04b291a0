/* joined - columns of one name in files that were joined, of which those of further files are called "FILE name": newer files
 * have them without that. */
#ifndef LC_DATA_IMPORT_JOINED_H
#define LC_DATA_IMPORT_JOINED_H

#include <lanecast/import.h>

/* Gives columns of a newer file the names that those of its file got when it was joined (lc_before.joined). Which file that is
 * says its name or, where as many are joined now, its place among them. LC_E_DATA where a column may be that of several files. */
lc_status lc_joined_rename(lc_dataset *part, const lc_import *request, const char *path, size_t place);

#endif

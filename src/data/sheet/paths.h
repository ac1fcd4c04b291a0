/* paths - the text files that an import reads. */
#ifndef LC_DATA_SHEET_PATHS_H
#define LC_DATA_SHEET_PATHS_H

#include "core/buffer.h"

#include <lanecast/import.h>

/* Begins as {0}. */
typedef struct lc_paths {
    char **path;  /* (count) */
    bool *listed; /* (count) found in a folder: passed over if it is not a table */
    size_t count, capacity;
    bool alone;  /* a folder is all that was asked for */
    bool nested; /* and files are in folders of it, which are named by years, months or days */
} lc_paths;

/* The files of a request in its order, and of a folder its text files (.csv, .txt, .tsv, .dat, .tsf; packed ones too) in the
 * order of their names; where all that it has is named by years, months or days, also those of its folders, and of theirs. A
 * folder that is joined is one file.
 * LC_E_IO for a folder without one, LC_E_USAGE if one of them is the output. notes: what else is in a folder, other folders too.
 * What was listed before a failure is the caller's to free as well. */
lc_status lc_paths_list(lc_paths *paths, const lc_import *request, lc_buffer *notes);
void lc_paths_free(lc_paths *paths);

#endif

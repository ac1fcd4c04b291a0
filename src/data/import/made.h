/* made - what made the files of an import, kept with what it makes of them. */
#ifndef LC_DATA_IMPORT_MADE_H
#define LC_DATA_IMPORT_MADE_H

#include "core/buffer.h"

#include <lanecast/import.h>

/* Begins as {0}. */
typedef struct lc_made {
    char *commands;  /* that made the first file, a dataset; NULL: it is none */
    bool apart;      /* another file was made by other flags, so that these are not those of all */
    lc_buffer forms; /* of single files (data/import/form_lines.h) */
} lc_made;

/* Keeps how a file was read, as it is before others join it. */
lc_status lc_made_note(lc_made *made, const lc_dataset *part, const lc_import *request, const char *path);

/* Takes the commands of a part, where it was a dataset. first: it is the first one. */
void lc_made_take(lc_made *made, lc_dataset *part, const lc_import *request, bool first);

/* The panel's history: those commands, where all of its series were made so, the one of this import, and forms of single
 * files. */
lc_status lc_made_keep(lc_made *made, lc_dataset *panel, const lc_import *request, lc_buffer *notes);
void lc_made_free(lc_made *made);

#endif

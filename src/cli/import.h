/* import - what the flags of import ask for, and what they do to what was read. */
#ifndef LC_CLI_IMPORT_H
#define LC_CLI_IMPORT_H

#include "cli/command.h"

#include <lanecast/import.h>

enum { LC_IMPORT_LISTS = 3 };

/* A request, and what it borrows from. Begins as {0}. */
typedef struct lc_import_flags {
    lc_import request;
    const char **list[LC_IMPORT_LISTS];
} lc_import_flags;

/* What the flags say. */
lc_status lc_import_flags_read(lc_import_flags *out, const lc_args *args);

void lc_import_flags_free(lc_import_flags *flags);

/* Says what --holidays did, and does --grid; the history of the dataset has them too. */
lc_status lc_import_adjust(lc_dataset *dataset, const lc_args *args);

#endif

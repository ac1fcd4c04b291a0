/* named - the channels of a dataset beside other files that --columns and --drop name, as columns of a table. */
#ifndef LC_DATA_IMPORT_NAMED_H
#define LC_DATA_IMPORT_NAMED_H

#include "core/buffer.h"

#include <lanecast/import.h>

/* Leaves out what a request does not want. met: gets the names of the channels, a line each; NULL: nobody asks. LC_E_DATA where
 * no channel stays. */
lc_status lc_named_keep(lc_dataset *dataset, const lc_import *request, lc_buffer *met, const char *path);

#endif

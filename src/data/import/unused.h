/* unused - words and names of a request that no file has: misspelt, or of another file. */
#ifndef LC_DATA_UNUSED_H
#define LC_DATA_UNUSED_H

#include "core/buffer.h"

#include <lanecast/import.h>

/* Says which words of --na and --value no cell had. used: (missing_count, then value_count) those that some had. */
void lc_unused_note(lc_buffer *notes, const lc_import *request, const bool *used);

/* LC_E_DATA for a name of --columns or --drop that no file of a join or a folder has. met: names of the columns of all,
 * a line each. */
lc_status lc_unused_check(const lc_import *request, const lc_buffer *met);

#endif

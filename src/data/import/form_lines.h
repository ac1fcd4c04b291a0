/* form_lines - how single files of several were read, where no flag says it of all of them: lines of a history behind its
 * command, "# h.csv --time date,hour --time-parts date,hour1". */
#ifndef LC_DATA_IMPORT_FORM_LINES_H
#define LC_DATA_IMPORT_FORM_LINES_H

#include "core/buffer.h"

#include <lanecast/import.h>

/* The flags of such lines, which decide stamps and numbers, NULL-ended. */
const char *const *lc_form_flags(void);

/* Adds what was decided for a file, by the history of its part: flags, or, of a dataset, commands, with lines of their own. */
lc_status lc_form_lines_take(lc_buffer *lines, const char *history, const lc_import *request, const char *path);

/* Adds those of a text, each once. */
lc_status lc_form_lines_add(lc_buffer *lines, const char *text);

/* Adds to a history those lines, without what its command says of all of them, and each only once: none where that is all. */
lc_status lc_form_lines_keep(char **history, const char *lines);

/* A history without its lines, for lc_free. */
lc_status lc_form_lines_strip(char **out, const char *history);

#endif

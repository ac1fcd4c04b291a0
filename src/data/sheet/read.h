/* read - a text file as a sheet. */
#ifndef LC_DATA_SHEET_READ_H
#define LC_DATA_SHEET_READ_H

#include "data/sheet/sheet.h"

/* What reading a file needs to know, and where it says what it found; all borrowed. */
typedef struct lc_source {
    const lc_import *request;
    const char *path;
    lc_buffer *notes;
    bool *marker_used; /* (request->missing_count) */
} lc_source;

/* Reads the cells of a file, which become the sheet's, also after a failure. *nothing: what there is where it has no table; then
 * there is no sheet. For lc_sheet_free. */
lc_status lc_sheet_read(lc_sheet **out, const char **nothing, lc_csv *csv, const lc_source *source);

/* Adds a text to a command as a shell reads it back. */
void lc_shell_word(lc_buffer *out, const char *text);

/* A flag that is a number of lines. */
lc_status lc_count_of(size_t *out, const char *flag, const char *text);

/* The made-up axis of a request. */
lc_status lc_made_up_step(int64_t *start, int64_t *step, const lc_import *request);

#endif

/* read - a text file into a sheet. */
#ifndef LC_DATA_SHEET_READ_H
#define LC_DATA_SHEET_READ_H

#include "data/sheet/sheet.h"

/* Reads a file as `request` says, which the sheet borrows, as it does `notes`. For lc_sheet_free. */
lc_status lc_sheet_read(lc_sheet **out, const char *path, const lc_import *request, lc_buffer *notes);

#endif

/* read - a text file as a sheet. */
#ifndef LC_DATA_SHEET_READ_H
#define LC_DATA_SHEET_READ_H

#include "data/sheet/sheet.h"

/* What reading a file needs to know, and where it says what it found; all borrowed. */
typedef struct lc_import_source {
    const lc_import *request;
    const char *path;
    lc_buffer *notes;
    lc_zones *zones;   /* of the files so far */
    bool *marker_used; /* (request->missing_count, then value_count) */
    bool of_folder;    /* not named itself: passed over where it is not a series */
    lc_buffer
        *met;     /* joined, or of one folder: names of columns of all files so far, a line each; NULL: --columns and --drop name
                          this file's */
    bool further; /* joined to others: it may lack the column that names their series */
    const char *like;       /* which that is; NULL: none */
    char **axis;            /* gets the axis of a netCDF file whose places are its series, for lc_free; NULL: do not say */
    struct lc_signs *signs; /* decimal signs of the files so far (data/sheet/signs.h); NULL: they need not agree */
    unsigned *kinds;        /* of the files so far (data/asked.h), to which that of HDF5 is added; NULL: do not say */
} lc_import_source;

/* Reads the cells of a file, which become the sheet's, also after a failure. *nothing: what there is where it has no table; then
 * there is no sheet. For lc_sheet_free. */
lc_status lc_sheet_read(lc_sheet **out, const char **nothing, lc_csv *csv, const lc_import_source *source);

#endif

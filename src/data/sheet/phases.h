/* phases - the steps from cells to a sheet; data/sheet/read.c calls them in their order. Each sees what the earlier ones filled
 * in. */
#ifndef LC_DATA_SHEET_PHASES_H
#define LC_DATA_SHEET_PHASES_H

#include "data/sheet/sheet.h"

/* The header, the names, and where data begin. LC_E_DATA without data, or if rows differ in width. */
lc_status lc_sheet_find_shape(lc_sheet *sheet);

/* The columns of the time. */
lc_status lc_sheet_find_time(lc_sheet *sheet);

/* The columns to keep. LC_E_DATA if one asked for is missing, or if no column is of numbers. */
lc_status lc_sheet_find_columns(lc_sheet *sheet);

/* The stamps of all rows: the file's, or made up. */
lc_status lc_sheet_read_stamps(lc_sheet *sheet);

/* The rows in order of time. */
lc_status lc_sheet_order_rows(lc_sheet *sheet);

#endif

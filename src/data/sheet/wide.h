/* wide - text files in which a row is a series. */
#ifndef LC_DATA_SHEET_WIDE_H
#define LC_DATA_SHEET_WIDE_H

#include "data/sheet/sheet.h"

/* Fills an empty dataset from a sheet whose `wide` is not 0: one channel, "value"; missing values at the ends of a row are not
 * part of its series. What was filled in before a failure is the dataset's. */
lc_status lc_sheet_read_wide(lc_dataset *dataset, const lc_sheet *sheet);

#endif

/* dataset - a sheet as a dataset. */
#ifndef LC_DATA_SHEET_DATASET_H
#define LC_DATA_SHEET_DATASET_H

#include "data/sheet/sheet.h"

/* Fills an empty dataset. A single series that no column names has no name yet (NULL). The sheet's stamps move into it. LC_E_DATA
 * for a cell that is not a number and for two channels of one name. What was filled in before a failure is the dataset's. */
lc_status lc_sheet_dataset(lc_dataset *dataset, lc_sheet *sheet);

#endif

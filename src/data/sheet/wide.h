/* wide - text files in which a row is a series, or a stretch of time. */
#ifndef LC_DATA_SHEET_WIDE_H
#define LC_DATA_SHEET_WIDE_H

#include "data/sheet/sheet.h"

/* Fills an empty dataset from a sheet that is wide: one channel, "value"; missing values at the ends of a row are not part of its
 * series. What was filled in before a failure is the dataset's. */
lc_status lc_sheet_read_wide(lc_dataset *dataset, const lc_sheet *sheet);

/* The same from a sheet that unfolds: the hours, days or months of each row, one after another. */
lc_status lc_sheet_read_unfolded(lc_dataset *dataset, const lc_sheet *sheet);

/* The stamps of its columns of values: those that their names say, or made up. */
lc_status lc_wide_headings(lc_stamps *out, const lc_sheet *sheet);

/* What both do: the one channel; the stamps of texts (count) as data/time reads a column of that name; a series of values at
 * stamps, both (count) and the caller's. */
lc_status lc_wide_channel(lc_dataset *dataset);
lc_status lc_wide_stamps(lc_stamps *out, const lc_sheet *sheet, char *const *text, size_t count, const char *name);
lc_status lc_wide_series(lc_series *series, const double *value, const lc_stamps *stamps, size_t count);

/* Columns that are neither values, nor a name or time of rows: a note. */
void lc_wide_note_others(const lc_sheet *sheet, const char *why);

#endif

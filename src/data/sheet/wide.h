/* wide - text files in which a row is a series, or a stretch of time. */
#ifndef LC_DATA_SHEET_WIDE_H
#define LC_DATA_SHEET_WIDE_H

#include "data/sheet/phases.h"

/* Fills an empty dataset from a sheet that is wide: one channel, "value"; missing values at the ends of a row are not part of its
 * series. What was filled in before a failure is the dataset's. */
lc_status lc_sheet_read_wide(lc_dataset *dataset, lc_sheet *sheet);

/* The same from a sheet that unfolds: the hours, days or months of each row, one after another. */
lc_status lc_sheet_read_unfolded(lc_dataset *dataset, const lc_sheet *sheet);

/* Whether the names of its columns of values say no time, or --start does. */
bool lc_wide_is_made_up(const lc_sheet *sheet);

/* The stamps of its columns of values: those that their names say, or made up. LC_E_DATA for the latter, without --start, where
 * the rows that these continue have a time of their own. */
lc_status lc_wide_headings(lc_stamps *out, lc_sheet *sheet);

/* The columns that name its series, of those before its columns of values: what --series-column says; one of words that differ in
 * all rows; several together. LC_E_DATA, naming --wide, where only numbers name rows. */
lc_status lc_wide_find_names(lc_sheet *sheet);

/* How many of some first cells of a column are of a kind. */
size_t lc_wide_count(const lc_sheet *sheet, size_t column, lc_cell_kind kind);

/* Puts stamps and values (columns of values, rows) in order of time, and says so where they were not. LC_E_DATA if two are of one
 * time. */
lc_status lc_wide_order(double *value, lc_stamps *stamps, const lc_sheet *sheet);

/* What both do: the one channel; the stamps of texts (count) as data/time reads a column of that name, and the order of day and
 * month in them; a series of values at stamps, both (count) and the caller's. */
lc_status lc_wide_channel(lc_dataset *dataset);
lc_status lc_wide_stamps(lc_stamps *out, lc_date_order *order, const lc_sheet *sheet, char *const *text, size_t count,
                         const char *name);
lc_status lc_wide_series(lc_series *series, const double *value, const lc_stamps *stamps, size_t count);

/* Series (count) that begin later or end earlier than the header's times (full): a note. */
void lc_wide_note_ends(const lc_sheet *sheet, const lc_series *series, size_t count, size_t full);

/* Columns that are neither values, nor a name or time of rows: a note. */
void lc_wide_note_others(const lc_sheet *sheet, const char *why);

#endif

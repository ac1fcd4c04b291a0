/* holiday - closed days of a dataset: read from a file of dates, and stored as one text. */
#ifndef LC_DATA_HOLIDAY_H
#define LC_DATA_HOLIDAY_H

#include <lanecast/dataset.h>

#include "data/stamp.h"

/* What the attribute of a dataset's file holds, 250 years of 20. */
enum { LC_HOLIDAYS_MOST = 5000 };

/* LC_E_DATA, naming the place, unless days are few enough, rise, and are of the years 1 to 9999. */
lc_status lc_holidays_check(const int64_t *day, size_t count, const char *place);

/* Adds the days of a file to the dataset's: a date a line, year first (2021-12-25, 20211225); what comes after it, a line that
 * begins with #, an empty one and a title in the first are passed over. LC_E_DATA names file, line and text of what is no such
 * date. */
lc_status lc_dataset_holidays(lc_dataset *dataset, const char *path);

/* Adds the days of another dataset. */
lc_status lc_holidays_add(lc_dataset *dataset, const lc_dataset *other);

/* How many rows lie on these days all the same; stamp: of the first, where there is one. */
size_t lc_holidays_with_rows(char stamp[LC_STAMP_TEXT], const lc_dataset *dataset);

/* The days from such a text (name: for messages), and the text of them, for lc_free. */
lc_status lc_holidays_parse(lc_dataset *dataset, const char *text, const char *name);
lc_status lc_holidays_text(char **out, const lc_dataset *dataset);

#endif

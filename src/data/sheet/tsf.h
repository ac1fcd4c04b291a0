/* tsf - the text format of the Monash archive: @relation, @attribute, @frequency, then a line per series. */
#ifndef LC_DATA_SHEET_TSF_H
#define LC_DATA_SHEET_TSF_H

#include "data/sheet/read.h"

/* Whether a text is of that format. */
bool lc_is_tsf(const char *text);

/* Fills an empty dataset: a series per line, one channel, "value". The stamps begin at start_timestamp, or --start, and continue
 * by @frequency, months and years as such. The text is cut up. LC_E_DATA names the line. What was filled in before a failure is
 * the dataset's. */
lc_status lc_tsf_read(lc_dataset *dataset, char *text, const lc_import_source *source);

#endif

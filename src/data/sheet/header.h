/* header - lines of a header, cell by cell. */
#ifndef LC_DATA_SHEET_HEADER_H
#define LC_DATA_SHEET_HEADER_H

#include "data/sheet/phases.h"

/* A cell of a line above a column; "" where that line has none. */
const char *lc_header_cell(const lc_sheet *sheet, size_t row, size_t column);

/* The line that has the names. */
size_t lc_header_find_names(const lc_sheet *sheet);

/* Whether a line has a word for the first column alone. */
bool lc_header_names_one(const lc_sheet *sheet, size_t row);

/* Whether most cells of a line are units of measurement. */
bool lc_header_is_units(const lc_sheet *sheet, size_t row);

/* Whether a line is a sentence whose commas separate no cells. */
bool lc_header_is_prose(const lc_sheet *sheet, size_t row);

#endif

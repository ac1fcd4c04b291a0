/* lines - whole lines of a text, cut into cells in place. Lines without quotes may be cut by several threads. */
#ifndef LC_DATA_SHEET_LINES_H
#define LC_DATA_SHEET_LINES_H

#include "data/sheet/csv.h"

/* Where lines are, and where their rows and cells go in the csv's arrays. */
typedef struct lc_csv_lines {
    lc_csv *csv;
    char *at, *end; /* at: where reading is; end: after the last line */
    size_t line;    /* of the file, which reading is in, from 1 */
    size_t first_row, first_cell;
    size_t ends;        /* counted: of lines */
    size_t rows, cells; /* counted: at most; cut: found */
} lc_csv_lines;

/* Sets ends, and rows and cells: the most lines that are not empty, and the most cells that these may have. The byte after
 * the last one is looked at too. */
void lc_csv_lines_count(lc_csv_lines *lines);

/* Cuts them: the csv has room for what was counted. Blank lines are passed over. LC_E_DATA for quotes, see lc_csv_cut. */
lc_status lc_csv_lines_cut(lc_csv_lines *lines);

/* To the beginning of the line after the next `count` ones. */
void lc_csv_lines_skip(lc_csv_lines *lines, size_t count);

#endif

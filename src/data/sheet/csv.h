/* csv - the cells of a text file: RFC 4180 with what occurs in the wild (CRLF, a byte-order mark, tabs, semicolons, bars or
 * blanks for commas, sep=;, comments). */
#ifndef LC_DATA_SHEET_CSV_H
#define LC_DATA_SHEET_CSV_H

#include "core/buffer.h"

typedef struct lc_csv_row {
    size_t first, width; /* cells */
    size_t line;         /* of the file, from 1 */
    bool comment;        /* begins with # or % */
    bool placed;         /* a line of the header, each word is over its column */
    bool level;          /* of the header, above the names, which it tells apart */
} lc_csv_row;

typedef struct lc_csv {
    char *path;     /* for messages */
    char *text;     /* the file, cut in place */
    char separator; /* a blank: any number of blanks */
    bool no_commas; /* no cell has one */
    bool tabs;      /* blanks between cells may be tabs */
    char **cell;    /* without blanks around them */
    lc_csv_row *row;
    size_t rows, row_capacity;
    size_t lines;          /* of the file up to its last row, blank ones too */
    lc_csv_row comment[2]; /* the last two comments before the first row, once comments are taken out; the last one first */
} lc_csv;

/* Cuts a text into cells, from the line after the first `skip` on; it becomes the csv's, also after a failure. decimal: the
 * decimal sign of its numbers, 0 where it is not known. Blank lines are
 * passed over, and rows of empty cells at the end. A line that begins with # or % is a row that is marked as comment; quotes in
 * it are letters. LC_E_DATA for a text without a row, and for a quote that is not closed or is followed by text. */
lc_status lc_csv_cut(lc_csv **out, char *text, size_t skip, char decimal, const char *path);
void lc_csv_free(lc_csv *csv);

/* The separator that makes most cells of the text's first lines numbers and dates. LC_E_DATA, naming --decimal, where a comma may
 * separate cells or be the decimal sign of cells between blanks. */
lc_status lc_csv_separator(char *out, const char *text, char decimal, const char *path);

/* Lines from a row to the end of the file. */
static inline size_t lc_csv_lines_from(const lc_csv *csv, size_t row)
{
    return csv->lines + 1 - csv->row[row].line;
}

static inline char *lc_csv_cell(const lc_csv *csv, size_t row, size_t column)
{
    return csv->cell[csv->row[row].first + column];
}

/* Room for further cells behind all that rows have; *first is the first of them. */
lc_status lc_csv_add_cells(size_t *first, lc_csv *csv, size_t count);

/* Whether all cells of a row are empty. */
bool lc_csv_blank(const lc_csv *csv, size_t row);

#endif

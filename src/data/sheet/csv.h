/* csv - the cells of a text file: RFC 4180 with what occurs in the wild (CRLF, a byte-order mark, tabs or semicolons for commas,
 * stray bytes). */
#ifndef LC_DATA_SHEET_CSV_H
#define LC_DATA_SHEET_CSV_H

#include <lanecast/base.h>

typedef struct lc_csv {
    char *path; /* for messages */
    char *text; /* the file, cut in place */
    char **cell;
    size_t cells, cell_capacity;
    size_t *row;  /* first cell of each row, and one past the last */
    size_t *line; /* of the file, from 1 */
    size_t rows, row_capacity, line_capacity;
} lc_csv;

/* Reads all cells; blank lines are skipped. LC_E_DATA for a compressed or binary file, saying what to do, and for a quote
 * that is not closed or is followed by text, naming line and column. */
lc_status lc_csv_read(lc_csv **out, const char *path);
void lc_csv_free(lc_csv *csv);

/* Cells of a row; one of them. */
static inline size_t lc_csv_width(const lc_csv *csv, size_t row)
{
    return csv->row[row + 1] - csv->row[row];
}

static inline char *lc_csv_cell(const lc_csv *csv, size_t row, size_t column)
{
    return csv->cell[csv->row[row] + column];
}

#endif

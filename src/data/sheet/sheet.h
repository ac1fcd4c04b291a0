/* sheet - a text file as a table: its cells, which columns are the time and the numbers, and the order of its rows. */
#ifndef LC_DATA_SHEET_SHEET_H
#define LC_DATA_SHEET_SHEET_H

#include "core/buffer.h"
#include "data/sheet/csv.h"
#include "data/time/time.h"

#include <lanecast/import.h>

enum { LC_NO_COLUMN = -1 };

typedef struct lc_sheet {
    lc_csv *csv;
    const lc_import *request; /* borrowed */
    lc_buffer *notes;         /* borrowed: what a user should know, a line each */
    size_t first;             /* row of the csv where data begin */
    size_t columns, rows;     /* rows of data */
    char **name;              /* (columns) trimmed, UTF-8; "column_3" without a header */
    lc_time_columns time;     /* count 0: the file has none */
    lc_stamps times;          /* (rows) */
    size_t *order;            /* (rows) data rows by time */
    size_t *kept;             /* (kept_count) columns of numbers */
    size_t kept_count;
} lc_sheet;

void lc_sheet_free(lc_sheet *sheet);

/* Whether a cell means a missing value. */
bool lc_sheet_missing(const lc_sheet *sheet, const char *cell);

/* The value of a cell; LC_E_DATA if it is text. Missing is NaN. */
lc_status lc_sheet_value(double *out, const lc_sheet *sheet, size_t row, size_t column);

/* A cell of a data row; the row's line in the file. */
static inline char *lc_sheet_cell(const lc_sheet *sheet, size_t row, size_t column)
{
    return lc_csv_cell(sheet->csv, sheet->first + row, column);
}

static inline size_t lc_sheet_line(const lc_sheet *sheet, size_t row)
{
    return sheet->csv->line[sheet->first + row];
}

/* Adds "FILE: ..." and a line end to the notes. */
void lc_sheet_note(const lc_sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

/* sheet - what the columns of a text file are: a header or none, the time, the numbers. */
#ifndef LC_DATA_SHEET_H
#define LC_DATA_SHEET_H

#include "core/calendar.h"
#include "data/csv.h"

#include <lanecast/import.h>

enum { LC_NO_COLUMN = -1 };

typedef struct lc_sheet {
    lc_csv *csv;
    const lc_import *request; /* borrowed */
    size_t first;             /* data row */
    size_t columns, rows;     /* rows of data */
    char **name;              /* (columns) trimmed, UTF-8; "column_3" where there is none */
    long time, clock;         /* columns of the stamp and of a time of day beside it, or LC_NO_COLUMN */
    int64_t *stamp;           /* (rows) */
    size_t *order;            /* (rows) data rows by time */
    size_t *kept;             /* columns of numbers */
    size_t kept_count;
    char *notes;
    size_t notes_length, notes_capacity;
} lc_sheet;

lc_status lc_sheet_read(lc_sheet **out, const char *path, const lc_import *request);
void lc_sheet_free(lc_sheet *sheet);

/* The columns to keep; LC_E_DATA if one asked for is not there or none is of numbers. */
lc_status lc_sheet_columns(lc_sheet *sheet);

/* Stamps of all rows, and the rows in their order. */
lc_status lc_sheet_time(lc_sheet *sheet);

/* In which order day, month and year stand in a column's dates (rows): what is asked for, else what most rows are days in; among
 * equals what puts rows in order of time, then what makes even steps. A note says which and why. Uses the room of the stamps. */
lc_status lc_sheet_order(lc_date_order *out, lc_sheet *sheet, const lc_date *date);

/* Whether a cell means a missing value. */
bool lc_sheet_missing(const lc_sheet *sheet, const char *cell);

/* The value of a cell; LC_E_DATA if it is text. Missing is NaN. */
lc_status lc_sheet_value(double *out, const lc_sheet *sheet, size_t row, size_t column);

/* A cell of a data row; the line of the file it stands in. */
static inline char *lc_sheet_cell(const lc_sheet *sheet, size_t row, size_t column)
{
    return lc_csv_cell(sheet->csv, sheet->first + row, column);
}

static inline size_t lc_sheet_line(const lc_sheet *sheet, size_t row)
{
    return sheet->csv->line[sheet->first + row];
}

/* Adds "FILE: ..." and a line end to the notes. */
lc_status lc_sheet_note(lc_sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

/* sheet - a text file as a table: its cells, which columns are the time and the numbers, which rows belong to which series. */
#ifndef LC_DATA_SHEET_SHEET_H
#define LC_DATA_SHEET_SHEET_H

#include "core/buffer.h"
#include "data/sheet/csv.h"
#include "data/sheet/heading.h"
#include "data/sheet/number.h"
#include "data/time/time.h"

#include <lanecast/import.h>

enum { LC_SERIES_COLUMNS = 4 }; /* that name series together, at most */

/* A column of numbers that is kept; or, with a word, whether a column has that word (1 or 0). */
typedef struct lc_sheet_channel {
    size_t column;
    double *value; /* (rows of the sheet), of a column of numbers; within the sheet's */
    char *word, *name, *units;
} lc_sheet_channel;

/* Rows of one series, in order of time once its stamps are read. */
typedef struct lc_sheet_series {
    char *name;
    size_t *row; /* (rows) data rows */
    size_t rows;
    lc_stamps stamps; /* (rows) in the order of `row` */
} lc_sheet_series;

typedef struct lc_sheet {
    lc_csv *csv;
    const lc_import *request; /* borrowed */
    lc_buffer *notes;         /* borrowed: what a user should know, a line each */
    lc_zones *zones;          /* borrowed: of the files so far */
    lc_buffer history;        /* flags that decide the same again, a line each: "--skip 3" */
    lc_buffer *met;           /* borrowed: as lc_import_source has it */
    struct lc_signs *signs;   /* borrowed: as lc_import_source has it */
    bool of_folder;           /* no series of it is no failure: *nothing then says what it is */
    bool further;             /* it may lack the column that names the series of the files before it */
    const char *like;         /* borrowed: which that is; NULL: none */
    const char *nothing;
    bool *marker_used;     /* borrowed: (request->missing_count, then value_count) whether one matched a cell */
    size_t *marker_column; /* (request->missing_count) which a marker is for; `columns`: all. NULL before they have names */
    size_t header, first;  /* rows of the csv: where the header begins (= first: there is none), where data begin */
    size_t gap;            /* first column that the header has no cell for; none: above all columns */
    size_t columns, rows;  /* rows of data */
    char **name;           /* (columns) UTF-8; "column_3" without a name */
    bool *unnamed;         /* (columns) */
    char **units;          /* (columns) from a line of units; NULL: none */
    bool *wanted;          /* (columns) not left out by the request */
    char decimal;          /* '.' or ',' */
    bool *counted;         /* (columns) in which K, M, B and T behind a blank count; NULL before that is known */
    lc_time_columns time;
    char *turned;                /* its times, where rows were columns in the file; NULL: it is as the file has it */
    lc_heading_part turned_part; /* what the file's rows were of them */
    bool years;                  /* its first column has the years of its rows, whatever it is called */
    bool wide, unfolds;          /* each row is a series; each row is a stretch of time, its columns the parts of that */
    lc_headings values;          /* the columns of values of either */
    lc_sheet_channel *channel;
    size_t channels;
    double *value; /* (columns of numbers, rows) one block: its pages are few */
    long series_column[LC_SERIES_COLUMNS];
    size_t series_columns;
    lc_sheet_series *series;
    size_t series_count;
} lc_sheet;

void lc_sheet_free(lc_sheet *sheet);

/* The decimal sign that a request says; 0: none. Where one sign groups thousands, it is the other; blanks and apostrophes always
 * may group. */
char lc_decimal_asked(const lc_import *request);

/* Whether a cell means a missing value, in any column; in that one. */
bool lc_sheet_missing(const lc_sheet *sheet, const char *cell);
bool lc_sheet_missing_in(const lc_sheet *sheet, const char *cell, size_t column);

/* Whether a cell of a column that names series has no name: nothing, or a marker. NA is a name there (Namibia), which is said. */
bool lc_sheet_nameless(const lc_sheet *sheet, const char *cell, size_t column);
void lc_sheet_note_words(const lc_sheet *sheet);

/* Which column each marker is for, once they have names: COLUMN=WORD is for a column of that name only. */
lc_status lc_sheet_find_markers(lc_sheet *sheet);

/* Whether a user's marker (--na) says so. */
bool lc_sheet_marked(const lc_sheet *sheet, const char *cell, size_t column);

/* The usual cell where no word is asked for, read at once: see lc_number_plain. False for all others. */
static inline bool lc_sheet_plain(double *out, const lc_sheet *sheet, const char *cell)
{
    const lc_import *request = sheet->request;
    return !request->missing_count && !request->value_count && sheet->decimal == '.' && lc_number_plain(out, cell);
}

/* What a cell is, as the request and the file's decimal sign have it; number->value is NaN unless it is one. */
typedef enum lc_cell_sort { LC_IS_MISSING, LC_IS_NUMBER, LC_IS_TEXT } lc_cell_sort;
lc_cell_sort lc_sheet_read_cell(lc_number *number, const lc_sheet *sheet, const char *cell, size_t column);

/* How many threads may read cells at once: one where the request has markers or values of words, since it is noted which were
 * met. */
size_t lc_sheet_threads(const lc_sheet *sheet);

/* The value of a cell; LC_E_DATA if it is text. Missing is NaN. */
lc_status lc_sheet_value(double *out, const lc_sheet *sheet, size_t row, size_t column);

/* A cell of a data row; the row's line in the file. */
static inline char *lc_sheet_cell(const lc_sheet *sheet, size_t row, size_t column)
{
    return lc_csv_cell(sheet->csv, sheet->first + row, column);
}

/* The first rows that have no time in a column of times below them; 0: there are none, or many. */
size_t lc_sheet_timeless(const lc_sheet *sheet, size_t column);

/* Where the first rows have no time in a column and all others have, they may be lines of the header: the flag that says so, else
 * "". */
void lc_sheet_hint_header(char out[LC_TEXT_MAX], const lc_sheet *sheet);

static inline size_t lc_sheet_line(const lc_sheet *sheet, size_t row)
{
    return sheet->csv->row[sheet->first + row].line;
}

/* The sheet's data rows, as data/time sees them; the sheet must live as long. */
lc_view lc_sheet_view(const lc_sheet *sheet);

/* Whether a column of the sheet is a channel of the rows before, which it continues. */
bool lc_sheet_knows(const void *sheet, size_t column);

/* Whether a column is one of the time, or of those that name the series. */
bool lc_sheet_is_key(const lc_sheet *sheet, size_t column);

/* Adds "FILE: ..." and a line end to the notes. */
void lc_sheet_note(const lc_sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds "--flag TEXT" to the history, quoted for a shell where it must be. */
void lc_sheet_decided(lc_sheet *sheet, const char *flag, const char *text);

/* The same of the order of day and month, if dates have left it open. */
void lc_sheet_decided_order(lc_sheet *sheet, lc_date_order order);

#endif

/* phases - the steps from cells to a sheet; data/sheet/read.c calls them in their order. Each sees what the earlier ones filled
 * in. */
#ifndef LC_DATA_SHEET_PHASES_H
#define LC_DATA_SHEET_PHASES_H

#include "data/sheet/sheet.h"

/* What is in a cell, whatever its file's way to write numbers. */
typedef enum lc_cell_kind { LC_CELL_EMPTY, LC_CELL_NUMBER, LC_CELL_TIME, LC_CELL_WORD } lc_cell_kind;
lc_cell_kind lc_sheet_kind(const lc_sheet *sheet, const char *cell);

/* Takes comment lines out, finds the header, and where data begin and end. *nothing: what there is where there is no
 * table, NULL if there is one. LC_E_DATA if rows differ in width. */
lc_status lc_sheet_find_shape(lc_sheet *sheet, const char **nothing);

/* The names and units of the columns, from the rows of the header. */
lc_status lc_sheet_name_columns(lc_sheet *sheet);

/* Whether the decimal sign is a point or a comma: all cells together decide. LC_E_DATA where they contradict each other. */
lc_status lc_sheet_find_decimal(lc_sheet *sheet);

/* In which columns K, M, B and T behind a blank count: each number has one, and not all the same, which alone may be a unit. */
lc_status lc_sheet_find_counted(lc_sheet *sheet);

/* LC_E_DATA where two columns may be the parts of one number with a decimal comma. */
lc_status lc_sheet_refuse_cut_numbers(const lc_sheet *sheet);

/* Marks the columns that a list names; a single name needs no quotes, commas and all. LC_E_DATA if one is missing, unless it may
 * be. */
lc_status lc_sheet_mark_names(bool *marked, const lc_sheet *sheet, const char *flag, const char *text, bool may_lack);

/* LC_E_DATA where columns are the twelve months and nothing says of which days or years their values are. */
lc_status lc_sheet_check_months(const lc_sheet *sheet);

/* The first of columns that are the twelve months from another than January on; the columns: there are none. */
size_t lc_sheet_late_months(const lc_sheet *sheet);

/* Turns a table whose columns are years, months or days and whose rows are their parts, so that columns are the parts; says so.
 * LC_E_DATA where they are, and cannot be put one after another. */
lc_status lc_sheet_turn(lc_sheet *sheet);

/* The columns that the request wants, if they are numbers; with --wide the sheet is without those that it drops. LC_E_DATA if one
 * that it names is missing. */
lc_status lc_sheet_find_wanted(lc_sheet *sheet);

/* Some rows of a sheet, as data/time sees them; both must live as long. */
typedef struct lc_sheet_rows {
    const lc_sheet *sheet;
    const size_t *row;
} lc_sheet_rows;
lc_view lc_sheet_rows_view(const lc_sheet_rows *part, size_t rows);

/* Leaves out rows whose cell in a column of the time a user's marker (--na) names, and, where the others have a time, rows
 * without a cell; says how many. */
lc_status lc_sheet_drop_unstamped(lc_sheet *sheet, const lc_time_request *request);

/* LC_E_DATA, naming the flag, where the first rows have no time in a column that is called so, and all others have one. */
lc_status lc_sheet_refuse_facts(const lc_sheet *sheet);

/* The columns of the time. */
lc_status lc_sheet_find_time(lc_sheet *sheet);

/* Whether a row is a series: if the request says so; or, without a time, if the header is times or numbered names. Or, if the
 * request says so, a stretch of time. */
lc_status lc_sheet_find_wide(lc_sheet *sheet);

/* What the names of channels say if they are parts of the rows' days, months or years: a note. */
void lc_sheet_note_parts(const lc_sheet *sheet);

/* The columns that --series-column names. */
lc_status lc_sheet_take_named(lc_sheet *sheet, const char *names);

/* Which column, if one, names the series of each row; and the rows of each series. stamp: of all rows, NULL: without a time
 * only a column that the request names counts; in ticks per second. LC_E_DATA where a column may do so or not, and where rows
 * share stamps without one. */
lc_status lc_sheet_find_series(lc_sheet *sheet, const int64_t *stamp, int64_t ticks);

/* The stamps of all rows, the file's or made up, and each series' rows in order of time. */
lc_status lc_sheet_read_stamps(lc_sheet *sheet);
lc_status lc_sheet_order_rows(lc_sheet *sheet);

/* The columns to keep. LC_E_DATA if one asked for is missing, or if no column is of numbers. */
lc_status lc_sheet_find_channels(lc_sheet *sheet);

/* Says how many rows have the time of the row before, in order of time. LC_E_DATA where many have. */
lc_status lc_sheet_check_shared(const lc_sheet *sheet);

/* LC_E_DATA where rows of a series, in order of time, are intervals that begin at one time and end at several: totals. */
lc_status lc_sheet_refuse_totals(const lc_sheet *sheet);

/* LC_E_DATA, naming the line, where the rows of a series, in the file's order, go back in time by what a clock or a calendar
 * without its date would. */
lc_status lc_sheet_check_wraps(const lc_sheet *sheet, const lc_sheet_series *series);

/* LC_E_DATA where a column that is called a time of day beside the date has a cell with a colon that is none: 13:00 PM. */
lc_status lc_sheet_refuse_clock(const lc_sheet *sheet, size_t column);

/* The flags that leave out rows whose period is of another length than most are. */
void lc_sheet_hint_periods(char out[LC_TEXT_MAX], const lc_sheet *sheet);

/* Where a column could be a part of the time, by its name, or numbers of the periods of a day, how to read it so; else "". */
void lc_sheet_hint_time(char out[LC_TEXT_MAX], const lc_sheet *sheet, size_t column);

#endif

/* column - what the cells of a column hold, and whether that is a channel. */
#ifndef LC_DATA_SHEET_COLUMN_H
#define LC_DATA_SHEET_COLUMN_H

#include "core/text.h"
#include "data/sheet/number.h"
#include "data/sheet/sheet.h"

/* Why a column is not a channel. */
typedef enum lc_verdict {
    LC_KEPT,
    LC_KEY,
    LC_UNWANTED,
    LC_AS_BEFORE,  /* as of the rows that these continue */
    LC_OTHER_TIME, /* numbers of it, beside the time: said where that is found */
    LC_TEXT,
    LC_DATES,
    LC_NOTHING,
    LC_COUNTER,
    LC_SAME_ID,
    LC_SAME_OFFSET,
    LC_ID,
    LC_TIME_NUMBER,
    LC_VERDICTS
} lc_verdict;

/* What the cells of a column have in common. Rows are (size_t)-1 where there is none. */
typedef struct lc_content {
    size_t numbers, texts, digits, dates; /* cells; texts with a digit in them; texts that are a time */
    size_t truths;                        /* texts that are true or false; their values are 1 and 0 */
    size_t first_text, other_mark, first_scaled, first_flag, other_flag; /* rows; other: than the first number's */
    size_t first_letter, other_letter;                    /* rows with K, M, B or T behind a blank; other: than the first one */
    size_t first_counted;                                 /* row */
    size_t scaled, flagged, bracketed, vanished, rounded; /* numbers */
    size_t lettered, counted, alone;                      /* numbers with such a letter; by --value; see lc_number */
    bool constant;                                        /* all cells are equal */
    bool written;                                         /* a number is, and not given by --value */
    bool whole, one_way, even;                            /* numbers are; always rise, or always fall; by one step */
    double before, step, lowest;                          /* the last number; from the first to the second one; number */
    char mark[LC_MARK_MAX], flag;                         /* of the first number; of the first flagged one */
    char letter;                                          /* of the first lettered one */
} lc_content;

/* content, value: (columns), of those that `column` lists; value[i]: (rows) room for the cells' values, NaN where they are
 * missing or text. Rows are read in blocks, so that their cells stay near. */
void lc_columns_look(lc_content *content, double *const *value, const lc_sheet *sheet, const size_t *column, size_t columns);

/* Writes numbers of a column with letters behind them as plain ones where its name says what the letters are: 45.83 W of a
 * longitude is -45.83, 285.35K of a temperature is 285.35; with a note. LC_E_DATA where some of its numbers have a side of the
 * earth and others none. */
lc_status lc_column_take_letters(lc_sheet *sheet, size_t column);

/* What a cell of a one-hot column is called: its text, or its value in the fewest digits if it is a number without a mark. out:
 * room for that. */
const char *lc_sheet_hot_word(char out[LC_NUMBER_TEXT], const lc_sheet *sheet, const char *cell);

/* Whether a column is true or false in each cell that is not missing. */
bool lc_content_is_truth(const lc_content *content);

/* Whether no two cells of a column are equal. */
lc_status lc_column_distinct(bool *out, const lc_sheet *sheet, size_t column);

/* Whether a column counts rows: the index of a data frame, or numbers by name that count by one step, in the file's order or in
 * that of time. value: (rows). */
bool lc_column_is_counter(const lc_sheet *sheet, size_t column, const lc_content *content, const double *value);

lc_status lc_column_judge(lc_verdict *out, const lc_sheet *sheet, size_t column, const lc_content *content, const double *value);

/* LC_E_DATA if its numbers are of several kinds: with a unit and without, with letters that may be thousands or a mark. */
lc_status lc_column_check(const lc_sheet *sheet, size_t column, const lc_content *content);

/* LC_E_DATA if, without a time, its values fall by one step in each series, so that rows may be newest first; where an axis is
 * made up by request, a note. value: (rows); counter: it is one, whose rows may be few. */
lc_status lc_column_check_direction(const lc_sheet *sheet, size_t column, const lc_content *content, const double *value,
                                    bool counter);

/* What reading made of numbers that are not plain, as notes. */
void lc_column_note(const lc_sheet *sheet, size_t column, const lc_content *content);

/* Which columns are left out, and why, as notes; and with those that the request drops as --drop of the history, but for dates,
 * which are dates in each row, and empty ones, which may have values later. */
void lc_columns_note_left_out(const lc_sheet *sheet, const lc_verdict *found);
lc_status lc_columns_decide_left_out(lc_sheet *sheet, const lc_verdict *found);

#endif

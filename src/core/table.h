/* table - columns of texts and numbers, printed as text within a width, or as another program takes them. Terminal output and
 * reports both read it. */
#ifndef LC_CORE_TABLE_H
#define LC_CORE_TABLE_H

#include "core/digits.h"
#include "core/status.h"

typedef struct lc_table lc_table;

lc_status lc_table_new(lc_table **out);
void lc_table_free(lc_table *table);

/* A further column; all columns come before the first cell. Numbers are on the right, texts on the left.
 * Titles and texts are kept as they may be shown (core/shown.h). */
typedef enum lc_table_side { LC_TABLE_LEFT, LC_TABLE_RIGHT } lc_table_side;
lc_status lc_table_column(lc_table *table, const char *title, lc_table_side side);

/* The next cell, left to right, row after row: a text as printf makes it; a number with `decimals` decimals; a number of
 * `figures` digits. All numbers of a column have one form (core/digits.h), which shows each of them. A number that is not finite
 * shows as "-". */
lc_status lc_table_text(lc_table *table, const char *format, ...) __attribute__((format(printf, 2, 3)));
lc_status lc_table_number(lc_table *table, double value, int decimals);
lc_status lc_table_figures(lc_table *table, double value, int figures);

/* Columns after the first, of which rows are compared, have one form together: before the first cell. */
void lc_table_alike(lc_table *table);

/* The last cell is a best one of its column: text has > before it, Markdown and LaTeX have it in bold. lc_table_best: of a
 * number, if it shows as `best` does. */
void lc_table_mark(lc_table *table);
lc_status lc_table_best(lc_table *table, double best);

/* The next cell: a text of at most `most` columns, of a longer one the beginning and the end. Texts of a column that differ look
 * different: one that would not has more columns. */
lc_status lc_table_short(lc_table *table, const char *text, size_t most);

/* Columns of the lines of the whole table, all its columns beside each other. */
size_t lc_table_width(const lc_table *table);

size_t lc_table_rows(const lc_table *table);
const char *lc_table_cell(const lc_table *table, size_t row, size_t column); /* borrowed; "" for a cell not yet filled */

/* The table as lines of at most width columns (a single cell may be wider), no blanks at their ends. Columns that do not fit
 * follow below, each block beginning with the first column again. *out is for lc_free. */
lc_status lc_table_write(char **out, const lc_table *table, size_t width);

/* The whole table, all columns beside each other. CSV (RFC 4180): numbers with all their digits, empty where they are not finite.
 * LaTeX: a tabular. *out is for lc_free. */
typedef enum lc_table_form { LC_TABLE_CSV, LC_TABLE_MARKDOWN, LC_TABLE_LATEX } lc_table_form;
lc_status lc_table_write_as(char **out, const lc_table *table, lc_table_form form);

/* --- for the files of this table -------------------------------------------------------------------------------------- */

typedef struct lc_table_item {
    char *text;
    double value, best; /* of a number; of what it is compared with */
    bool number, marked, rival;
} lc_table_item;

size_t lc_table_columns(const lc_table *table);
const char *lc_table_title(const lc_table *table, size_t column);
lc_table_side lc_table_side_of(const lc_table *table, size_t column);
const lc_table_item *lc_table_item_at(const lc_table *table, size_t row, size_t column); /* NULL for a cell not yet filled */

#endif

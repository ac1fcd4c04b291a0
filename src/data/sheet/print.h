/* print - a table as programs print one: blanks between columns, each cell in its column's place. */
#ifndef LC_DATA_SHEET_PRINT_H
#define LC_DATA_SHEET_PRINT_H

#include "data/sheet/block.h"
#include "data/sheet/place.h"

/* What a name is over: a column; or a date, its time of day and AM or PM, which blanks part. */
typedef struct lc_field {
    lc_place at; /* of all cells */
    size_t column, columns;
} lc_field;

typedef struct lc_print {
    const lc_block *block;
    lc_measure by;
    lc_field *field; /* (fields) for lc_free */
    size_t fields;
    bool apart; /* no cell of a column is where one of another is in another row: else it is no print */
} lc_print;

/* The words of a row that a field or a column has: none where first = end. */
typedef struct lc_words {
    size_t first, end;
} lc_words;

/* Of the rows of a block from the first of data on. */
lc_status lc_print_look(lc_print *print, const lc_block *block, size_t first, lc_measure by);

/* Which words of a row are the name of each column (word: (width of the block)); *out false: that is not clear. Names have two
 * blanks or more between them, each over cells of its column alone; or end where their cells end; or begin where these begin.
 * The first columns may have none. */
lc_status lc_print_assign(bool *out, lc_words *word, const lc_print *print, size_t row);

/* Whether a word of a row is in quotes, or has a blank: then each is a whole name. */
bool lc_print_is_quoted(const lc_csv *csv, size_t row);

/* Whether each word of a row, as they are counted, is over cells of its column. */
bool lc_print_is_over(const lc_print *print, size_t row);

#endif

/* search - which column may name the series of the rows. */
#ifndef LC_DATA_SHEET_SEARCH_H
#define LC_DATA_SHEET_SEARCH_H

#include "data/sheet/parting.h"

enum { LC_NO_COLUMN = -1 };

/* What may name the series of a sheet, and what does. */
typedef struct lc_search {
    lc_sheet *s;
    const int64_t *stamp; /* (rows); NULL: there is no time */
    int64_t ticks;        /* per second */
    const bool *hot;      /* (columns) whose words are asked for as channels, or which are channels of rows before */
    size_t shared;        /* rows that have the stamp of another */
    lc_parting chosen;
    long column;          /* of it; LC_NO_COLUMN */
    long doubtful, other; /* columns that might; LC_NO_COLUMN */
} lc_search;

/* Whether a column may name series at all. */
bool lc_search_may(const lc_search *search, size_t column);

/* Tries all columns that may. */
lc_status lc_search_columns(lc_search *search);

/* The columns of latitude and longitude; false: there are none. */
bool lc_search_points(size_t pair[2], const lc_search *search);

/* LC_E_DATA where the words of a column are parts of the year by the initials of their months. */
lc_status lc_search_refuse_seasons(const lc_search *search, size_t column);

/* LC_E_DATA where rows at times of their own take turns between a few points of these, as those of stations do. */
lc_status lc_search_refuse_points(const lc_search *search);

/* Columns of one word in all rows that by their names name series: rows of another word do not continue this series. Several do
 * so together, unless one is of tickers, ids or stations. */
lc_status lc_search_constants(lc_search *search);

#endif

/* columns - a time that columns of texts or numbers say together: dates, a date and its hour, year and month. */
#ifndef LC_DATA_FOREIGN_COLUMNS_H
#define LC_DATA_FOREIGN_COLUMNS_H

#include "data/foreign/plan.h"
#include "data/time/time.h"

enum { LC_COLUMNS_MOST = 16 };

/* Columns of a table, as the room of time sees them. */
typedef struct lc_text_columns {
    size_t count, rows;
    const char *name[LC_COLUMNS_MOST];
    char **text[LC_COLUMNS_MOST]; /* (rows) */
    const size_t *row;            /* of the rows that are read; NULL: all are */
    bool written;                 /* as Lanecast writes stamps, whatever the file has */
    const lc_plan *plan;          /* that they are of, while they are read */
    lc_time_columns time;         /* which of them are the time */
} lc_text_columns;

/* The stamps that they say, as far as rows go, and which columns these are; *found stays false if they say none. names: of the
 * columns that are asked for, a list; NULL: any. */
lc_status lc_text_columns_read(bool *found, lc_series *out, lc_text_columns *cells, const lc_plan *plan, const char *names);

/* Finds the time among the plan's keys, by --time or their names, or else by what is in them, as in a text. The form is
 * LC_FORM_COLUMNS if there is one, and the plan has its stamps; or its time is set, for Julian days. Its columns are not
 * channels. */
lc_status lc_columns_find(lc_plan *plan);

/* The same for numbers that may be dates by their digits: if they are, what is wrong with one is said; else nothing is found. */
lc_status lc_columns_find_digits(lc_plan *plan, const lc_h5_node *node, const lc_h5_slab *slab);

/* Its last resort: a column of Julian days, by its name and its numbers. */
lc_status lc_columns_find_days(lc_plan *plan);

/* Of numbers that count from 1970 by their size, whether they are dates by their digits: 2020010100 or 202001010000, all of them,
 * and steps are then more even. LC_E_USAGE, naming `what` and --time-format, where both may be. */
lc_status lc_digits_choose(bool *digits, const lc_stored *stored, const char *what);

/* Whether a plan has a column by whose name the time has more parts than a date: hour. */
bool lc_columns_have_clock(const lc_plan *plan);

#endif

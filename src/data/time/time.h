/* time - the stamps of a table of texts: which columns are the time, how they write it, and what moments they mean.
 *
 *     CHECK(lc_time_find(&columns, &view, &request));
 *     if (columns.count) CHECK(lc_time_read(&times, &view, &columns, &request));
 *
 * All that the whole table must decide (the order of day and month, the unit of an epoch) is decided by lc_time_find; a view of
 * some of the rows is then read in the same way.
 */
#ifndef LC_DATA_TIME_TIME_H
#define LC_DATA_TIME_TIME_H

#include "core/buffer.h"
#include "core/date.h"

/* A table as its reader sees it: the cells of data rows, without blanks around them. */
typedef struct lc_view {
    const void *table;
    const char *path; /* for messages */
    size_t rows, columns;
    const char *(*name)(const void *table, size_t column); /* "" where the column has none */
    const char *(*cell)(const void *table, size_t row, size_t column);
    size_t (*line)(const void *table, size_t row); /* of the file, from 1 */
    bool (*missing)(const void *table, const char *cell);
    lc_buffer *notes; /* what a user should know, a line each */
} lc_view;

/* What a user decides; NULL: the table decides. */
typedef struct lc_time_request {
    const char *columns;    /* names of the columns that are the time, in any order: "date, hour" */
    const char *format;     /* how the first of them writes it: "%d.%m.%y %H:%M", "epoch_ms" */
    const char *zone;       /* where clocks showed that time, or what is wanted where stamps have offsets */
    const char *date_order; /* of lc_date_order_names */
    bool made_up;           /* stamps are made up (--start): that the table's time cannot be read is no error */
} lc_time_request;

enum { LC_TIME_COLUMNS_MAX = 8 };

/* What is in a column. */
typedef enum lc_time_part { LC_TIME_STAMP, LC_TIME_CLOCK } lc_time_part;

/* The columns of the time; the fields behind `other` are for this room. */
typedef struct lc_time_columns {
    size_t count, column[LC_TIME_COLUMNS_MAX];
    size_t others, other[LC_TIME_COLUMNS_MAX]; /* hold time too, in numbers: not channels unless a user asks for them */
    lc_time_part part[LC_TIME_COLUMNS_MAX];
    lc_date_order order;
} lc_time_columns;

/* The stamps of a table's rows, in the table's order. Begins as {0}. */
typedef struct lc_stamps {
    int64_t *stamp;  /* (rows) ticks since 1970, UTC where offset is known, else local */
    int64_t ticks;   /* per second: 1, 1000, 1000000, 1000000000 */
    int32_t *offset; /* (rows) seconds that local time is ahead of UTC; NULL where unknown */
    char *zone;      /* "Europe/Berlin"; NULL where unknown */
    lc_calendar calendar;
} lc_stamps;
void lc_stamps_free(lc_stamps *times);

/* The columns of the time; count is 0 where there are none, and the notes say why. LC_E_DATA where a column must be the
 * time, by its name, and cannot be read; LC_E_USAGE for a request that the table does not have. Both name the flag that
 * decides. */
lc_status lc_time_find(lc_time_columns *out, const lc_view *view, const lc_time_request *request);

/* The stamps. LC_E_DATA names line, column and cell of what is not a time. With --zone, the rows of one series at a time:
 * which of two equal hours is meant follows from the order of rows. */
lc_status lc_time_read(lc_stamps *out, const lc_view *view, const lc_time_columns *columns, const lc_time_request *request);

/* Whether a column is one of the time, others excluded. */
bool lc_time_has(const lc_time_columns *columns, size_t column);

/* Whether a cell could be a date or a time of day, whatever the order: for telling a header from data. */
bool lc_time_looks(const char *cell);

#endif

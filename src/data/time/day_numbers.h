/* day_numbers - the numbers of hours or periods that each day has, whatever the order of rows. */
#ifndef LC_DATA_TIME_DAY_NUMBERS_H
#define LC_DATA_TIME_DAY_NUMBERS_H

#include "data/time/room.h"

/* A day's numbers. */
typedef struct lc_day_numbers {
    int64_t midnight; /* of local time, in seconds since 1970 */
    int64_t least, most;
    size_t numbers; /* that differ */
    size_t row;     /* the first that has `most` */
} lc_day_numbers;

/* *out (count): the days of settled columns, of which the last numbers hours or periods, in order of time; lc_free. None where a
 * row has no such number. */
lc_status lc_day_numbers_find(lc_day_numbers **out, size_t *count, const lc_view *view, const lc_time_columns *columns);

/* Of a row; false: it has none. */
bool lc_day_number_of(int64_t *midnight, int64_t *number, const lc_view *view, const lc_time_columns *columns, size_t row);

#endif

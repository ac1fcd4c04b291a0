/* apart - columns that could be the time, beside each other. */
#ifndef LC_DATA_TIME_APART_H
#define LC_DATA_TIME_APART_H

#include "data/time/time.h"

/* Which of several, each complete, is the time: the first that no later one tells rows apart better than, or is its moment with a
 * known offset from UTC. *why: the end of a note, "" for the first. */
lc_status lc_time_apart(size_t *best, const char **why, const lc_time_columns *of, size_t count, const lc_view *view);

/* Whether nine rows in ten have a time of their own. */
lc_status lc_time_distinct(bool *out, const lc_view *view, const lc_time_columns *time);

/* Whether columns, such as those of year and month, name in each row a time, of `days` days at most, in which the row's is. */
bool lc_time_repeats(const lc_view *view, const lc_time_columns *time, const lc_time_columns *parts, int days);

/* Whether both are settled, and some row's time is not in what the parts name. */
bool lc_time_contradicts(const lc_view *view, const lc_time_columns *time, const lc_time_columns *parts, int days);

#endif

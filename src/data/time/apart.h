/* apart - columns that could be the time, beside each other. */
#ifndef LC_DATA_TIME_APART_H
#define LC_DATA_TIME_APART_H

#include "data/time/time.h"

/* Days in which a time is that a day, a month or a year names: ends of periods are a day later. */
enum { LC_DAY_MOST = 2, LC_MONTH_MOST = 32, LC_YEAR_MOST = 366 };

/* Which of several, each complete, is the time: the first that no later one tells rows apart better than, or is its moment with a
 * known offset from UTC. *why: the end of a note, "" for the first. */
lc_status lc_time_apart(size_t *best, const char **why, const lc_time_columns *of, size_t count, const lc_view *view);

/* Whether nine rows in ten have a time of their own. */
lc_status lc_time_distinct(bool *out, const lc_view *view, const lc_time_columns *time);

/* Whether columns, such as those of year and month, name in each row a time, of `days` days at most, in which the row's is. */
bool lc_time_repeats(const lc_view *view, const lc_time_columns *time, const lc_time_columns *parts, int days);

/* Whether both are settled, and in some row neither is within what the other names: a day, a month, a year. */
bool lc_time_are_apart(const lc_view *view, const lc_time_columns *a, const lc_time_columns *b);

/* Whether both are settled, and name the same moment in each row. */
bool lc_time_are_same(const lc_view *view, const lc_time_columns *a, const lc_time_columns *b);

/* Whether a time that tells rows apart is another than a guess, which is in no better order: dates of birth are in none. */
bool lc_time_outdoes(const lc_view *view, const lc_time_columns *time, const lc_time_columns *guess);

/* Whether rows go one way in a time. */
bool lc_time_goes_one_way(const lc_view *view, const lc_time_columns *time);

#endif

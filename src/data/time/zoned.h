/* zoned - what stamps, columns beside them and names of columns say of zones and offsets from UTC: zones.c, zone_column.c,
 * beside.c. */
#ifndef LC_DATA_TIME_ZONED_H
#define LC_DATA_TIME_ZONED_H

#include <string.h>

#include "data/time/time.h"

/* Takes the words after stamps as offsets. first: a row with one. LC_E_DATA where a word means several, or the words of all rows
 * are those of one half of the year. */
lc_status lc_time_take_words(lc_time_columns *columns, const lc_view *view, size_t first);

/* Whether all rows end with zones that tzdata has. */
bool lc_time_are_places(const lc_view *view, const lc_time_columns *columns);

/* UTC or GMT, which among zones are two more. */
static inline bool lc_is_utc(const char *cell)
{
    return strcmp(cell, "UTC") == 0 || strcmp(cell, "GMT") == 0;
}

/* Takes the zone that all stamps name, or says that they name several; says so where another is asked for. needed: they have no
 * offsets. LC_E_DATA where they differ. */
lc_status lc_time_take_place(lc_time_columns *columns, const lc_view *view, const char *zone, bool needed);

/* Takes the offset that a column's name says, and says so; or says that a zone in it is not used. zone: one is asked for. */
void lc_time_take_name(lc_time_columns *columns, const lc_view *view, bool zone);

/* Whether a column's name says its offset from UTC. */
bool lc_name_says_offset(int32_t *offset, const char *name);

/* Finds the column of zones or offsets beside stamps that have none, and says so. only (columns): those a user named; NULL: any.
 * zone: one is asked for, so that words need not mean one offset. */
void lc_time_find_zone(lc_time_columns *columns, const lc_view *view, const bool *only, bool zone);

/* LC_E_DATA where stamps have no offset and a column that may hold theirs, in minutes or seconds, is not called so that it must:
 * which it is, a user says. */
lc_status lc_time_refuse_offset(const lc_time_columns *columns, const lc_view *view);

/* Whether a column is called as offsets from UTC are, and has numbers of hours, minutes or seconds that could be such: no hour of
 * the day. */
bool lc_time_is_offset(const lc_view *view, size_t column);

/* The column in which offsets and zones are written. */
static inline size_t lc_time_zone_column(const lc_time_columns *columns)
{
    return columns->has_zone ? columns->zone : columns->column[0];
}

/* Beside settled columns of UTC, those that show the same moments in local time: their difference is the offset of each row. A
 * note says so. asked: they are in columns->locals; LC_E_DATA where they are not of the same moments. */
lc_status lc_time_take_local(lc_time_columns *columns, const lc_view *view, bool asked);

/* The same of columns that a user names, before they are settled: which of two dates is UTC, and which local. */
lc_status lc_time_ask_local(lc_time_columns *columns, const lc_view *view, const bool *only);

#endif

/* cf_time - time as CF writes it: numbers of a unit since a day, of a calendar. */
#ifndef LC_DATA_FOREIGN_CF_TIME_H
#define LC_DATA_FOREIGN_CF_TIME_H

#include "core/calendar.h"
#include "data/foreign/stored.h"

#define LC_FIRST_GREGORIAN (-12219292800) /* 1582-10-15, in seconds from 1970 */

/* "hours since 1900-01-01 00:00:0.0" */
typedef struct lc_cf_units {
    int64_t nanoseconds; /* of the unit */
    int64_t since;       /* seconds from 1970-01-01 00:00:00 of the calendar to the day; in UTC if a zone is named */
    int64_t fraction;    /* and nanoseconds */
    int months;          /* of the unit, where it is one of the calendar: 1, 12; else 0 */
    bool dated;          /* 20200101.25: digits of a day, and its part */
    bool gaps;           /* rows may have no time */
    bool zoned;
    int32_t offset; /* seconds that local time is ahead of UTC, where one is named and not 0 */
    lc_calendar calendar;
    bool mixed; /* Julian before 1582-10-15: no stamp may be there */
} lc_cf_units;

/* Whether a text has the form of such units; not whether they can be read. */
bool lc_cf_units_looks(const char *units);

/* calendar: NULL counts as "standard". LC_E_DATA, naming `what`, for another unit, a day that does not exist, another
 * calendar. */
lc_status lc_cf_units_read(lc_cf_units *out, const char *units, const char *calendar, const char *what);

/* Nanoseconds of a unit of fixed length: "hours". */
bool lc_cf_unit_find(int64_t *nanoseconds, const char *word);

/* The day and the rest after "since"; false if it is not one of the calendar, which is set. */
bool lc_cf_since_read(lc_cf_units *units, const char *text);

/* The stamp of a row without a time, where units have gaps. */
#define LC_NO_STAMP INT64_MIN

/* Stamps since 1970 of numbers, for lc_free, and their ticks per second: `ticks`, if it is not 0 (1 to 1e9); else the fewest that
 * are exact. Floating numbers are read to what they can tell apart. LC_E_DATA, naming `what`, for a missing or too large number,
 * for parts of months, and for floating ones too coarse for their fractions. */
lc_status lc_cf_stamps(int64_t **out, int64_t *ticks_out, const lc_stored *stored, const lc_cf_units *units, int64_t ticks,
                       const char *what);

#endif

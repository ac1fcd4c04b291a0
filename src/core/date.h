/* date - dates and times of day as people write them: Gregorian, in any locale. */
#ifndef LC_CORE_DATE_H
#define LC_CORE_DATE_H

#include "core/calendar.h"

/* The order of year, month and day. UNKNOWN: the text itself must say (a year of four digits in front does). */
typedef enum lc_date_order { LC_DATE_UNKNOWN, LC_DATE_YMD, LC_DATE_DMY, LC_DATE_MDY } lc_date_order;

/* A date as it is written: three numbers, the time after them, and its zone. */
typedef struct lc_date {
    int part[3];
    bool year_first; /* the first part has four digits */
    char separator;  /* - / . or, between yyyymmdd, 0 */
    int64_t seconds; /* of the day, as written; 86400 for 24:00 */
    int32_t offset;  /* seconds ahead of UTC; 0 without a zone */
} lc_date;

/* "2016-07-01 00:00:00", "1990/1/1 0:00", "2020-01-02T00:00:00+00:00", "03-01-00", "12/30/2016 1:00 PM", "01.01.2009 00:10:00",
 * "20160701", with or without the time. False for anything else, and for eight digits that are not a day. */
bool lc_date_read(lc_date *out, const char *text);

/* "24:00", "0:10", "12:10 AM", "23:59:59.5" (fractions of a second are dropped), and nothing else. */
bool lc_clock_read(int64_t *seconds, const char *text);

/* "Z", "UTC", "GMT", "+02:00", "+0200", "-05", and nothing else: seconds ahead of UTC. Other abbreviations mean several zones. */
bool lc_offset_read(int32_t *offset, const char *text);

/* The seconds since 1970 of a date in that order, as written: the zone is not taken off. Years of two digits are 1969 to 2068.
 * False if there is no such day. */
bool lc_date_stamp(int64_t *out, const lc_date *date, lc_date_order order);

/* Both steps, for a text that says its own order. */
bool lc_date_parse(int64_t *out, const char *text);

#endif

/* date - dates and times of day as people write them, in any locale. */
#ifndef LC_CORE_DATE_H
#define LC_CORE_DATE_H

#include "core/calendar.h"

/* The order of year, month and day. UNKNOWN: the text itself must say (a year of four digits in front, or a month's name,
 * does). */
typedef enum lc_date_order { LC_DATE_UNKNOWN, LC_DATE_YMD, LC_DATE_DMY, LC_DATE_MDY } lc_date_order;

/* What a date names, and what part holds then. */
typedef enum lc_date_unit {
    LC_DATE_DAY,     /* year, month, day, or in another order */
    LC_DATE_MONTH,   /* year, month */
    LC_DATE_QUARTER, /* year, 1 to 4 */
    LC_DATE_HALF,    /* year, 1 or 2 */
    LC_DATE_WEEK,    /* year, week of ISO 8601, weekday from 1, Monday */
    LC_DATE_YEARDAY, /* year, 1 to 366 */
    LC_DATE_YEAR,
} lc_date_unit;

/* A date as it is written: its numbers, the time after them, and its zone. */
typedef struct lc_date {
    int part[3];
    lc_date_unit unit;
    lc_calendar calendar;
    bool ordered;       /* part is as `unit` has it */
    bool short_year;    /* the year has two digits */
    bool clocked;       /* there is a time of day */
    bool zoned;         /* offset is known */
    char separator;     /* of the numbers: - / . or, between yyyymmdd and behind words, 0 */
    char zone[6];       /* "CET": a word that is not an offset, or "" */
    int32_t nanosecond; /* of the second */
    int32_t offset;     /* seconds ahead of UTC */
    int64_t seconds;    /* of the day, as written; 86400 for 24:00 */
} lc_date;

/* Days: "2016-07-01", "1990/1/1", "03-01-00", "12/30/2016", "01.01.2009", "20160701", "Dec 03, 2021", "03-Dec-2021", "03DEC2021",
 * "Friday, 3 December 2021", "2020-123" (day of the year), "2020-W01-3". Longer: "2020-01", "01/2020", "Jan-2020", "2020M01",
 * "1990Q1", "Q1 1990", "2020H1", "2020-W01". A day may be followed by a time, "T000000Z", " 1:00 PM", " 00:00:00.250+02:00",
 * "2016070100", and that by a zone. False for anything else, and for digits without separators that are not a day and a time. */
bool lc_date_read(lc_date *out, const char *text);

/* The time of day alone: "24:00", "0:10", "12:10 AM", "23:59:59.5", "18.00.00". It sets seconds, nanosecond and clocked. */
bool lc_clock_read(lc_date *out, const char *text);

/* "Z", "UTC", "GMT", "+02:00", "+0200", "-05", "UTC+1": seconds ahead of UTC. Other abbreviations mean several zones. */
bool lc_offset_read(int32_t *offset, const char *text);

/* The seconds since 1970 of a date in that order, as written: the zone is not taken off, nanoseconds are left out. The first
 * day of a longer unit. Years of two digits are 1969 to 2068, or, from `pivot` on, of the 1900s. False if there is no such
 * day. */
bool lc_date_stamp(int64_t *out, const lc_date *date, lc_date_order order);
enum { LC_DATE_PIVOT = 69 };
bool lc_date_stamp_from(int64_t *out, const lc_date *date, lc_date_order order, int pivot);

/* Both steps, for a text that says its own order and has no zone but UTC's abbreviations and offsets. */
bool lc_date_parse(int64_t *out, const char *text);

/* A text in a format: % and a letter of strptime (a A b B d e f F G H I j m M p R S T u V y Y z Z %), or q for the quarter;
 * a blank is any number of blanks; other letters are themselves. */
bool lc_date_format_read(lc_date *out, const char *text, const char *format);

/* What is wrong with a format, or NULL: a letter that is not one of these, or no year. */
const char *lc_date_format_wrong(const char *format);

#endif

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
    LC_DATE_COUNTED, /* year, number of a part of it: other dates of its column say of what (2000:1) */
} lc_date_unit;

/* What a text may name as well as its unit; other dates of its column say which. */
typedef enum lc_date_doubt {
    LC_DOUBT_NONE,
    LC_DOUBT_DAY,    /* 20-Jan is a month of 2020, or a day without a year: 20 January */
    LC_DOUBT_SEASON, /* 2000/01 is a month, or the year that ends in 2001 */
    LC_DOUBT_SPAN, /* 08:00-09:00 is eight o'clock nine hours behind UTC, as which it is read, or the hour from eight to nine; and
                        so are 2021-11-20-09:00 a day there, or nine o'clock */
} lc_date_doubt;

/* A date as it is written: its numbers, the time after them, and its zone. */
typedef struct lc_date {
    int part[3];
    lc_date_unit unit;
    lc_calendar calendar;
    int era;         /* years to add to the one that is written */
    bool ordered;    /* part is as `unit` has it */
    bool short_year; /* the year has two digits */
    bool clocked;    /* there is a time of day */
    bool weekday;    /* the day of a week is written */
    bool to_second;  /* the time of day is written with its seconds */
    bool zoned;      /* offset is known */
    bool placed;     /* it ends with the name of its zone: Europe/Berlin, [Europe/Berlin] */
    bool interval;   /* it is the beginning of one: "2021-01-04/2021-01-10", "01.01.2020 00:00 - 01.01.2020 01:00" */
    int32_t span;    /* seconds of an interval between times of day, or, in doubt without one, since midnight; or 0 */
    lc_date_doubt doubt;
    char separator;     /* of the numbers: - / . or, between yyyymmdd and after words, 0 */
    char zone[6];       /* "CET", a word for the zone: an offset only if zoned, as UTC and GMT are; or "" */
    int32_t nanosecond; /* of the second */
    int32_t offset;     /* seconds ahead of UTC */
    int64_t seconds;    /* of the day, as written; 86400 for 24:00 */
} lc_date;

/* Days: "2016-07-01", "1990/1/1", "03-01-00", "113/01/02", "12/30/2016", "01.01.2009", "20160701", "Dec 03, 2021",
 * "03-Dec-2021", "03DEC2021", "Friday, 3 December 2021", "1er janvier 2020", "2020:01:31", "2020-123" (day of the year),
 * "2020-W01-3". Longer: "2020-01", "01/2020", "Jan-1990", "2020M01", "1990Q1", "Q1 '90", "1Q90", "2020H1", "2020-W01", "KW
 * 05/2020", "1999/2000". In doubt: "20-Jan", "2000/01", "2000:1". A day may be followed by a time, "T000000Z", " 1:00 PM", "
 * 00:00:00.250+02:00", "2016070100", and that by a zone. With a time only: "200101 00:00", "31122020 24:00", "2020001 0000". The
 * time may be before the year: "Wed Jan  1 00:00:00 2020". The end of an interval may follow: a date, or a time of day.
 * False for anything else, and for digits without separators that are not a day and a time. */
bool lc_date_read(lc_date *out, const char *text);

/* Whether it is a day, which a time of day may follow: not a month, nor a week without its day. */
bool lc_date_names_day(const lc_date *date);

/* The time of day alone: "24:00", "0:10", "12:10 AM", "23:59:59.5", "18.00.00", or the first of "00:00-01:00", "00 - 01". It sets
 * seconds, nanosecond, clocked, and of the latter interval and span. */
bool lc_clock_read(lc_date *out, const char *text);

/* "Mar", "März", "mars", "marzo", "3" is not one: a month's name alone, perhaps with a point after it. *out: from 1. */
bool lc_month_read(int *out, const char *text);

/* Whether a text has a word that means two months: listopad is October in Croatia and November in Poland. *out: from 1. */
bool lc_month_doubtful(int out[2], const char *text);

/* "Z", "UTC", "GMT", "+02:00", "+0200", "-05", "UTC+1": seconds ahead of UTC. Other abbreviations mean several zones. */
bool lc_offset_read(int32_t *offset, const char *text);

/* The name of a zone at the end of a text, behind a blank or in brackets: "Europe/Berlin". Its letters from *out on; 0: none. */
size_t lc_date_place(const char **out, const char *text);

/* The seconds since 1970 of a date in that order, as written: the zone is not taken off, nanoseconds are left out. The first
 * day of a longer unit. Years of two digits are 1969 to 2068, or, from `pivot` on, of the 1900s. False if there is no such
 * day. */
bool lc_date_stamp(int64_t *out, const lc_date *date, lc_date_order order);
enum { LC_DATE_PIVOT = 69 };

/* The year, and the month and the day, or the numbers that the unit has; {0} where the order is not known. */
lc_day lc_date_day(const lc_date *date, lc_date_order order, int pivot);
bool lc_date_stamp_from(int64_t *out, const lc_date *date, lc_date_order order, int pivot);

/* Both steps, for a text that says its own order, is not in doubt (except for LC_DOUBT_SPAN) and has no zone but UTC's
 * abbreviations and offsets. */
bool lc_date_parse(int64_t *out, const char *text);

/* A text in a format: % and a letter of strptime (a A b B d e f F G H I j m M p R S T u V y Y z Z %), q for the quarter, or *
 * for all that is left, which says nothing; a blank is any number of blanks; other letters are themselves. */
bool lc_date_format_read(lc_date *out, const char *text, const char *format);

/* What is wrong with a format, or NULL: a letter that is not one of these, or no year. */
const char *lc_date_format_wrong(const char *format);

#endif

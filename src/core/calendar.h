/* calendar - seconds since 1970-01-01 00:00:00 and the texts people write for them: proleptic Gregorian, no zone, no locale. */
#ifndef LC_CORE_CALENDAR_H
#define LC_CORE_CALENDAR_H

#include <lanecast/base.h>

/* In which order year, month and day stand. UNKNOWN: the text alone must tell (a year of four digits in front does). */
typedef enum lc_date_order { LC_DATE_UNKNOWN, LC_DATE_YMD, LC_DATE_DMY, LC_DATE_MDY } lc_date_order;

/* A date as it is written: three numbers, and the seconds of the time after them. */
typedef struct lc_date {
    int part[3];
    bool year_first; /* the first part has four digits */
    char separator;  /* - / . or, between yyyymmdd, 0 */
    int64_t seconds; /* of the day, a zone's offset taken off; 86400 for 24:00 */
} lc_date;

/* "2016-07-01 00:00:00", "1990/1/1 0:00", "2020-01-02T00:00:00+00:00", "03-01-00", "12/30/2016 1:00 PM", "01.01.2009 00:10:00",
 * "20160701", with or without the time. False for anything else, and for eight digits that are no day. */
bool lc_date_read(lc_date *out, const char *text);

/* "24:00", "0:10", "12:10 AM", "23:59:59.5" (fractions of a second are dropped), and nothing else. */
bool lc_clock_read(int64_t *seconds, const char *text);

/* The stamp of a date in that order; years of two digits are 1969 to 2068. False if there is no such day. */
bool lc_date_stamp(int64_t *out, const lc_date *date, lc_date_order order);

/* Both steps for a text that tells its own order. */
bool lc_calendar_parse(int64_t *out, const char *text);

enum { LC_CALENDAR_TEXT = 48 };

/* "2016-07-01 00:00:00" */
void lc_calendar_format(char out[LC_CALENDAR_TEXT], int64_t time);

/* 0 for Monday to 6 for Sunday. */
int lc_calendar_weekday(int64_t time);

/* The month of a stamp, counted through all years, and its day of the month, from 1. */
int64_t lc_calendar_month(int *day, int64_t time);

/* So many months on, at the same time of that day of the month, or of the month's last day if it is shorter. */
int64_t lc_calendar_add_months(int64_t time, int months, int day);

#endif

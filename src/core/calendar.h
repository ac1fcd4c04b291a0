/* calendar - days, months and weekdays of seconds since 1970-01-01 00:00:00 of a calendar. */
#ifndef LC_CORE_CALENDAR_H
#define LC_CORE_CALENDAR_H

#include <lanecast/calendar.h>

typedef struct lc_day {
    int64_t year;
    int month, day; /* from 1 */
} lc_day;

/* floor(a / b), b > 0. */
static inline int64_t lc_floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* The calendar of that name in CF, its synonyms (standard, gregorian, 365_day, 366_day) too; false for any other. */
bool lc_calendar_find(lc_calendar *out, const char *name);

/* Days from 1970-01-01 to a day; one beyond its month's end counts on into the next month. */
int64_t lc_calendar_days(lc_calendar calendar, lc_day day);

/* The inverse. */
lc_day lc_calendar_day(lc_calendar calendar, int64_t days);

/* The time of the same day, month and year in another calendar; a day that does not exist there counts as the next one. */
int64_t lc_calendar_convert(lc_calendar to, lc_calendar from, int64_t time);

enum { LC_CALENDAR_TEXT = 48 };

/* "2016-07-01 00:00:00" */
void lc_calendar_format(char out[LC_CALENDAR_TEXT], lc_calendar calendar, int64_t time);

/* 0 for Monday to 6 for Sunday; Gregorian. */
int lc_calendar_weekday(int64_t time);

/* The month of a time, counted through all years, and its day of the month, from 1. */
int64_t lc_calendar_month(int *day, lc_calendar calendar, int64_t time);

/* `time` plus `months` months, on that `day` (or the month's last day, if earlier), same time of day. */
int64_t lc_calendar_add_months(lc_calendar calendar, int64_t time, int months, int day);

#endif

/* calendar - years that begin in March, so that a leap day is the last day of its year. */
#include "core/calendar.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { DAY = 86400, EPOCH_YEAR = 1969, EPOCH_DAY = 306 /* 1970-01-01, in the year that began in March 1969 */ };

static const char *const names[LC_CALENDARS] = {"proleptic_gregorian", "noleap", "all_leap", "360_day", "julian"};

const char *lc_calendar_name(lc_calendar calendar)
{
    return names[calendar];
}

bool lc_calendar_find(lc_calendar *out, const char *name)
{
    static const struct {
        const char *name;
        lc_calendar calendar;
    } synonym[] = {{"standard", LC_CALENDAR_GREGORIAN},
                   {"gregorian", LC_CALENDAR_GREGORIAN},
                   {"365_day", LC_CALENDAR_NOLEAP},
                   {"366_day", LC_CALENDAR_ALL_LEAP},
                   {"360", LC_CALENDAR_360_DAY}}; /* as the IRI's data library writes it */
    for (size_t i = 0; i < sizeof synonym / sizeof *synonym; i++)
        if (strcmp(name, synonym[i].name) == 0)
            name = names[synonym[i].calendar];
    for (int i = 0; i < LC_CALENDARS; i++)
        if (strcmp(name, names[i]) == 0) {
            *out = (lc_calendar)i;
            return true;
        }
    return false;
}

/* Days of the years before one. */
static int64_t days_before_year(lc_calendar calendar, int64_t year)
{
    switch (calendar) {
    case LC_CALENDAR_NOLEAP:
        return 365 * year;
    case LC_CALENDAR_ALL_LEAP:
        return 366 * year;
    case LC_CALENDAR_360_DAY:
        return 360 * year;
    case LC_CALENDAR_JULIAN:
        return 365 * year + lc_floor_divide(year, 4);
    default:
        return 365 * year + lc_floor_divide(year, 4) - lc_floor_divide(year, 100) + lc_floor_divide(year, 400);
    }
}

/* Days of the months before one, counted from March: 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31. */
static int days_before_month(lc_calendar calendar, int month)
{
    return calendar == LC_CALENDAR_360_DAY ? 30 * month : (153 * month + 2) / 5;
}

static int64_t epoch(lc_calendar calendar)
{
    int64_t january = calendar == LC_CALENDAR_360_DAY ? 300 : EPOCH_DAY;
    return days_before_year(calendar, EPOCH_YEAR) + january;
}

int64_t lc_calendar_days(lc_calendar calendar, lc_day d)
{
    int64_t year = d.year - (d.month <= 2);
    int month = d.month + (d.month > 2 ? -3 : 9);
    return days_before_year(calendar, year) + days_before_month(calendar, month) + d.day - 1 - epoch(calendar);
}

lc_day lc_calendar_day(lc_calendar calendar, int64_t days)
{
    days += epoch(calendar);
    int64_t year = lc_floor_divide(days, days_before_year(calendar, 400)) * 400;
    year += (days - days_before_year(calendar, year)) * 400 / days_before_year(calendar, 400);
    while (days_before_year(calendar, year + 1) <= days)
        year++;
    while (days_before_year(calendar, year) > days)
        year--;
    int of_year = (int)(days - days_before_year(calendar, year));
    int month = calendar == LC_CALENDAR_360_DAY ? of_year / 30 : (5 * of_year + 2) / 153;
    lc_day d = {.month = month < 10 ? month + 3 : month - 9, .day = of_year - days_before_month(calendar, month) + 1};
    d.year = year + (d.month <= 2);
    return d;
}

static int64_t second_of_day(int64_t time)
{
    return (time % DAY + DAY) % DAY;
}

int64_t lc_calendar_convert(lc_calendar to, lc_calendar from, int64_t time)
{
    lc_day day = lc_calendar_day(from, lc_floor_divide(time, DAY));
    return to == from ? time : lc_calendar_days(to, day) * DAY + second_of_day(time);
}

void lc_calendar_format(char out[LC_CALENDAR_TEXT], lc_calendar calendar, int64_t time)
{
    int second = (int)second_of_day(time);
    lc_day d = lc_calendar_day(calendar, lc_floor_divide(time, DAY));
    snprintf(out, LC_CALENDAR_TEXT, "%04" PRId64 "-%02d-%02d %02d:%02d:%02d", d.year, d.month, d.day, second / 3600,
             second / 60 % 60, second % 60);
}

int lc_calendar_weekday(int64_t time)
{
    int64_t days = lc_floor_divide(time, DAY) + 3; /* 1970-01-01 was a Thursday */
    return (int)(days - 7 * lc_floor_divide(days, 7));
}

int64_t lc_calendar_month(int *day, lc_calendar calendar, int64_t time)
{
    lc_day d = lc_calendar_day(calendar, lc_floor_divide(time, DAY));
    *day = d.day;
    return d.year * 12 + d.month - 1;
}

/* The first day of a month that is counted through all years. */
static int64_t first_of(lc_calendar calendar, int64_t month)
{
    int64_t year = lc_floor_divide(month, 12);
    return lc_calendar_days(calendar, (lc_day){year, (int)(month - year * 12) + 1, 1});
}

int64_t lc_calendar_add_months(lc_calendar calendar, int64_t time, int months, int day)
{
    int was;
    int64_t month = lc_calendar_month(&was, calendar, time) + months;
    int64_t first = first_of(calendar, month), length = first_of(calendar, month + 1) - first;
    return (first + (day < length ? day : length) - 1) * DAY + second_of_day(time);
}

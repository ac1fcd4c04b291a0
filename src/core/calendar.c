#include "core/calendar.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DAY = 86400 };

/* Up to four digits; NULL if there is none or there are more. */
static const char *read_number(int *out, int *digits, const char *text)
{
    *out = *digits = 0;
    for (; isdigit((unsigned char)*text) && *digits < 5; text++, ++*digits)
        *out = *out * 10 + (*text - '0');
    return *digits && *digits < 5 ? text : NULL;
}

/* Nothing, or AM or PM after an hour of 1 to 12, which becomes one of 24; NULL if the hour is another. */
static const char *read_half(int *hour, const char *text)
{
    const char *word = text + (*text == ' ');
    bool evening = strncasecmp(word, "PM", 2) == 0;
    if (!evening && strncasecmp(word, "AM", 2) != 0)
        return text;
    if (*hour < 1 || *hour > 12)
        return NULL;
    *hour = *hour % 12 + (evening ? 12 : 0);
    return word + 2;
}

/* h:m or h:m:s, fractions of a second passed over, of 24 hours or of 12; NULL if this is none. */
static const char *read_clock(int64_t *seconds, const char *text)
{
    int part[3] = {0}, digits;
    for (int i = 0; i < 3; i++) {
        text = read_number(&part[i], &digits, text);
        if (!text || digits > 2 || (i == 0 && *text != ':'))
            return NULL;
        if (*text != ':')
            break;
        text++;
    }
    if (*text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    text = read_half(&part[0], text);
    *seconds = part[0] * 3600 + part[1] * 60 + part[2];
    return text && part[1] < 60 && part[2] < 61 && *seconds <= DAY ? text : NULL;
}

/* Nothing, Z, +hh:mm or -hh:mm: what to take off; false if the text is something else. */
static bool read_zone(int64_t *offset, const char *text)
{
    int hours, minutes, digits, sign = *text == '-' ? -1 : 1;
    *offset = 0;
    if (!*text || strcmp(text, "Z") == 0)
        return true;
    if (*text != '+' && *text != '-')
        return false;
    text = read_number(&hours, &digits, text + 1);
    if (!text || digits != 2 || *text != ':')
        return false;
    text = read_number(&minutes, &digits, text + 1);
    *offset = sign * (hours * 3600 + minutes * 60);
    return text && digits == 2 && !*text && hours < 24 && minutes < 60;
}

bool lc_clock_read(int64_t *seconds, const char *text)
{
    const char *end = read_clock(seconds, text);
    return end && !*end;
}

/* Days since 1970-01-01 of a day of the proleptic Gregorian calendar: years counted from March, so that leap days end them. */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The inverse. */
static void day_of(int64_t days, int64_t *year, int *month, int *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
    int64_t of_years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * of_years + of_years / 4 - of_years / 100), march = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * march + 2) / 5 + 1);
    *month = (int)(march < 10 ? march + 3 : march - 9);
    *year = of_years + era * 400 + (*month <= 2);
}

static bool is_day(int64_t year, int month, int day)
{
    int64_t y;
    int m, d;
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    day_of(days_of(year, month, day), &y, &m, &d);
    return d == day;
}

/* Three numbers between separators; NULL if there are none. */
static const char *read_parts(lc_date *date, const char *text)
{
    int digits;
    date->separator = text[strspn(text, "0123456789")];
    for (int i = 0; i < 3; i++) {
        text = read_number(&date->part[i], &digits, text);
        if (!text || digits == 3)
            return NULL;
        date->year_first |= i == 0 && digits == 4;
        if (i < 2 && (!*text || *text++ != date->separator || !strchr("-/.", date->separator)))
            return NULL;
    }
    return text;
}

/* yyyymmdd, where there is such a day; other eight digits are a number. NULL for them. */
static const char *read_digits(lc_date *date, const char *text)
{
    int number = 0;
    for (int i = 0; i < 8; i++)
        number = number * 10 + text[i] - '0';
    *date = (lc_date){.part = {number / 10000, number / 100 % 100, number % 100}, .year_first = true};
    return date->part[0] >= 1000 && is_day(date->part[0], date->part[1], date->part[2]) ? text + 8 : NULL;
}

bool lc_date_read(lc_date *out, const char *text)
{
    lc_date date = {0};
    int64_t offset = 0;
    text = strspn(text, "0123456789") == 8 ? read_digits(&date, text) : read_parts(&date, text);
    if (text && (*text == ' ' || *text == 'T')) {
        text = read_clock(&date.seconds, text + 1);
        if (!text || !read_zone(&offset, text))
            return false;
    } else if (!text || *text)
        return false;
    date.seconds -= offset;
    *out = date;
    return true;
}

bool lc_date_stamp(int64_t *out, const lc_date *date, lc_date_order order)
{
    static const int place[][3] = {{0, 1, 2}, {0, 1, 2}, {2, 1, 0}, {2, 0, 1}}; /* of year, month, day, by order */
    if (date->year_first)
        order = LC_DATE_YMD;
    else if (order == LC_DATE_UNKNOWN)
        return false;
    int year = date->part[place[order][0]], month = date->part[place[order][1]], day = date->part[place[order][2]];
    if (year < 100 && !date->year_first)
        year += year < 69 ? 2000 : 1900;
    if (!is_day(year, month, day))
        return false;
    *out = days_of(year, month, day) * DAY + date->seconds;
    return true;
}

bool lc_calendar_parse(int64_t *out, const char *text)
{
    lc_date date;
    return lc_date_read(&date, text) && lc_date_stamp(out, &date, LC_DATE_UNKNOWN);
}

static int64_t floor_days(int64_t time)
{
    return time / DAY - (time % DAY < 0);
}

void lc_calendar_format(char out[LC_CALENDAR_TEXT], int64_t time)
{
    int64_t year, days = floor_days(time);
    int month, day, second = (int)((time % DAY + DAY) % DAY);
    day_of(days, &year, &month, &day);
    snprintf(out, LC_CALENDAR_TEXT, "%04" PRId64 "-%02d-%02d %02d:%02d:%02d", year, month, day, second / 3600, second / 60 % 60,
             second % 60);
}

int lc_calendar_weekday(int64_t time)
{
    int64_t day = (floor_days(time) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(day < 0 ? day + 7 : day);
}

int64_t lc_calendar_month(int *day, int64_t time)
{
    int64_t year;
    int month;
    day_of(floor_days(time), &year, &month, day);
    return year * 12 + month - 1;
}

/* The first day of a month that is counted so. */
static int64_t first_of(int64_t month)
{
    int64_t year = month / 12 - (month % 12 < 0);
    return days_of(year, (int)(month - year * 12) + 1, 1);
}

int64_t lc_calendar_add_months(int64_t time, int months, int day)
{
    int was;
    int64_t month = lc_calendar_month(&was, time) + months, first = first_of(month), length = first_of(month + 1) - first;
    return (first + (day < length ? day : length) - 1) * DAY + time - floor_days(time) * DAY;
}

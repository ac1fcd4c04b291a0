/* date - dates and times of day as people write them. */
#include "core/date.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { DAY = 86400 };

/* Up to four digits; NULL without one, or with more. */
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

/* h:m or h:m:s, fractions of a second skipped, of 24 hours or of 12; NULL for anything else. */
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

/* hh, hhmm or hh:mm after a sign, and nothing else. */
static bool read_ahead(int32_t *offset, const char *text)
{
    int number, minutes = 0, digits, sign = *text == '-' ? -1 : 1;
    if (*text != '+' && *text != '-')
        return false;
    text = read_number(&number, &digits, text + 1);
    if (text && *text == ':' && digits == 2)
        number *= 100, text = read_number(&minutes, &digits, text + 1);
    else if (text && digits == 2)
        number *= 100, digits = 4;
    if (!text || *text || (digits != 2 && digits != 4) || number / 100 >= 24 || (number % 100 + minutes) >= 60)
        return false;
    *offset = sign * (number / 100 * 3600 + (number % 100 + minutes) * 60);
    return true;
}

bool lc_offset_read(int32_t *offset, const char *text)
{
    static const char *const zero[] = {"Z", "UTC", "GMT"};
    for (size_t i = 0; i < sizeof zero / sizeof *zero; i++)
        if (strcmp(text, zero[i]) == 0) {
            *offset = 0;
            return true;
        }
    return read_ahead(offset, text);
}

bool lc_clock_read(int64_t *seconds, const char *text)
{
    const char *end = read_clock(seconds, text);
    return end && !*end;
}

static bool is_day(lc_day day)
{
    lc_day back = lc_calendar_day(LC_CALENDAR_GREGORIAN, lc_calendar_days(LC_CALENDAR_GREGORIAN, day));
    return day.month >= 1 && day.month <= 12 && back.month == day.month && back.day == day.day;
}

/* Three numbers between separators; NULL for anything else. */
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
    return date->part[0] >= 1000 && is_day((lc_day){date->part[0], date->part[1], date->part[2]}) ? text + 8 : NULL;
}

bool lc_date_read(lc_date *out, const char *text)
{
    lc_date date = {0};
    text = strspn(text, "0123456789") == 8 ? read_digits(&date, text) : read_parts(&date, text);
    if (text && (*text == ' ' || *text == 'T')) {
        text = read_clock(&date.seconds, text + 1);
        if (!text || (*text && !lc_offset_read(&date.offset, text)))
            return false;
    } else if (!text || *text)
        return false;
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
    lc_day day = {date->part[place[order][0]], date->part[place[order][1]], date->part[place[order][2]]};
    if (day.year < 100 && !date->year_first)
        day.year += day.year < 69 ? 2000 : 1900;
    if (!is_day(day))
        return false;
    *out = lc_calendar_days(LC_CALENDAR_GREGORIAN, day) * DAY + date->seconds;
    return true;
}

bool lc_date_parse(int64_t *out, const char *text)
{
    lc_date date;
    return lc_date_read(&date, text) && lc_date_stamp(out, &date, LC_DATE_UNKNOWN);
}

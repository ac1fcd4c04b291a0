/* rule - the days of a year on which clocks change. */
#include "core/zone/rule.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/calendar.h"

enum { DAY = 86400, HOUR = 3600, NUMBER_MOST = 999 };

static bool take(const char **at, char letter)
{
    bool is = **at == letter;
    *at += is;
    return is;
}

static bool read_number(int *out, const char **at)
{
    const char *begin = *at;
    for (*out = 0; isdigit((unsigned char)**at) && *out <= NUMBER_MOST / 10; ++*at)
        *out = *out * 10 + **at - '0';
    return *at > begin;
}

/* h, h:m or h:m:s, with a sign. */
static bool read_time(int32_t *out, const char **at)
{
    int part[3] = {0}, sign = take(at, '-') ? -1 : 1;
    if (sign > 0)
        take(at, '+');
    for (int i = 0; i == 0 || (i < 3 && take(at, ':')); i++)
        if (!read_number(&part[i], at))
            return false;
    *out = sign * (part[0] * HOUR + part[1] * 60 + part[2]);
    return part[0] <= 167 && part[1] < 60 && part[2] < 60;
}

/* CET or <+03>. */
static bool read_name(lc_zone_word *word, const char **at)
{
    const bool quoted = take(at, '<');
    size_t length = quoted ? strcspn(*at, ">") : 0;
    while (!quoted && isalpha((unsigned char)(*at)[length]))
        length++;
    snprintf(word->text, sizeof word->text, "%.*s", (int)length, *at);
    *at += length;
    return length >= 3 && (!quoted || take(at, '>'));
}

/* A name and how far local time is behind UTC; what is kept is how far it is ahead. */
static bool read_offset(int32_t *out, const char **at)
{
    bool read = read_time(out, at);
    *out = -*out;
    return read;
}

/* M3.5.0, J60 or 59, then perhaps /3. */
static bool read_day(lc_zone_day *d, const char **at)
{
    d->kind = take(at, 'M') ? 'M' : take(at, 'J') ? 'J' : '\0';
    d->second = 2 * HOUR;
    if (d->kind == 'M' && !(read_number(&d->month, at) && take(at, '.') && read_number(&d->week, at) && take(at, '.')))
        return false;
    if (!read_number(&d->day, at) || (take(at, '/') && !read_time(&d->second, at)))
        return false;
    if (d->kind == 'M')
        return d->month >= 1 && d->month <= 12 && d->week >= 1 && d->week <= 5 && d->day <= 6;
    return d->day <= 365 && (d->kind != 'J' || d->day >= 1);
}

static bool read_rule(lc_zone_rule *r, const char *at)
{
    if (!read_name(&r->standard_word, &at) || !read_offset(&r->standard, &at))
        return false;
    if (!*at)
        return true;
    r->changes = true;
    r->summer = r->standard + HOUR;
    if (!read_name(&r->summer_word, &at) || (*at != ',' && !read_offset(&r->summer, &at)))
        return false;
    return take(&at, ',') && read_day(&r->start, &at) && take(&at, ',') && read_day(&r->end, &at) && !*at;
}

bool lc_zone_rule_read(lc_zone_rule *out, const char *text, size_t length)
{
    char copy[128];
    lc_zone_rule rule = {0};
    if (length >= sizeof copy)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    if (!read_rule(&rule, copy))
        return false;
    *out = rule;
    return true;
}

/* The days since 1970 of the week-th such weekday of a month. */
static int64_t weekday_of_month(const lc_zone_day *d, int64_t year)
{
    int64_t first = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){year, d->month, 1});
    int64_t next = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){year + d->month / 12, d->month % 12 + 1, 1});
    int sunday_based = (lc_calendar_weekday(first * DAY) + 1) % 7;
    int64_t day = first + (d->day - sunday_based + 7) % 7 + 7 * (d->week - 1);
    return day < next ? day : day - 7;
}

/* The local second at which clocks change. */
static int64_t change_of(const lc_zone_day *d, int64_t year)
{
    int64_t first = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){year, 1, 1});
    int64_t march = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){year, 3, 1});
    if (d->kind == 'M')
        return weekday_of_month(d, year) * DAY + d->second;
    int64_t leap_day = d->kind == 'J' && d->day > 59 && march - first == 60;
    return (first + d->day - (d->kind == 'J') + leap_day) * DAY + d->second;
}

bool lc_zone_rule_summer(const lc_zone_rule *r, int64_t utc)
{
    if (!r->changes)
        return false;
    int64_t year = lc_calendar_day(LC_CALENDAR_GREGORIAN, lc_floor_divide(utc + r->standard, DAY)).year;
    int64_t start = change_of(&r->start, year) - r->standard, end = change_of(&r->end, year) - r->summer;
    return start < end ? start <= utc && utc < end : utc < end || start <= utc;
}

/* cf_since - the moment from which units of time count: "1900-01-01 00:00:0.0 +01:00", "Jan 1 2000". */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/date.h"
#include "core/names.h"
#include "data/foreign/cf_time.h"

static const int64_t SECOND = 1000000000;

/* A whole number; the text continues after it. */
static bool take(int64_t *out, const char **text, int digits_most)
{
    int digits = 0;
    for (*out = 0; isdigit((unsigned char)(*text)[digits]) && digits < digits_most; digits++)
        *out = 10 * *out + (*text)[digits] - '0';
    *text += digits;
    return digits > 0;
}

/* "1900-1-1", "1900/01/01", "-4713-01-01"; "19000101". */
static bool take_day(lc_day *d, const char **text)
{
    const bool negative = **text == '-';
    int64_t month = 1, day = 1;
    *text += negative || **text == '+';
    const char *begin = *text;
    if (!take(&d->year, text, 8))
        return false;
    if (*text - begin == 8) {
        day = d->year % 100;
        month = d->year / 100 % 100;
        d->year /= 10000;
    } else if (**text && strchr("-/.", **text) && isdigit((unsigned char)(*text)[1])) {
        const char separator = *(*text)++;
        take(&month, text, 2);
        if (**text == separator && isdigit((unsigned char)(*text)[1])) {
            ++*text;
            take(&day, text, 2);
        }
    }
    d->year = negative ? -d->year : d->year;
    d->month = (int)month;
    d->day = (int)day;
    return !isdigit((unsigned char)**text);
}

/* "00:00:0.0", "12:30", "12", or nothing. Also of a zone: "6", "0130". */
static bool take_clock(int64_t *second, int64_t *fraction, const char **text)
{
    int64_t hour = 0, minute = 0, rest = 0, unit = SECOND / 10;
    const char *begin = *text;
    *second = *fraction = 0;
    if (!take(&hour, text, 4))
        return false;
    if (*text - begin > 2) {
        minute = hour % 100;
        hour /= 100;
    } else if (**text == ':') {
        ++*text;
        if (!take(&minute, text, 2))
            return false;
        if (**text == ':') {
            ++*text;
            if (!take(&rest, text, 2))
                return false;
        }
    }
    if (**text == '.')
        for (++*text; isdigit((unsigned char)**text); ++*text, unit /= 10)
            *fraction += (**text - '0') * unit;
    *second = hour * 3600 + minute * 60 + rest;
    return hour <= 24 && minute < 60 && rest <= 60 && *second <= 86400;
}

static void skip_blanks(const char **text)
{
    while (**text == ' ')
        ++*text;
}

/* "0:00", as ARM writes UTC: a second clock is an offset (udunits), which without a sign may only be 0. */
static bool take_bare_zone(bool *zoned, const char **text)
{
    int64_t offset, fraction;
    if (!isdigit((unsigned char)**text))
        return true;
    *zoned = true;
    return take_clock(&offset, &fraction, text) && offset == 0 && fraction == 0;
}

/* "Z", "UTC", "GMT", "+01:00", "-6", and what xarray and udunits write: "+00:00 UTC". */
static bool take_zone(int64_t *offset, bool *zoned, const char **text)
{
    static const char *const names[] = {"UTC", "GMT", "Z"};
    int64_t fraction;
    *offset = 0;
    *zoned = false;
    skip_blanks(text);
    if (!take_bare_zone(zoned, text))
        return false;
    if (**text == '+' || **text == '-') {
        const int sign = **text == '-' ? -1 : 1;
        ++*text;
        if (!take_clock(offset, &fraction, text))
            return false;
        *offset *= sign;
        *zoned = true;
    }
    skip_blanks(text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncasecmp(*text, names[i], strlen(names[i])) == 0) {
            *text += strlen(names[i]);
            *zoned = true;
            break;
        }
    skip_blanks(text);
    return **text == '\0';
}

static bool is_julian(const lc_day *d)
{
    return d->year < 1582 || (d->year == 1582 && (d->month < 10 || (d->month == 10 && d->day < 15)));
}

/* Days from 1970-01-01, Gregorian, to a day of the Julian calendar, whose 1970-01-01 is 13 days after it. */
static int64_t julian_days(lc_day d)
{
    return lc_calendar_days(LC_CALENDAR_JULIAN, d) + 13;
}

static bool is_day(lc_calendar calendar, bool mixed, const lc_day *d)
{
    if (d->month < 1 || d->month > 12 || d->day < 1 || d->day > 31)
        return false;
    if (mixed && is_julian(d))
        return !(d->year == 1582 && d->month == 10 && d->day > 4);
    const lc_day back = lc_calendar_day(calendar, lc_calendar_days(calendar, *d));
    return back.month == d->month && back.day == d->day;
}

/* "epoch", "Unix epoch", "the epoch": 1970 in UTC. */
static bool is_epoch(const char *text)
{
    static const char *const said[] = {"epoch", "unix epoch", "the epoch", "the unix epoch", "unix_epoch", NULL};
    return lc_names_among(text, said);
}

/* A day, and what is said of the time on it. */
typedef struct moment {
    lc_day day;
    int64_t second, fraction, offset;
    bool zoned;
} moment;

/* As CF writes it, the year first. */
static bool take_moment(moment *m, const char *text)
{
    if (!take_day(&m->day, &text))
        return false;
    if (*text == 'T' || *text == 't')
        text++;
    skip_blanks(&text);
    if (isdigit((unsigned char)*text) && !take_clock(&m->second, &m->fraction, &text))
        return false;
    return take_zone(&m->offset, &m->zoned, &text);
}

/* As people write it, where the text itself says its order: "1-Jan-2000", "January 1, 2000 12:00". */
static bool take_date(moment *m, const char *text)
{
    lc_date date;
    if (!lc_date_read(&date, text) || date.unit != LC_DATE_DAY || date.short_year || date.interval || date.doubt || date.placed ||
        (*date.zone && !date.zoned))
        return false;
    *m = (moment){.day = lc_date_day(&date, LC_DATE_UNKNOWN, LC_DATE_PIVOT),
                  .second = date.seconds,
                  .fraction = date.nanosecond,
                  .offset = date.offset,
                  .zoned = date.zoned};
    return true;
}

/* As astronomers write the first day of Julian days, with a year 0: 4713 BC. */
static bool is_julian_epoch(const lc_day *d)
{
    return d->year == -4712 && d->month == 1 && d->day == 1;
}

/* Calendars that are Julian then have no year 0 (CF 1.11, 4.4.1; as cftime has it): -1 is 1 BC, which is counted as 0 here. */
static bool count_year(lc_day *d, const lc_cf_units *u)
{
    if (!u->mixed && u->calendar != LC_CALENDAR_JULIAN)
        return true;
    if (d->year < 0 && !is_julian_epoch(d)) {
        d->year++;
        return true;
    }
    return d->year != 0;
}

bool lc_cf_since_read(lc_cf_units *u, const char *text)
{
    moment m = {0};
    skip_blanks(&text);
    if (is_epoch(text) && u->calendar == LC_CALENDAR_GREGORIAN)
        return u->zoned = true;
    if (!take_moment(&m, text) && !take_date(&m, text))
        return false;
    if (!count_year(&m.day, u) || !is_day(u->calendar, u->mixed, &m.day))
        return false;
    const int64_t days = u->mixed && is_julian(&m.day) ? julian_days(m.day) : lc_calendar_days(u->calendar, m.day);
    u->since = days * 86400 + m.second - m.offset;
    u->fraction = m.fraction;
    u->zoned = m.zoned;
    u->offset = (int32_t)m.offset;
    return true;
}

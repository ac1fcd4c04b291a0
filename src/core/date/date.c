/* date - a date, the time of day after it, its zone; and the second that they are. */
#include "core/date.h"

#include <string.h>

#include "core/date_scan.h"

enum { DAY = 86400 };

/* "at", as some languages have it between a day and its time. */
static const char *skip_at(const char *text)
{
    static const char *const words[] = {"at ", "a ", "as ", "um ", "om ", "kl ", "kl. "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *behind = text + strlen(words[i]);
        if (strncmp(text, words[i], strlen(words[i])) == 0 && lc_is_digit(*behind))
            return behind;
    }
    return text;
}

/* What separates a day from its time: a blank, T, _, a comma, a colon; a hyphen that does not separate the numbers of the day. */
static const char *skip_to_clock(const lc_date *date, const char *text)
{
    if (*text == ',')
        text++;
    if (*text == ' ')
        return skip_at(text + strspn(text, " "));
    return *text && strchr(date->separator == '-' ? "Tt_:" : "Tt_:-", *text) ? text + 1 : text;
}

bool lc_date_names_day(const lc_date *date)
{
    return date->unit == LC_DATE_DAY || date->unit == LC_DATE_YEARDAY || (date->unit == LC_DATE_WEEK && date->weekday);
}

static bool has_letter(const char *begin, const char *end)
{
    while (begin < end && !((*begin | 32) >= 'a' && (*begin | 32) <= 'z'))
        begin++;
    return begin < end;
}

/* " 14 30", " 14 30 05" behind a day that is written so: 2021 12 03 14 30. */
static const char *scan_blank_clock(lc_date *date, const char *text)
{
    int part[3] = {0}, parts = 0;
    while (text && parts < 3 && *text == ' ' && date->separator == ' ')
        text = lc_scan_digits(&part[parts++], text + 1, 2);
    if (!text || *text || parts < 2 || part[0] > 23 || part[1] > 59 || part[2] > 59)
        return NULL;
    date->seconds = part[0] * 3600 + part[1] * 60 + part[2];
    date->to_second = parts == 3;
    date->clocked = true;
    return text;
}

/* "-09" at the end, behind a day that is written with separators: its hour. An offset has minutes there, or a time of day before
 * it. */
static const char *scan_dashed_hour(lc_date *date, const char *text)
{
    int hour;
    const char *end = date->separator && *text == '-' ? lc_scan_digits(&hour, text + 1, 2) : NULL;
    if (!end || *end || hour > 24)
        return NULL;
    date->seconds = hour * 3600;
    date->clocked = true;
    return end;
}

/* A date and the time of day after it. */
static const char *scan_moment(lc_date *date, const char *text)
{
    const char *begin = text;
    text = lc_scan_date(date, text);
    if (!text || !*text || date->clocked || !lc_date_names_day(date))
        return text;
    const char *clock = skip_to_clock(date, text), *end = lc_scan_dashed_clock(date, text);
    end = end ? end : scan_blank_clock(date, text);
    end = end ? end : lc_scan_pointed_clock(date, text, has_letter(begin, text));
    end = end ? end : scan_dashed_hour(date, text);
    if (end)
        return end;
    if (*text == '-' && date->separator && clock > text && !strchr(clock, ':'))
        return text;
    end = clock > text ? lc_scan_clock(date, clock, true) : NULL;
    return !end && clock > text && lc_is_digit(*clock) ? NULL : end ? end : text;
}

/* The end of an interval is a date too. */
static bool is_end(const char *text)
{
    lc_date last = {0};
    text = text ? scan_moment(&last, text) : NULL;
    return text && !*text;
}

/* A zone, or the end of an interval; what is both is in doubt. */
static bool scan_behind(lc_date *date, const char *text)
{
    const bool span = lc_scan_span(date, text), zone = lc_date_names_day(date) && lc_scan_zone(date, text);
    if (zone && ((span && !date->to_second) || (!date->clocked && lc_scan_clock_behind(date, text))))
        date->doubt = LC_DOUBT_SPAN;
    date->interval |= !zone && (span || is_end(lc_scan_to(text)));
    return zone || date->interval;
}

/* The day of the week at the end: ", Friday", " (Fri)"; words of capitals may be zones. */
static const char *skip_weekday_behind(const char *text)
{
    const char *word = text + strspn(text, ", "), *end;
    const bool open = *word == '(';
    const size_t capitals = strspn(word + open, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    end = word > text || open ? lc_scan_weekday(word + open) : NULL;
    end = end && (size_t)(end - word - open) > capitals ? end : NULL;
    end = end && open ? (*end == ')' ? end + 1 : NULL) : end;
    return end && !*end ? end : text;
}

/* 14:30 03/12/2021, 2:30 PM, 3 Dec 2021: a time of day, and a day. */
static bool read_clock_first(lc_date *out, const char *text)
{
    lc_date clock = {0}, date = {0};
    const char *end = lc_scan_clock(&clock, text, false);
    end = end && (*end == ' ' || (*end == ',' && end[1] == ' ')) ? lc_scan_date(&date, end + strspn(end, ", ")) : NULL;
    if (!end || date.clocked || !lc_date_names_day(&date) || !lc_scan_zone(&date, end))
        return false;
    *out = date;
    out->seconds = clock.seconds;
    out->nanosecond = clock.nanosecond;
    out->to_second = clock.to_second;
    out->clocked = true;
    return true;
}

static bool read_plain(lc_date *out, const char *text)
{
    lc_date date = {0};
    const char *all = text;
    if (!(text = scan_moment(&date, text)))
        return read_clock_first(out, all);
    text = lc_date_names_day(&date) ? skip_weekday_behind(text) : text;
    if (*text && !scan_behind(&date, text))
        return false;
    *out = date;
    return true;
}

bool lc_date_read(lc_date *out, const char *text)
{
    char plain[LC_DATE_FOLDED];
    if (lc_scan_iso(out, text))
        return true;
    if (!lc_has_digit(text)) /* a column of words is looked at cell by cell */
        return false;
    return read_plain(out, text) || (lc_date_fold(plain, text) && read_plain(out, plain));
}

/* The Monday of the first week: the one with 4 January in it. */
static int64_t first_monday(int64_t year)
{
    int64_t fourth = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){year, 1, 4});
    return fourth - lc_calendar_weekday(fourth * DAY);
}

static bool find_days(int64_t *days, const lc_date *date, lc_day day)
{
    const int number = day.month;
    switch (date->unit) {
    case LC_DATE_WEEK:
        *days = first_monday(day.year) + 7 * (number - 1) + day.day - 1;
        return *days < first_monday(day.year + 1);
    case LC_DATE_YEARDAY:
        *days = lc_calendar_days(date->calendar, (lc_day){day.year, 1, 1}) + number - 1;
        return number >= 1 && *days < lc_calendar_days(date->calendar, (lc_day){day.year + 1, 1, 1});
    case LC_DATE_QUARTER:
    case LC_DATE_HALF:
        day.month = (date->unit == LC_DATE_HALF ? 6 : 3) * (number - 1) + 1;
        break;
    case LC_DATE_YEAR:
        day.month = 1;
        break;
    case LC_DATE_COUNTED:
        return false;
    default:
        break;
    }
    *days = lc_calendar_days(date->calendar, day);
    return lc_is_day(date->calendar, day);
}

/* Of two digits: the century is the pivot's, that of 2500 of the Buddhist era, none of the Republic of China. */
static int64_t full_year(const lc_date *date, int64_t year, int pivot)
{
    if (year >= 100 || !(date->short_year || !date->ordered))
        return year + date->era;
    return date->era > 0 ? year + date->era : date->era < 0 ? year + 2500 + date->era : year + (year < pivot ? 2000 : 1900);
}

lc_day lc_date_day(const lc_date *date, lc_date_order order, int pivot)
{
    static const int place[][3] = {{0, 1, 2}, {0, 1, 2}, {2, 1, 0}, {2, 0, 1}}; /* of year, month, day, by order */
    if (date->ordered)
        order = LC_DATE_YMD;
    else if (order == LC_DATE_UNKNOWN)
        return (lc_day){0};
    lc_day day = {date->part[place[order][0]], date->part[place[order][1]], date->part[place[order][2]]};
    if (date->unit != LC_DATE_DAY && date->unit != LC_DATE_WEEK)
        day.day = 1;
    day.year = full_year(date, day.year, pivot);
    return day;
}

bool lc_date_stamp_from(int64_t *out, const lc_date *date, lc_date_order order, int pivot)
{
    int64_t days;
    if ((!date->ordered && order == LC_DATE_UNKNOWN) || !find_days(&days, date, lc_date_day(date, order, pivot)))
        return false;
    *out = days * DAY + date->seconds;
    return true;
}

bool lc_date_stamp(int64_t *out, const lc_date *date, lc_date_order order)
{
    return lc_date_stamp_from(out, date, order, LC_DATE_PIVOT);
}

bool lc_date_parse(int64_t *out, const char *text)
{
    lc_date date;
    return lc_date_read(&date, text) && (!date.doubt || date.doubt == LC_DOUBT_SPAN) &&
           (date.zoned || !(date.zone[0] || date.placed)) && lc_date_stamp(out, &date, LC_DATE_UNKNOWN);
}

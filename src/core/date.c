/* date - the dates themselves: numbers, names, quarters and weeks. */
#include "core/date.h"

#include <string.h>

#include "core/date_scan.h"

enum { DAY = 86400 };

/* --- words ------------------------------------------------------------------------------------------------------------ */

/* What may be between the pieces of a date with a name in it: nothing, one sign, blanks, or both. */
static const char *skip_between(const char *text)
{
    text += strspn(text, " ");
    text += *text && strchr("-/.,'", *text) ? 1 : 0;
    return text + strspn(text, " ");
}

/* A day's number, perhaps with st, nd, rd or th. */
static const char *scan_ordinal(int *out, int *digits, const char *text)
{
    text = lc_scan_number(out, digits, text, 4);
    if (!text || *digits > 2 || !*text)
        return text;
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < 4; i++)
        if ((text[0] | 32) == ends[i][0] && (text[1] | 32) == ends[i][1])
            return text + 2;
    return text;
}

static const char *finish(lc_date *date, lc_date_unit unit, int year, int digits, int month, int day, const char *text)
{
    date->part[0] = year;
    date->part[1] = month;
    date->part[2] = day;
    date->unit = unit;
    date->ordered = true;
    date->short_year = digits == 2;
    return (digits == 2 || digits == 4) && !lc_is_digit(*text) ? text : NULL;
}

/* Dec 03, 2021; Dec 2021; Dec-21, with a sign between: a month. */
static const char *scan_month_first(lc_date *date, const char *text)
{
    int month, number, digits, year, year_digits;
    text = lc_scan_month(&month, text);
    if (!text)
        return NULL;
    const char *between = text, *behind = scan_ordinal(&number, &digits, text = skip_between(text));
    if (!behind || digits == 3)
        return NULL;
    if (digits == 4)
        return finish(date, LC_DATE_MONTH, number, digits, month, 1, behind);
    const char *next = skip_between(behind), *end = lc_scan_number(&year, &year_digits, next, 4);
    if (end && next > behind && *end != ':')
        return finish(date, LC_DATE_DAY, year, year_digits, month, number, end);
    return digits == 2 && strchr("-/'", *between) ? finish(date, LC_DATE_MONTH, number, 2, month, 1, behind) : NULL;
}

/* 03-Dec-2021, 3 Dec 21, 2021-Dec-03, 2021 Dec. */
static const char *scan_number_first(lc_date *date, const char *text)
{
    int first, digits, month, last, last_digits;
    text = scan_ordinal(&first, &digits, text);
    if (!text || digits == 3 || !(text = lc_scan_month(&month, skip_between(text))))
        return NULL;
    const char *next = skip_between(text), *end = lc_scan_number(&last, &last_digits, next, 4);
    if (digits == 4 && end && last_digits <= 2 && *end != ':')
        return finish(date, LC_DATE_DAY, first, digits, month, last, end);
    if (digits == 4)
        return finish(date, LC_DATE_MONTH, first, digits, month, 1, text);
    return end ? finish(date, LC_DATE_DAY, last, last_digits, month, first, end) : NULL;
}

/* --- quarters, weeks, months by number -------------------------------------------------------------------------------- */

static bool unit_of(lc_date_unit *out, int *most, char letter)
{
    static const char letters[] = "qwmhs";
    static const lc_date_unit units[] = {LC_DATE_QUARTER, LC_DATE_WEEK, LC_DATE_MONTH, LC_DATE_HALF, LC_DATE_HALF};
    static const int counts[] = {4, 53, 12, 2, 2};
    const char *at = letter ? strchr(letters, letter | 32) : NULL;
    if (!at || !*at)
        return false;
    *out = units[at - letters];
    *most = counts[at - letters];
    return true;
}

/* Nothing, or one of - : / . ' and a blank. */
static const char *skip_sign(const char *text)
{
    return text + (*text && strchr("-:/. '", *text) ? 1 : 0);
}

/* -3 or 3: the day of a week. */
static const char *scan_weekday_number(int *day, const char *text)
{
    const char *at = text + (*text == '-');
    *day = 1;
    if (!lc_is_digit(*at))
        return text;
    *day = *at - '0';
    return *day >= 1 && *day <= 7 ? at + 1 : NULL;
}

/* 1990Q1, 1990-Q1, 2020-W01-3, 2020M01, 2020H1. */
static const char *scan_unit_behind(lc_date *date, const char *text)
{
    lc_date_unit unit;
    int year, number, digits, most, day = 1;
    text = lc_scan_digits(&year, text, 4);
    if (!text || !unit_of(&unit, &most, *(text = skip_sign(text))))
        return NULL;
    text = lc_scan_number(&number, &digits, text + 1, 2);
    if (text && unit == LC_DATE_WEEK)
        text = digits == 2 ? scan_weekday_number(&day, text) : NULL;
    return text && number >= 1 && number <= most ? finish(date, unit, year, 4, number, day, text) : NULL;
}

/* Q1 1990, Q1/90, 1Q1990. */
static const char *scan_unit_first(lc_date *date, const char *text)
{
    lc_date_unit unit;
    int year, number, digits, most;
    const bool number_first = lc_is_digit(*text);
    if (!unit_of(&unit, &most, text[number_first]) || (number_first && unit != LC_DATE_QUARTER))
        return NULL;
    if (number_first)
        number = *text - '0', text += 2;
    else if (!(text = lc_scan_number(&number, &digits, text + 1, 2)))
        return NULL;
    text = lc_scan_number(&year, &digits, skip_sign(text), 4);
    return text && number >= 1 && number <= most && (digits == 4 || unit == LC_DATE_QUARTER)
               ? finish(date, unit, year, digits, number, 1, text)
               : NULL;
}

/* --- numbers ---------------------------------------------------------------------------------------------------------- */

static bool is_day(lc_calendar calendar, lc_day day)
{
    const lc_day next = {day.year + day.month / 12, day.month % 12 + 1, 1};
    return day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           lc_calendar_days(calendar, day) < lc_calendar_days(calendar, next);
}

/* yyyymmdd, where there is such a day, and hh, hhmm or hhmmss directly behind; other digits are a number. */
static const char *scan_compact(lc_date *date, const char *text, size_t digits)
{
    int *part = date->part;
    lc_scan_digits(&part[0], text, 4);
    lc_scan_digits(&part[1], text + 4, 2);
    lc_scan_digits(&part[2], text + 6, 2);
    if ((digits != 8 && digits != 10 && digits != 12 && digits != 14) || part[0] < 1000 ||
        !is_day(LC_CALENDAR_GREGORIAN, (lc_day){part[0], part[1], part[2]}))
        return NULL;
    date->ordered = true;
    text += 8;
    return digits == 8 ? text : lc_scan_clock(date, text, true);
}

/* 2020-01, 01/2020, 2020-123. */
static const char *finish_two(lc_date *date, const int digits[2], const char *text)
{
    const int *part = date->part;
    const bool slashed = date->separator != '.' && !lc_is_digit(*text);
    if (slashed && digits[0] == 4 && digits[1] <= 2 && part[1] >= 1 && part[1] <= 12)
        return finish(date, LC_DATE_MONTH, part[0], 4, part[1], 1, text);
    if (slashed && digits[0] <= 2 && digits[1] == 4 && part[0] >= 1 && part[0] <= 12)
        return finish(date, LC_DATE_MONTH, part[1], 4, part[0], 1, text);
    if (date->separator == '-' && digits[0] == 4 && digits[1] == 3 && !lc_is_digit(*text))
        return finish(date, LC_DATE_YEARDAY, part[0], 4, part[1], 1, text);
    return NULL;
}

/* Three numbers between equal separators, or two. */
static const char *scan_parts(lc_date *date, const char *text)
{
    int digits[3] = {0};
    for (int i = 0; i < 3; i++) {
        text = lc_scan_number(&date->part[i], &digits[i], text, 4);
        if (!text || lc_is_digit(*text))
            return NULL;
        if (i == 0)
            date->separator = *text;
        if (i < 2 && (!*text || *text != date->separator || !strchr("-/.", *text)))
            return i == 1 ? finish_two(date, digits, text) : NULL;
        text += i < 2;
    }
    date->ordered = digits[0] == 4;
    date->short_year = digits[0] <= 2 && digits[2] <= 2;
    return digits[0] != 3 && digits[1] <= 2 && digits[2] != 3 ? text : NULL;
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

/* A weekday's name in front says nothing new. */
static const char *skip_weekday(const char *text)
{
    int day;
    const char *end = lc_scan_weekday(&day, text);
    return end && (*end == ',' || *end == ' ' || *end == '.' || *end == '-') ? skip_between(end) : text;
}

static const char *scan_date(lc_date *date, const char *text)
{
    const lc_date empty = *date;
    const char *end;
    if (!lc_is_digit(*text)) {
        text = skip_weekday(text);
        if (!lc_is_digit(*text))
            return (end = scan_month_first(date, text)) ? end : scan_unit_first(date, text);
    }
    const size_t digits = strspn(text, "0123456789");
    if (digits >= 8)
        return scan_compact(date, text, digits);
    if (text[digits] && strchr("-/.", text[digits]) && (end = scan_parts(date, text)))
        return end;
    const char *(*const forms[])(lc_date *, const char *) = {scan_number_first, scan_unit_behind, scan_unit_first};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        *date = empty;
        if ((end = forms[i](date, text)))
            return end;
    }
    return NULL;
}

/* What separates a day from its time: a blank, T, _, a comma, a colon. */
static const char *skip_to_clock(const lc_date *date, const char *text)
{
    if (*text == ',')
        text++;
    if (*text == ' ')
        return text + strspn(text, " ");
    return *text && strchr(date->separator ? "Tt_:" : "Tt_:-", *text) ? text + 1 : text;
}

bool lc_date_read(lc_date *out, const char *text)
{
    lc_date date = {0};
    if (!(text = scan_date(&date, text)))
        return false;
    if (*text && !date.clocked) {
        const char *clock = date.unit == LC_DATE_DAY || date.unit == LC_DATE_YEARDAY ? skip_to_clock(&date, text) : text;
        const char *end = clock > text ? lc_scan_clock(&date, clock, true) : NULL;
        if (!end && clock > text && lc_is_digit(*clock))
            return false;
        text = end ? end : text;
    }
    if (*text && (date.unit == LC_DATE_DAY || date.unit == LC_DATE_YEARDAY ? !lc_scan_zone(&date, text) : true))
        return false;
    *out = date;
    return true;
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
    default:
        break;
    }
    *days = lc_calendar_days(date->calendar, day);
    return is_day(date->calendar, day);
}

bool lc_date_stamp_from(int64_t *out, const lc_date *date, lc_date_order order, int pivot)
{
    static const int place[][3] = {{0, 1, 2}, {0, 1, 2}, {2, 1, 0}, {2, 0, 1}}; /* of year, month, day, by order */
    if (date->ordered)
        order = LC_DATE_YMD;
    else if (order == LC_DATE_UNKNOWN)
        return false;
    lc_day day = {date->part[place[order][0]], date->part[place[order][1]], date->part[place[order][2]]};
    if (date->unit != LC_DATE_DAY && date->unit != LC_DATE_WEEK)
        day.day = 1;
    if (day.year < 100 && (date->short_year || !date->ordered))
        day.year += day.year < pivot ? 2000 : 1900;
    int64_t days;
    if (!find_days(&days, date, day))
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
    return lc_date_read(&date, text) && !date.zone[0] && lc_date_stamp(out, &date, LC_DATE_UNKNOWN);
}

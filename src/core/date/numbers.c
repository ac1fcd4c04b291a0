/* numbers - dates written in digits: with separators between them, or without. */
#include <string.h>

#include "core/date_scan.h"

const char *lc_skip_between(const char *text)
{
    text += strspn(text, " ");
    if (*text == '.')
        text += 1 + strspn(text + 1, " ");
    text += *text && strchr("-/,':", *text) ? 1 : 0;
    text += strspn(text, " ");
    return strncmp(text, "de ", 3) == 0 || strncmp(text, "of ", 3) == 0 ? text + 3 + strspn(text + 3, " ") : text;
}

const char *lc_date_finish(lc_date *date, lc_date_unit unit, const int number[4], const char *text)
{
    date->part[0] = number[0];
    date->part[1] = number[2];
    date->part[2] = number[3];
    date->unit = unit;
    date->ordered = true;
    date->short_year = number[1] == 2;
    return (number[1] == 2 || number[1] == 4) && !lc_is_digit(*text) ? text : NULL;
}

/* --- without separators ------------------------------------------------------------------------------------------------ */

/* yyyymmdd, where there is such a day. */
static bool is_year_first(lc_date *date, const char *text)
{
    int *part = date->part;
    lc_scan_digits(&part[0], text, 4);
    lc_scan_digits(&part[1], text + 4, 2);
    lc_scan_digits(&part[2], text + 6, 2);
    return date->ordered = part[0] >= 1000 && lc_is_day(LC_CALENDAR_GREGORIAN, (lc_day){part[0], part[1], part[2]});
}

/* yyyymmdd, and hh, hhmm or hhmmss directly after; other digits are a number. */
static const char *scan_compact(lc_date *date, const char *text, size_t digits)
{
    if ((digits != 8 && digits != 10 && digits != 12 && digits != 14) || !is_year_first(date, text))
        return NULL;
    text += 8;
    return digits == 8 ? text : lc_scan_clock(date, text, true);
}

/* Digits that only a time of day after them makes a date: yymmdd and ddmmyyyy in any order, yyyyddd. */
static const char *scan_compact_clocked(lc_date *date, const char *text, size_t digits)
{
    lc_date clock = {0};
    const char *end = text + digits;
    const int last = digits == 8 ? 4 : 2;
    if ((*end != ' ' && *end != 'T') || !lc_scan_clock(&clock, end + 1 + strspn(end + 1, " "), true))
        return NULL;
    if (digits == 7) {
        int year, day;
        lc_scan_digits(&year, text, 4);
        lc_scan_digits(&day, text + 4, 3);
        return year >= 1000 ? lc_date_finish(date, LC_DATE_YEARDAY, (const int[]){year, 4, day, 1}, end) : NULL;
    }
    lc_scan_digits(&date->part[0], text, 2);
    lc_scan_digits(&date->part[1], text + 2, 2);
    lc_scan_digits(&date->part[2], text + 4, last);
    date->short_year = digits == 6;
    return digits == 6 || (date->part[2] >= 1900 && date->part[2] < 2200) ? end : NULL;
}

/* --- with separators --------------------------------------------------------------------------------------------------- */

static bool is_separator(char letter)
{
    return letter == '-' || letter == '/' || letter == '.';
}

/* 2000/01 and 1999/2000, the years in which a season begins and ends; 2000/01 is a month as well. */
static const char *finish_season(lc_date *date, const int digits[2], const char *text)
{
    const int year = date->part[0], number = date->part[1];
    if (digits[0] != 4 || *text || number != (digits[1] == 4 ? year + 1 : (year + 1) % 100))
        return NULL;
    date->interval = true;
    return lc_date_finish(date, LC_DATE_YEAR, (const int[]){year, 4, 1, 1}, text);
}

/* 2020-01, 01/2020, 2020-123, 1999/2000. */
static const char *finish_two(lc_date *date, const int digits[2], const char *text)
{
    const int *part = date->part;
    if (date->separator == '.' || lc_is_digit(*text))
        return NULL;
    if (digits[0] == 4 && digits[1] <= 2 && part[1] >= 1 && part[1] <= 12) {
        date->doubt = digits[1] == 2 && part[1] == (part[0] + 1) % 100 ? LC_DOUBT_SEASON : LC_DOUBT_NONE;
        return lc_date_finish(date, LC_DATE_MONTH, (const int[]){part[0], 4, part[1], 1}, text);
    }
    if (digits[0] <= 2 && digits[1] == 4 && part[0] >= 1 && part[0] <= 12)
        return lc_date_finish(date, LC_DATE_MONTH, (const int[]){part[1], 4, part[0], 1}, text);
    if (date->separator == '-' && digits[0] == 4 && digits[1] == 3)
        return lc_date_finish(date, LC_DATE_YEARDAY, (const int[]){part[0], 4, part[1], 1}, text);
    return digits[1] == 2 || digits[1] == 4 ? finish_season(date, digits, text) : NULL;
}

/* 113/01/02: a day of this century, in years of the Republic of China. */
static bool is_minguo(const int part[3])
{
    return part[0] >= 100 && part[0] < 200 && part[1] >= 1 && part[1] <= 12 && part[2] >= 1 && part[2] <= 31;
}

/* Three numbers between equal separators, or two; before one of three may be a blank, and behind them a last point: 2021. 1. 20.,
 * 20. 1. 2021., 2021/ 1/20, as columns of one width have it. */
static const char *scan_parts(lc_date *date, const char *text)
{
    int digits[3] = {0};
    bool padded = false;
    for (int i = 0; i < 3; i++) {
        text = lc_scan_number(&date->part[i], &digits[i], text, 4);
        if (!text || lc_is_digit(*text))
            return NULL;
        if (i == 0)
            date->separator = *text;
        if (i < 2 && (!*text || *text != date->separator || !is_separator(*text)))
            return i == 1 && !padded ? finish_two(date, digits, text) : NULL;
        text += i < 2;
        padded |= i < 2 && *text == ' ';
        text += i < 2 && *text == ' ';
    }
    text = date->separator == '.' && digits[0] != 3 ? lc_skip_last_point(text) : text;
    const bool minguo = digits[0] == 3 && digits[2] <= 2 && is_minguo(date->part);
    date->ordered = digits[0] == 4 || minguo;
    date->short_year = digits[0] <= 2 && digits[2] <= 2;
    return (digits[0] != 3 || minguo) && digits[1] <= 2 && digits[2] != 3 ? text : NULL;
}

/* 31 01 2020, 2020 01 31: blanks between, in no way that thousands have them. */
static const char *scan_blanks(lc_date *date, const char *text, bool year_first)
{
    for (int i = 0; i < 3; i++) {
        text = lc_scan_digits(&date->part[i], text, (year_first ? i == 0 : i == 2) ? 4 : 2);
        if (!text || lc_is_digit(*text) || (i < 2 && *text++ != ' '))
            return NULL;
    }
    const int year = date->part[year_first ? 0 : 2];
    date->separator = ' ';
    date->ordered = year_first;
    return year >= 1800 && year < 2200 && (!*text || *text == ' ') ? text : NULL;
}

/* 2020:01:31, as cameras and loggers write a day (EXIF). */
static const char *scan_colons(lc_date *date, const char *text)
{
    static const int digits[3] = {4, 2, 2};
    for (int i = 0; i < 3; i++) {
        text = lc_scan_digits(&date->part[i], text, digits[i]);
        if (!text || (i < 2 && *text++ != ':'))
            return NULL;
    }
    date->ordered = true;
    return *text && *text != ' ' ? NULL : text;
}

const char *lc_scan_date_numbers(lc_date *date, const char *text)
{
    const lc_date empty = *date;
    size_t digits = 0;
    while (lc_is_digit(text[digits]))
        digits++;
    if (digits < 8 && is_separator(text[digits]))
        return scan_parts(date, text);
    if (digits == 4 && text[4] == ':')
        return scan_colons(date, text);
    if ((digits == 2 || digits == 4) && text[digits] == ' ')
        return scan_blanks(date, text, digits == 4);
    const char *end = digits >= 8 ? scan_compact(date, text, digits) : NULL;
    if (end || digits < 6 || digits > 8)
        return end;
    *date = empty;
    return scan_compact_clocked(date, text, digits);
}

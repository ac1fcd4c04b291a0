/* date_scan - names, times of day and offsets. */
#include "core/date_scan.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { DAY = 86400, WORD_MAX = 9, NANOSECONDS = 9 };

/* --- names ------------------------------------------------------------------------------------------------------------ */

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (isalpha((unsigned char)text[length]))
        length++;
    return length;
}

/* At least the first three letters of a name, and no others. */
static const char *scan_name(int *out, const char *text, const char *const *names, int count)
{
    size_t length = word_length(text);
    for (int i = 0; length >= 3 && length <= WORD_MAX && i < count; i++)
        if (strncasecmp(text, names[i], length) == 0) {
            *out = i + 1;
            return text + length;
        }
    return NULL;
}

const char *lc_scan_month(int *out, const char *text)
{
    static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
    return scan_name(out, text, names, 12);
}

const char *lc_scan_weekday(int *out, const char *text)
{
    static const char *const names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    return scan_name(out, text, names, 7);
}

/* --- times of day ----------------------------------------------------------------------------------------------------- */

const char *lc_scan_fraction(int32_t *nanosecond, const char *text)
{
    int32_t value = 0;
    int digits = 0;
    for (; lc_is_digit(*text); text++, digits++)
        if (digits < NANOSECONDS)
            value = value * 10 + (*text - '0');
        else if (*text != '0')
            return NULL;
    for (int i = digits; i < NANOSECONDS; i++)
        value *= 10;
    *nanosecond = value;
    return digits ? text : NULL;
}

/* AM, PM, a.m., p.m. */
const char *lc_scan_half(int *hour, const char *text)
{
    const char *word = text + (*text == ' ');
    const bool evening = (*word | 32) == 'p';
    if (!evening && (*word | 32) != 'a')
        return text;
    const char *end = strncasecmp(word + 1, "m", 1) == 0 ? word + 2 : strncasecmp(word + 1, ".m.", 3) == 0 ? word + 4 : NULL;
    if (!end)
        return text;
    if (*hour < 1 || *hour > 12)
        return NULL;
    *hour = *hour % 12 + (evening ? 12 : 0);
    return end;
}

/* hh, hhmm or hhmmss, not the beginning of one with separators. */
static const char *scan_bare(int part[3], const char *text)
{
    int digits, number;
    const char *end = lc_scan_number(&number, &digits, text, 6);
    if (!end || (digits > 1 && digits % 2) || lc_is_digit(*end) || *end == ':' || (digits < 6 && (*end == '.' || *end == ',')))
        return NULL;
    for (int i = 0; i < digits / 2; i++)
        lc_scan_digits(&part[i], text + 2 * i, 2);
    if (digits == 1)
        part[0] = number;
    return end;
}

/* h, h:m, h:m:s or h.m.s; *parts: how many. */
static const char *scan_parts(int part[3], int *parts, const char *text)
{
    int digits, count = 0;
    text = lc_scan_number(&part[count++], &digits, text, 2);
    const char separator = text && (*text == ':' || *text == '.') ? *text : '\0';
    while (text && separator && count < 3 && *text == separator) {
        text = lc_scan_number(&part[count++], &digits, text + 1, 2);
        if (separator == '.' && digits != 2)
            return NULL;
    }
    *parts = count;
    return text && (separator != '.' || count == 3) ? text : NULL;
}

static bool set_clock(lc_date *date, const int part[3])
{
    date->seconds = part[0] * 3600 + part[1] * 60 + part[2];
    date->clocked = true;
    return part[1] < 60 && part[2] < 61 && (date->seconds < DAY || (date->seconds == DAY && !date->nanosecond));
}

/* A fraction and a half of the day, where they are; one number alone needs the latter. */
static const char *scan_rest(lc_date *date, int part[3], int parts, const char *text)
{
    if (parts == 3 && (*text == '.' || *text == ',') && !(text = lc_scan_fraction(&date->nanosecond, text + 1)))
        return NULL;
    const char *end = lc_scan_half(&part[0], text);
    return parts == 1 && end == text ? NULL : end;
}

const char *lc_scan_clock(lc_date *date, const char *text, bool bare)
{
    int part[3] = {0}, parts = 3;
    const char *end = bare ? scan_bare(part, text) : NULL;
    if (!end)
        end = scan_parts(part, &parts, text);
    end = end ? scan_rest(date, part, parts, end) : NULL;
    return end && set_clock(date, part) ? end : NULL;
}

bool lc_clock_read(lc_date *out, const char *text)
{
    lc_date date = {0};
    const char *end = lc_scan_clock(&date, text, false);
    if (!end || *end)
        return false;
    *out = date;
    return true;
}

/* --- zones ------------------------------------------------------------------------------------------------------------ */

/* hh, hhmm or hh:mm behind a sign; a single h too, if `single`. */
static const char *scan_offset(int32_t *offset, const char *text, bool single)
{
    int hours = 0, minutes = 0, digits, sign = *text == '-' ? -1 : 1;
    if (*text != '+' && *text != '-')
        return NULL;
    text = lc_scan_number(&hours, &digits, text + 1, 2);
    if (!text || (digits == 1 && !single) || hours >= 24)
        return NULL;
    if (*text == ':' || lc_is_digit(*text))
        text = lc_scan_digits(&minutes, text + (*text == ':'), 2);
    *offset = sign * (hours * 3600 + minutes * 60);
    return minutes < 60 ? text : NULL;
}

/* Z, UTC, GMT, with or without an offset behind the latter two. */
static const char *scan_utc(int32_t *offset, const char *text)
{
    const bool letter = (*text | 32) == 'z';
    if (!letter && strncasecmp(text, "UTC", 3) != 0 && strncasecmp(text, "GMT", 3) != 0)
        return scan_offset(offset, text, false);
    text += letter ? 1 : 3;
    *offset = 0;
    return !letter && (*text == '+' || *text == '-') ? scan_offset(offset, text, true) : text;
}

bool lc_offset_read(int32_t *offset, const char *text)
{
    int32_t found;
    const char *end = scan_utc(&found, text);
    if (!end || *end)
        return false;
    *offset = found;
    return true;
}

/* Behind an offset, the name of the zone: [Europe/Berlin], (Central European Standard Time). */
static bool is_comment(const char *text)
{
    text += *text == ' ';
    const char close = *text == '(' ? ')' : *text == '[' ? ']' : '\0';
    const char *end = close ? strchr(text, close) : NULL;
    return !*text || (end && !end[1]);
}

bool lc_scan_zone(lc_date *date, const char *text)
{
    if (!*text)
        return true;
    text += strspn(text, " ");
    const char *end = scan_utc(&date->offset, text);
    const size_t length = word_length(text);
    date->zoned = end && is_comment(end);
    if (date->zoned)
        return true;
    if (length < 3 || length >= sizeof date->zone || text[length] || strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") < length)
        return false;
    memcpy(date->zone, text, length);
    date->offset = 0;
    return true;
}

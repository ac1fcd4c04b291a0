/* scan - times of day and offsets. */
#include "core/date_scan.h"

#include <string.h>
#include <strings.h>

enum { DAY = 86400, NANOSECONDS = 9, OFFSET_MOST = 15 };

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

/* Of 1 to 12, 12 is the first. */
static bool set_half(int *hour, bool evening)
{
    if (*hour < 1 || *hour > 12)
        return false;
    *hour = *hour % 12 + (evening ? 12 : 0);
    return true;
}

/* What halves of a day are called elsewhere, at the end of the text: Hungarian, Czech, Slovak, Swedish, Afrikaans, Turkish. */
static const char *scan_half_word(bool *evening, const char *text)
{
    static const char *const words[][2] = {{"de.", "du."}, {"dop.", "odp."}, {"fm", "em"}, {"vm", "nm"}, {"oo", "os"}};
    for (size_t i = 0; *text == ' ' && i < 2 * (sizeof words / sizeof *words); i++) {
        const char *word = words[i / 2][i % 2], *end = text + 1 + strlen(word);
        *evening = i % 2;
        if (strncasecmp(text + 1, word, strlen(word)) == 0 && (!*end || (*end == '.' && !end[1])))
            return end + (*end == '.');
    }
    return NULL;
}

/* AM, PM, a.m., p. m., -AM */
const char *lc_scan_half(int *hour, const char *text)
{
    const char *word = text + strspn(text, " -"), *end = word + 1;
    const bool evening = (*word | 32) == 'p';
    if (!evening && (*word | 32) != 'a')
        return text;
    end += *end == '.' ? 1 + (end[1] == ' ') : 0;
    if ((*end++ | 32) != 'm' || ((*end | 32) >= 'a' && (*end | 32) <= 'z')) /* America/New_York */
        return text;
    return set_half(hour, evening) ? end + (*end == '.') : NULL;
}

const char *lc_skip_hour_word(const char *text)
{
    static const char *const words[] = {"uhr", "hrs", "h"};
    const char *word = text + (*text == ' ');
    for (size_t i = 0; *word && i < sizeof words / sizeof *words; i++) {
        const size_t length = strlen(words[i]);
        if (strncasecmp(word, words[i], length) == 0 && !((word[length] | 32) >= 'a' && (word[length] | 32) <= 'z'))
            return word + length;
    }
    return text;
}

/* hh, hhmm or hhmmss, or nine digits, of which the last three are thousandths; not the beginning of one with separators. */
static const char *scan_bare(lc_date *date, int part[3], const char *text)
{
    int digits, number;
    const bool fine = strspn(text, "0123456789") == 9;
    const char *end = lc_scan_number(&number, &digits, text, 6);
    if (fine)
        end = lc_scan_fraction(&date->nanosecond, end);
    if (!end || (digits > 1 && digits % 2) || lc_is_digit(*end) || *end == ':' || (digits < 6 && (*end == '.' || *end == ',')) ||
        ((*end | 32) == 'h' && lc_is_digit(end[1])))
        return NULL;
    for (int i = 0; i < digits / 2; i++)
        lc_scan_digits(&part[i], text + 2 * i, 2);
    if (digits == 1)
        part[0] = number;
    return end;
}

const char *lc_scan_half_letter(int *hour, const char *text)
{
    const char *letter = text + (*text == ' ');
    const bool evening = (*letter | 32) == 'p';
    if ((!evening && (*letter | 32) != 'a') || letter[1])
        return text;
    return set_half(hour, evening) ? letter + 1 : NULL;
}

/* Where the number behind a separator begins; between colons it may be padded to two letters by a blank: 9: 5: 0. */
static const char *behind_separator(const char *text)
{
    const bool padded = *text == ':' && text[1] == ' ' && lc_is_digit(text[2]) && !lc_is_digit(text[3]);
    return text + 1 + padded;
}

/* 14 h 30, 14 h 30 min 05 s, as in Canada. NULL for another. */
static const char *scan_spelled(int part[3], const char *text)
{
    int digits;
    text = lc_scan_number(&part[0], &digits, text, 2);
    text = text && strncmp(text, " h ", 3) == 0 ? lc_scan_digits(&part[1], text + 3, 2) : NULL;
    if (!text || strncmp(text, " min", 4) != 0)
        return text;
    const char *second = text[4] == ' ' ? lc_scan_digits(&part[2], text + 5, 2) : NULL;
    return second && strncmp(second, " s", 2) == 0 ? second + 2 : text + 4;
}

/* h, h:m, h:m:s, h.m.s, h.m or 14h30; *parts: how many, 1 for h.m, which is a time of day with AM or PM only. */
static const char *scan_parts(int part[3], int *parts, const char *text)
{
    int digits, count = 0;
    text = lc_scan_number(&part[count++], &digits, text, 2);
    const char separator = text && *text && strchr(":.hH", *text) ? *text : '\0';
    while (text && separator && count < ((separator | 32) == 'h' ? 2 : 3) && *text == separator) {
        text = lc_scan_number(&part[count++], &digits, behind_separator(text), 2);
        if (separator != ':' && digits != 2)
            return NULL;
    }
    *parts = separator == '.' && count == 2 ? 1 : count;
    return text && separator == ':' && count > 1 ? lc_scan_half_letter(&part[0], text) : text;
}

static bool set_clock(lc_date *date, const int part[3])
{
    date->seconds = part[0] * 3600 + part[1] * 60 + part[2];
    date->clocked = true;
    return part[1] < 60 && part[2] < 61 && (date->seconds < DAY || (date->seconds == DAY && !date->nanosecond));
}

/* A fraction, of three digits after a colon too, and a half of the day, where they are; one number alone needs the latter. */
static const char *scan_rest(lc_date *date, int part[3], int parts, const char *text)
{
    const bool thousandths = *text == ':' && strspn(text + 1, "0123456789") == 3;
    if (parts == 3 && (*text == '.' || (*text == ',' && text[1] != ' ') || thousandths) &&
        !(text = lc_scan_fraction(&date->nanosecond, text + 1)))
        return NULL;
    bool evening;
    const char *end = parts > 1 ? scan_half_word(&evening, text) : NULL;
    if (end)
        return set_half(&part[0], evening) ? end : NULL;
    end = lc_scan_half(&part[0], text);
    return parts == 1 && end == text ? NULL : end;
}

/* AM or PM before the time of day, as China, Japan and Korea write it; *text: behind it. Its small letter, or 0. */
static char scan_half_before(const char **text)
{
    const char letter = (char)(**text | 32);
    if ((letter != 'a' && letter != 'p') || ((*text)[1] | 32) != 'm')
        return '\0';
    const char *next = *text + 2 + strspn(*text + 2, " ");
    if (!lc_is_digit(*next))
        return '\0';
    *text = next;
    return letter;
}

const char *lc_scan_clock(lc_date *date, const char *text, bool bare)
{
    int part[3] = {0}, parts = 3;
    const char half = scan_half_before(&text);
    const char *end = scan_spelled(part, text);
    if (!end && bare && !half)
        end = scan_bare(date, part, text);
    if (!end)
        end = scan_parts(part, &parts, text);
    if (half && (parts < 2 || !set_half(&part[0], half == 'p'))) /* PM10 is dust */
        return NULL;
    date->to_second = end && end - text >= 6; /* hhmmss, h:mm:ss */
    end = end ? scan_rest(date, part, parts, end) : NULL;
    return end && set_clock(date, part) ? lc_skip_hour_word(end) : NULL;
}

const char *lc_scan_dashed_clock(lc_date *date, const char *text)
{
    int part[3];
    char separator = '\0';
    for (int i = 0; i < 3; i++) {
        const bool leads = *text && (i == 2 ? *text == separator : strchr(i ? "-:." : "-_ T", *text) != NULL);
        separator = *text;
        text = leads ? lc_scan_digits(&part[i], text + 1, 2) : NULL;
        if (!text)
            return NULL;
    }
    if (*text == '.' && !(text = lc_scan_fraction(&date->nanosecond, text + 1)))
        return NULL;
    date->to_second = true;
    return !*text && set_clock(date, part) ? text : NULL;
}

const char *lc_scan_pointed_clock(lc_date *date, const char *text, bool named)
{
    int part[3] = {0}, digits;
    const bool day = named || date->separator == '.' || date->separator == '/';
    text = day && *text == ' ' ? lc_scan_number(&part[0], &digits, text + 1, 2) : NULL;
    text = text && *text == '.' ? lc_scan_digits(&part[1], text + 1, 2) : NULL;
    return text && !*text && set_clock(date, part) ? text : NULL;
}

/* --- days ----------------------------------------------------------------------------------------------------- */

bool lc_is_day(lc_calendar calendar, lc_day day)
{
    const lc_day next = {day.year + day.month / 12, day.month % 12 + 1, 1};
    if (day.month < 1 || day.month > 12 || day.day < 1)
        return false;
    return day.day <= 28 || lc_calendar_days(calendar, day) < lc_calendar_days(calendar, next);
}

/* --- zones ------------------------------------------------------------------------------------------------------------ */

/* hh, hhmm or hh:mm after a sign; a single h too, if `single`. */
static const char *scan_offset(int32_t *offset, const char *text, bool single)
{
    int hours = 0, minutes = 0, digits, sign = *text == '-' ? -1 : 1;
    if (*text != '+' && *text != '-')
        return NULL;
    text = lc_scan_number(&hours, &digits, text + 1, 2);
    if (!text || (digits == 1 && !single) || hours > OFFSET_MOST)
        return NULL;
    if (*text == ':' || lc_is_digit(*text))
        text = lc_scan_digits(&minutes, text + (*text == ':'), 2);
    *offset = sign * (hours * 3600 + minutes * 60);
    return minutes < 60 ? text : NULL;
}

/* Z, UTC, GMT, with or without an offset after the latter two. */
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

static size_t word_length(const char *text)
{
    return strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

size_t lc_date_place(const char **out, const char *text)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
    const char *end = text + strlen(text);
    const bool close = end > text && end[-1] == ']';
    const char *last = end -= close, *begin;
    while (end > text && strchr(letters, end[-1]))
        end--;
    begin = end;
    const bool leads = begin > text ? begin[-1] == (close ? '[' : ' ') : !close;
    *out = begin;
    return leads && *begin >= 'A' && *begin <= 'Z' && memchr(begin, '/', (size_t)(last - begin)) ? (size_t)(last - begin) : 0;
}

/* Whether a text is the name of a zone and nothing else. */
static bool is_place(const char *text)
{
    const char *begin;
    text += strspn(text, " ");
    return lc_date_place(&begin, text) && begin == text + (*text == '[');
}

/* Behind an offset, the name of the zone: [Europe/Berlin], (Central European Standard Time), CET. */
static bool is_comment(const char *text)
{
    text += *text == ' ';
    text += word_length(text) >= 3 ? word_length(text) : 0;
    const char close = *text == '(' ? ')' : *text == '[' ? ']' : '\0';
    const char *end = close ? strchr(text, close) : NULL;
    return !*text || (end && !end[1]);
}

bool lc_scan_zone(lc_date *date, const char *text)
{
    if (!*text)
        return true;
    text += strspn(text, " ");
    int32_t offset = 0;
    const char *end = scan_utc(&offset, text);
    const size_t length = word_length(text);
    date->placed = is_place(end ? end : text);
    date->zoned = end && (date->placed || is_comment(end));
    date->offset = date->zoned ? offset : 0;
    if (date->placed)
        return true;
    if (date->zoned && !(length == 3 && !text[3])) /* GMT may be what London's time is called in winter */
        return true;
    if (length < 3 || length >= sizeof date->zone || text[length])
        return false;
    memcpy(date->zone, text, length + 1);
    date->offset = 0;
    return true;
}

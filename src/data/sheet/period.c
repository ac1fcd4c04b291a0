/* period - the longest part of a name, between separators, that is a time. */
#include "data/sheet/period.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "data/sheet/heading.h"

enum { YEAR_DIGITS = 4 };

/* Letters `first` to before `end`. */
typedef struct part {
    size_t first, end;
} part;

static bool is_separator(char letter)
{
    return letter && strchr("_-. ", letter);
}

static bool is_digit(char letter)
{
    return isdigit((unsigned char)letter);
}

/* The part as a time: what is between digits or words is a hyphen. */
static lc_heading_word read_part(const char *name, part p)
{
    char text[LC_HEADING_TEXT];
    snprintf(text, sizeof text, "%.*s", (int)(p.end - p.first), name + p.first);
    for (char *at = text; *at; at++)
        *at = is_separator(*at) ? '-' : *at;
    return lc_heading_read(text, NULL, true);
}

/* The digits of the longest number of a part. */
static size_t longest_number(const char *name, part p)
{
    size_t most = 0, digits = 0;
    for (size_t i = p.first; i < p.end; i++) {
        digits = is_digit(name[i]) ? digits + 1 : 0;
        most = digits > most ? digits : most;
    }
    return most;
}

/* Whether a letter before a number is that of a quarter, a half or a week: T1, v2 and M1 behind a year may number anything. */
static bool has_plain_letters(const char *name, part p)
{
    for (size_t i = p.first + 1; i + 1 < p.end; i++)
        if (is_separator(name[i - 1]) && isalpha((unsigned char)name[i]) && is_digit(name[i + 1]) && !strchr("qhwQHW", name[i]))
            return false;
    return true;
}

/* A date, month, quarter or year. Its year has four digits where letters are around it: sensor-3-21 is none. */
static bool is_time(const char *name, part p, size_t length)
{
    const lc_heading_word h = read_part(name, p);
    if (*h.stem || !has_plain_letters(name, p) || (p.end - p.first < length && longest_number(name, p) < YEAR_DIGITS))
        return false;
    return h.kind == LC_HEADING_DATE || h.kind == LC_HEADING_YEAR || h.kind == LC_HEADING_SEASON ||
           (h.kind == LC_HEADING_NUMBER && (h.digits == 6 || h.digits == 8));
}

/* A month, quarter, week or day of a year that the folder says: 01, Jan, Q1. */
static bool is_part(const char *name, part p)
{
    const lc_heading_word h = read_part(name, p);
    return p.end - p.first < LC_HEADING_TEXT && h.kind == LC_HEADING_PART && h.part != LC_PART_HOUR;
}

/* 1h, 15m, 1d before a year: how often rows are, and no half of it. */
static bool is_interval(const char *at)
{
    const size_t digits = strspn(at, "0123456789");
    return digits && at[digits] && strchr("smhdwSMHDW", at[digits]) && is_separator(at[digits + 1]);
}

/* Whether a part may begin there: behind a separator, or a number of four digits or more behind letters. */
static bool may_begin(const char *name, size_t at)
{
    return !is_interval(name + at) && (at == 0 || is_separator(name[at - 1]) ||
                                       (isalpha((unsigned char)name[at - 1]) && strspn(name + at, "0123456789") >= 4));
}

static bool may_end(const char *name, size_t at, size_t length)
{
    return at == length || is_separator(name[at]);
}

static size_t last_end(size_t first, size_t length)
{
    return length - first < LC_HEADING_TEXT ? length : first + LC_HEADING_TEXT - 1;
}

/* The longest time, of no more letters than a heading has; none: first is end. */
static part find_time(const char *name, size_t length)
{
    part found = {0, 0};
    for (size_t first = 0; first < length; first++)
        for (size_t end = last_end(first, length); may_begin(name, first) && end - first > found.end - found.first; end--)
            if (may_end(name, end, length) && !is_separator(name[first]) && is_time(name, (part){first, end}, length))
                found = (part){first, end};
    return found;
}

/* With another time behind it that is written as it is: 20180101_20181231, 2001-2010, 2018-01-01_to_2018-12-31. */
static part with_end(const char *name, part time, size_t length)
{
    size_t first = time.end + (time.end < length);
    if (time.end > time.first && strncasecmp(name + first, "to", 2) == 0 && is_separator(name[first + 2]))
        first += 3;
    const part end = {first, first + time.end - time.first};
    if (time.end > time.first && end.end <= length && may_end(name, end.end, length) && !is_separator(name[first]) &&
        is_time(name, end, length))
        time.end = end.end;
    return time;
}

static bool ends_with(const char *name, size_t length, const char *end)
{
    const size_t own = strlen(end);
    return length > own && strncasecmp(name + length - own, end, own) == 0;
}

/* The length of a name before what programs put behind a second copy: " (1)", "(1)", " - Copy", " copy". */
static size_t without_copy(const char *name)
{
    static const char *const ends[] = {" - copy", " copy"};
    size_t length = strlen(name);
    const char *open = strrchr(name, '(');
    const size_t digits = open ? strspn(open + 1, "0123456789") : 0;
    if (open && open > name && digits && strcmp(open + 1 + digits, ")") == 0)
        length = (size_t)(open - name) - (open[-1] == ' ');
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(name, length, ends[i]))
            length -= strlen(ends[i]);
    return length ? length : strlen(name);
}

/* Adds letters of a name to its stem; separators between others only, one at a time. */
static void add(lc_buffer *stem, const char *name, part p)
{
    while (p.first < p.end && is_separator(name[p.first]) && (!stem->length || is_separator(stem->text[stem->length - 1])))
        p.first++;
    lc_buffer_bytes(stem, name + p.first, p.end - p.first);
}

static lc_status take(char **out, lc_buffer *stem)
{
    while (stem->length && is_separator(stem->text[stem->length - 1]))
        stem->text[--stem->length] = '\0';
    return lc_buffer_take(out, stem);
}

/* The name without its parts of a year; *any: it has some. */
static void drop_parts(lc_buffer *stem, bool *any, const char *name, size_t length)
{
    for (part p = {0, 0}; p.first < length; p.first = p.end + (p.end < length)) {
        for (p.end = p.first; !may_end(name, p.end, length);)
            p.end++;
        if (p.end > p.first && is_part(name, p))
            *any = true;
        else
            add(stem, name, (part){p.first, p.end + (p.end < length)});
    }
}

/* Of the first number of four digits. */
static long year_in(const char *name, part p)
{
    for (size_t i = p.first; i + YEAR_DIGITS <= p.end; i++)
        if (strspn(name + i, "0123456789") >= YEAR_DIGITS)
            return strtol((char[]){name[i], name[i + 1], name[i + 2], name[i + 3], '\0'}, NULL, 10);
    return 0;
}

lc_status lc_period_read(lc_period *out, const char *name, bool within)
{
    const size_t length = without_copy(name);
    const part time = with_end(name, find_time(name, length), length);
    lc_buffer stem = {0};
    *out = (lc_period){.found = time.end > time.first, .year = year_in(name, time), .copy = length < strlen(name)};
    if (out->found) {
        add(&stem, name, (part){0, time.first});
        add(&stem, name, (part){time.end, length});
    } else if (within) {
        drop_parts(&stem, &out->found, name, length);
    }
    if (out->found)
        return take(&out->stem, &stem);
    lc_buffer_free(&stem);
    return LC_OK;
}

/* heading - the name of a column as a time. */
#include "data/sheet/heading.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/time/time.h"

enum { HOUR = 3600 };

/* --- what is around a time -------------------------------------------------------------------------------------------- */

/* Copies a name without brackets at its end, if something is before them. */
static bool take_core(char out[LC_HEADING_TEXT], const char *name)
{
    size_t length = strlen(name);
    if (length > 2 && strchr("])", name[length - 1])) {
        const char *open = strrchr(name, name[length - 1] == ']' ? '[' : '(');
        length = open && open > name ? (size_t)(open - name) : length;
    }
    while (length && name[length - 1] == ' ')
        length--;
    if (length == 0 || length >= LC_HEADING_TEXT)
        return false;
    memcpy(out, name, length);
    out[length] = '\0';
    return true;
}

/* Letters before the first digit: "X" of X1990, "value_" of value_1990. */
static size_t stem_of(const char *text)
{
    return strcspn(text, "0123456789");
}

/* R writes X2015.01.31 for 2015-01-31, and X1.22.20 for 1/22/20. */
static void undo_points(char *text, bool r)
{
    const size_t first = strspn(text, "0123456789");
    if (first != 4 && !r)
        return;
    for (char *at = text; *at; at++)
        if (*at == '.' || *at == '_')
            *at = first == 4 ? '-' : '/';
}

/* 31.1.2020 is one, 31.1 is a number. */
static bool is_date(const char *text, lc_date *date)
{
    const char *point = strchr(text, '.');
    return (text[strspn(text, "0123456789.")] || (point && strchr(point + 1, '.'))) && lc_date_read(date, text);
}

/* --- kinds ------------------------------------------------------------------------------------------------------------ */

static bool is_year(long number)
{
    return number >= 1500 && number < 2200;
}

/* 2000/01, 2000-2001: a year and the one after it. */
static bool is_season(const char *text, long *year)
{
    char *end;
    *year = strtol(text, &end, 10);
    if (end - text != 4 || !is_year(*year) || (*end != '/' && *end != '-'))
        return false;
    const size_t digits = strspn(end + 1, "0123456789");
    const long next = strtol(end + 1, NULL, 10);
    return !end[1 + digits] && ((digits == 2 && next == (*year + 1) % 100) || (digits == 4 && next == *year + 1));
}

/* Seconds and parts of one before 2001-09-09, or a stamp to the minute or second: other numbers of as many digits are
 * values as well. */
static bool is_long_stamp(const char *text, long number, size_t digits)
{
    lc_date date;
    if (digits == 12 || digits == 14)
        return (is_year(number / (digits == 12 ? 100000000L : 10000000000L)) && lc_date_read(&date, text)) ||
               (digits == 12 && number % 60000 == 0);
    return (digits == 9 && number % 60 == 0) || ((digits == 15 || digits == 16) && number % 60000000 == 0);
}

/* Numbers that could be months, days of Excel, days or seconds since 1970. */
static bool is_number(const char *text, long number)
{
    const size_t digits = strlen(text);
    if (digits == 6)
        return is_year(number / 100) && number % 100 >= 1 && number % 100 <= 12;
    lc_date date;
    return (digits == 5 && number >= 20000 && number < 75000) || (digits == 8 && lc_date_read(&date, text)) || digits == 10 ||
           digits == 13 || is_long_stamp(text, number, digits);
}

/* What letters around a number say it counts. */
static bool is_stem(const char *stem, lc_heading_part *part)
{
    static const struct {
        const char *stem;
        lc_heading_part part;
    } known[] = {{"", LC_PART_COUNT},     {"h", LC_PART_HOUR},      {"hr", LC_PART_HOUR},   {"hour", LC_PART_HOUR},
                 {"he", LC_PART_HOUR},    {"stunde", LC_PART_HOUR}, {"d", LC_PART_DAY},     {"day", LC_PART_DAY},
                 {"tag", LC_PART_DAY},    {"w", LC_PART_WEEK},      {"week", LC_PART_WEEK}, {"m", LC_PART_MONTH},
                 {"mon", LC_PART_MONTH},  {"month", LC_PART_MONTH}, {"q", LC_PART_QUARTER}, {"quarter", LC_PART_QUARTER},
                 {"qtr", LC_PART_QUARTER}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(stem, known[i].stem) == 0) {
            *part = known[i].part;
            return true;
        }
    return false;
}

/* Jan, January: the number of a month; 0: it is none. */
static long month_of(const char *text)
{
    char dated[LC_HEADING_TEXT + 8];
    lc_date date;
    if (stem_of(text) != strlen(text))
        return 0;
    snprintf(dated, sizeof dated, "%s 2000", text);
    return lc_date_read(&date, dated) && date.unit == LC_DATE_MONTH ? date.part[1] : 0;
}

/* 1月, 31日, 13時 of China, Japan and Korea. */
static bool read_sign(lc_heading_word *h, const char *text)
{
    static const struct {
        const char *sign;
        lc_heading_part part;
    } known[] = {{"月", LC_PART_MONTH}, {"월", LC_PART_MONTH}, {"日", LC_PART_DAY},  {"일", LC_PART_DAY},
                 {"時", LC_PART_HOUR},  {"时", LC_PART_HOUR},  {"点", LC_PART_HOUR}, {"시", LC_PART_HOUR}};
    const size_t digits = strspn(text, "0123456789");
    for (size_t i = 0; digits && digits <= 2 && i < sizeof known / sizeof *known; i++)
        if (strcmp(text + digits, known[i].sign) == 0) {
            *h = (lc_heading_word){.kind = LC_HEADING_PART, .part = known[i].part, .number = strtol(text, NULL, 10), .stem = "s"};
            return true;
        }
    return false;
}

/* H1, 01h, Day 31, 13:30, 00 - 01, Jan. */
static bool read_plain_part(lc_heading_word *h, const char *text)
{
    lc_date clock;
    if (isdigit((unsigned char)*text) && lc_clock_read(&clock, text) &&
        (strchr(text, ':') || (clock.interval && clock.span <= HOUR))) {
        *h = (lc_heading_word){
            .kind = LC_HEADING_PART, .part = LC_PART_HOUR, .number = (long)clock.seconds, .stem = ":", .mark = h->mark};
        return true;
    }
    if (read_sign(h, text))
        return true;
    if ((h->number = month_of(text)) > 0) {
        *h = (lc_heading_word){.kind = LC_HEADING_PART, .part = LC_PART_MONTH, .number = h->number, .stem = "a"};
        return true;
    }
    const size_t before = stem_of(text), digits = strspn(text + before, "0123456789");
    size_t length = 0;
    for (const char *at = text; *at && length + 1 < sizeof h->stem; at++)
        if (isalpha((unsigned char)*at))
            h->stem[length++] = *at;
        else if (!isdigit((unsigned char)*at) && !strchr(" _-.", *at))
            return false;
    h->stem[length] = '\0';
    if (!digits || digits > 2 || text[before + digits + strcspn(text + before + digits, "0123456789")] ||
        !is_stem(h->stem, &h->part))
        return false;
    h->kind = LC_HEADING_PART;
    h->number = strtol(text + before, NULL, 10);
    h->bare = length == 0;
    return true;
}

/* The same, or an hour with a mark: 3B. */
static bool read_part(lc_heading_word *h, const char *text)
{
    char plain[LC_HEADING_TEXT];
    if (!lc_hour_marked(text))
        return read_plain_part(h, text);
    const size_t length = strlen(text) - 1;
    snprintf(plain, sizeof plain, "%.*s", (int)length, text);
    h->mark = (char)toupper((unsigned char)text[length]);
    return read_plain_part(h, plain) && (h->part == LC_PART_HOUR || h->part == LC_PART_COUNT);
}

/* A name without letters around its time. */
static bool read_time(lc_heading_word *h, const char *text, bool seasons)
{
    lc_date date;
    long number;
    if (seasons && is_season(text, &number)) {
        *h = (lc_heading_word){.kind = LC_HEADING_SEASON, .number = number};
        return true;
    }
    const bool bare = *text && !text[strspn(text, "0123456789")] && strlen(text) < 17;
    number = bare ? strtol(text, NULL, 10) : 0;
    if (bare && strlen(text) == 4 && is_year(number))
        *h = (lc_heading_word){.kind = LC_HEADING_YEAR, .number = number, .bare = true};
    else if (bare && is_number(text, number))
        *h = (lc_heading_word){.kind = LC_HEADING_NUMBER, .number = number, .bare = true, .digits = strlen(text)};
    else if (is_date(text, &date))
        *h = (lc_heading_word){.kind = LC_HEADING_DATE, .unit = date.unit};
    else
        return false;
    return true;
}

lc_heading_word lc_heading_read(const char *name, const char *format, bool seasons)
{
    lc_heading_word h = {.kind = LC_HEADING_NONE};
    lc_date date;
    char text[LC_HEADING_TEXT];
    if (format) {
        if (lc_date_format_read(&date, name, format))
            h = (lc_heading_word){.kind = LC_HEADING_DATE, .bare = !name[strspn(name, "0123456789")]};
        return h;
    }
    if (!take_core(text, name) || read_time(&h, text, seasons))
        return h;
    lc_heading_word part = {.kind = LC_HEADING_NONE};
    if (read_part(&part, text))
        return part;
    const size_t stem = stem_of(text);
    if (stem == 0 || stem >= sizeof h.stem)
        return h;
    undo_points(text + stem, text[0] == 'X' && stem == 1);
    if (read_time(&h, text + stem, seasons)) {
        snprintf(h.stem, sizeof h.stem, "%.*s", (int)stem, text);
        h.bare = false;
    }
    return h;
}

void lc_heading_text(char out[LC_HEADING_TEXT], lc_heading kind, const char *name)
{
    lc_heading_word h;
    if (!take_core(out, name)) {
        out[0] = '\0';
        return;
    }
    if (kind == LC_HEADING_DATE && read_time(&h, out, false))
        return;
    const size_t stem = stem_of(out);
    const bool r = out[0] == 'X' && stem == 1;
    memmove(out, out + stem, strlen(out + stem) + 1);
    if (stem)
        undo_points(out, r);
    if (kind == LC_HEADING_SEASON)
        out[4] = '\0';
}

size_t lc_heading_stem(const char *name)
{
    size_t length = strlen(name);
    while (length > 0 && isdigit((unsigned char)name[length - 1]))
        length--;
    return length;
}

int lc_heading_minutes(const char *name)
{
    const char *digits = name + lc_heading_stem(name);
    const long number = strlen(digits) == 4 ? strtol(digits, NULL, 10) : -1;
    return number < 0 || number > 2400 || number % 100 > 59 ? -1 : (int)(number / 100 * 60 + number % 100);
}

long lc_heading_number(const char *name, lc_heading_part of, bool *clock)
{
    char text[LC_HEADING_TEXT];
    if ((*clock = of == LC_PART_CLOCK))
        return 60L * lc_heading_minutes(name);
    lc_heading_word h = {.kind = LC_HEADING_NONE};
    const bool part = take_core(text, name) && read_part(&h, text);
    *clock = part && strcmp(h.stem, ":") == 0;
    return part ? h.number : strtol(name + lc_heading_stem(name), NULL, 10);
}

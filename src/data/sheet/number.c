/* number - one decimal sign in what a cell's digits are, and groups of thousands before it. */
#include "data/sheet/number.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"
#include "data/sheet/parts.h"

enum {
    PLAIN_MOST = 15,  /* digits of which every number is a double */
    DIGITS_MOST = 320 /* room for those of the largest one */
};

/* Whether digits up to `end` are groups: one to three digits, the first not 0, then always three; of commas also two
 * (1,23,456), the last three. */
static bool well_grouped(const char *digits, size_t end, char group)
{
    size_t run = 0, groups = 0;
    if (digits[0] == '0')
        return false;
    for (size_t i = 0; i <= end; i++) {
        if (i < end && digits[i] != group) {
            run++;
            continue;
        }
        const bool last = i == end, first = groups++ == 0;
        if (first ? run < 1 || run > 3 : run != 3 && !(group == ',' && run == 2 && !last))
            return false;
        run = 0;
    }
    return true;
}

/* The number in C's own writing, NULL if it is not one with this decimal sign. out: room for the core. */
static bool plain(char *out, const lc_parts *p, char decimal)
{
    const char *sign = strchr(p->core, decimal);
    const char group = p->groups ? '_' : decimal == '.' ? ',' : '.';
    const size_t end = sign ? (size_t)(sign - p->core) : p->length;
    if (sign && strspn(sign + 1, "0123456789") != strlen(sign + 1))
        return false;
    if (*p->exponent && (memchr(p->core, group, end) || (decimal == ',' && sign && !sign[1]))) /* 7,055E+05 has no thousands */
        return false;
    if (p->groups && memchr(p->core, decimal == '.' ? ',' : '.', end))
        return false;
    if (memchr(p->core, group, end) && !well_grouped(p->core, end, group))
        return false;
    for (size_t i = 0; i < p->length; i++)
        if (p->core[i] != group)
            *out++ = p->core[i] == decimal ? '.' : p->core[i];
    *out = '\0';
    return true;
}

/* One sign that may be either: 2.237, but not 0.237, 12.5 or 1234.567. */
static bool ambiguous(const lc_parts *p, char sign)
{
    const char *at = strchr(p->core, sign);
    return !p->groups && !*p->exponent && strlen(at + 1) == 3 && at > p->core && at - p->core <= 3 && *p->core != '0' &&
           !(sign == '.' && p->found.scaled);
}

static lc_writing writing_of(const lc_parts *p)
{
    char text[LC_CORE_MOST];
    if (p->points + p->commas == 0)
        return plain(text, p, '.') ? LC_WRITES_PLAIN : LC_WRITES_TEXT;
    if (p->points == 1 && p->commas == 0 && ambiguous(p, '.'))
        return LC_WRITES_MAYBE_POINT;
    if (p->commas == 1 && p->points == 0 && ambiguous(p, ','))
        return LC_WRITES_MAYBE_COMMA;
    if (plain(text, p, '.'))
        return LC_WRITES_POINT;
    return plain(text, p, ',') ? LC_WRITES_COMMA : LC_WRITES_TEXT;
}

/* Of every cell of a file: without asking the locale. */
static inline bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* The usual cell: a sign, digits, perhaps a point and more digits. */
static bool is_usual(lc_writing *out, const char *cell)
{
    const char *begin = cell + (*cell == '-' || *cell == '+'), *at = begin;
    while (is_digit(*at))
        at++;
    const ptrdiff_t whole = at - begin;
    if (whole == 0 || (*at && *at != '.'))
        return false;
    const char *point = at;
    at += *at == '.';
    while (is_digit(*at))
        at++;
    if (*at)
        return false;
    *out = !*point ? LC_WRITES_PLAIN : at - point == 4 && whole <= 3 && *begin != '0' ? LC_WRITES_MAYBE_POINT : LC_WRITES_POINT;
    return true;
}

lc_writing lc_number_writing(const char *cell)
{
    lc_parts p;
    lc_writing usual;
    if (is_usual(&usual, cell))
        return usual;
    return lc_parts_read(&p, cell) ? writing_of(&p) : LC_WRITES_TEXT;
}

/* The text of a number as C writes it; false if the cell is none. */
static bool respell(char *out, size_t size, lc_parts *p, const char *cell, char decimal)
{
    char text[LC_CORE_MOST];
    if (!lc_parts_read(p, cell) || !plain(text, p, decimal))
        return false;
    if (p->power && *p->exponent)
        return false;
    snprintf(out, size, "%s%s%s", p->negative ? "-" : "", text, p->exponent);
    if (p->power)
        snprintf(out + strlen(out), size - strlen(out), "e%d", p->power);
    return true;
}

/* Not 0 as written. */
static bool has_value(const char *text)
{
    return strcspn(text, "123456789") < strcspn(text, "eE");
}

bool lc_number_plain(double *out, const char *cell)
{
    static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool negative = *cell == '-';
    const char *at = cell + negative, *begin = at;
    uint64_t digits = 0; /* of more than are read it wraps round */
    for (; is_digit(*at); at++)
        digits = 10 * digits + (uint64_t)(*at - '0');
    ptrdiff_t count = at - begin, behind = 0;
    if (*at == '.') {
        for (begin = ++at; is_digit(*at); at++)
            digits = 10 * digits + (uint64_t)(*at - '0');
        behind = at - begin;
    }
    count += behind;
    if (*at || count == 0 || count > PLAIN_MOST)
        return false;
    *out = (double)(int64_t)digits / tens[behind]; /* both are exact: it is the nearest double */
    *out = negative ? -*out : *out;
    return true;
}

/* Whether a double is another number than the whole one that a cell has: 1234567890123456789, but not 10000000000000000000. */
static bool is_rounded(double value, const char *cell)
{
    char exact[DIGITS_MOST];
    const char *digits = cell + strspn(cell, "+-");
    digits += strspn(digits, "0");
    const size_t count = strspn(digits, "0123456789");
    if (count <= PLAIN_MOST || digits[count])
        return false;
    snprintf(exact, sizeof exact, "%.0f", fabs(value));
    return strcmp(digits, exact) != 0;
}

bool lc_number_read(lc_number *out, const char *cell, char decimal)
{
    char text[LC_CORE_MOST + 32];
    lc_parts p;
    double value;
    if ((decimal == '.' || !strchr(cell, '.')) && lc_text_number(&value, cell)) {
        *out = (lc_number){.value = value, .vanished = value == 0 && has_value(cell), .rounded = is_rounded(value, cell)};
        out->marked = out->vanished || out->rounded;
        return true;
    }
    if (!respell(text, sizeof text, &p, cell, decimal) || !lc_text_number(&value, text))
        return false;
    *out = p.found;
    out->value = value;
    out->marked = true;
    out->vanished = value == 0 && has_value(text);
    return true;
}

bool lc_number_read_times(double *out, const char *cell, char decimal, int power)
{
    char text[LC_CORE_MOST + 64];
    lc_parts p;
    if (!respell(text, sizeof text, &p, cell, decimal) || p.power || *p.exponent)
        return false;
    snprintf(text + strlen(text), sizeof text - strlen(text), "e%d", power);
    return lc_text_number(out, text);
}

bool lc_number_beyond(const char *cell, char decimal)
{
    static const char *const infinite[] = {"inf", "+inf", "-inf", "infinity", "-infinity", "+infinity"};
    char text[LC_CORE_MOST + 32];
    lc_parts p;
    double value;
    for (size_t i = 0; i < sizeof infinite / sizeof *infinite; i++)
        if (strcasecmp(cell, infinite[i]) == 0)
            return true;
    return respell(text, sizeof text, &p, cell, decimal) && !lc_text_number(&value, text);
}

/* text - numbers read and printed, blanks cut off, UTF-8 made sure of. */
#include "core/text.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/shown.h"

enum { DIGITS_EXACT = 15, TENS_EXACT = 22 }; /* up to here, digits and power of ten are doubles without rounding */

static const double tens[TENS_EXACT + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* The parts of a decimal number. */
typedef struct decimal {
    bool negative;
    uint64_t digits; /* the first 18 */
    size_t count;    /* of significant digits */
    int exponent;
} decimal;

static const char *read_digits(decimal *d, const char *text, int step)
{
    for (; isdigit((unsigned char)*text); text++) {
        bool kept = d->count < 18;
        if (kept)
            d->digits = d->digits * 10 + (uint64_t)(*text - '0');
        d->count += d->digits != 0;
        d->exponent += kept ? step : step + 1;
    }
    return text;
}

/* False if the text is not a decimal number from its first to its last letter. */
static bool read_decimal(decimal *d, const char *text, const char *end)
{
    const char *begin;
    *d = (decimal){.negative = *text == '-'};
    text += *text == '-' || *text == '+';
    begin = text;
    text = read_digits(d, text, 0);
    size_t digits = (size_t)(text - begin);
    if (*text == '.') {
        begin = ++text;
        text = read_digits(d, text, -1);
        digits += (size_t)(text - begin);
    }
    if (digits && (*text == 'e' || *text == 'E')) {
        char *after;
        if (!isdigit((unsigned char)text[1 + (text[1] == '-' || text[1] == '+')]))
            return false;
        long power = strtol(text + 1, &after, 10);
        d->exponent += power > 9999 ? 9999 : power < -9999 ? -9999 : (int)power;
        text = after;
    }
    return digits && text == end;
}

/* How the locale writes 0.5: with a point or a comma. */
static char locale_point(void)
{
    char half[8];
    snprintf(half, sizeof half, "%.1f", 0.5);
    return half[1];
}

void lc_text_print(char *out, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(out, size, format, arguments);
    va_end(arguments);
    char *point = strchr(out, locale_point());
    if (point)
        *point = '.';
}

void lc_text_exact(char out[LC_NUMBER_TEXT], double value)
{
    double back;
    lc_text_print(out, LC_NUMBER_TEXT, "%.15g", value);
    if (!lc_text_number(&back, out) || back != value)
        lc_text_print(out, LC_NUMBER_TEXT, "%.17g", value);
}

/* Long or extreme numbers go through strtod, the point written as the locale wants it. */
static bool by_library(double *out, const char *text, size_t length)
{
    char copy[512], *stop;
    if (length >= sizeof copy)
        return false;
    memcpy(copy, text, length);
    copy[length] = 0;
    if (strchr(copy, '.'))
        *strchr(copy, '.') = locale_point();
    double value = strtod(copy, &stop);
    if (*stop || !isfinite(value))
        return false;
    *out = value;
    return true;
}

bool lc_text_number(double *out, const char *text)
{
    decimal d;
    while (isspace((unsigned char)*text))
        text++;
    const char *end = text + strlen(text);
    while (end > text && isspace((unsigned char)end[-1]))
        end--;
    if (!read_decimal(&d, text, end))
        return false;
    if (d.count > DIGITS_EXACT || abs(d.exponent) > TENS_EXACT)
        return by_library(out, text, (size_t)(end - text));
    double value = d.exponent < 0 ? (double)d.digits / tens[-d.exponent] : (double)d.digits * tens[d.exponent];
    *out = d.negative ? -value : value;
    return true;
}

bool lc_text_begins(const char *text, const char *begin)
{
    return strncmp(text, begin, strlen(begin)) == 0;
}

bool lc_text_ends(const char *text, const char *end)
{
    const size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

const char *lc_text_last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *lc_text_trim(char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    size_t length = strlen(text);
    while (length && isspace((unsigned char)text[length - 1]))
        text[--length] = 0;
    return text;
}

lc_status lc_text_utf8(char **out, const char *text)
{
    static const char replacement[] = "\xef\xbf\xbd";
    char *copy = NULL, *to;
    CHECK(lc_new(&copy, 3 * strlen(text) + 1, 1));
    for (to = copy; *text;) {
        size_t length = lc_letter_length(text);
        memcpy(to, length ? text : replacement, length ? length : 3);
        to += length ? length : 3;
        text += length ? length : 1;
    }
    *out = copy;
    return LC_OK;
}

const char *lc_text_next_line(const char *text)
{
    text += strcspn(text, "\r\n");
    text += *text == '\r' && text[1] == '\n';
    return text + (*text != '\0');
}

bool lc_text_lines_differ(const char **a, const char **b)
{
    while (**a && **b) {
        const size_t length = strcspn(*a, "\n"), other = strcspn(*b, "\n");
        if (length != other || memcmp(*a, *b, length) != 0)
            return true;
        *a += length + ((*a)[length] != 0);
        *b += other + ((*b)[other] != 0);
    }
    return **a || **b;
}

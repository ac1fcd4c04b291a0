/* number - digits found between signs, marks and brackets; then one decimal sign, and groups of thousands before it. */
#include "data/sheet/number.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"

enum { CORE_MOST = 400 };

/* A cell taken apart. */
typedef struct parts {
    lc_number found; /* all except the value */
    bool negative;
    int power;            /* of ten, from K, M, B or T */
    char core[CORE_MOST]; /* digits with points, commas, and _ for a blank or apostrophe between them */
    char exponent[16];    /* "e-3", or "" */
    size_t length, points, commas, groups;
} parts;

static const char *const currencies[] = {"US$", "R$", "$", "€", "£", "¥", "₹", "USD", "EUR", "GBP", "CHF", "JPY", "kr", NULL};

static const char *const units[] = {
    "%",      "‰",      "°C",    "°F",    "degC",  "degF",  "deg C", "deg F",  "°",      "deg",   "degrees", "degree", "C",
    "F",      "K",      "mm",    "cm",    "m",     "km",    "in",    "inch",   "inches", "ft",    "mi",      "miles",  "s",
    "sec",    "min",    "h",     "hr",    "hrs",   "hour",  "hours", "day",    "days",   "kg",    "g",       "mg",     "t",
    "hPa",    "mbar",   "mb",    "Pa",    "kPa",   "bar",   "atm",   "inHg",   "W",      "kW",    "MW",      "GW",     "kWh",
    "MWh",    "GWh",    "Wh",    "V",     "mV",    "A",     "Hz",    "J",      "MJ",     "m/s",   "km/h",    "mph",    "kn",
    "kt",     "knots",  "kts",   "okta",  "oktas", "octas", "ppm",   "ppb",    "W/m^2",  "W/m2",  "W/m²",    "W/m**2", "g/m^3",
    "kg/m3",  "mg/m^3", "ug/m3", "µg/m³", "m^3/s", "m3/s",  "m³/s",  "kg/m^3", "mm/h",   "J/m^2", "MJ/m^2",  "kg/kg",  "g/kg",
    "kg/m^2", "mol/m2", "lx",    "klx",   "dB",    "L",     "l",     "gal",    "m3",     "m²",    NULL};

/* What else a line of units has. */
static const char *const unit_words[] = {"percent", "units", "unit", "number", "-", "1", "none", "count", NULL};

/* --- cells taken apart ------------------------------------------------------------------------------------------------ */

/* Bytes of the blank here (also the no-break and thin ones of Unicode); 0: there is none. */
static size_t blank_at(const char *at)
{
    if (*at == ' ' || *at == '\t')
        return 1;
    if (strncmp(at, "\xc2\xa0", 2) == 0)
        return 2;
    return strncmp(at, "\xe2\x80\x89", 3) == 0 || strncmp(at, "\xe2\x80\xaf", 3) == 0 ? 3 : 0;
}

static const char *skip_blanks(const char *at)
{
    for (size_t blank; (blank = blank_at(at)) > 0;)
        at += blank;
    return at;
}

/* Bytes of an apostrophe as the Swiss group thousands. */
static size_t apostrophe_at(const char *at)
{
    return *at == '\'' ? 1 : strncmp(at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

static size_t minus_at(const char *at)
{
    if (*at == '-')
        return 1;
    return strncmp(at, "\xe2\x88\x92", 3) == 0 || strncmp(at, "\xe2\x80\x93", 3) == 0 ? 3 : 0;
}

/* The longest of some words that begins here, and no letter after it; NULL: none does. */
static const char *word_at(const char *const *words, const char *at)
{
    const char *found = NULL;
    for (size_t i = 0; words[i]; i++) {
        const size_t length = strlen(words[i]);
        const bool whole = !isalpha((unsigned char)words[i][length - 1]) || !isalpha((unsigned char)at[length]);
        if (strncmp(at, words[i], length) == 0 && whole && (!found || length > strlen(found)))
            found = words[i];
    }
    return found;
}

static bool take_mark(parts *p, const char **at, const char *const *words)
{
    const char *mark = word_at(words, *at);
    if (!mark || *p->found.mark)
        return false;
    snprintf(p->found.mark, sizeof p->found.mark, "%s", mark);
    *at += strlen(mark);
    return true;
}

static const char *take_signs(parts *p, const char *at)
{
    for (;;) {
        const size_t minus = minus_at(at);
        at = skip_blanks(at);
        if (minus && !p->negative) {
            p->negative = true;
            at += minus;
        } else if (!take_mark(p, &at, currencies)) {
            return *at == '+' && !p->negative ? at + 1 : at;
        }
    }
}

/* The digits and what groups them; the text after them. */
static const char *take_core(parts *p, const char *at)
{
    while (p->length + 1 < CORE_MOST) {
        const size_t blank = blank_at(at), apostrophe = apostrophe_at(at), group = blank ? blank : apostrophe;
        if (group && !(p->length && isdigit((unsigned char)at[group]) && isdigit((unsigned char)p->core[p->length - 1])))
            break;
        if (!group && !isdigit((unsigned char)*at) && *at != '.' && *at != ',')
            break;
        p->points += *at == '.';
        p->commas += *at == ',';
        p->groups += group > 0;
        p->core[p->length++] = group ? '_' : *at;
        at += group ? group : 1;
    }
    p->core[p->length] = '\0';
    return at;
}

static const char *take_exponent(parts *p, const char *at)
{
    if (*at != 'e' && *at != 'E')
        return at;
    const size_t sign = at[1] == '-' || at[1] == '+', digits = strspn(at + 1 + sign, "0123456789");
    if (!digits || 1 + sign + digits >= sizeof p->exponent)
        return at;
    snprintf(p->exponent, sizeof p->exponent, "%.*s", (int)(1 + sign + digits), at);
    return at + 1 + sign + digits;
}

static const char *take_scale(parts *p, const char *at)
{
    static const char letters[] = "KMBT";
    const char letter = *at == 'k' ? 'K' : *at, *found = letter ? strchr(letters, letter) : NULL;
    if (!found || isalpha((unsigned char)at[1]))
        return at;
    p->power = 3 * (int)(found - letters + 1);
    p->found.scaled = true;
    return at + 1;
}

/* Whatever may follow the digits: a unit, a minus, a star. */
static const char *take_end(parts *p, const char *at)
{
    for (const char *before = NULL; before != at;) {
        before = at;
        const char *next = skip_blanks(at);
        if (take_mark(p, &next, units) || take_mark(p, &next, currencies)) {
            at = next;
        } else if (minus_at(at) && !p->negative && !p->found.bracketed) {
            p->negative = true;
            at += minus_at(at);
        } else if (*next == '*' || *next == '#') {
            p->found.flagged = true;
            at = next + 1;
        }
    }
    return skip_blanks(at);
}

/* False if a cell is not digits with signs and marks around them. */
static bool take_apart(parts *p, const char *cell)
{
    memset(p, 0, sizeof *p);
    const char *at = skip_blanks(cell);
    if (*at != '(')
        at = take_signs(p, at);
    p->found.bracketed = *at == '(' && !p->negative;
    at = take_core(p, take_signs(p, at + p->found.bracketed));
    if (p->length == p->points + p->commas)
        return false;
    at = take_scale(p, take_exponent(p, at));
    at = take_end(p, at);
    if (p->found.bracketed && *at == ')' && !p->negative) {
        p->negative = true;
        at = take_end(p, at + 1);
    } else if (p->found.bracketed) {
        return false;
    }
    return !*at;
}

/* --- one decimal sign, groups of thousands before it ------------------------------------------------------------------ */

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
static bool plain(char *out, const parts *p, char decimal)
{
    const char *sign = strchr(p->core, decimal);
    const char group = p->groups ? '_' : decimal == '.' ? ',' : '.';
    const size_t end = sign ? (size_t)(sign - p->core) : p->length;
    if (sign && strspn(sign + 1, "0123456789") != strlen(sign + 1))
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
static bool ambiguous(const parts *p, char sign)
{
    const char *at = strchr(p->core, sign);
    return !p->groups && !*p->exponent && strlen(at + 1) == 3 && at > p->core && at - p->core <= 3 && *p->core != '0' &&
           !(sign == '.' && p->found.scaled);
}

static lc_writing writing_of(const parts *p)
{
    char text[CORE_MOST];
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

/* The usual cell: a sign, digits, perhaps a point and more digits. */
static bool is_usual(lc_writing *out, const char *cell)
{
    const char *begin = cell + (*cell == '-' || *cell == '+'), *at = begin;
    while (isdigit((unsigned char)*at))
        at++;
    const ptrdiff_t whole = at - begin;
    if (whole == 0 || (*at && *at != '.'))
        return false;
    const char *point = at;
    at += *at == '.';
    while (isdigit((unsigned char)*at))
        at++;
    if (*at)
        return false;
    *out = !*point ? LC_WRITES_PLAIN : at - point == 4 && whole <= 3 && *begin != '0' ? LC_WRITES_MAYBE_POINT : LC_WRITES_POINT;
    return true;
}

lc_writing lc_number_writing(const char *cell)
{
    parts p;
    lc_writing usual;
    if (is_usual(&usual, cell))
        return usual;
    return take_apart(&p, cell) ? writing_of(&p) : LC_WRITES_TEXT;
}

/* The text of a number as C writes it; false if the cell is none. */
static bool respell(char *out, size_t size, parts *p, const char *cell, char decimal)
{
    char text[CORE_MOST];
    if (!take_apart(p, cell) || !plain(text, p, decimal))
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

bool lc_number_read(lc_number *out, const char *cell, char decimal)
{
    char text[CORE_MOST + 32];
    parts p;
    double value;
    if ((decimal == '.' || !strchr(cell, '.')) && lc_text_number(&value, cell)) {
        *out = (lc_number){.value = value, .vanished = value == 0 && has_value(cell)};
        return true;
    }
    if (!respell(text, sizeof text, &p, cell, decimal) || !lc_text_number(&value, text))
        return false;
    *out = p.found;
    out->value = value;
    out->vanished = value == 0 && has_value(text);
    return true;
}

bool lc_number_beyond(const char *cell, char decimal)
{
    static const char *const infinite[] = {"inf", "+inf", "-inf", "infinity", "-infinity", "+infinity"};
    char text[CORE_MOST + 32];
    parts p;
    double value;
    for (size_t i = 0; i < sizeof infinite / sizeof *infinite; i++)
        if (strcasecmp(cell, infinite[i]) == 0)
            return true;
    return respell(text, sizeof text, &p, cell, decimal) && !lc_text_number(&value, text);
}

bool lc_is_unit(const char *text)
{
    char word[32];
    const size_t length = strlen(text);
    const bool bracketed = length > 2 && strchr("([", text[0]) && strchr(")]", text[length - 1]);
    snprintf(word, sizeof word, "%.*s", (int)(length - 2 * bracketed), text + bracketed);
    const char *found = word_at(units, word), *other = word_at(unit_words, word);
    return (found && strlen(found) == strlen(word)) || (other && strlen(other) == strlen(word)) ||
           (length < sizeof word && (strstr(word, "/") || strstr(word, "^") || strstr(word, "°")));
}

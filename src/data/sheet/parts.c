/* parts - digits found between signs, marks and brackets. */
#include "data/sheet/parts.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "data/sheet/marks.h"

enum { FLAG_MOST = 3 };

size_t lc_blank_at(const char *at)
{
    if (*at == ' ' || *at == '\t')
        return 1;
    if (strncmp(at, "\xc2\xa0", 2) == 0)
        return 2;
    return strncmp(at, "\xe2\x80\x89", 3) == 0 || strncmp(at, "\xe2\x80\xaf", 3) == 0 ? 3 : 0;
}

static const char *skip_blanks(const char *at)
{
    for (size_t blank; (blank = lc_blank_at(at)) > 0;)
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

/* Bytes of the dash behind a decimal sign that says there are no cents: 5,- 5.-- 5:-; it is no minus. */
static size_t no_cents_at(const char *at, const lc_parts *p)
{
    static const char em[] = "\xe2\x80\x94";
    const bool colon = *at == ':';
    size_t length = colon;
    if (!colon && p->core[p->length - 1] != '.' && p->core[p->length - 1] != ',')
        return 0;
    while (minus_at(at + length) || strncmp(at + length, em, 3) == 0)
        length += minus_at(at + length) ? minus_at(at + length) : 3;
    return length > colon ? length : 0;
}

static bool take_mark(lc_parts *p, const char **at, const char *mark)
{
    if (!mark || *p->found.mark)
        return false;
    snprintf(p->found.mark, sizeof p->found.mark, "%s", mark);
    *at += strlen(mark);
    return true;
}

static const char *take_signs(lc_parts *p, const char *at)
{
    for (;;) {
        const size_t minus = minus_at(at);
        at = skip_blanks(at);
        if (minus && !p->negative) {
            p->negative = true;
            at += minus;
        } else if (!take_mark(p, &at, lc_currency_at(at))) {
            return *at == '+' && !p->negative ? at + 1 : at;
        }
    }
}

/* The digits and what groups them; the text after them. */
static const char *take_core(lc_parts *p, const char *at)
{
    while (p->length + 1 < LC_CORE_MOST) {
        const size_t blank = lc_blank_at(at), apostrophe = apostrophe_at(at), group = blank ? blank : apostrophe;
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

/* Fortran has d for numbers of double precision, and a point before it, or a sign and two digits behind it: 1.0D+02, 1D-05; 1D2
 * is a code. */
static const char *take_exponent(lc_parts *p, const char *at)
{
    const bool d = *at == 'd' || *at == 'D';
    if (*at != 'e' && *at != 'E' && !d)
        return at;
    const size_t sign = at[1] == '-' || at[1] == '+', digits = strspn(at + 1 + sign, "0123456789");
    if (d && p->points != 1 && !(sign && digits >= 2))
        return at;
    if (!digits || 1 + sign + digits >= sizeof p->exponent)
        return at;
    snprintf(p->exponent, sizeof p->exponent, "e%.*s", (int)(sign + digits), at + 1);
    return at + 1 + sign + digits;
}

static const char *take_scale(lc_parts *p, const char *at)
{
    static const char letters[] = "KMBT";
    const char letter = *at == 'k' ? 'K' : *at, *found = letter ? strchr(letters, letter) : NULL;
    if (!found || isalpha((unsigned char)at[1]) || strchr(".,", at[-1])) /* 7203.T is a name in Tokyo */
        return at;
    p->power = 3 * (int)(found - letters + 1);
    p->found.scaled = true;
    return at + 1;
}

/* K, M, B or T alone behind a blank, which may count or be a unit or a mark; 0: another text follows. */
static char letter_at(const char *at)
{
    const char *letter = skip_blanks(at);
    return letter > at && *letter && strchr("KkMBT", *letter) && !*skip_blanks(letter + 1) ? *letter : 0;
}

/* Bytes of a mark of quality after a number: a star or #, a letter after a blank, letters or a footnote in brackets: 8.0*,
 * 12.3 E, 12.3(p), 12.3[1]. */
static size_t flag_at(const char *at)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", more[] = "0123456789";
    const char *mark = skip_blanks(at);
    if (*mark == '*' || *mark == '#')
        return (size_t)(mark + 1 - at);
    if (mark > at && isalpha((unsigned char)*mark) && !isalnum((unsigned char)mark[1]) && (signed char)mark[1] >= 0)
        return (size_t)(mark + 1 - at);
    if (*mark != '(' && *mark != '[')
        return 0;
    size_t length = strspn(mark + 1, letters);
    if (length == 0 && *mark == '[')
        length = strspn(mark + 1, more);
    return length > 0 && length <= FLAG_MOST && mark[1 + length] == (*mark == '(' ? ')' : ']') ? (size_t)(mark + length + 2 - at)
                                                                                               : 0;
}

static char flag_letter(const char *at)
{
    const char *mark = skip_blanks(at);
    return *mark == '(' || *mark == '[' ? mark[1] : *mark;
}

/* Whatever may follow the digits: a unit, a minus, a mark of quality. */
static const char *take_end(lc_parts *p, const char *at)
{
    for (const char *before = NULL; before != at;) {
        before = at;
        const char *next = skip_blanks(at);
        if (take_mark(p, &next, lc_unit_at(next)) || take_mark(p, &next, lc_currency_at(next))) {
            at = next;
        } else if (minus_at(at) && !p->negative && !p->found.bracketed) {
            p->negative = true;
            at += minus_at(at);
        } else if (flag_at(at)) {
            next = at + flag_at(at);
            p->found.flag = p->found.flag ? p->found.flag : flag_letter(at);
            at = next;
        }
    }
    return skip_blanks(at);
}

bool lc_parts_read(lc_parts *p, const char *cell)
{
    memset(p, 0, sizeof *p);
    const char *at = skip_blanks(cell);
    if (*at != '(')
        at = take_signs(p, at);
    p->found.bracketed = *at == '(' && !p->negative;
    at = take_core(p, take_signs(p, at + p->found.bracketed));
    if (p->length == p->points + p->commas)
        return false;
    at = take_scale(p, take_exponent(p, at + no_cents_at(at, p)));
    p->found.letter = p->found.scaled ? 0 : letter_at(at);
    at = take_end(p, at);
    if (p->found.bracketed && *at == ')' && !p->negative) {
        p->negative = true;
        at = take_end(p, at + 1);
    } else if (p->found.bracketed) {
        return false;
    }
    return !*at;
}

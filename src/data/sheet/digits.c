/* digits - numbers in the digits of other scripts: of full width, Arabic, Persian, Devanagari, Bengali and Thai. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "data/sheet/text.h"

enum { LEAD_LEAST = 0xd9 }; /* the first byte of such letters */

/* The digit here, or the decimal sign of Arabic, a sign of full width, and its bytes; 0: there is none. */
static char digit_at(size_t *bytes, const char *at)
{
    static const struct {
        const char *lead;
        unsigned char zero;
    } scripts[] = {{"\xef\xbc", 0x90}, {"\xd9", 0xa0},     {"\xdb", 0xb0},
                   {"\xe0\xa5", 0xa6}, {"\xe0\xa7", 0xa6}, {"\xe0\xb9", 0x90}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        const size_t lead = strlen(scripts[i].lead);
        if (strncmp(at, scripts[i].lead, lead) != 0)
            continue;
        const int digit = (unsigned char)at[lead] - scripts[i].zero;
        *bytes = lead + 1;
        if (digit >= 0 && digit <= 9)
            return (char)('0' + digit);
    }
    return '\0';
}

/* What signs between such digits are: a point, a hyphen, a slash or a colon of full width, and the decimal sign of Arabic. */
static char sign_at(size_t *bytes, const char *at)
{
    static const char *const signs[] = {"．", "－", "／", "：", "٫"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(at, signs[i], strlen(signs[i])) == 0) {
            *bytes = strlen(signs[i]);
            return ".-/:."[i];
        }
    return '\0';
}

/* The beginning of a run of such digits and signs becomes ASCII; what is after it, NULL: none begins here. */
static const char *copy_run(char **to, const char *at)
{
    size_t bytes;
    const char *begin = at;
    for (;;) {
        const char digit = digit_at(&bytes, at), sign = digit ? '\0' : sign_at(&bytes, at);
        if (!digit && !(sign && (sign == '-' || at > begin) && digit_at(&(size_t){0}, at + bytes)))
            return at == begin ? NULL : at;
        *(*to)++ = digit ? digit : sign;
        at += bytes;
    }
}

/* The first such letter, or the end. */
static const char *find_lead(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at < LEAD_LEAST) {
        const size_t plain = lc_ascii_run(at, end);
        at += plain ? plain : 1;
    }
    return at;
}

/* Moves what has no such letter to its place; what is after it. */
static const char *copy_others(char **to, const char *at, const char *end)
{
    const size_t bytes = (size_t)(find_lead(at, end) - at);
    if (*to != at)
        memmove(*to, at, bytes);
    *to += bytes;
    return at + bytes;
}

void lc_text_plain_digits(char *text, lc_buffer *notes, const char *path)
{
    const char *end = text + strlen(text);
    char *to = text, first[31] = "";
    bool said = false;
    for (const char *at = text; (at = copy_others(&to, at, end)) < end;) {
        const bool unsaid = !said;
        if (unsaid) /* before it is another text */
            snprintf(first, sizeof first, "%.*s", (int)sizeof first - 1, at);
        const char *next = copy_run(&to, at);
        if (next && unsaid && next - at < (ptrdiff_t)sizeof first)
            first[next - at] = '\0';
        said |= next != NULL;
        if (!next)
            *to++ = *at;
        at = next ? next : at + 1;
    }
    *to = '\0';
    if (said)
        lc_buffer_line(notes, "%s: digits of another script are read as 0 to 9, as in '%s'", path, first);
}

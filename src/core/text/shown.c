/* shown - letters that steer terminals or are not seen, written as escapes. */
#include "core/shown.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <lanecast/base.h>

size_t lc_letter_length(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    size_t length = c[0] < 0x80                   ? 1
                    : c[0] >= 0xc2 && c[0] < 0xe0 ? 2
                    : c[0] >= 0xe0 && c[0] < 0xf0 ? 3
                    : c[0] >= 0xf0 && c[0] < 0xf5 ? 4
                                                  : 0;
    for (size_t i = 1; i < length; i++)
        if ((c[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (c[0] == 0xe0 && c[1] < 0xa0) || (c[0] == 0xf0 && c[1] < 0x90);
    bool beyond = (c[0] == 0xed && c[1] > 0x9f) || (c[0] == 0xf4 && c[1] > 0x8f);
    return overlong || beyond ? 0 : length;
}

char *lc_letter_put(char *to, uint32_t code)
{
    if (code < 0x80) {
        *to++ = (char)code;
    } else if (code < 0x800) {
        *to++ = (char)(0xc0 | code >> 6);
        *to++ = (char)(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        *to++ = (char)(0xe0 | code >> 12);
        *to++ = (char)(0x80 | (code >> 6 & 0x3f));
        *to++ = (char)(0x80 | (code & 0x3f));
    } else {
        *to++ = (char)(0xf0 | code >> 18);
        *to++ = (char)(0x80 | (code >> 12 & 0x3f));
        *to++ = (char)(0x80 | (code >> 6 & 0x3f));
        *to++ = (char)(0x80 | (code & 0x3f));
    }
    return to;
}

/* The code point of a letter of `length` bytes. */
static uint32_t decode(const char *text, size_t length)
{
    const unsigned char *c = (const unsigned char *)text;
    uint32_t point = length == 1 ? c[0] : c[0] & (0x7fU >> length);
    for (size_t i = 1; i < length; i++)
        point = point << 6 | (c[i] & 0x3fU);
    return point;
}

/* Controls of ASCII and C1, separators of lines, annotations, and Unicode's Default_Ignorable_Code_Point: what has no width,
 * joins, or orders a direction. */
static const uint32_t unseen[][2] = {{0x0, 0x1f},        {0x7f, 0x9f},       {0xad, 0xad},      {0x34f, 0x34f},
                                     {0x61c, 0x61c},     {0x115f, 0x1160},   {0x17b4, 0x17b5},  {0x180b, 0x180f},
                                     {0x200b, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x206f},  {0x3164, 0x3164},
                                     {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},  {0xfff0, 0xfffb},
                                     {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};

static bool is_unseen(uint32_t point)
{
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen && unseen[i][0] <= point; i++)
        if (point <= unseen[i][1])
            return true;
    return false;
}

/* A letter (length 0: a byte that begins none), or what is written for it; its bytes. */
static int spell(char *out, size_t size, const char *text, size_t length)
{
    static const char named[] = "\a\b\t\n\v\f\r", names[] = "abtnvfr";
    const uint32_t point = length ? decode(text, length) : (unsigned char)*text;
    const char *found = point && point < 0x20 ? strchr(named, (int)point) : NULL;
    if (found)
        return snprintf(out, size, "\\%c", names[found - named]);
    if (length == 0 || (length == 1 && is_unseen(point)))
        return snprintf(out, size, "\\x%02x", (unsigned)point);
    if (is_unseen(point))
        return snprintf(out, size, point > 0xffff ? "\\U%08x" : "\\u%04x", (unsigned)point);
    return snprintf(out, size, "%.*s", (int)length, text);
}

void lc_shown(char *out, size_t size, const char *text)
{
    char letter[16];
    size_t used = 0;
    while (*text) {
        const size_t length = lc_letter_length(text), bytes = (size_t)spell(letter, sizeof letter, text, length);
        if (bytes + 1 > size - used)
            break;
        memcpy(out + used, letter, bytes);
        used += bytes;
        text += length ? length : 1;
    }
    out[used] = '\0';
}

enum { END = 160, SPELLED = 4 * END }; /* bytes of the end of a text that is too long; those that it may have with escapes */

static ssize_t keep_last(void *end, const char *bytes, size_t count)
{
    char *last = end;
    const size_t some = count < END ? count : END;
    memmove(last, last + some, END - some);
    memcpy(last + END - some, bytes + count - some, some);
    return (ssize_t)count;
}

/* The beginning of a text that is too long, and its end, where messages say what to do. */
static void show_ends(char *out, size_t size, const char *raw, const char *format, va_list arguments)
{
    char last[END + 1] = "", *end = last;
    FILE *stream = fopencookie(last, "w", (cookie_io_functions_t){.write = keep_last});
    if (stream) {
        vfprintf(stream, format, arguments);
        fclose(stream);
    }
    while (((unsigned char)*end & 0xc0) == 0x80)
        end++;
    lc_shown(out, size - SPELLED - 8, raw);
    const size_t used = strlen(out);
    lc_shown(out + used, size - used, " ... ");
    lc_shown(out + used + 5, size - used - 5, end);
}

void lc_shown_format(char *out, size_t size, const char *format, va_list arguments)
{
    char raw[LC_TEXT_MAX];
    va_list again;
    va_copy(again, arguments);
    if (vsnprintf(raw, sizeof raw, format, arguments) < (int)sizeof raw)
        lc_shown(out, size, raw);
    else
        show_ends(out, size, raw, format, again);
    va_end(again);
}

/* Letters of East Asia and pictures, which take two columns of a terminal: UAX 11, wide and full. */
static const uint32_t wide[][2] = {{0x1100, 0x115f},  {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xa960, 0xa97f},
                                   {0xac00, 0xd7a3},  {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
                                   {0xffe0, 0xffe6},  {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff},
                                   {0x20000, 0x3fffd}};

/* Bytes of the letter that begins here, and its columns. */
static size_t measure(size_t *columns, const char *text)
{
    const size_t length = lc_letter_length(text);
    const uint32_t point = length ? decode(text, length) : 0;
    *columns = point >= 0x300 && point <= 0x36f ? 0 : 1; /* an accent is above the letter before it */
    for (size_t i = 0; i < sizeof wide / sizeof *wide && wide[i][0] <= point; i++)
        if (point <= wide[i][1])
            *columns = 2;
    return length ? length : 1;
}

size_t lc_columns(const char *text)
{
    size_t columns, sum = 0;
    for (; *text; sum += columns)
        text += measure(&columns, text);
    return sum;
}

/* Behind the letters that fill at most that many columns. */
static char *after(char *text, size_t most)
{
    size_t columns, bytes;
    for (; *text && (bytes = measure(&columns, text), columns <= most); most -= columns)
        text += bytes;
    return text;
}

void lc_shown_short(char *out, size_t size, const char *text, size_t most)
{
    lc_shown(out, size, text);
    if (lc_columns(out) <= most)
        return;
    const size_t tail = (most - 2) / 2;
    char *head = after(out, most - 2 - tail), *end = head;
    for (size_t columns, left = lc_columns(end); left > tail; left -= columns)
        end += measure(&columns, end);
    memmove(head + 2, end, strlen(end) + 1);
    head[0] = head[1] = '.';
}

/* unquote - tables of which each line was saved as one cell in quotes: "2021-01-04,""a"",5". */
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/text.h"
#include "data/sheet/text.h"
#include "data/time/time.h"

static const char separators[] = ",;\t|";

static const char *end_of(const char *line)
{
    return line + strcspn(line, "\r\n");
}

/* Whether a line is in quotes as a whole, those in it written twice. */
static bool is_one_cell(const char *line)
{
    const char *end = end_of(line);
    if (end < line + 2 || *line != '"' || end[-1] != '"')
        return false;
    for (const char *at = line + 1; at < end - 1; at++)
        if (*at == '"' && (at + 1 == end - 1 || *++at != '"'))
            return false;
    return true;
}

static size_t count_in(const char *line, char letter)
{
    size_t count = 0;
    for (const char *end = end_of(line); line < end; line++)
        count += *line == letter;
    return count;
}

/* Whether the first cell in a line is a time: a number in quotes may have a comma too. */
static bool begins_with_time(const char *line, char separator)
{
    char cell[64];
    const char *end = strchr(line, separator);
    snprintf(cell, sizeof cell, "%.*s", (int)(end - line - 1), line + 1);
    return (size_t)(end - line) <= sizeof cell && lc_time_looks(cell);
}

/* Whether all lines are one cell each, with what separates the names in the first, and a time in front of the second. */
static bool is_quoted(const char *text)
{
    const char *second = lc_text_next_line(text), *sign = text + strcspn(text, separators);
    if (!*second || sign >= end_of(text) || !count_in(second, *sign) || !begins_with_time(second, *sign))
        return false;
    for (const char *line = text; *line; line = lc_text_next_line(line))
        if (end_of(line) > line && (!is_one_cell(line) || count_in(line, *sign) < count_in(text, *sign)))
            return false;
    return true;
}

void lc_text_unquote(char *text, lc_buffer *notes, const char *path)
{
    text += lc_text_begins(text, "\xef\xbb\xbf") ? 3 : 0; /* its byte-order mark stays */
    char *to = text;
    if (!is_quoted(text))
        return;
    for (const char *line = text, *next; *line; line = next) {
        next = lc_text_next_line(line);
        for (const char *at = line + 1, *end = end_of(line) - 1; at < end; at++) {
            *to++ = *at;
            at += *at == '"';
        }
        *to++ = '\n';
    }
    *to = '\0';
    lc_buffer_line(notes, "%s: each line is in quotes, as one cell: they are taken off", path);
}

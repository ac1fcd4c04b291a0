/* frame - tables that Polars, DuckDB and others print in a frame of lines: as text between bars, without their types. */
#include <string.h>

#include "core/text.h"
#include "data/sheet/text.h"

/* Where in the frame a line is. */
typedef enum part { ABOVE, HEAD, TYPES, BODY, FOOT } part;

/* Letters of frames, thin, heavy and double: between cells, across, and where lines begin. */
static const char *const bar[] = {"│", "┆", "┃", "║", NULL};
static const char *const across[] = {"─", "━", "═", NULL};
static const char *const top[] = {"┌", "╭", "┍", "┏", "╒", "╔", NULL};
static const char *const middle[] = {"├", "╞", "┝", "┣", "╠", NULL};
static const char *const bottom[] = {"└", "╰", "┕", "┗", "╘", "╚", NULL};
enum { LINE = sizeof "│" - 1 }; /* bytes of each */

static size_t blanks(const char *text)
{
    return strspn(text, " \t");
}

/* The length of the word that a text begins with, of a list that ends with NULL; 0: none. */
static size_t begins_with(const char *text, const char *const *words)
{
    while (*words && !lc_text_begins(text, *words))
        words++;
    return *words ? strlen(*words) : 0;
}

/* The line that opens a frame, at the beginning or below the shape that Polars prints; NULL without one. */
static const char *find_frame(const char *text)
{
    text += strspn(text, " \t\r\n");
    if (lc_text_begins(text, "shape: ("))
        text = lc_text_next_line(text);
    text += blanks(text);
    return begins_with(text, top) && begins_with(text + LINE, across) ? text : NULL;
}

static bool is_bar(const char *at)
{
    return begins_with(at, bar);
}

/* Whether all cells of a line between bars are one of some words. */
static bool all_are(const char *line, const char *const *words)
{
    const size_t end = strcspn(line, "\r\n");
    for (const char *at = line; at < line + end;) {
        const size_t word = begins_with(at, words);
        if (!word && !is_bar(at) && *at != ' ')
            return false;
        at += word ? word : is_bar(at) ? LINE : 1;
    }
    return true;
}

/* What a line of the frame makes of those below it. */
static part after(part at, const char *line)
{
    static const char *const marks[] = {"---", NULL};
    if (at == HEAD && all_are(line, marks))
        return TYPES;
    if (begins_with(line, top))
        return HEAD;
    if (begins_with(line, middle))
        return memmem(line, strcspn(line, "\n"), "┴", strlen("┴")) ? FOOT : BODY;
    return begins_with(line, bottom) ? FOOT : at;
}

/* The cells of a line, bars between them, without those at its ends. Returns the end of what was written. */
static char *put_cells(char *to, const char *line)
{
    const char *end = line + strcspn(line, "\r\n"), *at = line + LINE;
    char *last = NULL;
    while (at < end) {
        const bool ends = is_bar(at);
        last = ends ? to : last;
        *to++ = ends ? '|' : *at;
        at += ends ? LINE : 1;
    }
    return last ? last : to;
}

/* How many lines of names are in the head: DuckDB has the types in a second one. */
static size_t count_head(const char *frame)
{
    size_t lines = 0;
    for (const char *line = lc_text_next_line(frame); is_bar(line + blanks(line)); line = lc_text_next_line(line))
        lines++;
    return lines;
}

lc_status lc_text_unframe(char *text, const char *path)
{
    static const char *const elided[] = {"…", "·", NULL};
    const char *frame = find_frame(text), *end;
    if (!frame || strchr(frame, '|'))
        return LC_OK;
    const bool typed = count_head(frame) == 2;
    char *to = text;
    part at = ABOVE;
    size_t names = 0;
    for (const char *line = text; *line; line = end) {
        end = lc_text_next_line(line);
        const char *first = line + blanks(line);
        const part was = at;
        at = after(at, first);
        if (at == BODY && is_bar(first) && all_are(first, elided))
            return lc_fail(LC_E_DATA, "%s: a print of a table in which rows are left out ('%s'); write all of it as CSV", path,
                           lc_text_begins(first + LINE + 1, "·") ? "·" : "…");
        names += at == HEAD && was == HEAD;
        if (is_bar(first) && (at == BODY || (at == HEAD && !(typed && names == 2))))
            to = put_cells(to, first);
        *to = '\n';
        to += end > line && strchr("\r\n", end[-1]);
    }
    *to = '\0';
    return LC_OK;
}

/* invisible - marks in a text that nobody sees: the direction of writing, places to break a word, byte-order marks within; and
 * blanks that do not break beside what separates cells. */
#include <string.h>

#include "core/counted.h"
#include "data/sheet/text.h"

/* Of three bytes of UTF-8: U+200B, U+200E, U+200F, U+202A to U+202E, U+2060, U+2066 to U+2069, U+FEFF. Joiners shape letters. */
static bool is_mark(const unsigned char *at)
{
    if (at[0] == 0xef)
        return at[1] == 0xbb && at[2] == 0xbf;
    if (at[0] != 0xe2)
        return false;
    return at[1] == 0x80 ? at[2] == 0x8b || at[2] == 0x8e || at[2] == 0x8f || (at[2] >= 0xaa && at[2] <= 0xae)
                         : at[1] == 0x81 && (at[2] == 0xa0 || (at[2] >= 0xa6 && at[2] <= 0xa9));
}

static bool is_edge(char letter)
{
    return !letter || strchr(" \t\r\n,;|\"", letter);
}

/* U+00A0 beside a separator, which it would make a part of the cell. */
static bool is_blank(const char *text, const char *at)
{
    if ((unsigned char)at[0] != 0xc2 || (unsigned char)at[1] != 0xa0)
        return false;
    return at == text || is_edge(at[-1]) || is_edge(at[2]);
}

void lc_text_drop_invisible(char *text, lc_buffer *notes, const char *path)
{
    size_t marks = 0;
    if (!strstr(text, "\xc2\xa0") && !strstr(text, "\xe2\x80") && !strstr(text, "\xe2\x81") && !strstr(text, "\xef\xbb\xbf"))
        return;
    text += strncmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* its byte-order mark stays */
    char *to = text;
    for (const char *at = text; *at;) {
        if (is_mark((const unsigned char *)at)) {
            marks++;
            at += 3;
        } else if (is_blank(text, at)) {
            *to++ = ' ';
            at += 2;
        } else
            *to++ = *at++;
    }
    *to = '\0';
    if (marks)
        lc_buffer_line(notes, "%s: %s passed over (U+200E and others)", path, lc_counted(marks, "invisible mark").text);
}

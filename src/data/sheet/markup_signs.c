/* markup_signs - by what text that is no table of cells is known. */
#include "data/sheet/markup_signs.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"

enum { PROSE_LINES = 100, HEAD_LINES = 1000 }; /* that are looked at */

const char *lc_text_beginning(const char *text)
{
    text += lc_text_begins(text, "\xef\xbb\xbf") ? 3 : 0;
    return text + strspn(text, " \t\r\n");
}

bool lc_is_page(const char *text)
{
    static const char *const page[] = {"<!doctype html", "<html"};
    for (size_t i = 0; i < sizeof page / sizeof *page; i++)
        if (strncasecmp(text, page[i], strlen(page[i])) == 0)
            return true;
    return *text == '<' && (isalpha((unsigned char)text[1]) || text[1] == '!') && strcasestr(text, "<table") &&
           strcasestr(text, "<tr");
}

static size_t length_of(const char *text)
{
    size_t length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1]))
        length--;
    return length;
}

bool lc_is_lfs(const char *text)
{
    return lc_text_begins(text, "version https://git-lfs.github.com/spec/");
}

/* A word in brackets is the title of a section. */
bool lc_is_json(const char *text)
{
    const size_t length = length_of(text);
    const char last = length ? text[length - 1] : '\0', *value = text + (length > 0);
    value += strspn(value, " \t\r\n");
    const bool titled = isalpha((unsigned char)*value) && !lc_text_begins(value, "true") && !lc_text_begins(value, "false") &&
                        !lc_text_begins(value, "null") && !lc_text_begins(value, "NaN");
    return (*text == '{' && last == '}') || (*text == '[' && last == ']' && !titled && *value != '$');
}

bool lc_is_json_lines(const char *text)
{
    return lc_is_json(text) && (strstr(text, "}\n{") || strstr(text, "}\r\n{") || strstr(text, "]\n["));
}

bool lc_is_xml(const char *text)
{
    const size_t length = length_of(text);
    return strncasecmp(text, "<?xml", 5) == 0 ||
           (*text == '<' && isalpha((unsigned char)text[1]) && text[length - 1] == '>' && strstr(text, "</"));
}

/* Meter readings of the Australian market: a meter's record, then one for each of its days. */
bool lc_is_nem12(const char *text)
{
    const char *next = lc_text_begins(text, "200,") ? strchr(text, '\n') : NULL;
    return lc_text_begins(text, "100,NEM12,") ||
           (next && lc_text_begins(next + 1, "300,20") && strspn(next + 5, "0123456789") == 8);
}

/* A line of the head is the title of a section of a configuration, and nothing before it is a row. */
bool lc_is_configuration(const char *text)
{
    static const char *const section[] = {"[data]", "[window]", "[classes]", "[model]", "[train]", "[run]", "[sweep]"};
    while (*text == ';' || *text == '#') {
        text += strcspn(text, "\n");
        text = lc_text_beginning(text);
    }
    for (size_t i = 0; i < sizeof section / sizeof *section; i++)
        if (lc_text_begins(text, section[i]) && strchr(" \t\r\n", text[strlen(section[i])]))
            return true;
    return false;
}

/* Whether one of the first lines begins with words, which a text has in any case. */
static bool has_line(const char *text, const char *words)
{
    size_t lines = 0;
    for (const char *next = text; *next && lines < HEAD_LINES; next += *next == '\n', lines++) {
        if (strncasecmp(next, words, strlen(words)) == 0)
            return true;
        next += strcspn(next, "\n");
    }
    return false;
}

bool lc_is_wiki(const char *text)
{
    return has_line(text, "{|") && has_line(text, "|-");
}

bool lc_is_latex(const char *text)
{
    return has_line(text, "\\begin{tabular") || has_line(text, "\\begin{longtable") || lc_text_begins(text, "\\begin{") ||
           lc_text_begins(text, "\\documentclass");
}

bool lc_is_sql(const char *text)
{
    return has_line(text, "INSERT INTO ") || has_line(text, "CREATE TABLE ") ||
           (has_line(text, "COPY ") && strstr(text, "FROM stdin;"));
}

/* Whether a line begins with a key: words of letters, digits and blanks before a colon. */
static bool has_key(const char *line)
{
    const size_t key = strcspn(line, ":,;\t\r\n");
    return key && line[key] == ':' && strchr(" \r\n", line[key + 1]);
}

/* A line of YAML: a key, an item of a list, a comment, the mark of a beginning or an end, nothing. */
static bool is_yaml_line(const char *line)
{
    line += strspn(line, " ");
    return strchr("#\r\n", *line) || lc_text_begins(line, "- ") || lc_text_begins(line, "---") || lc_text_begins(line, "...") ||
           has_key(line);
}

/* Marked as such, and no line of the head is another: a table may be below a line of dashes, or below words that are YAML. */
bool lc_is_yaml(const char *text)
{
    const bool item = lc_text_begins(text, "- ") && text[2 + strcspn(text + 2, " :\n")] == ':';
    size_t lines = 0;
    if (lc_text_begins(text, "%YAML"))
        return true;
    if (!item && !lc_text_begins(text, "---\n") && !lc_text_begins(text, "---\r\n"))
        return false;
    for (const char *line = text; *line && lines < HEAD_LINES; line += *line == '\n', lines++) {
        if (!is_yaml_line(line))
            return false;
        line += strcspn(line, "\n");
    }
    return true;
}

bool lc_is_prose(const char *text)
{
    size_t lines = 0, numbered = 0;
    for (const char *next = text; *next && lines < PROSE_LINES; next += *next == '\n') {
        const size_t length = strcspn(next, "\n"), digit = strcspn(next, "0123456789\n");
        lines += next[strspn(next, " \t\r")] != '\n' && length > 0;
        numbered += digit < length;
        next += length;
    }
    return lines >= 5 && 4 * numbered < lines;
}

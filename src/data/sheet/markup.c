/* markup - text that is not a table of cells, refused by name: JSON, web pages, XML, wiki and LaTeX, SQL, YAML, configurations,
 * records of several kinds. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"
#include "data/sheet/text.h"

enum { PROSE_LINES = 100, HEAD_LINES = 1000 }; /* that are looked at */

static lc_status refuse_json(const char *path, bool lines)
{
    return lc_fail(LC_E_DATA,
                   "%s: JSON, not a table of cells; in Python: pandas.read_json(\"%s\"%s).to_csv(\"x.csv\", index=False)", path,
                   path, lines ? ", lines=True" : "");
}

/* Meter readings of the Australian market: a meter's record, then one for each of its days. */
static bool is_nem12(const char *text)
{
    const char *next = lc_text_begins(text, "200,") ? strchr(text, '\n') : NULL;
    return lc_text_begins(text, "100,NEM12,") ||
           (next && lc_text_begins(next + 1, "300,20") && strspn(next + 5, "0123456789") == 8);
}

static lc_status refuse_nem12(const char *path)
{
    return lc_fail(LC_E_DATA,
                   "%s: NEM12, records of several kinds, not a table of cells: awk -F, 'BEGIN{print \"meter,time,value\"} "
                   "$1==200{s=$2\" \"$5;m=$9} $1==300{for(i=0;i<1440/m;i++)printf \"%%s,%%s %%02d:%%02d,%%s\\n\",s,$2,"
                   "int(i*m/60),i*m%%60,$(i+3)}' FILE > x.csv makes one, whose --zone is +10:00",
                   path);
}

/* After a mark of UTF-8 and blanks. */
static const char *beginning(const char *text)
{
    text += lc_text_begins(text, "\xef\xbb\xbf") ? 3 : 0;
    return text + strspn(text, " \t\r\n");
}

bool lc_is_page(const char *text)
{
    static const char *const page[] = {"<!doctype html", "<html"};
    text = beginning(text);
    for (size_t i = 0; i < sizeof page / sizeof *page; i++)
        if (strncasecmp(text, page[i], strlen(page[i])) == 0)
            return true;
    return *text == '<' && (isalpha((unsigned char)text[1]) || text[1] == '!') && strcasestr(text, "<table");
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

static bool is_wiki(const char *text)
{
    return has_line(text, "{|") && has_line(text, "|-");
}

static bool is_latex(const char *text)
{
    return has_line(text, "\\begin{tabular") || has_line(text, "\\begin{longtable") || lc_text_begins(text, "\\begin{") ||
           lc_text_begins(text, "\\documentclass");
}

static bool is_sql(const char *text)
{
    return has_line(text, "INSERT INTO ") || has_line(text, "CREATE TABLE ") ||
           (has_line(text, "COPY ") && strstr(text, "FROM stdin;"));
}

/* A mark of its beginning, or an item of a list whose word is before a colon. */
static bool is_yaml(const char *text)
{
    const size_t word = lc_text_begins(text, "- ") ? strcspn(text + 2, " :\n") : 0;
    return lc_text_begins(text, "---\n") || lc_text_begins(text, "---\r\n") || lc_text_begins(text, "%YAML") ||
           (word && lc_text_begins(text + 2 + word, ": "));
}

/* A line of the head is the title of a section of a configuration, and nothing before it is a row. */
static bool is_configuration(const char *text)
{
    static const char *const section[] = {"[data]", "[window]", "[classes]", "[model]", "[train]", "[run]", "[sweep]"};
    while (*text == ';' || *text == '#') {
        text += strcspn(text, "\n");
        text = beginning(text);
    }
    for (size_t i = 0; i < sizeof section / sizeof *section; i++)
        if (lc_text_begins(text, section[i]) && strchr(" \t\r\n", text[strlen(section[i])]))
            return true;
    return false;
}

/* What ends lines elsewhere, where no line feed and no return does. */
static const char *odd_line_end(const char *text)
{
    static const char *const end[][2] = {{"\xe2\x80\xa8", "U+2028"}, {"\xc2\x85", "U+0085"}, {"\v", "U+000B"}, {"\f", "U+000C"}};
    for (size_t i = 0; i < sizeof end / sizeof *end && !strpbrk(text, "\r\n"); i++)
        if (strstr(text, end[i][0]))
            return end[i][1];
    return NULL;
}

static size_t length_of(const char *text)
{
    size_t length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1]))
        length--;
    return length;
}

static bool is_json(const char *text)
{
    const size_t length = length_of(text);
    const char last = length ? text[length - 1] : '\0';
    return (*text == '{' && last == '}') || (*text == '[' && last == ']');
}

static bool is_xml(const char *text)
{
    return strncasecmp(text, "<?xml", 5) == 0;
}

const char *lc_markup_name(const char *text)
{
    text = beginning(text);
    return lc_is_page(text) ? "a web page"
           : is_wiki(text)  ? "a page of a wiki"
           : is_json(text)  ? "JSON"
           : is_xml(text)   ? "XML"
                            : NULL;
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

/* Tables of other signs than those of a table of cells. */
static lc_status refuse_marked(const char *text, const char *path)
{
    if (is_wiki(text))
        return lc_fail(LC_E_DATA,
                       "%s: a table in the signs of a wiki, not a table of cells: copy it from the page that shows it into a "
                       "spreadsheet and save that as CSV, or in Python: pandas.read_html(\"ADDRESS\")[0].to_csv(\"x.csv\", "
                       "index=False)",
                       path);
    if (is_latex(text))
        return lc_fail(LC_E_DATA,
                       "%s: LaTeX, not a table of cells: sed -n 's/ *\\\\\\\\.*//; / *& */s//;/gp' %s > x.csv makes one", path,
                       path);
    if (is_sql(text))
        return lc_fail(LC_E_DATA,
                       "%s: SQL, not a table of cells: load it into a database and write the table as CSV: sqlite3 -header -csv "
                       "x.db 'SELECT * FROM TABLE' > x.csv",
                       path);
    if (is_yaml(text))
        return lc_fail(LC_E_DATA,
                       "%s: YAML, not a table of cells; in Python: "
                       "pandas.json_normalize(yaml.safe_load(open(\"%s\"))).to_csv(\"x.csv\", index=False)",
                       path, path);
    return LC_OK;
}

lc_status lc_refuse_markup(const char *text, const char *path)
{
    text = beginning(text);
    CHECK(refuse_marked(text, path));
    if (odd_line_end(text))
        return lc_fail(LC_E_DATA, "%s: its lines end with %s, not with a line feed: save it with plain ends of lines", path,
                       odd_line_end(text));
    if (is_configuration(text))
        return lc_fail(LC_E_DATA, "%s: a configuration, not data: lanecast train %s trains it, lanecast config check %s shows it",
                       path, path, path);
    if (is_json(text))
        return refuse_json(path, strstr(text, "}\n{") || strstr(text, "}\r\n{") || strstr(text, "]\n["));
    if (lc_is_page(text))
        return lc_fail(LC_E_DATA,
                       "%s: a web page, not a table: load the file that it links to, or in Python: "
                       "pandas.read_html(\"%s\")[0].to_csv(\"x.csv\", index=False)",
                       path, path);
    if (is_nem12(text))
        return refuse_nem12(path);
    if (is_xml(text))
        return lc_fail(LC_E_DATA,
                       "%s: XML, not a table of cells; in Python: pandas.read_xml(\"%s\").to_csv(\"x.csv\", index=False)", path,
                       path);
    return LC_OK;
}

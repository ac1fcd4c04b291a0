/* markup - text that is not a table of cells, refused by name: JSON, web pages, XML, wiki and LaTeX, SQL, YAML, configurations,
 * records of several kinds. */
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "data/sheet/markup_signs.h"
#include "data/sheet/text.h"

#define WAY_PANDAS(READ) ", not a table of cells; in Python: pandas." READ "("

/* What a text is, and the way to a table: of two parts the path is between. */
typedef struct kind {
    const char *name;
    bool (*is)(const char *text);
    const char *way, *rest;
} kind;

/* In the order in which they are tried: {| begins a table of a wiki, and JSON too. */
static const kind kinds[] = {
    {"a web page", lc_is_page, ", not a table: load the file that it links to, or in Python: pandas.read_html(",
     ")[0].to_csv(\"x.csv\", index=False)"},
    {"a table in the signs of a wiki", lc_is_wiki,
     ", not a table of cells: copy it from the page that shows it into a spreadsheet and save that as CSV, or in Python: "
     "pandas.read_html(\"ADDRESS\")[0].to_csv(\"x.csv\", index=False)",
     NULL},
    {"JSON", lc_is_json_lines, WAY_PANDAS("read_json"), ", lines=True).to_csv(\"x.csv\", index=False)"},
    {"JSON", lc_is_json, WAY_PANDAS("read_json"), ").to_csv(\"x.csv\", index=False)"},
    {"XML", lc_is_xml, WAY_PANDAS("read_xml"), ").to_csv(\"x.csv\", index=False)"},
    {"a pointer of Git LFS", lc_is_lfs, ", not the file itself: git lfs pull loads it", NULL},
    {"NEM12", lc_is_nem12,
     ", records of several kinds, not a table of cells: awk -F, 'BEGIN{print \"meter,time,value\"} "
     "$1==200{s=$2\" \"$5;m=$9} $1==300{for(i=0;i<1440/m;i++)printf \"%s,%s %02d:%02d,%s\\n\",s,$2,"
     "int(i*m/60),i*m%60,$(i+3)}' ",
     " > x.csv makes one, whose --zone is +10:00"},
    {"a configuration", lc_is_configuration, ", not data: lanecast train trains it, and lanecast config check shows it", NULL},
    {"LaTeX", lc_is_latex, ", not a table of cells: sed -n 's/ *\\\\\\\\.*//; / *& */s//;/gp' ", " > x.csv makes one"},
    {"SQL", lc_is_sql,
     ", not a table of cells: load it into a database and write the table as CSV: sqlite3 -header -csv x.db 'SELECT * FROM "
     "TABLE' "
     "> x.csv",
     NULL},
    {"YAML", lc_is_yaml, ", not a table of cells; in Python: pandas.json_normalize(yaml.safe_load(open(",
     "))).to_csv(\"x.csv\", index=False)"}};

/* NULL: of none. */
static const kind *kind_of(const char *text)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].is(text))
            return &kinds[i];
    return NULL;
}

const char *lc_markup_name(const char *text)
{
    const kind *k = kind_of(lc_text_beginning(text));
    return k ? k->name : NULL;
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

/* As a shell and Python read it. */
static lc_typed quoted(const char *path)
{
    lc_typed t;
    if (!strchr(path, '\'') || strpbrk(path, "\"$`\\"))
        return lc_typed_word(path);
    snprintf(t.text, sizeof t.text, "\"%s\"", path);
    return t;
}

lc_status lc_refuse_markup(const char *text, const char *path)
{
    text = lc_text_beginning(text);
    const kind *k = kind_of(text);
    if (k)
        return lc_fail(LC_E_DATA, "%s: %s%s%s%s", path, k->name, k->way, k->rest ? quoted(path).text : "",
                       k->rest ? k->rest : "");
    if (odd_line_end(text))
        return lc_fail(LC_E_DATA, "%s: its lines end with %s, not with a line feed: save it with plain ends of lines", path,
                       odd_line_end(text));
    return LC_OK;
}

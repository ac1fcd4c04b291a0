/* page - lines and tables, as text or as HTML. */
#include "cli/page.h"

#include "cli/page/html.h"
#include "core/buffer.h"
#include "core/mem.h"
#include "core/shown.h"

#include <string.h>

enum { LEFT = 12 /* where what a fact says begins */, PIECE = 200 /* bytes of a long text that are shown at once */ };

/* What is open at the end of a page, and is closed by whatever is not a part of it. */
typedef enum open_part { NOTHING, FACTS } open_part;

struct lc_page {
    lc_buffer text, contents; /* contents: links to the sections */
    size_t contents_at;       /* of the text, where they belong: before the first section */
    size_t sections;
    open_part open;
    size_t tables;
    bool warnings; /* alone, as plain lines */
};

static void leave(lc_page *page, open_part wanted)
{
    if (page->open == wanted)
        return;
    lc_buffer_add(&page->text, wanted == FACTS ? "<dl>\n" : "</div>\n</dl>\n");
    page->open = wanted;
}

/* <tag>text</tag> */
static void put(lc_page *page, const char *begins, const char *text, const char *ends)
{
    lc_buffer_add(&page->text, begins);
    lc_html_text(&page->text, text);
    lc_buffer_add(&page->text, ends);
}

lc_status lc_page_new(lc_page **out, const char *title)
{
    lc_page *page = NULL;
    CHECK(lc_new(&page, 1, sizeof *page));
    lc_html_begin(&page->text, title);
    *out = page;
    return LC_OK;
}

lc_status lc_page_new_warnings(lc_page **out)
{
    CHECK(lc_new(out, 1, sizeof **out));
    (*out)->warnings = true;
    return LC_OK;
}

void lc_page_free(lc_page *page)
{
    if (!page)
        return;
    lc_buffer_free(&page->text);
    lc_buffer_free(&page->contents);
    lc_free(page);
}

lc_status lc_page_take(char **out, lc_page *page)
{
    lc_status status = LC_OK;
    char *text = NULL, *contents = NULL;
    lc_buffer whole = {0};
    if (page->warnings)
        return lc_buffer_take(out, &page->text);
    leave(page, NOTHING);
    lc_html_end(&page->text, page->sections > 0);
    const size_t at = page->sections ? page->contents_at : page->text.length;
    TRY(lc_buffer_take(&text, &page->text));
    TRY(lc_buffer_take(&contents, &page->contents));
    lc_buffer_bytes(&whole, text, at);
    if (*contents)
        lc_html_contents(&whole, contents);
    lc_buffer_add(&whole, text + at);
    TRY(lc_buffer_take(out, &whole));
done:
    lc_buffer_free(&whole);
    lc_free(text);
    lc_free(contents);
    return status;
}

/* --- words ----------------------------------------------------------------------------------------------------------- */

/* Its heading is what the contents lead to. */
static void begin_section(lc_page *page, const char *title)
{
    if (page->sections++ == 0)
        page->contents_at = page->text.length;
    else
        lc_buffer_add(&page->text, "</section>\n");
    lc_buffer_format(&page->text, "<section aria-labelledby=\"part%zu\">\n", page->sections);
    lc_buffer_format(&page->contents, "<li><a href=\"#part%zu\">", page->sections);
    lc_html_text(&page->contents, title);
    lc_buffer_add(&page->contents, "</a></li>\n");
}

void lc_page_heading(lc_page *page, int level, const char *format, ...)
{
    char text[LC_TEXT_MAX], begins[LC_NAME_MAX], ends[LC_NAME_MAX];
    if (!page)
        return;
    LC_SHOWN_ARGUMENTS(text, format);
    leave(page, NOTHING);
    snprintf(begins, sizeof begins, "<h%d>", level);
    if (level == 2) {
        begin_section(page, text);
        snprintf(begins, sizeof begins, "<h2 id=\"part%zu\">", page->sections);
    }
    snprintf(ends, sizeof ends, "</h%d>\n", level);
    put(page, begins, text, ends);
}

void lc_page_line(lc_page *page, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    LC_SHOWN_ARGUMENTS(text, format);
    if (!page) {
        lc_print_wrapped(stdout, text, 0);
        return;
    }
    if (page->warnings)
        return;
    leave(page, NOTHING);
    put(page, "<p>", text, "</p>\n");
}

void lc_page_warn(lc_page *page, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    LC_SHOWN_ARGUMENTS(text, format);
    if (!page) {
        lc_page_line(NULL, "Warning: %s", text);
        return;
    }
    if (page->warnings) {
        lc_buffer_line(&page->text, "Warning: %s", text);
        return;
    }
    leave(page, NOTHING);
    put(page, "<p class=\"warning\"><strong>Warning:</strong> ", text, "</p>\n");
}

void lc_page_lines(lc_page *page, const char *text)
{
    char line[LC_TEXT_MAX];
    if (page) {
        leave(page, NOTHING);
        lc_buffer_add(&page->text, "<ul>\n");
    }
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        snprintf(line, sizeof line, "%.*s", (int)length, text);
        if (page)
            put(page, "<li>", line, "</li>\n");
        else
            lc_print_wrapped(stdout, line, 0);
    }
    if (page)
        lc_buffer_add(&page->text, "</ul>\n");
}

static void begin_fact(lc_page *page, const char *name)
{
    if (*name && page->open == FACTS)
        lc_buffer_add(&page->text, "</div>\n");
    leave(page, FACTS);
    if (*name)
        put(page, "<div><dt>", name, "</dt>");
}

void lc_page_fact(lc_page *page, const char *name, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    LC_SHOWN_ARGUMENTS(text, format);
    if (!page) {
        printf("%-*s", LEFT, name);
        lc_print_wrapped(stdout, text, LEFT);
        return;
    }
    begin_fact(page, name);
    put(page, "<dd>", text, "</dd>");
}

void lc_page_path(lc_page *page, const char *name, const char *path)
{
    char text[LC_TEXT_MAX];
    lc_shown(text, sizeof text, path);
    if (page)
        lc_page_fact(page, name, "%s", text);
    else
        printf("%-*s%s\n", LEFT, name, text);
}

/* Bytes to the next blank that is not within quotes. */
static size_t shell_word(const char *text, size_t most)
{
    size_t length = 0;
    char quote = 0;
    for (; length < most && (quote || text[length] != ' '); length++)
        if (text[length] == '\\' && quote != '\'' && length + 1 < most)
            length++;
        else if (text[length] == quote)
            quote = 0;
        else if (!quote && (text[length] == '\'' || text[length] == '"'))
            quote = text[length];
    return length;
}

/* Of a text of any length, some letters from its beginning, as they may be shown; how many bytes they were. */
static size_t take_shown(char out[LC_TEXT_MAX], const char *text, size_t length)
{
    char piece[PIECE + 1];
    size_t taken = length < PIECE ? length : PIECE;
    while (taken > 1 && taken < length && ((unsigned char)text[taken] & 0xc0) == 0x80) /* in the middle of a letter */
        taken--;
    memcpy(piece, text, taken);
    piece[taken] = '\0';
    lc_shown(out, LC_TEXT_MAX, piece);
    return taken;
}

static size_t print_word(const char *text, size_t length)
{
    char shown[LC_TEXT_MAX];
    size_t letters = 0;
    for (size_t at = 0; at < length; letters += lc_columns(shown)) {
        at += take_shown(shown, text + at, length - at);
        fputs(shown, stdout);
    }
    return letters;
}

/* Lines end as a shell reads on: " \". */
static void print_command(const char *text, size_t all)
{
    size_t column = LEFT;
    for (const char *at = text, *end = text + all; at < end;) {
        const size_t length = shell_word(at, (size_t)(end - at));
        const bool ends = at + length == end;
        if (at != text && column + 1 + length + (ends ? 0 : 2) > LC_WIDTH)
            column = (size_t)printf(" \\\n%*s", LEFT + 2, "") - 3;
        else if (at != text)
            column += (size_t)printf(" ");
        column += print_word(at, length);
        at += length + !ends;
    }
    putchar('\n');
}

void lc_page_command(lc_page *page, const char *name, const char *command, size_t length)
{
    char shown[LC_TEXT_MAX];
    if (!page) {
        printf("%-*s", LEFT, name);
        print_command(command, length);
        return;
    }
    begin_fact(page, name);
    lc_buffer_add(&page->text, "<dd>");
    for (size_t at = 0; at < length;) {
        at += take_shown(shown, command + at, length - at);
        lc_html_text(&page->text, shown);
    }
    lc_buffer_add(&page->text, "</dd>");
}

void lc_page_gap(lc_page *page)
{
    if (!page)
        putchar('\n');
}

/* --- what is more than words ----------------------------------------------------------------------------------------- */

lc_status lc_page_table(lc_page *page, const lc_table *table, const char *title)
{
    char shown[LC_TEXT_MAX]; /* names from files are in titles */
    lc_shown(shown, sizeof shown, title ? title : "");
    if (!page)
        return lc_print_table(table, title ? shown : NULL);
    leave(page, NOTHING);
    lc_html_table(&page->text, table, shown, ++page->tables);
    return LC_OK;
}

lc_status lc_page_name(const lc_page *page, lc_table *table, const char *name, size_t most)
{
    return page ? lc_table_text(table, "%s", name) : lc_table_short(table, name, most);
}

void lc_page_code(lc_page *page, const char *text)
{
    leave(page, NOTHING);
    put(page, "<pre tabindex=\"0\"><code>", text, "</code></pre>\n");
}

void lc_page_picture(lc_page *page, const char *svg, const char *title)
{
    leave(page, NOTHING);
    lc_html_picture(&page->text, svg, title);
}

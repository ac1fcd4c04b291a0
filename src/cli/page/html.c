/* html - markup: a table has a caption and scopes, a picture its words; both scroll in a box of their own. */
#include "cli/page/html.h"

#include "cli/page/style.h"
#include "core/shown.h"
#include "core/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void lc_html_text(lc_buffer *out, const char *text)
{
    char letter[8], shown[16];
    for (size_t length; *text; text += length) {
        length = lc_letter_length(text) + (lc_letter_length(text) == 0);
        snprintf(letter, sizeof letter, "%.*s", (int)length, text);
        lc_shown(shown, sizeof shown, letter);
        if (strchr("&<>\"'", *letter))
            lc_buffer_format(out, "&#%d;", *letter);
        else
            lc_buffer_add(out, *letter == '\n' ? letter : shown);
    }
}

void lc_html_begin(lc_buffer *out, const char *title)
{
    lc_buffer_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    lc_html_text(out, title);
    lc_buffer_add(out, "</title>\n<style>\n");
    lc_buffer_add(out, lc_page_style);
    lc_buffer_add(out, "</style>\n</head>\n<body>\n<main>\n");
}

void lc_html_end(lc_buffer *out, bool section)
{
    lc_buffer_add(out, section ? "</section>\n</main>\n</body>\n</html>\n" : "</main>\n</body>\n</html>\n");
}

void lc_html_contents(lc_buffer *out, const char *items)
{
    lc_buffer_add(out, "<nav aria-label=\"Contents\">\n<ol>\n");
    lc_buffer_add(out, items);
    lc_buffer_add(out, "</ol>\n</nav>\n");
}

/* --- tables ---------------------------------------------------------------------------------------------------------- */

/* A number that a row shows in few digits, with all of them. */
static void put_item(lc_buffer *out, const lc_table_item *item)
{
    char digits[LC_NAME_MAX];
    const bool number = item->number && isfinite(item->value);
    if (number) {
        lc_text_print(digits, sizeof digits, "%.17g", item->value);
        lc_buffer_format(out, "<data value=\"%s\">", digits);
    }
    lc_buffer_add(out, item->marked ? "<strong>" : "");
    lc_html_text(out, item->text);
    lc_buffer_add(out, item->marked ? "</strong>" : "");
    lc_buffer_add(out, number ? "</data>" : "");
}

static const char *side_of(const lc_table *table, size_t column)
{
    return lc_table_side_of(table, column) == LC_TABLE_RIGHT ? " class=\"n\"" : "";
}

static void put_titles(lc_buffer *out, const lc_table *table)
{
    lc_buffer_add(out, "<thead><tr>");
    for (size_t i = 0; i < lc_table_columns(table); i++) {
        lc_buffer_format(out, "<th scope=\"col\"%s>", side_of(table, i));
        lc_html_text(out, lc_table_title(table, i));
        lc_buffer_add(out, "</th>");
    }
    lc_buffer_add(out, "</tr></thead>\n<tbody>\n");
}

/* The first cell names its row. */
static void put_row(lc_buffer *out, const lc_table *table, size_t row)
{
    lc_buffer_add(out, "<tr>");
    for (size_t i = 0; i < lc_table_columns(table); i++) {
        const lc_table_item *item = lc_table_item_at(table, row, i);
        lc_buffer_format(out, i ? "<td%s>" : "<th scope=\"row\"%s>", side_of(table, i));
        if (item)
            put_item(out, item);
        lc_buffer_add(out, i ? "</td>" : "</th>");
    }
    lc_buffer_add(out, "</tr>\n");
}

void lc_html_table(lc_buffer *out, const lc_table *table, const char *title, size_t number)
{
    lc_buffer_format(out,
                     "<div class=\"box rows\" tabindex=\"0\" role=\"region\" aria-labelledby=\"table%zu\">\n<table>\n"
                     "<caption id=\"table%zu\"><span>",
                     number, number);
    lc_html_text(out, title);
    lc_buffer_add(out, "</span></caption>\n");
    put_titles(out, table);
    for (size_t row = 0; row < lc_table_rows(table); row++)
        put_row(out, table, row);
    lc_buffer_add(out, "</tbody>\n</table>\n</div>\n");
}

/* --- pictures -------------------------------------------------------------------------------------------------------- */

/* RFC 4648 */
static void put_base64(lc_buffer *out, const char *text, size_t length)
{
    static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        const size_t left = length - i;
        const unsigned a = (unsigned char)text[i], b = left > 1 ? (unsigned char)text[i + 1] : 0,
                       c = left > 2 ? (unsigned char)text[i + 2] : 0, bits = a << 16 | b << 8 | c;
        const char four[] = {digit[bits >> 18], digit[bits >> 12 & 63], left > 1 ? digit[bits >> 6 & 63] : '=',
                             left > 2 ? digit[bits & 63] : '='};
        lc_buffer_bytes(out, four, sizeof four);
    }
}

void lc_html_picture(lc_buffer *out, const char *svg, const char *title)
{
    lc_buffer_add(out, "<figure>\n<div class=\"box\" tabindex=\"0\">\n<img alt=\"");
    lc_html_text(out, title);
    lc_buffer_add(out, "\" src=\"data:image/svg+xml;base64,");
    put_base64(out, svg, strlen(svg));
    lc_buffer_add(out, "\">\n</div>\n<figcaption>");
    lc_html_text(out, title);
    lc_buffer_add(out, "</figcaption>\n</figure>\n");
}

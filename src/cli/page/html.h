/* html - the parts of a page of HTML. */
#ifndef LC_CLI_PAGE_HTML_H
#define LC_CLI_PAGE_HTML_H

#include "core/buffer.h"
#include "core/table.h"

/* Up to the first heading; from after the last one on (section: one is open). */
void lc_html_begin(lc_buffer *out, const char *title);
void lc_html_end(lc_buffer *out, bool section);

/* The list of contents, of items that are markup already. */
void lc_html_contents(lc_buffer *out, const char *items);

/* A text in which nothing is markup; letters that steer a terminal are written as escapes (core/shown.h), but for line ends. */
void lc_html_text(lc_buffer *out, const char *text);

/* The number of a table on its page, from 1, makes its name. */
void lc_html_table(lc_buffer *out, const lc_table *table, const char *title, size_t number);

/* An SVG as an image, so that what is in it does not meet the rest of the page. */
void lc_html_picture(lc_buffer *out, const char *svg, const char *title);

#endif

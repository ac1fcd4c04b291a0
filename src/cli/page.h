/* page - where results go: text on standard output, or a page of HTML. What is said of a result, and in which order, is written
 * once for both.
 *
 *     lc_page_line(page, "%zu windows are left out", count);
 *     CHECK(lc_page_table(page, table, "Errors per step"));
 *
 * page NULL everywhere: text, no line wider than LC_WIDTH. A page of HTML keeps a failure (no memory) until it is taken. What is
 * said is plain text: whatever is in it, names of files and channels too, neither steers a terminal nor is markup.
 */
#ifndef LC_CLI_PAGE_H
#define LC_CLI_PAGE_H

#include "cli/command.h"

typedef struct lc_page lc_page;

/* A page that begins as HTML does, with that title and what a reader needs to see it: no other file, address or script. */
lc_status lc_page_new(lc_page **out, const char *title);
void lc_page_free(lc_page *page);

/* A page that keeps what a reader must not miss, a line each, and nothing else: for what is printed in a form that has no place
 * for it. */
lc_status lc_page_new_warnings(lc_page **out);

/* *out becomes the whole page, for lc_free. */
lc_status lc_page_take(char **out, lc_page *page);

/* A heading, 1 to 6; of a page only. A heading of level 2 begins a section, which ends with the next one. */
void lc_page_heading(lc_page *page, int level, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* A line of text, as printf would print it; one that a reader must not miss. */
void lc_page_line(lc_page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
void lc_page_warn(lc_page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Each line of a text: a list, or lines that are wrapped. */
void lc_page_lines(lc_page *page, const char *text);

/* "rows        400": a name, and what it is; name "": more of the one before. */
void lc_page_fact(lc_page *page, const char *name, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The same of a path, which is not wrapped, and of a command of `length` bytes, however long, whose lines end as a shell reads
 * on, so that it can be copied. */
void lc_page_path(lc_page *page, const char *name, const char *path);
void lc_page_command(lc_page *page, const char *name, const char *command, size_t length);

/* An empty line of text: space between thoughts. */
void lc_page_gap(lc_page *page);

/* The next cell of a table: a name, which text shows the beginning of. */
lc_status lc_page_name(const lc_page *page, lc_table *table, const char *name, size_t most);

/* A table with its title, which a table of a page needs. The numbers of a page have all their digits besides those that are
 * shown: <data value="0.12345678901234568">0.1235</data>. */
lc_status lc_page_table(lc_page *page, const lc_table *table, const char *title);

/* A text that is to be copied as it is, commands for example; of a page only. */
void lc_page_code(lc_page *page, const char *text);

/* A picture, an SVG of its own, with what it says in words; of a page only. */
void lc_page_picture(lc_page *page, const char *svg, const char *title);

#endif

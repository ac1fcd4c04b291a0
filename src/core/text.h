/* text - numbers and names in texts, the same in every locale. */
#ifndef LC_CORE_TEXT_H
#define LC_CORE_TEXT_H

#include "core/status.h"

/* The whole text as a number, blanks around it allowed: digits, point, exponent. False for anything else: nan, inf, hex, and a
 * magnitude beyond double's range too. */
bool lc_text_number(double *out, const char *text);

/* Prints one number as snprintf does, always with a decimal point: a comma in a word beside it would become one too. */
void lc_text_print(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* A number in the fewest digits, 15 or 17, from which it is read back. */
enum { LC_NUMBER_TEXT = 32 };
void lc_text_exact(char out[LC_NUMBER_TEXT], double value);

/* Cuts blanks off both ends in place; returns the new beginning. */
char *lc_text_trim(char *text);

/* Whether a text begins, or ends, with another; each does with "", and with itself. */
bool lc_text_begins(const char *text, const char *begin);
bool lc_text_ends(const char *text, const char *end);

/* What is after the last slash of a path, or all of it. */
const char *lc_text_last_part(const char *path);

/* A copy in which bytes that are not UTF-8 become U+FFFD. For lc_free. */
lc_status lc_text_utf8(char **out, const char *text);

/* After the first line end, \n, \r\n or a single \r; the end of the text without one. */
const char *lc_text_next_line(const char *text);

/* Whether two texts differ; both then begin with the first lines that do. */
bool lc_text_lines_differ(const char **a, const char **b);

#endif

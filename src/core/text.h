/* text - numbers and names in texts, whatever the locale. */
#ifndef LC_CORE_TEXT_H
#define LC_CORE_TEXT_H

#include "core/status.h"

/* The number that the whole text is, blanks around it allowed: digits, point, exponent. False for anything else; nan, inf and hex
 * count as anything else. A magnitude beyond double's range is not a number either. */
bool lc_text_number(double *out, const char *text);

/* Blanks at both ends are cut off in place; returns the new beginning. */
char *lc_text_trim(char *text);

/* A copy in which bytes that are no UTF-8 stand as U+FFFD. For lc_free. */
lc_status lc_text_utf8(char **out, const char *text);

#endif

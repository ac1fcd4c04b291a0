/* shown - texts from outside (names, keys, paths) as a terminal or a log may have them.
 *
 * Control characters, of ASCII and of the C1 set, orders to write backwards, line separators and bytes that are not UTF-8 steer a
 * terminal or forge a line; letters that are not seen, such as the zero-width space, make two names look like one. They are
 * written as \n, \x1b, \u202e, \u200b, \U000e0041; all else stays as it is.
 */
#ifndef LC_CORE_SHOWN_H
#define LC_CORE_SHOWN_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Writes at most size bytes, the 0 at the end counted; what does not fit is cut off between letters. */
void lc_shown(char *out, size_t size, const char *text);

/* The same in at most that many columns, four at least: of a longer text the beginning and the end, with ".." between them. */
void lc_shown_short(char *out, size_t size, const char *text, size_t columns);

/* The same of what vprintf would print, into LC_TEXT_MAX bytes; of a longer text the beginning and the end. */
void lc_shown_format(char *out, size_t size, const char *format, va_list arguments);

/* In a function of (..., format, ...): the same of its own arguments, into an array. */
#define LC_SHOWN_ARGUMENTS(text, format)                                                                                         \
    do {                                                                                                                         \
        va_list arguments;                                                                                                       \
        va_start(arguments, format);                                                                                             \
        lc_shown_format(text, sizeof text, format, arguments);                                                                   \
        va_end(arguments);                                                                                                       \
    } while (0)

/* Columns that a UTF-8 text has on a terminal: two of a letter of East Asia. */
size_t lc_columns(const char *text);

/* Bytes of the UTF-8 letter that begins here (RFC 3629); 0: none does. */
size_t lc_letter_length(const char *text);

/* Writes a code point as a letter of UTF-8, up to four bytes; behind it. */
char *lc_letter_put(char *to, uint32_t code);

#endif

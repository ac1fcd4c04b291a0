/* buffer - a text that grows at its end.
 *
 *     lc_buffer text = {0};
 *     lc_buffer_add(&text, "rows: ");
 *     lc_buffer_format(&text, "%zu\n", rows);
 *     TRY(lc_buffer_take(&line, &text));
 *
 * A failure (no memory) is kept until the text is taken; nothing is added after it.
 */
#ifndef LC_CORE_BUFFER_H
#define LC_CORE_BUFFER_H

#include "core/status.h"

/* Begins as {0}. */
typedef struct lc_buffer {
    char *text; /* NULL until something is added; then it ends with a 0 */
    size_t length, capacity;
    lc_status status;
} lc_buffer;

/* Appends a text; the first `count` bytes of one; what printf would print. */
void lc_buffer_add(lc_buffer *buffer, const char *text);
void lc_buffer_bytes(lc_buffer *buffer, const char *bytes, size_t count);
void lc_buffer_format(lc_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Appends one line about things with names from outside: as printf would print it and as it may be shown (core/shown.h), at most
 * LC_TEXT_MAX bytes of it. */
void lc_buffer_line(lc_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* *out becomes the text ("" if nothing was added), for lc_free, or the first failure is returned. The buffer is empty again. */
lc_status lc_buffer_take(char **out, lc_buffer *buffer);

/* Frees a text that is not taken. */
void lc_buffer_free(lc_buffer *buffer);

#endif

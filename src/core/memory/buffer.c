/* buffer - appending, with room found as it is needed. */
#include "core/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/shown.h"

/* Room for `count` further bytes and the 0 at the end. */
static bool reserve(lc_buffer *b, size_t count)
{
    if (b->status == LC_OK)
        b->status = lc_grow(&b->text, &b->capacity, b->length + count + 1, 1);
    return b->status == LC_OK;
}

void lc_buffer_bytes(lc_buffer *b, const char *bytes, size_t count)
{
    if (!reserve(b, count))
        return;
    memcpy(b->text + b->length, bytes, count);
    b->length += count;
    b->text[b->length] = '\0';
}

void lc_buffer_add(lc_buffer *b, const char *text)
{
    lc_buffer_bytes(b, text, strlen(text));
}

void lc_buffer_format(lc_buffer *b, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length >= 0 && reserve(b, (size_t)length))
        b->length += (size_t)vsnprintf(b->text + b->length, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
}

void lc_buffer_line(lc_buffer *b, const char *format, ...)
{
    char shown[LC_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    lc_shown_format(shown, sizeof shown, format, arguments);
    va_end(arguments);
    lc_buffer_add(b, shown);
    lc_buffer_add(b, "\n");
}

lc_status lc_buffer_take(char **out, lc_buffer *b)
{
    lc_buffer_bytes(b, "", 0);
    if (b->status != LC_OK) {
        const lc_status status = b->status;
        lc_buffer_free(b);
        return status;
    }
    *out = b->text;
    *b = (lc_buffer){0};
    return LC_OK;
}

void lc_buffer_free(lc_buffer *b)
{
    lc_free(b->text);
    *b = (lc_buffer){0};
}

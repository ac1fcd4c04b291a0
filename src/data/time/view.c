/* view - what is said about a table. */
#include <stdarg.h>
#include <stdio.h>

#include "data/time/room.h"

void lc_view_note(const lc_view *view, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    lc_buffer_line(view->notes, "%s: %s", view->path, text);
}

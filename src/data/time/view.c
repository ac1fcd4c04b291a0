/* view - what is said about a table. */
#include <stdarg.h>
#include <stdio.h>

#include "data/time/room.h"

void lc_view_note(const lc_view *view, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    va_list arguments;
    if (!view->notes)
        return;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    lc_buffer_line(view->notes, "%s: %s", view->path, text);
}

lc_status lc_view_fail(const lc_view *v, size_t row, size_t column, const char *what)
{
    return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%.200s' %s", v->path, v->line(v->table, row), lc_view_name(v, column),
                   lc_view_cell(v, row, column), what);
}

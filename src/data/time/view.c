/* view - what is said about a table, and about its columns of time. */
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

bool lc_time_looks(const char *cell)
{
    lc_date date;
    return lc_date_read(&date, cell) || lc_clock_read(&date, cell);
}

bool lc_time_has(const lc_time_columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->count + columns->locals; i++)
        if (columns->column[i] == column)
            return true;
    return false;
}

bool lc_time_has_other(const lc_time_columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->others; i++)
        if (columns->other[i] == column)
            return true;
    return false;
}

/* view - what is said about a table, and about its columns of time. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/nearest.h"
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

void lc_view_doubtful_month(char out[LC_TEXT_MAX], const char *cell)
{
    int month[2];
    out[0] = '\0';
    if (lc_month_doubtful(month, cell))
        snprintf(out, LC_TEXT_MAX,
                 "; its month is %02d in one language (Croatian) and %02d in another (Polish, Czech): write months as numbers",
                 month[0], month[1]);
}

lc_status lc_view_fail(const lc_view *v, size_t row, size_t column, const char *what)
{
    return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%.200s' %s", v->path, v->line(v->table, row), lc_view_name(v, column),
                   lc_view_cell(v, row, column), what);
}

size_t lc_view_find(const lc_view *v, const char *name)
{
    size_t alike = v->columns, count = 0;
    for (size_t column = 0; column < v->columns; column++) {
        if (strcmp(lc_view_name(v, column), name) == 0)
            return column;
        if (strcasecmp(lc_view_name(v, column), name) == 0 && count++ == 0)
            alike = column;
    }
    return count == 1 ? alike : v->columns;
}

bool lc_name_bare(const lc_view *v, size_t column)
{
    char made[32];
    snprintf(made, sizeof made, "column_%zu", column + 1);
    const char *name = lc_view_name(v, column);
    return !*name || strcmp(name, made) == 0;
}

/* Whether no column has a name. */
static bool are_bare(const lc_view *v)
{
    size_t column = 0;
    while (column < v->columns && lc_name_bare(v, column))
        column++;
    return column == v->columns;
}

lc_status lc_view_refuse_name(const lc_view *v, lc_status status, const char *option, const char *text, const char *name)
{
    const char **names = NULL;
    bool comma = false;
    CHECK(lc_new(&names, v->columns + 1, sizeof *names));
    for (size_t column = 0; column < v->columns; column++) {
        names[column] = lc_view_name(v, column);
        comma |= strchr(text, ',') && strchr(names[column], ',');
    }
    status = lc_fail(status, "%s: no column '%s', which --%s names%s%s", v->path, name, option, lc_nearest_name(name, names).text,
                     comma         ? "; put a name that has a comma in double quotes"
                     : are_bare(v) ? "; the file has no line of names: put one above its rows"
                                   : "");
    lc_free(names);
    return status;
}

int64_t lc_view_hash(const lc_view *v, size_t row, const size_t *column, size_t count)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < count; i++)
        for (const char *at = lc_view_cell(v, row, column[i]); *at; at++)
            hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    return (int64_t)(hash >> 2);
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
    return columns->has_zone && columns->zone == column;
}

bool lc_time_has_other(const lc_time_columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->others; i++)
        if (columns->other[i] == column)
            return true;
    return false;
}

/* Numbers that are time too, by what they are called. */
void lc_time_leave_out(lc_time_columns *c, size_t column, const lc_view *v)
{
    if (lc_time_has(c, column) || c->others == LC_TIME_COLUMNS_MAX || (v->known && v->known(v->table, column)))
        return;
    c->other[c->others++] = column;
    lc_view_note(v, "column '%s' left out: it counts time, and column '%s' is the time (keep it: --columns)",
                 lc_view_name(v, column), lc_view_name(v, c->column[0]));
}

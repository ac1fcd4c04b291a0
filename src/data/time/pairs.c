/* pairs - tables side by side, each with dates of its own: Date, SPX, Date, DAX. */
#include <string.h>

#include "data/time/room.h"

/* How long the beginning is that two names have and others do not: of "SPX Index Date" and "SPX Index Last", "SPX Index ". */
static size_t common(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] && a[length] == b[length])
        length++;
    while (length && a[length - 1] != ' ')
        length--;
    return length;
}

/* Whether two columns of dates have one name, except for what each shares with the column after it. */
static bool are_called_alike(const lc_view *v, size_t one, size_t other)
{
    if (one + 1 >= other || other + 1 >= v->columns)
        return false;
    const char *a = lc_view_name(v, one), *b = lc_view_name(v, other);
    return strcmp(a + common(a, lc_view_name(v, one + 1)), b + common(b, lc_view_name(v, other + 1))) == 0;
}

/* Whether anything but a date's own clock is between it and another: From date, From clock, To date, To clock are one table. */
static bool has_values_before(const lc_time_columns *c, size_t other)
{
    for (size_t column = c->column[0] + 1; column < other; column++)
        if (!lc_time_has(c, column))
            return true;
    return false;
}

lc_status lc_time_refuse_pairs(const lc_time_columns *of, size_t count, const lc_view *v)
{
    for (size_t i = 0; i + 1 < count; i++) {
        const size_t one = of[i].column[0], other = of[i + 1].column[0];
        if (!are_called_alike(v, one, other) || !has_values_before(&of[i], other))
            continue;
        for (size_t row = 0; row < v->rows; row++)
            if (strcmp(lc_view_cell(v, row, one), lc_view_cell(v, row, other)) != 0)
                return lc_fail(
                    LC_E_DATA,
                    "%s:%zu: columns %zu and %zu, '%s' and '%s', are dates that differ: tables side by side, which are "
                    "read one at a time: cut them into files of their own, or name a column of time (--time) and its "
                    "channels (--columns)",
                    v->path, v->line(v->table, row), one + 1, other + 1, lc_view_name(v, one), lc_view_name(v, other));
    }
    return LC_OK;
}

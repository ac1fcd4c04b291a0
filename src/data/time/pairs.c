/* pairs - tables side by side, each with dates of its own: Date, SPX, Date, DAX. */
#include <string.h>

#include "data/time/apart.h"
#include "data/time/room.h"

static bool is_between(char letter)
{
    return letter && strchr(" ._-/:", letter);
}

/* How long the words are that two names begin with: of "SPX Index Date" and "SPX Index Last", "SPX Index ". */
static size_t common_begin(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] && a[length] == b[length])
        length++;
    while (length && !is_between(a[length - 1]))
        length--;
    return length;
}

/* The same of their ends: of "Time_B" and "Value_B", "_B". */
static size_t common_end(const char *a, const char *b)
{
    const char *from = a + strlen(a), *begin = from;
    for (const char *other = b + strlen(b); begin > a && other > b && begin[-1] == other[-1]; other--)
        begin--;
    while (*begin && !is_between(*begin))
        begin++;
    return (size_t)(from - begin);
}

/* Without the number that tells equal names apart: "Date.1". */
static size_t length_unnumbered(const char *name)
{
    size_t length = strlen(name);
    while (length && name[length - 1] >= '0' && name[length - 1] <= '9')
        length--;
    while (length && is_between(name[length - 1]))
        length--;
    return length;
}

static bool are_equal(const char *a, size_t of_a, const char *b, size_t of_b)
{
    return of_a == of_b && strncmp(a, b, of_a) == 0;
}

/* Whether two columns of dates have one name, except for what each shares with the column after it, or for a number. */
static bool are_called_alike(const lc_view *v, size_t one, size_t other)
{
    if (one + 1 >= other || other + 1 >= v->columns)
        return false;
    const char *a = lc_view_name(v, one), *b = lc_view_name(v, other);
    const char *after_a = lc_view_name(v, one + 1), *after_b = lc_view_name(v, other + 1);
    const char *rest_a = a + common_begin(a, after_a), *rest_b = b + common_begin(b, after_b);
    const bool numbered =
        lc_name_mentions_time(a) && are_equal(a, length_unnumbered(a), b, length_unnumbered(b)); /* not V1, V7 */
    return strcmp(rest_a, rest_b) == 0 || numbered ||
           are_equal(a, strlen(a) - common_end(a, after_a), b, strlen(b) - common_end(b, after_b));
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
        const bool clocks = lc_time_has(&of[i], one + 1) || lc_time_has(&of[i + 1], other + 1);
        if (clocks || !are_called_alike(v, one, other) || !has_values_before(&of[i], other) ||
            lc_time_are_same(v, &of[i], &of[i + 1]))
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

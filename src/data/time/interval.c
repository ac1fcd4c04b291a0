/* interval - numbered intervals of an hour, 1 to 4 or 1 to 12, in a column beside that of the hour. */
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"

enum { HOUR = 3600 };

static const char names[] = "interval int quarter qtr mtu";

/* Whether an hour has that number of intervals. */
static bool parts_hour(int64_t count)
{
    return count == 2 || count == 3 || count == 4 || count == 6 || count == 12;
}

/* Whether intervals count on in rows of one hour, oldest or newest first; several series may share it, and one that clocks show
 * twice begins again. *most: the largest number; 0: some are none. */
static bool count_on(int64_t *most, const lc_view *v, size_t date, size_t hour, size_t column)
{
    bool rises = true, falls = true, steps = false;
    lc_decimal last = {0}, is;
    *most = 0;
    for (size_t row = 0; row < v->rows; row++, last = is) {
        if (!lc_decimal_read(&is, lc_view_cell(v, row, column)) || is.nano || is.whole < 1) {
            *most = 0;
            return false;
        }
        *most = is.whole > *most ? is.whole : *most;
        if (!row || strcmp(lc_view_cell(v, row, date), lc_view_cell(v, row - 1, date)) != 0 ||
            strcmp(lc_view_cell(v, row, hour), lc_view_cell(v, row - 1, hour)) != 0)
            continue;
        rises &= is.whole >= last.whole || (is.whole == 1 && parts_hour(last.whole));
        falls &= is.whole <= last.whole || (last.whole == 1 && parts_hour(is.whole));
        steps |= is.whole != last.whole;
    }
    return steps && (rises || falls) && parts_hour(*most);
}

/* How many rows differ in some columns (count). */
static size_t count_distinct(int64_t *scratch, const lc_view *v, const size_t *column, size_t count)
{
    for (size_t row = 0; row < v->rows; row++)
        scratch[row] = lc_view_hash(v, row, column, count);
    return lc_sort_distinct(scratch, v->rows);
}

/* Whether hours have half of their intervals or more, and nearly each is in one row, though rows are in no order: the quarter of
 * a year is the same all day. */
static bool fill_hours(int64_t most, const lc_view *v, size_t date, size_t hour, size_t column)
{
    int64_t *scratch;
    const size_t columns[] = {date, hour, column};
    if (!parts_hour(most) || lc_new(&scratch, v->rows, sizeof *scratch) != LC_OK)
        return false;
    const size_t hours = count_distinct(scratch, v, columns, 2), intervals = count_distinct(scratch, v, columns, 3);
    lc_free(scratch);
    return intervals > hours && 2 * intervals >= hours * (size_t)most && 10 * intervals >= 9 * v->rows;
}

size_t lc_time_find_interval(int64_t *seconds, const lc_view *v, size_t date, size_t hour)
{
    for (size_t column = 0; column < v->columns; column++) {
        int64_t most;
        if (column == date || column == hour || !lc_name_has(lc_view_name(v, column), names) ||
            (!count_on(&most, v, date, hour, column) && !fill_hours(most, v, date, hour, column)))
            continue;
        *seconds = HOUR / most;
        return column;
    }
    return v->columns;
}

/* thousandths - milliseconds in a column of their own, beside a time that has seconds. */
#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"

/* How many rows differ in some columns; 0 without memory. */
static size_t count_distinct(const lc_view *v, const lc_time_columns *c)
{
    int64_t *hash;
    if (lc_new(&hash, v->rows, sizeof *hash) != LC_OK)
        return 0;
    for (size_t row = 0; row < v->rows; row++)
        hash[row] = lc_view_hash(v, row, c->column, c->count);
    const size_t count = lc_sort_distinct(hash, v->rows);
    lc_free(hash);
    return count;
}

/* Whether some numbers are of three digits: "ms" may be metres per second too. */
static bool are_fine(const lc_view *v, size_t column)
{
    lc_decimal d;
    size_t row = 0;
    while (row < v->rows && !(lc_decimal_read(&d, lc_view_cell(v, row, column)) && d.whole >= 100))
        row++;
    return row < v->rows;
}

/* Whether rows of one time, one in ten at least, differ in a column. */
static bool tells_apart(const lc_view *v, const lc_time_columns *c, const lc_time_columns *with)
{
    const size_t without = count_distinct(v, c);
    return without && 10 * without < 9 * v->rows && count_distinct(v, with) == v->rows;
}

void lc_time_add_thousandths(lc_time_columns *c, const lc_view *v, const bool *only)
{
    for (size_t column = 0; column < v->columns && c->count < LC_TIME_COLUMNS_MAX; column++) {
        lc_time_columns with = *c;
        if ((only && !only[column]) || lc_time_has(c, column) || !lc_name_is_millisecond(lc_view_name(v, column)) ||
            !lc_part_reads_all(v, column, LC_TIME_MILLISECOND))
            continue;
        with.column[with.count] = column;
        with.part[with.count++] = LC_TIME_MILLISECOND;
        const bool sure = only || c->part[c->count - 1] == LC_TIME_SECOND;
        if (!sure && !(are_fine(v, column) && tells_apart(v, c, &with)))
            continue;
        if (!sure)
            lc_view_note(v, "column '%s' is read as the milliseconds of the stamps (change it: import --time)",
                         lc_view_name(v, column));
        *c = with;
        return;
    }
}

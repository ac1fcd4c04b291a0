/* twice - the hour that clocks show twice, in rows that are not in order of time: which of two rows of one stamp is the later
 * one is not known, unless the two are beside each other in rows that rise. */
#include <stdlib.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"

enum { HOUR = 3600 };

static bool are_ordered(const lc_stamps *s, size_t rows)
{
    bool rises = true, falls = true;
    for (size_t row = 1; row < rows; row++) {
        rises &= s->stamp[row] >= s->stamp[row - 1];
        falls &= s->stamp[row] <= s->stamp[row - 1];
    }
    return rises || falls;
}

static int64_t hour_of(int64_t stamp, const lc_stamps *s)
{
    return lc_floor_divide(stamp, HOUR * s->ticks);
}

/* Two rows of one stamp, one below the other, in rows that rise. */
static bool rise_around(const lc_stamps *s, size_t row, size_t rows)
{
    const int64_t at = s->stamp[row];
    return row > 0 && row + 2 < rows && s->stamp[row - 1] < at && s->stamp[row + 1] == at && s->stamp[row + 2] > at;
}

static size_t row_of(const lc_stamps *s, int64_t stamp)
{
    size_t row = 0;
    while (s->stamp[row] != stamp)
        row++;
    return row;
}

/* The first row whose stamp is there twice on such a night, and not plainly one after the other; `rows`: there is none. */
static size_t find_twice(const int64_t *sorted, const lc_stamps *s, size_t rows)
{
    for (size_t i = 1; i < rows; i++) {
        if (sorted[i] != sorted[i - 1] || !lc_clocks_change(lc_floor_divide(sorted[i], s->ticks), false))
            continue;
        const size_t row = row_of(s, sorted[i]);
        const bool alone = (i < 2 || hour_of(sorted[i - 2], s) != hour_of(sorted[i], s)) &&
                           (i + 1 == rows || hour_of(sorted[i + 1], s) != hour_of(sorted[i], s));
        if (!alone || !rise_around(s, row, rows))
            return row;
    }
    return rows;
}

lc_status lc_time_check_twice(const lc_stamps *s, const lc_view *v, const lc_time_columns *c)
{
    int64_t *sorted = NULL;
    if (s->offset || !c->clocked || c->zoned || are_ordered(s, v->rows))
        return LC_OK;
    CHECK(lc_new(&sorted, v->rows, sizeof *sorted));
    for (size_t row = 0; row < v->rows; row++)
        sorted[row] = s->stamp[row];
    qsort(sorted, v->rows, sizeof *sorted, lc_sort_whole);
    const size_t row = find_twice(sorted, s, v->rows);
    lc_free(sorted);
    if (row == v->rows)
        return LC_OK;
    return lc_view_fail(
        v, row, c->column[0],
        "is in two rows, as on the night on which clocks are set back, and rows are not in order of time: which is the "
        "later one is not known; --zone says where (Europe/Berlin; UTC: nowhere)");
}

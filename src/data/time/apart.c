/* apart - of several columns that could be the time, the one that tells rows apart. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "data/time/room.h"

enum { DAY = 86400 };

static int by_value(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The moments of the rows, unreadable ones 0, and how many there are. stamp, scratch: (rows) */
static size_t count_moments(int64_t *stamp, int64_t *scratch, const lc_view *v, lc_time_columns c)
{
    lc_view quiet = *v;
    lc_moment m;
    size_t count = v->rows > 0;
    quiet.notes = NULL;
    if (lc_time_settle(&c, &quiet, &(lc_time_request){.zone = "UTC"}) != LC_OK)
        return 0;
    for (size_t row = 0; row < v->rows; row++)
        stamp[row] = lc_row_moment(&m, &quiet, &c, row) == LC_OK ? m.second * 1000 + m.nanosecond / 1000000 : 0;
    memcpy(scratch, stamp, v->rows * sizeof *stamp);
    qsort(scratch, v->rows, sizeof *scratch, by_value);
    for (size_t row = 1; row < v->rows; row++)
        count += scratch[row] != scratch[row - 1];
    return count;
}

/* Whether two columns name the same days, give or take two. */
static bool same_days(const int64_t *a, const int64_t *b, size_t rows)
{
    for (size_t row = 0; row < rows; row++)
        if (llabs(a[row] - b[row]) > 2LL * DAY * 1000)
            return false;
    return true;
}

/* A column named date repeats its stamps where a table holds several series; another one counts instead only if the first
 * is the same in all rows, has no telling name, or is the other one's day. */
static bool takes_over(const lc_view *v, const lc_time_columns *best, size_t best_count, size_t count, bool same)
{
    const bool exact = lc_name_is(lc_view_name(v, best->column[0]), "date datetime time timestamp ds");
    return count > best_count && (best_count <= 1 || !exact || same);
}

lc_status lc_time_apart(size_t *out, const lc_time_columns *of, size_t count, const lc_view *v)
{
    lc_status status = LC_OK;
    int64_t *best_stamp = NULL, *stamp = NULL, *scratch = NULL;
    size_t best = 0;
    TRY(lc_new(&best_stamp, v->rows, sizeof *best_stamp));
    TRY(lc_new(&stamp, v->rows, sizeof *stamp));
    TRY(lc_new(&scratch, v->rows, sizeof *scratch));
    size_t best_count = count_moments(best_stamp, scratch, v, of[0]);
    for (size_t i = 1; i < count && best_count < v->rows; i++) {
        const size_t moments = count_moments(stamp, scratch, v, of[i]);
        if (!takes_over(v, &of[best], best_count, moments, same_days(best_stamp, stamp, v->rows)))
            continue;
        memcpy(best_stamp, stamp, v->rows * sizeof *stamp);
        best = i;
        best_count = moments;
    }
    *out = best;
done:
    lc_free(best_stamp);
    lc_free(stamp);
    lc_free(scratch);
    return status;
}

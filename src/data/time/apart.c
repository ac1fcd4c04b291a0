/* apart - of several columns that could be the time, the one that tells rows apart. */
#include <stdlib.h>
#include <string.h>

#include "core/sort.h"
#include "core/mem.h"
#include "data/time/room.h"

enum { DAY = 86400 };

/* What tells the cells of a row from others where their order or form is not decided yet (FNV-1a). */
static int64_t hash_row(const lc_view *v, const lc_time_columns *c, size_t row)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < c->count; i++)
        for (const char *at = lc_view_cell(v, row, c->column[i]); *at; at++)
            hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    return (int64_t)(hash >> 2);
}

/* The moments of the rows, unreadable ones 0, and how many there are. stamp, scratch: (rows) */
static size_t count_moments(int64_t *stamp, int64_t *scratch, const lc_view *v, lc_time_columns c)
{
    lc_view quiet = *v;
    lc_moment m;
    size_t count = v->rows > 0;
    quiet.notes = NULL;
    const bool settled = lc_time_settle(&c, &quiet, &(lc_time_request){.zone = "UTC"}) == LC_OK;
    for (size_t row = 0; row < v->rows; row++)
        stamp[row] = !settled                                      ? hash_row(v, &c, row)
                     : lc_row_moment(&m, &quiet, &c, row) == LC_OK ? m.second * 1000 + m.nanosecond / 1000000
                                                                   : 0;
    memcpy(scratch, stamp, v->rows * sizeof *stamp);
    qsort(scratch, v->rows, sizeof *scratch, lc_sort_whole);
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

static bool says_time(const lc_view *v, const lc_time_columns *c)
{
    return lc_name_says_time(lc_view_name(v, c->column[0]));
}

/* A column named date repeats its stamps where a table holds several series; another one that tells more rows apart counts
 * instead only if the first is the same in all rows, has no telling name, or is the other one's day. */
static bool takes_over(const lc_view *v, const lc_time_columns *best, const lc_time_columns *other, const size_t count[2],
                       bool same)
{
    const bool exact = lc_name_is(lc_view_name(v, best->column[0]), "date datetime time timestamp ds");
    if (count[1] == count[0])
        return says_time(v, other) && !says_time(v, best);
    return count[1] > count[0] && (count[0] <= 1 || !exact || same);
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
    for (size_t i = 1; i < count && !(best_count == v->rows && says_time(v, &of[best])); i++) {
        const size_t moments = count_moments(stamp, scratch, v, of[i]), both[2] = {best_count, moments};
        if (!takes_over(v, &of[best], &of[i], both, same_days(best_stamp, stamp, v->rows)))
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

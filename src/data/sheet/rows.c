/* rows - the rows of a text file in order of time. */
#include <stdlib.h>

#include "core/mem.h"
#include "data/sheet/phases.h"

typedef struct stamped {
    int64_t stamp;
    size_t row;
} stamped;

static int by_time(const void *a, const void *b)
{
    const stamped *x = a, *y = b;
    if (x->stamp != y->stamp)
        return x->stamp < y->stamp ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static lc_status sort_rows(lc_sheet *s)
{
    lc_status status = LC_OK;
    stamped *item = NULL;
    TRY(lc_new(&item, s->rows, sizeof *item));
    for (size_t row = 0; row < s->rows; row++)
        item[row] = (stamped){s->times.stamp[row], row};
    qsort(item, s->rows, sizeof *item, by_time);
    for (size_t row = 0; row < s->rows; row++)
        s->order[row] = item[row].row;
done:
    lc_free(item);
    return status;
}

lc_status lc_sheet_order_rows(lc_sheet *s)
{
    CHECK(lc_new(&s->order, s->rows, sizeof *s->order));
    bool rises = true, falls = true;
    for (size_t row = 1; row < s->rows; row++) {
        rises &= s->times.stamp[row] >= s->times.stamp[row - 1];
        falls &= s->times.stamp[row] <= s->times.stamp[row - 1];
    }
    for (size_t row = 0; row < s->rows; row++)
        s->order[row] = rises ? row : s->rows - 1 - row;
    if (rises)
        return LC_OK;
    if (falls) {
        lc_sheet_note(s, "rows are newest first; reversed");
        return LC_OK;
    }
    lc_sheet_note(s, "rows are not in order of time; sorted (import --start and --step make up a new axis instead)");
    return sort_rows(s);
}

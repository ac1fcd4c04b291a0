/* wide_order - the columns of values of a wide text file in order of time. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "data/sheet/wide.h"

/* A column of values and its moment. */
typedef struct timed {
    int64_t stamp;
    size_t column;
} timed;

static int by_stamp(const void *a, const void *b)
{
    const timed *x = a, *y = b;
    return x->stamp < y->stamp ? -1 : x->stamp > y->stamp;
}

/* Puts what is of columns into the order of `item`. from: room for as much. */
static void put_in_order(double *value, double *from, lc_stamps *t, const lc_sheet *s, const timed *item)
{
    const size_t count = s->values.end - s->values.first;
    memcpy(from, value, count * s->rows * sizeof *value);
    for (size_t i = 0; i < count; i++) {
        t->stamp[i] = item[i].stamp;
        memcpy(value + i * s->rows, from + item[i].column * s->rows, s->rows * sizeof *value);
    }
}

static void put_offsets(int32_t *offset, int32_t *from, const timed *item, size_t count)
{
    memcpy(from, offset, count * sizeof *offset);
    for (size_t i = 0; i < count; i++)
        offset[i] = from[item[i].column];
}

/* Two columns of one time would be one row. */
static lc_status check_times(const lc_sheet *s, const timed *item, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (item[i].stamp == item[i - 1].stamp)
            return lc_fail(LC_E_DATA, "%s: columns '%s' and '%s' are of one time (--drop, --time-format, --start)", s->csv->path,
                           s->name[s->values.first + item[i - 1].column], s->name[s->values.first + item[i].column]);
    return LC_OK;
}

lc_status lc_wide_order(double *value, lc_stamps *t, const lc_sheet *s)
{
    lc_status status = LC_OK;
    const size_t count = s->values.end - s->values.first;
    size_t rises = 0, falls = 0;
    timed *item = NULL;
    double *from = NULL;
    int32_t *offset = NULL;
    for (size_t i = 1; i < count; i++) {
        rises += t->stamp[i] > t->stamp[i - 1];
        falls += t->stamp[i] < t->stamp[i - 1];
    }
    if (rises + 1 >= count)
        return LC_OK;
    TRY(lc_new(&item, count, sizeof *item));
    TRY(lc_new(&from, count * s->rows, sizeof *from));
    TRY(lc_new(&offset, count, sizeof *offset));
    for (size_t i = 0; i < count; i++)
        item[i] = (timed){t->stamp[i], i};
    qsort(item, count, sizeof *item, by_stamp);
    TRY(check_times(s, item, count));
    put_in_order(value, from, t, s, item);
    if (t->offset)
        put_offsets(t->offset, offset, item, count);
    lc_sheet_note(s, falls + 1 == count ? "columns are newest first; reversed" : "columns are not in order of time; sorted");
done:
    lc_free(item);
    lc_free(from);
    lc_free(offset);
    return status;
}

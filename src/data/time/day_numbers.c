/* day_numbers - the numbers of hours or periods that each day has, whatever the order of rows. */
#include "data/time/day_numbers.h"

#include <stdlib.h>

#include "core/mem.h"

/* A row's number on its day. */
typedef struct numbered {
    int64_t midnight;
    int64_t number;
    size_t row;
} numbered;

static int by_day(const void *a, const void *b)
{
    const numbered *x = a, *y = b;
    if (x->midnight != y->midnight)
        return x->midnight < y->midnight ? -1 : 1;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

bool lc_day_number_of(int64_t *midnight, int64_t *number, const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_date date;
    lc_decimal d;
    if (lc_row_date(&date, v, c, row) != LC_OK || !lc_worded_read(&d, lc_view_cell(v, row, c->column[c->count - 1])))
        return false;
    date.seconds = 0;
    *number = d.whole;
    return lc_date_stamp_from(midnight, &date, c->order, c->pivot);
}

/* False: a row is none. */
static bool take_rows(numbered *all, const lc_view *v, const lc_time_columns *c)
{
    for (size_t row = 0; row < v->rows; row++) {
        all[row].row = row;
        if (!lc_day_number_of(&all[row].midnight, &all[row].number, v, c, row))
            return false;
    }
    qsort(all, v->rows, sizeof *all, by_day);
    return true;
}

/* Of rows in order, the days. */
static size_t find_days(lc_day_numbers *day, const numbered *all, size_t rows)
{
    size_t count = 0;
    for (size_t i = 0; i < rows; i++) {
        const bool anew = i == 0 || all[i].midnight != all[i - 1].midnight;
        if (anew)
            day[count++] = (lc_day_numbers){.midnight = all[i].midnight, .least = all[i].number};
        lc_day_numbers *d = &day[count - 1];
        d->numbers += anew || all[i].number != all[i - 1].number;
        d->row = anew || all[i].number != d->most ? all[i].row : d->row;
        d->most = all[i].number;
    }
    return count;
}

lc_status lc_day_numbers_find(lc_day_numbers **out, size_t *count, const lc_view *v, const lc_time_columns *c)
{
    lc_status status = LC_OK;
    numbered *all = NULL;
    *out = NULL;
    *count = 0;
    TRY(lc_new(&all, v->rows, sizeof *all));
    if (!take_rows(all, v, c))
        goto done;
    TRY(lc_new(out, v->rows, sizeof **out));
    *count = find_days(*out, all, v->rows);
done:
    lc_free(all);
    return status;
}

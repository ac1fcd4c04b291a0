/* look - the numbers of a column, one after another. */
#include "data/time/look.h"

#include <stdlib.h>

#include "core/mem.h"
#include "core/sort.h"

enum { YEARS_END = 3000 };

size_t lc_look_next(const lc_view *v, size_t column, size_t row)
{
    while (row < v->rows && lc_view_missing(v, lc_view_cell(v, row, column)))
        row++;
    return row;
}

/* The step that more than half of all are survives the vote (Boyer and Moore, 1991). */
static void vote(lc_look *l, int64_t step)
{
    if (l->even == 0)
        l->step = step;
    l->even += l->step == step ? 1 : -1;
    l->rises &= step > 0;
    l->falls &= step < 0;
    l->steps++;
}

/* How many more steps are the one that survived the vote than are others: it may have survived by chance. */
static void count_even(lc_look *l, const lc_view *v, size_t column)
{
    lc_decimal d, last = {0};
    size_t same = 0, row = lc_look_next(v, column, 0);
    for (size_t i = 0; i < l->cells; i++, row = lc_look_next(v, column, row + 1), last = d) {
        lc_decimal_read(&d, lc_view_cell(v, row, column));
        same += i > 0 && d.whole - last.whole == l->step;
    }
    l->even = 2 * (long)same - (long)l->steps;
}

bool lc_look_at(lc_look *l, const lc_view *v, size_t column)
{
    lc_decimal d, last = {0};
    lc_date date;
    *l =
        (lc_look){.least = INT64_MAX, .most = INT64_MIN, .shortest = 99, .dates = true, .rises = true, .falls = true, .on = true};
    for (size_t row = lc_look_next(v, column, 0); row < v->rows; row = lc_look_next(v, column, row + 1)) {
        const char *cell = lc_view_cell(v, row, column);
        if (!lc_decimal_read(&d, cell))
            return false;
        l->least = d.whole < l->least ? d.whole : l->least;
        l->most = d.whole > l->most ? d.whole : l->most;
        l->shortest = d.digits < l->shortest ? d.digits : l->shortest;
        l->longest = d.digits > l->longest ? d.digits : l->longest;
        l->points |= d.point;
        l->fractions |= d.nano != 0;
        l->on &= !l->cells || d.whole > last.whole || (d.whole == last.whole && d.nano > last.nano);
        l->dates = l->dates && d.digits >= 8 && lc_date_read(&date, cell);
        if (l->cells++)
            vote(l, d.whole - last.whole);
        last = d;
    }
    if (l->even > 0 && (l->rises || l->falls || l->most < YEARS_END))
        count_even(l, v, column);
    return l->cells > 0;
}

bool lc_look_runs(const lc_look *l)
{
    return l->steps >= 2 && (l->rises || l->falls) && l->even > 0;
}

/* Millionths of a second of an epoch; false: it is none. */
static bool take_micro(int64_t *number)
{
    const int64_t unit = lc_epoch_unit(*number);
    if (unit)
        *number = unit > LC_MICRO ? *number / (unit / LC_MICRO) : *number * (LC_MICRO / unit);
    return unit != 0;
}

bool lc_look_may_step(const lc_view *v, size_t column, int64_t step)
{
    enum { ROWS = 64 };
    size_t cells = 0, same = 0;
    int64_t first = 0;
    lc_decimal d;
    for (size_t row = lc_look_next(v, column, 0); row < v->rows && cells < ROWS; row = lc_look_next(v, column, row + 1)) {
        if (!lc_decimal_read(&d, lc_view_cell(v, row, column)) || !take_micro(&d.whole))
            return false;
        first = cells++ ? first : d.whole;
        same += (d.whole - first) % step == 0;
    }
    return 2 * same >= cells;
}

/* Whole numbers of a column; false: a cell is none. */
static bool take_whole(int64_t *number, size_t *count, const lc_view *v, size_t column, bool epochs)
{
    lc_decimal d;
    *count = 0;
    for (size_t row = lc_look_next(v, column, 0); row < v->rows; row = lc_look_next(v, column, row + 1)) {
        if (!lc_decimal_read(&d, lc_view_cell(v, row, column)) || d.nano || (epochs && !take_micro(&d.whole)))
            return false;
        number[(*count)++] = d.whole;
    }
    return true;
}

lc_status lc_look_numbers(int64_t **number, size_t *count, const lc_view *v, size_t column, bool epochs)
{
    CHECK(lc_new(number, v->rows, sizeof **number));
    const bool whole = take_whole(*number, count, v, column, epochs);
    *count = whole ? lc_sort_distinct(*number, *count) : 0;
    return LC_OK;
}

bool lc_look_in_order(lc_look *out, const lc_view *v, size_t column, bool epochs)
{
    int64_t *number;
    lc_look l = {.rises = true};
    if (lc_look_numbers(&number, &l.cells, v, column, epochs) != LC_OK)
        return false;
    for (size_t i = 1; i < l.cells; i++)
        vote(&l, number[i] - number[i - 1]);
    l.even = -(long)l.steps;
    for (size_t i = 1; i < l.cells; i++)
        l.even += 2 * (number[i] - number[i - 1] == l.step);
    lc_free(number);
    *out = l;
    return lc_look_runs(&l);
}

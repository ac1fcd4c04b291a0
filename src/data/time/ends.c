/* ends - stamps that are the ends of periods: on a night when clocks change, the periods' beginnings say which hour is meant. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/shift.h"

enum { DAY = 86400 };

bool lc_time_is_end(const lc_date *date)
{
    return date->clocked && date->seconds == DAY;
}

bool lc_name_says_end(const char *name)
{
    return lc_name_has(name, "end ending ends ended ende bis he");
}

/* How many moments a local time means. */
static size_t count_moments(const lc_shift *s, int64_t local)
{
    int64_t utc[2];
    return lc_zone_local(utc, s->zone, local);
}

/* Whether a row is in the hour that clocks skip, and its period begins before it. */
static bool ends_in_skipped(const lc_shift *s, size_t row, int64_t step)
{
    const int64_t end = lc_shift_second(s, row);
    return count_moments(s, end) == 0 && count_moments(s, end - step) == 1;
}

/* Whether the end of the hour that clocks show twice is there twice: rows in no order do not go back. */
static bool is_end_twice(const lc_shift *s, const int64_t *sorted, size_t place, int64_t step)
{
    const int64_t end = lc_floor_divide(sorted[place], s->stamps->ticks);
    return place && sorted[place] == sorted[place - 1] && count_moments(s, end) == 1 && count_moments(s, end - step) == 2;
}

/* Whether time goes back, or does not go on, after a row that is the end of the hour that clocks show twice. */
static bool goes_back_behind(const lc_shift *s, size_t row, int64_t step)
{
    if (row == 0)
        return false;
    const size_t before = s->falls ? row : row - 1, after = s->falls ? row - 1 : row;
    const int64_t end = lc_shift_second(s, before);
    return lc_shift_second(s, after) <= end && count_moments(s, end) == 1 && count_moments(s, end - step) == 2;
}

static size_t row_of(const lc_shift *s, int64_t stamp)
{
    size_t row = 0;
    while (s->stamps->stamp[row] != stamp)
        row++;
    return row;
}

/* The first row that shows it; the view's rows: none does. sorted: (rows) the stamps. */
static size_t find_end(const lc_shift *s, const int64_t *sorted, int64_t step)
{
    const size_t rows = s->view->rows;
    for (size_t row = 0; row < rows; row++)
        if (ends_in_skipped(s, row, step) || (!s->shuffled && goes_back_behind(s, row, step)))
            return row;
    for (size_t i = 0; i < rows; i++)
        if (is_end_twice(s, sorted, i, step))
            return row_of(s, sorted[i]);
    return rows;
}

/* Of stamps in order, each once. scratch: (rows) */
static int64_t usual_step(int64_t *scratch, const lc_shift *s)
{
    memcpy(scratch, s->stamps->stamp, s->view->rows * sizeof *scratch);
    const size_t moments = lc_sort_distinct(scratch, s->view->rows);
    return lc_usual_step(&(lc_stamps){.stamp = scratch, .ticks = s->stamps->ticks}, moments);
}

lc_status lc_ends_find(int64_t *step, const lc_shift *s)
{
    const lc_time_columns *c = s->columns;
    const size_t rows = s->view->rows;
    int64_t *sorted = NULL;
    *step = 0;
    if (!c->ends || !c->clocked || c->worded)
        return LC_OK;
    CHECK(lc_new(&sorted, rows, sizeof *sorted));
    const int64_t usual = usual_step(sorted, s);
    memcpy(sorted, s->stamps->stamp, rows * sizeof *sorted);
    qsort(sorted, rows, sizeof *sorted, lc_sort_whole);
    const size_t row = usual ? find_end(s, sorted, usual / s->stamps->ticks) : rows;
    lc_free(sorted);
    if (row == rows)
        return LC_OK;
    *step = usual;
    lc_view_note(s->view, "line %zu: '%.80s' shows that stamps are the ends of periods where clocks of %s change",
                 s->view->line(s->view->table, row), lc_view_cell(s->view, row, c->column[0]), s->name);
    return LC_OK;
}

void lc_ends_move(lc_shift *s, int64_t by)
{
    for (size_t row = 0; row < s->view->rows; row++)
        s->stamps->stamp[row] += by;
    if (by > 0)
        lc_zone_offsets(s->stamps->offset, s->zone, s->stamps->stamp, s->view->rows, s->stamps->ticks);
}

/* running - columns of whole numbers that run on as clocks and calendars do, or count from a start, without a date. */
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "data/time/room.h"

enum { ROWS_LEAST = 3, RISES = 3, START_MOST = 1000 };

/* The whole number of a cell; false: it is none. */
typedef bool (*reader)(int64_t *out, const char *cell);

static bool read_count(int64_t *out, const char *cell)
{
    lc_decimal d;
    const bool whole = lc_decimal_read(&d, cell) && !d.nano && d.whole >= 0;
    *out = whole ? d.whole : 0;
    return whole;
}

/* H1 and Jan are numbers too. */
static bool read_part(int64_t *out, const char *cell)
{
    lc_decimal d;
    int month = 0;
    const bool numbered = lc_worded_read(&d, cell), whole = numbered ? !d.nano : lc_month_read(&month, cell);
    *out = numbered ? d.whole : month;
    return whole;
}

/* How a column's numbers go from row to row. */
typedef struct run {
    size_t rises, falls, ones; /* rows; ones: of those that rise, by one */
    int64_t step;              /* more than half of those that are not 0, if any is; else 0 */
    int64_t least;
} run;

static void add_step(run *r, int64_t step)
{
    r->rises += step > 0;
    r->falls += step < 0;
    r->ones += step == 1;
}

/* The step that more than half have of those that are not 0 (Boyer and Moore, 1991); 0: none has. */
static int64_t usual_step(const lc_view *v, size_t column, reader read, size_t steps)
{
    int64_t number, last = 0, step = 0;
    size_t votes = 0, same = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t row = 0; row < v->rows; row++, last = number) {
            read(&number, lc_view_cell(v, row, column));
            const int64_t this = row ? number - last : 0;
            if (!this)
                continue;
            same += pass == 1 && this == step;
            if (pass == 0 && votes == 0)
                step = this;
            if (pass == 0)
                votes = this == step ? votes + 1 : votes - 1;
        }
    return 2 * same > steps ? step : 0;
}

/* False: a cell is no whole number. */
static bool look(run *r, const lc_view *v, size_t column, reader read)
{
    int64_t number, last = 0;
    *r = (run){.least = INT64_MAX};
    for (size_t row = 0; row < v->rows; row++, last = number) {
        if (!read(&number, lc_view_cell(v, row, column)))
            return false;
        r->least = number < r->least ? number : r->least;
        if (row)
            add_step(r, number - last);
    }
    r->step = usual_step(v, column, read, r->rises + r->falls);
    return v->rows >= ROWS_LEAST;
}

bool lc_time_runs(const lc_view *v, size_t column)
{
    run r;
    if (!lc_time_is_part(v, column) || !look(&r, v, column, read_part))
        return false;
    const size_t more = r.rises > r.falls ? r.rises : r.falls, fewer = r.rises + r.falls - more;
    const bool days = r.ones + 1 == v->rows && lc_name_is(lc_view_name(v, column), "day"); /* the axis is theirs */
    return more > 0 && RISES * fewer <= more && !days;
}

/* The first row that a number is left out before; rows: none. Steps the other way are where another series begins. */
static size_t find_hole(const lc_view *v, size_t column, int64_t step)
{
    int64_t number, last = 0;
    for (size_t row = 0; row < v->rows; row++, last = number)
        if (read_count(&number, lc_view_cell(v, row, column)) && row && (step > 0 ? number - last > step : number - last < step))
            return row;
    return v->rows;
}

bool lc_time_counts_down(const lc_view *v, size_t column)
{
    run r;
    return look(&r, v, column, read_count) && r.step < 0;
}

bool lc_time_counts_up(const lc_view *v, size_t column)
{
    run r;
    return look(&r, v, column, read_count) && r.step > 0 && r.falls == 0;
}

void lc_time_counted_way(char out[LC_TEXT_MAX], const lc_view *v, size_t column)
{
    run r;
    const char *name = lc_view_name(v, column);
    out[0] = '\0';
    if (look(&r, v, column, read_count) && r.step && r.least < START_MOST && (lc_name_is(name, "time") || !lc_name_is_part(name)))
        snprintf(out, LC_TEXT_MAX, "; where it counts days: --time %s --time-format 'days since 2000-01-01' (hours, seconds)",
                 lc_typed_word(name).text);
}

void lc_time_note_hole(const lc_view *v, size_t column)
{
    run r;
    char way[LC_TEXT_MAX];
    const size_t row = look(&r, v, column, read_count) && r.step ? find_hole(v, column, r.step) : v->rows;
    if (row == v->rows)
        return;
    lc_time_counted_way(way, v, column);
    lc_view_note(
        v,
        "line %zu: column '%s' goes on from '%.80s' to '%.80s', but --start counts rows: those behind such a hole move%s, "
        "without --start",
        v->line(v->table, row), lc_view_name(v, column), lc_view_cell(v, row - 1, column), lc_view_cell(v, row, column), way);
}

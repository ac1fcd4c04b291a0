/* find - which columns of a table are the time. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "data/time/room.h"

enum { DAY = 86400, CANDIDATES = 8 };

bool lc_time_looks(const char *cell)
{
    lc_date date;
    return lc_date_read(&date, cell) || lc_clock_read(&date, cell);
}

bool lc_time_has(const lc_time_columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->column[i] == column)
            return true;
    return false;
}

/* --- candidates ------------------------------------------------------------------------------------------------------- */

/* Columns that could be the time, with those that belong to them, the sure ones first. */
typedef struct candidates {
    lc_time_columns of[CANDIDATES];
    size_t count;
    lc_time_columns weak; /* of a form that counts only if nothing else does; count 0: none */
    size_t maybe;         /* a column that looks like time and is not taken for it; view->columns: none */
} candidates;

static lc_time_columns single(size_t column, lc_time_part part)
{
    return (lc_time_columns){.count = 1, .column = {column}, .part = {part}, .ticks = 1, .pivot = LC_DATE_PIVOT};
}

static void add_column(candidates *found, const lc_view *v, size_t column)
{
    const lc_form form = lc_form_of(v, column, false);
    if (form.maybe && found->maybe == v->columns)
        found->maybe = column;
    if (!form.is || (form.sure && found->count == CANDIDATES))
        return;
    lc_time_columns c = single(column, form.part);
    if (form.sure) {
        if (c.part[0] == LC_TIME_DATE)
            lc_time_add_clock(&c, v, NULL);
        found->of[found->count++] = c;
    } else if (!found->weak.count)
        found->weak = c;
}

static void collect(candidates *found, const lc_view *v)
{
    lc_time_columns composed = {0};
    *found = (candidates){.maybe = v->columns};
    for (size_t column = 0; column < v->columns; column++)
        add_column(found, v, column);
    lc_time_compose(&composed, v, NULL);
    if (composed.count && found->count < CANDIDATES)
        found->of[found->count++] = composed;
    if (!found->count && found->weak.count) {
        if (found->weak.part[0] == LC_TIME_EXCEL)
            lc_time_add_clock(&found->weak, v, NULL);
        found->of[found->count++] = found->weak;
    }
}

/* --- the one that tells rows apart ------------------------------------------------------------------------------------ */

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

static lc_status choose(size_t *out, const candidates *found, const lc_view *v)
{
    lc_status status = LC_OK;
    int64_t *best_stamp = NULL, *stamp = NULL, *scratch = NULL;
    size_t best = 0;
    TRY(lc_new(&best_stamp, v->rows, sizeof *best_stamp));
    TRY(lc_new(&stamp, v->rows, sizeof *stamp));
    TRY(lc_new(&scratch, v->rows, sizeof *scratch));
    size_t best_count = count_moments(best_stamp, scratch, v, found->of[0]);
    for (size_t i = 1; i < found->count && best_count < v->rows; i++) {
        const size_t count = count_moments(stamp, scratch, v, found->of[i]);
        if (!takes_over(v, &found->of[best], best_count, count, same_days(best_stamp, stamp, v->rows)))
            continue;
        memcpy(best_stamp, stamp, v->rows * sizeof *stamp);
        best = i;
        best_count = count;
    }
    *out = best;
done:
    lc_free(best_stamp);
    lc_free(stamp);
    lc_free(scratch);
    return status;
}

/* Says which column is the time where several could be; those of numbers are no channels. */
static void set_others(lc_time_columns *c, const candidates *found, size_t best, const lc_view *v)
{
    size_t named = v->columns;
    for (size_t i = 0; i < found->count; i++) {
        const size_t column = found->of[i].column[0];
        if (i == best || lc_time_has(c, column))
            continue;
        named = column;
        if (c->others < LC_TIME_COLUMNS_MAX && found->of[i].count == 1)
            c->other[c->others++] = column;
    }
    if (named < v->columns)
        lc_view_note(v, "column '%s' is the time, not '%s'%s (change it: import --time)", lc_view_name(v, c->column[0]),
                     lc_view_name(v, named), best ? ", since it tells rows apart" : "");
}

/* --- none ------------------------------------------------------------------------------------------------------------- */

/* A column whose name says that it is the time cannot be left out for a made-up axis. */
static lc_status refuse_named(const lc_view *v)
{
    static const char known[] = "date time datetime timestamp ds period month year quarter week";
    for (size_t column = 0; column < v->columns; column++) {
        size_t row = 0;
        const char *name = lc_view_name(v, column);
        if (!lc_name_is(name, known))
            continue;
        while (row + 1 < v->rows && lc_time_looks(lc_view_cell(v, row, column)))
            row++;
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': '%.200s' is not a time that is known (2016-07-31, 7/31/2016 1:00 PM, 2016Q3); "
                       "--time-format says how it is written, --time names another column, --start makes an axis up",
                       v->path, v->line(v->table, row), name, lc_view_cell(v, row, column));
    }
    return LC_OK;
}

static lc_status no_time(const candidates *found, const lc_view *v)
{
    CHECK(refuse_named(v));
    if (found->maybe < v->columns)
        lc_view_note(v, "column '%s' looks like time counted in numbers, as '%.80s': import --time '%s' reads it so",
                     lc_view_name(v, found->maybe), lc_view_cell(v, 0, found->maybe), lc_view_name(v, found->maybe));
    return LC_OK;
}

static lc_status find(lc_time_columns *out, const lc_view *v)
{
    candidates found;
    size_t best = 0;
    collect(&found, v);
    if (!found.count)
        return no_time(&found, v);
    if (found.count > 1)
        CHECK(choose(&best, &found, v));
    *out = found.of[best];
    set_others(out, &found, best, v);
    return LC_OK;
}

lc_status lc_time_find(lc_time_columns *out, const lc_view *v, const lc_time_request *request)
{
    lc_time_columns columns = {0};
    lc_view quiet = *v;
    if (request->made_up)
        quiet.notes = NULL;
    lc_status status = request->columns || request->format ? lc_time_asked(&columns, v, request) : find(&columns, &quiet);
    if (status == LC_OK && columns.count)
        status = lc_time_settle(&columns, &quiet, request);
    if (status != LC_OK && !request->made_up)
        return status;
    *out = columns;
    return LC_OK;
}

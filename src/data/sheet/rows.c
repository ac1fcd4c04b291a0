/* rows - the rows of each series in order of time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/sheet/parting.h"
#include "data/sheet/phases.h"

enum { LINES = 3 };

typedef struct stamped {
    int64_t stamp;
    size_t row, index;
    int32_t offset;
} stamped;

static int by_time(const void *a, const void *b)
{
    const stamped *x = a, *y = b;
    if (x->stamp != y->stamp)
        return x->stamp < y->stamp ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* Whether rows are newest first, or several such exports one below another, the newest of them on top. */
static bool is_newest_first(const lc_sheet_series *series)
{
    const int64_t *stamp = series->stamps.stamp;
    size_t up = 0, down = 0;
    int64_t newest = stamp[0];
    for (size_t row = 1; row < series->rows; row++) {
        up += stamp[row] > stamp[row - 1];
        down += stamp[row] < stamp[row - 1];
        newest = stamp[row] > newest ? stamp[row] : newest;
    }
    return down > up && stamp[0] == newest;
}

/* Newest first is turned round, equal stamps with it; rows that then are not in order are sorted, equal stamps in this order. */
static lc_status order_series(lc_sheet_series *series, bool newest_first)
{
    lc_stamps *t = &series->stamps;
    stamped *item = NULL;
    const size_t rows = series->rows;
    CHECK(lc_new(&item, rows, sizeof *item));
    for (size_t i = 0; i < rows; i++)
        item[i] = (stamped){t->stamp[i], series->row[i], newest_first ? rows - i : i, t->offset ? t->offset[i] : 0};
    qsort(item, rows, sizeof *item, by_time);
    for (size_t i = 0; i < rows; i++) {
        t->stamp[i] = item[i].stamp;
        series->row[i] = item[i].row;
        if (t->offset)
            t->offset[i] = item[i].offset;
    }
    lc_free(item);
    return LC_OK;
}

/* --- rows at one time -------------------------------------------------------------------------------------------------- */

/* Rows that have the stamp of the row before them in their series. */
typedef struct sharing {
    size_t count, differ; /* rows; those whose values differ from the row before */
    size_t line[LINES];
} sharing;

static bool differs(const lc_sheet *s, size_t a, size_t b)
{
    for (size_t i = 0; i < s->channels; i++)
        if (strcmp(lc_sheet_cell(s, a, s->channel[i].column), lc_sheet_cell(s, b, s->channel[i].column)) != 0)
            return true;
    return false;
}

/* A few keep the file's order, many are several series in one. */
static lc_status add_shared(sharing *all, const lc_sheet *s, const lc_sheet_series *series)
{
    size_t shared = 0, before = all->differ;
    for (size_t i = 1; i < series->rows; i++) {
        if (series->stamps.stamp[i] != series->stamps.stamp[i - 1])
            continue;
        shared++;
        all->differ += differs(s, series->row[i], series->row[i - 1]);
        if (all->count < LINES)
            all->line[all->count] = lc_sheet_line(s, series->row[i]);
        all->count++;
    }
    const bool once_more = shared == 1 && all->differ == before; /* one row is written twice */
    if (once_more || LC_FEW * shared <= series->rows || (s->request->series_column && !s->series_columns))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: %s%s%s%zu of %zu rows have the time of the row before: name what tells them apart (--series-column "
                   "NAME,NAME), or make up a time for each row (--start, --step)",
                   s->csv->path, series->name ? "series '" : "", series->name ? series->name : "", series->name ? "': " : "",
                   shared, series->rows);
}

lc_status lc_sheet_check_shared(const lc_sheet *s)
{
    sharing all = {0};
    char lines[LINES * 24] = "";
    size_t used = 0;
    if (s->request->start || s->request->duplicates || !s->time.count)
        return LC_OK;
    CHECK(lc_sheet_refuse_totals(s));
    for (size_t i = 0; i < s->series_count; i++)
        CHECK(add_shared(&all, s, &s->series[i]));
    for (size_t i = 0; i < LINES && i < all.count; i++)
        used += (size_t)snprintf(lines + used, sizeof lines - used, "%s%zu", i ? ", " : "", all.line[i]);
    if (all.count)
        lc_sheet_note(s,
                      "%s %s the time of the row before, %s (line%s %s%s): kept in the file's order (one of them: "
                      "--duplicates)",
                      lc_counted(all.count, "row").text, lc_if_one(all.count, "has", "have"),
                      all.differ ? "with other values" : "with the same values", lc_if_one(all.count, "", "s"), lines,
                      all.count > LINES ? " ..." : "");
    return LC_OK;
}

static bool shares(const lc_sheet_series *series)
{
    size_t row = 1;
    while (row < series->rows && series->stamps.stamp[row] != series->stamps.stamp[row - 1])
        row++;
    return row < series->rows;
}

/* --- order ------------------------------------------------------------------------------------------------------------- */

/* Series whose rows were put in order, and where the later of two rows of one time is in the file. */
typedef struct ordered {
    size_t reversed, sorted;
    bool up, down;
} ordered;

static lc_status put_in_order(ordered *o, const lc_sheet *s, lc_sheet_series *series)
{
    const int64_t *stamp = series->stamps.stamp;
    bool rises = true, falls = true;
    for (size_t row = 1; row < series->rows; row++) {
        rises &= stamp[row] >= stamp[row - 1];
        falls &= stamp[row] <= stamp[row - 1];
    }
    if (rises)
        return LC_OK;
    o->reversed += falls;
    o->sorted += !falls;
    if (!falls)
        CHECK(lc_sheet_check_wraps(s, series));
    const bool newest_first = is_newest_first(series);
    CHECK(order_series(series, newest_first));
    o->up |= newest_first && shares(series);
    o->down |= !newest_first && shares(series);
    return LC_OK;
}

static void note_order(const lc_sheet *s, const ordered *o)
{
    const bool says = s->request->duplicates && strcmp(s->request->duplicates, "equal") != 0;
    if (o->reversed)
        lc_sheet_note(s, "rows are newest first; reversed");
    if (o->sorted)
        lc_sheet_note(s, "rows are not in order of time; sorted (import --start and --step make up a new axis instead)");
    if (says && o->up)
        lc_sheet_note(s, "rows are newest first: of those of one time the last is the one further up in the file");
    if (says && o->down)
        lc_sheet_note(s, "rows were sorted: of those of one time the last is the one further down in the file");
}

lc_status lc_sheet_order_rows(lc_sheet *s)
{
    ordered o = {0};
    for (size_t i = 0; i < s->series_count; i++)
        CHECK(put_in_order(&o, s, &s->series[i]));
    note_order(s, &o);
    return LC_OK;
}

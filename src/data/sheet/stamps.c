/* stamps - the stamps of a text file's rows: its dates, or a made-up axis. */
#include "core/mem.h"
#include "data/sheet/phases.h"

static const int64_t DAY = 86400, STEP_MOST = 36525LL * 86400;

static const char *name_of(const void *table, size_t column)
{
    return ((const lc_sheet *)table)->name[column];
}

static const char *cell_of(const void *table, size_t row, size_t column)
{
    return lc_sheet_cell(table, row, column);
}

static size_t line_of(const void *table, size_t row)
{
    return lc_sheet_line(table, row);
}

static bool is_missing(const void *table, const char *cell)
{
    return lc_sheet_missing(table, cell);
}

static lc_view view_of(const lc_sheet *s)
{
    return (lc_view){s, s->csv->path, s->rows, s->columns, name_of, cell_of, line_of, is_missing, s->notes};
}

static lc_time_request request_of(const lc_sheet *s)
{
    return (lc_time_request){.date_order = s->request->date_order, .made_up = s->request->start != NULL};
}

lc_status lc_sheet_find_time(lc_sheet *s)
{
    lc_view view = view_of(s);
    lc_time_request request = request_of(s);
    return lc_time_find(&s->time, &view, &request);
}

/* A made-up axis, if the file has no dates or the request asks for one. */
static lc_status make_stamps(lc_sheet *s)
{
    const lc_import *r = s->request;
    int64_t start = 0, step = r->step ? r->step : DAY;
    if (r->start && !lc_date_parse(&start, r->start))
        return lc_fail(LC_E_USAGE, "'%s' is not a stamp such as 2016-07-01 00:00:00", r->start);
    if (step < 0 || step > STEP_MOST)
        return lc_fail(LC_E_USAGE, "a step of %lld seconds: a century is the most", (long long)step);
    s->times.ticks = 1;
    CHECK(lc_new(&s->times.stamp, s->rows, sizeof *s->times.stamp));
    for (size_t row = 0; row < s->rows; row++)
        s->times.stamp[row] = start + (int64_t)row * step;
    if (!r->start)
        lc_sheet_note(s,
                      "no column of dates: rows begin at 1970-01-01, %lld seconds apart (change it: import --start and --step)",
                      (long long)step);
    return LC_OK;
}

lc_status lc_sheet_read_stamps(lc_sheet *s)
{
    if (s->request->step && !s->request->start && s->time.count)
        return lc_fail(LC_E_USAGE, "%s: it has dates; the step of a made-up axis needs a start too", s->csv->path);
    if (!s->time.count || s->request->start)
        return make_stamps(s);
    lc_view view = view_of(s);
    lc_time_request request = request_of(s);
    return lc_time_read(&s->times, &view, &s->time, &request);
}

/* sheet_time - stamps of a text file's rows, then the rows in order of time. */
#include <stdlib.h>
#include <strings.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/sheet.h"

static const int64_t DAY = 86400, STEP_MOST = 36525LL * 86400;

static lc_status read_date(lc_date *date, const lc_sheet *s, size_t row)
{
    const char *cell = lc_sheet_cell(s, row, (size_t)s->time);
    if (!lc_date_read(date, cell))
        return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%s' is not a date", s->csv->path, lc_sheet_line(s, row),
                       s->name[s->time], cell);
    if (s->clock != LC_NO_COLUMN)
        lc_clock_read(&date->seconds, lc_sheet_cell(s, row, (size_t)s->clock));
    return LC_OK;
}

static lc_status read_stamps(lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_date_order order = LC_DATE_UNKNOWN;
    lc_date *date = NULL;
    TRY(lc_new(&date, s->rows, sizeof *date));
    for (size_t row = 0; row < s->rows; row++)
        TRY(read_date(&date[row], s, row));
    TRY(lc_sheet_order(&order, s, date));
    for (size_t row = 0; row < s->rows; row++)
        if (!lc_date_stamp(&s->stamp[row], &date[row], order))
            FAIL(LC_E_DATA, "%s:%zu: column '%s': there is no day '%s'", s->csv->path, lc_sheet_line(s, row), s->name[s->time],
                 lc_sheet_cell(s, row, (size_t)s->time));
done:
    lc_free(date);
    return status;
}

/* The column whose name says that it is the time, LC_NO_COLUMN if there is none. */
static long find_named(const lc_sheet *s)
{
    static const char *const known[] = {"date", "time", "datetime", "date_time", "date time", "timestamp"};
    for (size_t column = 0; column < s->columns; column++)
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (strcasecmp(s->name[column], known[i]) == 0)
                return (long)column;
    return LC_NO_COLUMN;
}

/* That no column is the time, and why one is not that should be. */
static lc_status note_no_time(lc_sheet *s, int64_t step)
{
    lc_status status = LC_OK;
    lc_date date;
    size_t row = 0;
    long column = find_named(s);
    while (column != LC_NO_COLUMN && row + 1 < s->rows && lc_date_read(&date, lc_sheet_cell(s, row, (size_t)column)))
        row++;
    if (column != LC_NO_COLUMN)
        TRY(lc_sheet_note(s,
                          "the time is not read: line %zu, column '%s': '%s' is no date that is understood; such are 2016-07-31, "
                          "20160731, 7/31/2016 1:00 PM, 31.07.2016 13:00:00",
                          lc_sheet_line(s, row), s->name[column], lc_sheet_cell(s, row, (size_t)column)));
    TRY(lc_sheet_note(s, "no column of dates: rows begin at 1970-01-01, %lld seconds apart (import --start and --step change it)",
                      (long long)step));
done:
    return status;
}

/* A made-up axis, where the file has none or another is asked for. */
static lc_status make_stamps(lc_sheet *s)
{
    lc_status status = LC_OK;
    const lc_import *r = s->request;
    int64_t start = 0, step = r->step ? r->step : DAY;
    if (r->start && !lc_calendar_parse(&start, r->start))
        FAIL(LC_E_USAGE, "'%s' is not a stamp such as 2016-07-01 00:00:00", r->start);
    if (step < 0 || step > STEP_MOST)
        FAIL(LC_E_USAGE, "a step of %lld seconds: at most a century is possible", (long long)step);
    for (size_t row = 0; row < s->rows; row++)
        s->stamp[row] = start + (int64_t)row * step;
    if (!r->start)
        TRY(note_no_time(s, step));
done:
    return status;
}

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
        item[row] = (stamped){s->stamp[row], row};
    qsort(item, s->rows, sizeof *item, by_time);
    for (size_t row = 0; row < s->rows; row++)
        s->order[row] = item[row].row;
done:
    lc_free(item);
    return status;
}

static lc_status order_rows(lc_sheet *s)
{
    lc_status status = LC_OK;
    bool rises = true, falls = true;
    for (size_t row = 1; row < s->rows; row++) {
        rises &= s->stamp[row] >= s->stamp[row - 1];
        falls &= s->stamp[row] <= s->stamp[row - 1];
    }
    for (size_t row = 0; row < s->rows; row++)
        s->order[row] = rises ? row : s->rows - 1 - row;
    if (!rises && falls)
        TRY(lc_sheet_note(s, "rows stand newest first: turned round"));
    else if (!rises) {
        TRY(lc_sheet_note(s, "rows are not in order of time: sorted (import --start and --step make up a new axis instead)"));
        TRY(sort_rows(s));
    }
done:
    return status;
}

lc_status lc_sheet_time(lc_sheet *s)
{
    lc_status status = LC_OK;
    TRY(lc_new(&s->stamp, s->rows, sizeof *s->stamp));
    TRY(lc_new(&s->order, s->rows, sizeof *s->order));
    if (s->request->step && !s->request->start && s->time != LC_NO_COLUMN)
        FAIL(LC_E_USAGE, "%s: it has dates; a step of a made-up axis needs its start too", s->csv->path);
    if (s->time == LC_NO_COLUMN || s->request->start)
        TRY(make_stamps(s));
    else
        TRY(read_stamps(s));
    TRY(order_rows(s));
done:
    return status;
}

/* stamps - the stamps of a text file's rows: its dates, or a made-up axis. */
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "data/sheet/phases.h"

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

/* A fraction other than 0 after the seconds: only whole seconds are read. */
static bool has_fraction(const char *cell)
{
    const char *colon = strrchr(cell, ':'), *point = colon ? strchr(colon, '.') : NULL;
    return point && strspn(point + 1, "0") < strspn(point + 1, "0123456789");
}

/* Says that fractions of a second are lost, and where the first one is. */
static void note_fractions(lc_sheet *s)
{
    const size_t column = (size_t)(s->clock != LC_NO_COLUMN ? s->clock : s->time);
    size_t row = 0;
    while (row < s->rows && !has_fraction(lc_sheet_cell(s, row, column)))
        row++;
    if (row < s->rows)
        lc_sheet_note(s, "fractions of a second are dropped, as of '%s' in line %zu: stamps are whole seconds",
                      lc_sheet_cell(s, row, column), lc_sheet_line(s, row));
}

static lc_status read_dates(lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_date_order order = LC_DATE_UNKNOWN;
    lc_date *date = NULL;
    TRY(lc_new(&date, s->rows, sizeof *date));
    for (size_t row = 0; row < s->rows; row++)
        TRY(read_date(&date[row], s, row));
    TRY(lc_sheet_date_order(&order, s, date));
    for (size_t row = 0; row < s->rows; row++) {
        if (!lc_date_stamp(&s->stamp[row], &date[row], order))
            FAIL(LC_E_DATA, "%s:%zu: column '%s': there is no day '%s'", s->csv->path, lc_sheet_line(s, row), s->name[s->time],
                 lc_sheet_cell(s, row, (size_t)s->time));
        s->stamp[row] -= date[row].offset;
    }
    note_fractions(s);
done:
    lc_free(date);
    return status;
}

/* The column whose name says that it is the time, or LC_NO_COLUMN. */
static long find_named(const lc_sheet *s)
{
    static const char *const known[] = {"date", "time", "datetime", "date_time", "date time", "timestamp"};
    for (size_t column = 0; column < s->columns; column++)
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (strcasecmp(s->name[column], known[i]) == 0)
                return (long)column;
    return LC_NO_COLUMN;
}

/* Says that no column is the time, and why one that is named so is not. */
static void note_no_time(lc_sheet *s, int64_t step)
{
    size_t row = 0;
    long column = find_named(s);
    while (column != LC_NO_COLUMN && row + 1 < s->rows && lc_sheet_is_date(lc_sheet_cell(s, row, (size_t)column)))
        row++;
    if (column != LC_NO_COLUMN)
        lc_sheet_note(s,
                      "time column not recognized: line %zu, column '%s': '%s' is not a supported date; examples: 2016-07-31, "
                      "20160731, 7/31/2016 1:00 PM, 31.07.2016 13:00:00",
                      lc_sheet_line(s, row), s->name[column], lc_sheet_cell(s, row, (size_t)column));
    lc_sheet_note(s, "no column of dates: rows begin at 1970-01-01, %lld seconds apart (change it: import --start and --step)",
                  (long long)step);
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
    for (size_t row = 0; row < s->rows; row++)
        s->stamp[row] = start + (int64_t)row * step;
    if (!r->start)
        note_no_time(s, step);
    return LC_OK;
}

lc_status lc_sheet_read_stamps(lc_sheet *s)
{
    CHECK(lc_new(&s->stamp, s->rows, sizeof *s->stamp));
    if (s->request->step && !s->request->start && s->time != LC_NO_COLUMN)
        return lc_fail(LC_E_USAGE, "%s: it has dates; the step of a made-up axis needs a start too", s->csv->path);
    return s->time == LC_NO_COLUMN || s->request->start ? make_stamps(s) : read_dates(s);
}

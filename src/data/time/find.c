/* find - which columns of a table are the time. */
#include <strings.h>

#include "core/mem.h"
#include "data/time/room.h"

static bool is_date(const char *cell)
{
    lc_date date;
    return lc_date_read(&date, cell);
}

static bool is_clock(const char *cell)
{
    int64_t seconds;
    return lc_clock_read(&seconds, cell);
}

bool lc_time_looks(const char *cell)
{
    return is_date(cell) || is_clock(cell);
}

bool lc_time_has(const lc_time_columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->column[i] == column)
            return true;
    return false;
}

static bool all_rows(const lc_view *v, size_t column, bool (*is)(const char *))
{
    for (size_t row = 0; row < v->rows; row++)
        if (!is(lc_view_cell(v, row, column)))
            return false;
    return true;
}

/* The first cell decides; eight bare digits count only if every cell is a valid date. */
static bool is_time(const lc_view *v, size_t column)
{
    lc_date date;
    return lc_date_read(&date, lc_view_cell(v, 0, column)) && (date.separator || all_rows(v, column, is_date));
}

/* The column whose name says that it is the time, or view->columns. */
static size_t find_named(const lc_view *v)
{
    static const char *const known[] = {"date", "time", "datetime", "date_time", "date time", "timestamp"};
    for (size_t column = 0; column < v->columns; column++)
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (strcasecmp(lc_view_name(v, column), known[i]) == 0)
                return column;
    return v->columns;
}

/* Says why a column that is named as time is not. */
static void note_no_time(const lc_view *v)
{
    size_t row = 0, column = find_named(v);
    while (column < v->columns && row + 1 < v->rows && is_date(lc_view_cell(v, row, column)))
        row++;
    if (column < v->columns)
        lc_view_note(v,
                     "time column not recognized: line %zu, column '%s': '%s' is not a supported date; examples: 2016-07-31, "
                     "20160731, 7/31/2016 1:00 PM, 31.07.2016 13:00:00",
                     v->line(v->table, row), lc_view_name(v, column), lc_view_cell(v, row, column));
}

static lc_status find_order(lc_date_order *out, const lc_view *v, size_t column, const lc_time_request *request)
{
    lc_status status = LC_OK;
    lc_date *date = NULL;
    TRY(lc_new(&date, v->rows, sizeof *date));
    for (size_t row = 0; row < v->rows; row++) {
        const char *cell = lc_view_cell(v, row, column);
        if (!lc_date_read(&date[row], cell))
            FAIL(LC_E_DATA, "%s:%zu: column '%s': '%s' is not a date", v->path, v->line(v->table, row), lc_view_name(v, column),
                 cell);
    }
    TRY(lc_time_order(out, v, request, date));
done:
    lc_free(date);
    return status;
}

lc_status lc_time_find(lc_time_columns *out, const lc_view *v, const lc_time_request *request)
{
    lc_time_columns found = {0};
    size_t column = 0;
    while (column < v->columns && !is_time(v, column))
        column++;
    if (column < v->columns) {
        found.column[found.count++] = column;
        if (!request->made_up)
            CHECK(find_order(&found.order, v, column, request));
    } else if (!request->made_up)
        note_no_time(v);
    if (column + 1 < v->columns && all_rows(v, column + 1, is_clock)) {
        found.part[found.count] = LC_TIME_CLOCK;
        found.column[found.count++] = column + 1;
    }
    *out = found;
    return LC_OK;
}

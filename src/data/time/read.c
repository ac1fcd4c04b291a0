/* read - the stamps of a table's rows. */
#include <string.h>

#include "core/mem.h"
#include "data/time/room.h"

void lc_stamps_free(lc_stamps *times)
{
    lc_free(times->stamp);
    lc_free(times->offset);
    lc_free(times->zone);
    *times = (lc_stamps){0};
}

/* A fraction other than 0 after the seconds: only whole seconds are read. */
static bool has_fraction(const char *cell)
{
    const char *colon = strrchr(cell, ':'), *point = colon ? strchr(colon, '.') : NULL;
    return point && strspn(point + 1, "0") < strspn(point + 1, "0123456789");
}

/* Says that fractions of a second are lost, and where the first one is. */
static void note_fractions(const lc_view *v, size_t column)
{
    size_t row = 0;
    while (row < v->rows && !has_fraction(lc_view_cell(v, row, column)))
        row++;
    if (row < v->rows)
        lc_view_note(v, "fractions of a second are dropped, as of '%s' in line %zu: stamps are whole seconds",
                     lc_view_cell(v, row, column), v->line(v->table, row));
}

static lc_status read_row(int64_t *stamp, const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_date date;
    const char *cell = lc_view_cell(v, row, c->column[0]), *name = lc_view_name(v, c->column[0]);
    if (!lc_date_read(&date, cell))
        return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%s' is not a date", v->path, v->line(v->table, row), name, cell);
    if (c->count > 1)
        lc_clock_read(&date.seconds, lc_view_cell(v, row, c->column[1]));
    if (!lc_date_stamp(stamp, &date, c->order))
        return lc_fail(LC_E_DATA, "%s:%zu: column '%s': there is no day '%s'", v->path, v->line(v->table, row), name, cell);
    *stamp -= date.offset;
    return LC_OK;
}

lc_status lc_time_read(lc_stamps *out, const lc_view *v, const lc_time_columns *columns, const lc_time_request *request)
{
    lc_status status = LC_OK;
    lc_stamps times = {.ticks = 1};
    (void)request;
    TRY(lc_new(&times.stamp, v->rows, sizeof *times.stamp));
    for (size_t row = 0; row < v->rows; row++)
        TRY(read_row(&times.stamp[row], v, columns, row));
    note_fractions(v, columns->column[columns->count - 1]);
    *out = times;
    times = (lc_stamps){0};
done:
    lc_stamps_free(&times);
    return status;
}

/* unstamped - rows that a user's marker says have no time, and empty ones among rows of a time, are left out, and counted. */
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/sheet/phases.h"

/* --- some rows --------------------------------------------------------------------------------------------------------- */

static const char *name_of(const void *table, size_t column)
{
    const lc_sheet_rows *p = table;
    return p->sheet->name[column];
}

static const char *cell_of(const void *table, size_t row, size_t column)
{
    const lc_sheet_rows *p = table;
    return lc_sheet_cell(p->sheet, p->row[row], column);
}

static size_t line_of(const void *table, size_t row)
{
    const lc_sheet_rows *p = table;
    return lc_sheet_line(p->sheet, p->row[row]);
}

static bool is_missing(const void *table, const char *cell)
{
    const lc_sheet_rows *p = table;
    return lc_sheet_missing(p->sheet, cell);
}

lc_view lc_sheet_rows_view(const lc_sheet_rows *part, size_t rows)
{
    const lc_sheet *s = part->sheet;
    return (lc_view){part, s->csv->path, rows, s->columns, name_of, cell_of, line_of, is_missing, s->notes, true, NULL};
}

/* --- those without a time ---------------------------------------------------------------------------------------------- */

/* Whether a row has a marked cell in one of some columns. */
static bool is_marked(const lc_sheet *s, size_t row, const bool *in)
{
    for (size_t column = 0; column < s->columns; column++)
        if (in[column] && lc_sheet_marked(s, lc_sheet_cell(s, row, column), column))
            return true;
    return false;
}

static bool is_empty(const lc_sheet *s, size_t row)
{
    size_t column = 0;
    while (column < s->columns && !*lc_sheet_cell(s, row, column))
        column++;
    return column == s->columns;
}

/* In the rows without a mark. What is wrong with these is said, unless all rows together have a time. */
static lc_status find_time(lc_time_columns *time, const lc_view *rest, const lc_view *all, const lc_time_request *request)
{
    lc_view quiet = *all;
    quiet.notes = NULL;
    if (lc_time_find(time, rest, request) == LC_OK)
        return LC_OK;
    if (lc_time_find(time, &quiet, request) != LC_OK)
        return lc_time_find(time, rest, request);
    time->count = 0;
    return LC_OK;
}

/* Whether a marker is of that column alone: an hour is of the time by the date beside it. */
static bool is_named(const lc_sheet *s, size_t column)
{
    for (size_t i = 0; i < s->request->missing_count; i++)
        if (s->marker_column[i] == column)
            return true;
    return false;
}

/* The columns of the time, found in the rows without a mark in any column that could be of it. */
static lc_status find_columns(bool *in, const lc_sheet *s, const lc_time_request *request)
{
    lc_status status = LC_OK;
    size_t *row = NULL, rows = 0;
    const lc_view all = lc_sheet_view(s);
    lc_time_columns time = {0};
    TRY(lc_new(&row, s->rows, sizeof *row));
    for (size_t column = 0; column < s->columns; column++)
        in[column] = request->columns ? strstr(request->columns, s->name[column]) != NULL
                                      : is_named(s, column) || lc_time_could_be(&all, column);
    for (size_t i = 0; i < s->rows; i++)
        if (!is_marked(s, i, in))
            row[rows++] = i;
    const lc_sheet_rows part = {s, row};
    lc_view view = lc_sheet_rows_view(&part, rows);
    view.notes = NULL;
    if (rows > 0 && rows < s->rows)
        TRY(find_time(&time, &view, &all, request));
    for (size_t column = 0; column < s->columns; column++)
        in[column] = lc_time_has(&time, column);
done:
    lc_free(row);
    return status;
}

/* in (columns): NULL for the empty rows. */
static void drop(lc_sheet *s, const bool *in)
{
    lc_csv_row *row = s->csv->row + s->first;
    size_t kept = 0, line = 0;
    for (size_t i = 0; i < s->rows; i++)
        if (in ? is_marked(s, i, in) : is_empty(s, i))
            line = line ? line : row[i].line;
        else
            row[kept++] = row[i];
    if (kept < s->rows)
        lc_sheet_note(s,
                      in ? "%s left out: --na marks the time, the first on line %zu"
                         : "%s without a cell passed over, the first on line %zu",
                      lc_counted(s->rows - kept, "row").text, line);
    s->csv->rows -= s->rows - kept;
    s->rows = kept;
}

/* Empty rows, where the others have a time: without one they would be missing values of an axis that is made up. */
static lc_status drop_empty(lc_sheet *s, const lc_time_request *request)
{
    lc_status status = LC_OK;
    size_t *row = NULL, rows = 0;
    lc_time_columns time = {0};
    TRY(lc_new(&row, s->rows, sizeof *row));
    for (size_t i = 0; i < s->rows; i++)
        if (!is_empty(s, i))
            row[rows++] = i;
    const lc_sheet_rows part = {s, row};
    lc_view view = lc_sheet_rows_view(&part, rows);
    view.notes = NULL;
    if (rows > 0 && rows < s->rows && lc_time_find(&time, &view, request) == LC_OK && time.count)
        drop(s, NULL);
done:
    lc_free(row);
    return status;
}

lc_status lc_sheet_drop_unstamped(lc_sheet *s, const lc_time_request *request)
{
    lc_status status = LC_OK;
    bool *in = NULL;
    if (request->made_up || !s->rows)
        return LC_OK;
    CHECK(drop_empty(s, request));
    if (!s->request->missing_count)
        return LC_OK;
    TRY(lc_new(&in, s->columns, sizeof *in));
    TRY(find_columns(in, s, request));
    drop(s, in);
done:
    lc_free(in);
    return status;
}

#include "data/sheet.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/text.h"

lc_status lc_sheet_note(lc_sheet *s, const char *format, ...)
{
    lc_status status = LC_OK;
    char line[1024];
    va_list arguments;
    int used = snprintf(line, sizeof line, "%.768s: ", s->csv->path);
    va_start(arguments, format);
    vsnprintf(line + used, sizeof line - (size_t)used, format, arguments);
    va_end(arguments);
    size_t length = strlen(line);
    TRY(lc_grow(&s->notes, &s->notes_capacity, s->notes_length + length + 2, 1));
    memcpy(s->notes + s->notes_length, line, length);
    s->notes_length += length;
    s->notes[s->notes_length++] = '\n';
done:
    return status;
}

bool lc_sheet_missing(const lc_sheet *s, const char *cell)
{
    static const char *const known[] = {"", "NA", "NaN", "null", "?"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcasecmp(cell, known[i]) == 0)
            return true;
    for (size_t i = 0; i < s->request->missing_count; i++)
        if (strcmp(cell, s->request->missing[i]) == 0)
            return true;
    return false;
}

lc_status lc_sheet_value(double *out, const lc_sheet *s, size_t row, size_t column)
{
    const char *cell = lc_sheet_cell(s, row, column);
    *out = NAN;
    if (lc_sheet_missing(s, cell) || lc_text_number(out, cell))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%s' is not a number", s->csv->path, lc_sheet_line(s, row), s->name[column],
                   cell);
}

/* --- header and shape ------------------------------------------------------------------------------------------------ */

static bool is_stamp(const char *cell)
{
    lc_date date;
    return lc_date_read(&date, cell);
}

static bool is_clock(const char *cell)
{
    int64_t seconds;
    return lc_clock_read(&seconds, cell);
}

/* Eight digits may be a name: they are a date where the cell below is one too. */
static bool is_date(const lc_sheet *s, size_t row, size_t column)
{
    const char *cell = lc_csv_cell(s->csv, row, column);
    if (!is_stamp(cell))
        return false;
    if (cell[strspn(cell, "0123456789")])
        return true;
    return row + 1 < s->csv->rows && column < lc_csv_width(s->csv, row + 1) && is_stamp(lc_csv_cell(s->csv, row + 1, column));
}

/* A word and no date: a row of data may hold a text too. */
static bool is_header(const lc_sheet *s, size_t row)
{
    bool word = false;
    double number;
    for (size_t column = 0; column < lc_csv_width(s->csv, row); column++) {
        const char *cell = lc_csv_cell(s->csv, row, column);
        if (is_date(s, row, column))
            return false;
        word |= !lc_sheet_missing(s, cell) && !lc_text_number(&number, cell) && !is_clock(cell);
    }
    return word;
}

static lc_status check_widths(const lc_sheet *s)
{
    for (size_t row = s->first; row < s->csv->rows; row++)
        if (lc_csv_width(s->csv, row) != s->columns)
            return lc_fail(LC_E_DATA, "%s:%zu: %zu cells where the line before has %zu", s->csv->path, s->csv->line[row],
                           lc_csv_width(s->csv, row), s->columns);
    return LC_OK;
}

static void trim_cells(lc_sheet *s)
{
    for (size_t i = 0; i < s->csv->cells; i++)
        s->csv->cell[i] = lc_text_trim(s->csv->cell[i]);
}

/* A name is one line: of a header that is broken within quotes the pieces are joined by blanks. */
static bool join_lines(char *name)
{
    bool broken = false;
    for (; (name = strpbrk(name, "\r\n")); broken = true)
        *name = ' ';
    return broken;
}

static lc_status name_columns(lc_sheet *s, bool header)
{
    lc_status status = LC_OK;
    char made[32];
    TRY(lc_new(&s->name, s->columns, sizeof *s->name));
    for (size_t column = 0; column < s->columns; column++) {
        const char *given = header ? lc_csv_cell(s->csv, s->first - 1, column) : "";
        snprintf(made, sizeof made, "column_%zu", column + 1);
        TRY(lc_text_utf8(&s->name[column], *given ? given : made));
        if (join_lines(s->name[column]))
            TRY(lc_sheet_note(s, "column '%s': its name goes over several lines, which are joined", s->name[column]));
    }
done:
    return status;
}

/* Lines before the header have fewer cells than it: station names and the like. */
static lc_status find_shape(lc_sheet *s)
{
    lc_status status = LC_OK;
    const lc_csv *c = s->csv;
    while (s->first + 1 < c->rows && lc_csv_width(c, s->first) < lc_csv_width(c, s->first + 1))
        s->first++;
    bool header = is_header(s, s->first);
    if (!header)
        s->first = 0;
    if (s->first)
        TRY(lc_sheet_note(s, "%zu line%s before the header passed over", s->first, s->first == 1 ? "" : "s"));
    s->columns = lc_csv_width(c, s->first);
    header = is_header(s, s->first);
    s->first += header;
    s->rows = c->rows - s->first;
    if (s->rows == 0)
        FAIL(LC_E_DATA, "%s: a header and no data", c->path);
    TRY(check_widths(s));
    TRY(name_columns(s, header));
done:
    return status;
}

/* --- the whole ----------------------------------------------------------------------------------------------------------- */

static bool all_rows(const lc_sheet *s, size_t column, bool (*is)(const char *))
{
    for (size_t row = 0; row < s->rows; row++)
        if (!is(lc_sheet_cell(s, row, column)))
            return false;
    return true;
}

/* A first cell tells, and then every cell must be a stamp. Eight digits may be a number as well: all of them must be days. */
static bool is_time(const lc_sheet *s, size_t column)
{
    lc_date date;
    return lc_date_read(&date, lc_sheet_cell(s, 0, column)) && (date.separator || all_rows(s, column, is_stamp));
}

/* The first column of stamps; a time of day may follow in the next. */
static void find_time(lc_sheet *s)
{
    s->time = s->clock = LC_NO_COLUMN;
    for (size_t column = 0; column < s->columns && s->time == LC_NO_COLUMN; column++)
        if (is_time(s, column))
            s->time = (long)column;
    size_t next = (size_t)(s->time + 1);
    if (s->time != LC_NO_COLUMN && next < s->columns && all_rows(s, next, is_clock))
        s->clock = (long)next;
}

lc_status lc_sheet_read(lc_sheet **out, const char *path, const lc_import *request)
{
    lc_status status = LC_OK;
    lc_sheet *s = NULL;
    TRY(lc_new(&s, 1, sizeof *s));
    s->request = request;
    TRY(lc_csv_read(&s->csv, path));
    trim_cells(s);
    TRY(find_shape(s));
    find_time(s);
    TRY(lc_sheet_columns(s));
    TRY(lc_sheet_time(s));
    *out = s;
    s = NULL;
done:
    lc_sheet_free(s);
    return status;
}

void lc_sheet_free(lc_sheet *s)
{
    if (!s)
        return;
    for (size_t i = 0; s->name && i < s->columns; i++)
        lc_free(s->name[i]);
    lc_free(s->name);
    lc_csv_free(s->csv);
    lc_free(s->stamp);
    lc_free(s->order);
    lc_free(s->kept);
    lc_free(s->notes);
    lc_free(s);
}

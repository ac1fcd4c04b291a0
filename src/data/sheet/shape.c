/* shape - where a text file's header is, what its columns are called, and where its data begin. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "data/sheet/phases.h"

/* Eight digits may be a name: they are a date if the cell below is one too. */
static bool begins_dates(const lc_sheet *s, size_t row, size_t column)
{
    const char *cell = lc_csv_cell(s->csv, row, column);
    if (!lc_time_looks(cell))
        return false;
    if (cell[strspn(cell, "0123456789")])
        return true;
    return row + 1 < s->csv->rows && column < lc_csv_width(s->csv, row + 1) &&
           lc_time_looks(lc_csv_cell(s->csv, row + 1, column));
}

/* A word, but not a date: a row of data may hold a text too. */
static bool is_header(const lc_sheet *s, size_t row)
{
    bool word = false;
    double number;
    for (size_t column = 0; column < lc_csv_width(s->csv, row); column++) {
        const char *cell = lc_csv_cell(s->csv, row, column);
        if (begins_dates(s, row, column))
            return false;
        word |= !lc_sheet_missing(s, cell) && !lc_text_number(&number, cell) && !lc_time_looks(cell);
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
    char made[32];
    CHECK(lc_new(&s->name, s->columns, sizeof *s->name));
    for (size_t column = 0; column < s->columns; column++) {
        const char *given = header ? lc_csv_cell(s->csv, s->first - 1, column) : "";
        snprintf(made, sizeof made, "column_%zu", column + 1);
        CHECK(lc_text_utf8(&s->name[column], *given ? given : made));
        if (join_lines(s->name[column]))
            lc_sheet_note(s, "column '%s': its name spans several lines, which are joined", s->name[column]);
    }
    return LC_OK;
}

/* Lines before the header have fewer cells than it: station names and the like. */
lc_status lc_sheet_find_shape(lc_sheet *s)
{
    const lc_csv *c = s->csv;
    while (s->first + 1 < c->rows && lc_csv_width(c, s->first) < lc_csv_width(c, s->first + 1))
        s->first++;
    bool header = is_header(s, s->first);
    if (!header)
        s->first = 0;
    if (s->first)
        lc_sheet_note(s, "skipped %zu line%s before the header", s->first, s->first == 1 ? "" : "s");
    s->columns = lc_csv_width(c, s->first);
    header = is_header(s, s->first);
    s->first += header;
    s->rows = c->rows - s->first;
    if (s->rows == 0)
        return lc_fail(LC_E_DATA, "%s: a header but no data", c->path);
    CHECK(check_widths(s));
    return name_columns(s, header);
}

/* wide - text files in which a row is a series: its name, then its values; M4 and others. */
#include "data/sheet/wide.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "data/sheet/number.h"
#include "data/sheet/phases.h"
#include "core/words.h"

/* --- recognized ------------------------------------------------------------------------------------------------------- */

/* The number at the end of a name, -1 without one. *stem: letters before it. */
static long number_of(const char *name, size_t *stem)
{
    size_t at = strlen(name);
    while (at > 0 && name[at - 1] >= '0' && name[at - 1] <= '9')
        at--;
    *stem = at;
    return name[at] && strlen(name + at) < 9 ? strtol(name + at, NULL, 10) : -1;
}

/* The first of the columns up to the last whose names count on: V2, V3, V4. */
static size_t first_numbered(const lc_sheet *s)
{
    size_t column = s->columns - 1, stem, before;
    long number = number_of(s->name[column], &stem);
    for (; column > 1 && number > 0; column--, number--)
        if (number_of(s->name[column - 1], &before) != number - 1 || before != stem ||
            strncmp(s->name[column - 1], s->name[column], stem) != 0)
            break;
    return column;
}

/* The first of the columns up to the last whose names are dates. */
static size_t first_dated(const lc_sheet *s)
{
    size_t column = s->columns;
    while (column > 1 && lc_time_looks(s->name[column - 1]) && lc_number_writing(s->name[column - 1]) == LC_WRITES_TEXT)
        column--;
    return column;
}

/* Words before the values, a different one in each row; and no time. */
static bool names_rows(const lc_sheet *s)
{
    for (size_t row = 0; row < s->rows; row++) {
        const lc_cell_kind kind = lc_sheet_kind(s, lc_sheet_cell(s, row, 0));
        if (kind != LC_CELL_WORD || (row > 0 && strcmp(lc_sheet_cell(s, row, 0), lc_sheet_cell(s, row - 1, 0)) == 0))
            return false;
    }
    return true;
}

lc_status lc_sheet_find_wide(lc_sheet *s)
{
    const bool asked = s->request->wide;
    if (asked && s->columns < 2)
        return lc_fail(LC_E_DATA, "%s: --wide: a row has only one cell", s->csv->path);
    if (!asked && (s->request->time || s->columns < 3 || s->header == s->first))
        return LC_OK;
    const size_t dated = first_dated(s), numbered = s->header < s->first ? first_numbered(s) : s->columns;
    const size_t first = dated + 1 < s->columns ? dated : numbered;
    const bool plain = first + 2 <= s->columns && first <= 8 && !s->unnamed[s->columns - 1];
    if (!asked && (!plain || !names_rows(s)))
        return LC_OK;
    s->wide = plain ? first : 1;
    if (!asked)
        lc_sheet_note(s, "each row is a series: its name in column '%s', its values from column '%s' on", s->name[0],
                      s->name[s->wide]);
    lc_buffer_add(&s->history, "--wide\n");
    return LC_OK;
}

/* --- stamps ----------------------------------------------------------------------------------------------------------- */

static const char *date_name(const void *table, size_t column)
{
    (void)table;
    (void)column;
    return "date";
}

/* The header, as a table of one column. */
static const char *date_cell(const void *table, size_t row, size_t column)
{
    const lc_sheet *s = table;
    (void)column;
    return s->name[s->wide + row];
}

static size_t date_line(const void *table, size_t row)
{
    const lc_sheet *s = table;
    (void)row;
    return s->csv->row[s->header].line;
}

static bool never_missing(const void *table, const char *cell)
{
    (void)table;
    return !*cell;
}

/* The stamps of the columns: those in the header, or made up. */
static lc_status read_stamps(lc_stamps *out, const lc_sheet *s)
{
    const lc_import *r = s->request;
    const size_t count = s->columns - s->wide;
    const lc_view view = {s, s->csv->path, count, 1, date_name, date_cell, date_line, never_missing, s->notes, false};
    const lc_time_request request = {.format = r->time_format, .zone = r->zone, .date_order = r->date_order, .made_up = r->start};
    lc_time_columns columns = {0};
    int64_t start, step;
    if (!r->start && s->header < s->first && lc_time_looks(s->name[s->wide])) {
        CHECK(lc_time_find(&columns, &view, &request));
        if (columns.count)
            return lc_time_read(out, &view, &columns, &request);
    }
    CHECK(lc_made_up_step(&start, &step, r));
    CHECK(lc_new(&out->stamp, count, sizeof *out->stamp));
    out->ticks = 1;
    for (size_t i = 0; i < count; i++)
        out->stamp[i] = start + (int64_t)i * step;
    if (!r->start)
        lc_sheet_note(s, "no dates: values begin at 1970-01-01, %lld seconds apart (change it: import --start and --step)",
                      (long long)step);
    return LC_OK;
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

/* The values of a row, without missing ones at its ends. */
static lc_status read_row(lc_series *series, const lc_sheet *s, const lc_stamps *stamps, size_t row)
{
    size_t begin = s->wide, end = s->columns;
    while (end > begin && lc_sheet_missing(s, lc_sheet_cell(s, row, end - 1)))
        end--;
    while (begin < end && lc_sheet_missing(s, lc_sheet_cell(s, row, begin)))
        begin++;
    CHECK(lc_copy_text(&series->name, lc_sheet_cell(s, row, 0)));
    CHECK(lc_new(&series->time, end - begin, sizeof *series->time));
    CHECK(lc_new(&series->value, end - begin, sizeof *series->value));
    series->rows = end - begin;
    series->ticks = stamps->ticks;
    series->calendar = stamps->calendar;
    if (stamps->offset)
        CHECK(lc_new(&series->offset, series->rows, sizeof *series->offset));
    if (stamps->zone)
        CHECK(lc_copy_text(&series->zone, stamps->zone));
    for (size_t column = begin; column < end; column++) {
        const size_t from = column - s->wide;
        series->time[column - begin] = stamps->stamp[from];
        if (stamps->offset)
            series->offset[column - begin] = stamps->offset[from];
        CHECK(lc_sheet_value(&series->value[column - begin], s, row, column));
    }
    return LC_OK;
}

static lc_status read_rows(lc_dataset *d, const lc_sheet *s, const lc_stamps *stamps)
{
    CHECK(lc_new(&d->series, s->rows, sizeof *d->series));
    for (size_t row = 0; row < s->rows; row++) {
        size_t values = 0;
        for (size_t column = s->wide; column < s->columns && !values; column++)
            values += !lc_sheet_missing(s, lc_sheet_cell(s, row, column));
        if (values)
            CHECK(read_row(&d->series[d->series_count++], s, stamps, row));
        else
            lc_sheet_note(s, "series '%s' (line %zu) has no values: left out", lc_sheet_cell(s, row, 0), lc_sheet_line(s, row));
    }
    return d->series_count ? LC_OK : lc_fail(LC_E_DATA, "%s: no values", s->csv->path);
}

lc_status lc_sheet_read_wide(lc_dataset *d, const lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_stamps stamps = {0};
    d->channels = 1;
    TRY(lc_new(&d->channel, 1, sizeof *d->channel));
    TRY(lc_copy_text(&d->channel->name, "value"));
    TRY(lc_copy_text(&d->channel->units, "1"));
    for (size_t column = 1; column < s->wide; column++)
        lc_sheet_note(s, "column '%s' left out: not a value", s->name[column]);
    TRY(read_stamps(&stamps, s));
    TRY(read_rows(d, s, &stamps));
done:
    lc_stamps_free(&stamps);
    return status;
}

/* wide - text files in which a row is a series: what names it, then its values; M4, the World Bank and others. */
#include "data/sheet/wide.h"

#include <math.h>
#include <string.h>

#include "core/counted.h"
#include "core/labels.h"
#include "core/mem.h"
#include "data/sheet/column.h"
#include "data/sheet/phases.h"

enum { NAMED_MOST = 20 }; /* columns in a note */

/* --- of a series ------------------------------------------------------------------------------------------------------ */

lc_status lc_wide_channel(lc_dataset *d)
{
    d->channels = 1;
    CHECK(lc_new(&d->channel, 1, sizeof *d->channel));
    CHECK(lc_copy_text(&d->channel->name, "value"));
    return lc_copy_text(&d->channel->units, "1");
}

lc_status lc_wide_series(lc_series *series, const double *value, const lc_stamps *stamps, size_t count)
{
    size_t begin = 0, end = count;
    while (end > begin && isnan(value[end - 1]))
        end--;
    while (begin < end && isnan(value[begin]))
        begin++;
    series->rows = end - begin;
    series->ticks = stamps->ticks;
    series->calendar = stamps->calendar;
    CHECK(lc_new(&series->time, series->rows, sizeof *series->time));
    CHECK(lc_new(&series->value, series->rows, sizeof *series->value));
    memcpy(series->time, stamps->stamp + begin, series->rows * sizeof *series->time);
    memcpy(series->value, value + begin, series->rows * sizeof *series->value);
    if (stamps->zone)
        CHECK(lc_copy_text(&series->zone, stamps->zone));
    if (!stamps->offset)
        return LC_OK;
    CHECK(lc_new(&series->offset, series->rows, sizeof *series->offset));
    memcpy(series->offset, stamps->offset + begin, series->rows * sizeof *series->offset);
    return LC_OK;
}

/* --- values ------------------------------------------------------------------------------------------------------------ */

/* value: (columns of values, rows). Numbers of all columns are of one kind, and what they were read as is said once. */
static lc_status read_values(double *value, const lc_sheet *s)
{
    const lc_headings *h = &s->values;
    lc_content first = {.numbers = 0};
    bool said = false;
    double number;
    for (size_t column = h->first; column < h->end; column++) {
        lc_content c;
        lc_columns_look(&c, &(double *){value + (column - h->first) * s->rows}, s, &column, 1);
        if (c.texts)
            CHECK(lc_sheet_value(&number, s, c.first_text, column));
        CHECK(lc_column_check(s, column, &c));
        if (first.numbers && c.numbers && strcmp(first.mark, c.mark) != 0)
            return lc_fail(LC_E_DATA,
                           "%s: column '%s': its numbers do not have the unit of those before it (take it off, or --drop)",
                           s->csv->path, s->name[column]);
        first = first.numbers ? first : c;
        if (!said && (*c.mark || c.scaled || c.flagged || c.bracketed || c.vanished)) {
            lc_column_note(s, column, &c);
            said = true;
        }
    }
    return LC_OK;
}

/* --- rows ------------------------------------------------------------------------------------------------------------- */

/* What names a row: the words of its columns that are not missing; without such columns, its number. */
static lc_status name_row(char **out, const lc_sheet *s, size_t row)
{
    lc_buffer text = {0};
    for (size_t i = 0; i < s->series_columns; i++) {
        const size_t column = (size_t)s->series_column[i];
        const char *cell = lc_sheet_cell(s, row, column);
        if (!lc_sheet_nameless(s, cell, column))
            lc_buffer_format(&text, "%s%s", text.length ? " " : "", cell);
    }
    if (!text.length)
        lc_buffer_format(&text, "row_%zu", row + 1);
    return lc_buffer_take(out, &text);
}

/* One row, at its place in `value`; one without values is left out. strip: (columns of values) room. */
static lc_status read_row(lc_dataset *d, const lc_sheet *s, const lc_stamps *stamps, size_t row, const double *value,
                          double *strip)
{
    const size_t count = s->values.end - s->values.first;
    lc_series *series = &d->series[d->series_count];
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        strip[i] = value[i * s->rows + row];
        any |= !isnan(strip[i]);
    }
    d->series_count++;
    CHECK(name_row(&series->name, s, row));
    if (any)
        return lc_wide_series(series, strip, stamps, count);
    lc_sheet_note(s, "series '%s' (line %zu) has no values: left out", series->name, lc_sheet_line(s, row));
    lc_free(series->name);
    *series = (lc_series){0};
    d->series_count--;
    return LC_OK;
}

/* Two rows of one name would be one series. */
static lc_status check_names(const lc_dataset *d, const lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_labels names = {0};
    size_t index;
    for (size_t i = 0; i < d->series_count; i++) {
        TRY(lc_labels_add(&index, &names, d->series[i].name));
        if (index < i)
            FAIL(LC_E_DATA, "%s: two rows are a series '%s': name the columns that tell them apart (--series-column NAME,NAME)",
                 s->csv->path, d->series[i].name);
    }
done:
    lc_labels_free(&names);
    return status;
}

static lc_status read_rows(lc_dataset *d, const lc_sheet *s, lc_stamps *stamps)
{
    lc_status status = LC_OK;
    double *value = NULL, *strip = NULL;
    const size_t count = s->values.end - s->values.first;
    TRY(lc_new(&value, count * s->rows, sizeof *value));
    TRY(lc_new(&strip, count, sizeof *strip));
    TRY(read_values(value, s));
    TRY(lc_wide_order(value, stamps, s));
    TRY(lc_new(&d->series, s->rows, sizeof *d->series));
    for (size_t row = 0; row < s->rows; row++)
        TRY(read_row(d, s, stamps, row, value, strip));
    TRY(check_names(d, s));
    if (s->values.kind != LC_HEADING_NONE)
        lc_wide_note_ends(s, d->series, d->series_count, count);
    if (d->series_count == 0)
        FAIL(LC_E_DATA, "%s: no values", s->csv->path);
done:
    lc_free(value);
    lc_free(strip);
    return status;
}

void lc_wide_note_ends(const lc_sheet *s, const lc_series *series, size_t count, size_t full)
{
    size_t cut = 0, first = 0;
    for (size_t i = 0; i < count; i++)
        if (series[i].rows < full && cut++ == 0)
            first = i;
    if (cut)
        lc_sheet_note(s, "%zu of %zu series %s no values at the first or the last times: not rows of %s ('%.80s' has %zu of %zu)",
                      cut, count, lc_if_one(cut, "has", "have"), lc_if_one(cut, "it", "them"), series[first].name,
                      series[first].rows, full);
}

void lc_wide_note_others(const lc_sheet *s, const char *why)
{
    lc_few names = {.most = NAMED_MOST};
    for (size_t column = 0; column < s->columns; column++)
        if ((column < s->values.first || column >= s->values.end) && !lc_sheet_is_key(s, column) && !s->unnamed[column])
            lc_few_add(&names, s->name[column], "");
    if (names.count)
        lc_sheet_note(s, "column%s %s left out: not %s", lc_if_one(names.count, "", "s"), lc_few_text(&names), why);
    lc_few_free(&names);
}

lc_status lc_sheet_read_wide(lc_dataset *d, lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_stamps stamps = {0};
    lc_wide_note_others(s, "a value at a time");
    TRY(lc_wide_channel(d));
    TRY(lc_wide_headings(&stamps, s));
    TRY(read_rows(d, s, &stamps));
done:
    lc_stamps_free(&stamps);
    return status;
}

/* wide - text files in which a row is a series: what names it, then its values; M4, the World Bank and others. */
#include "data/sheet/wide.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/labels.h"
#include "core/mem.h"
#include "data/sheet/phases.h"

/* --- stamps ----------------------------------------------------------------------------------------------------------- */

/* Texts, as a table of one column. */
typedef struct texts {
    const lc_sheet *sheet;
    char *const *text;
    const char *name;
} texts;

static const char *name_of(const void *table, size_t index)
{
    const texts *c = table;
    (void)index;
    return c->name;
}

static const char *cell_of(const void *table, size_t row, size_t index)
{
    const texts *c = table;
    (void)index;
    return c->text[row];
}

static size_t line_of(const void *table, size_t row)
{
    const texts *c = table;
    (void)row;
    return c->sheet->csv->row[c->sheet->header].line;
}

static bool never_missing(const void *table, const char *cell)
{
    (void)table;
    return !*cell;
}

lc_status lc_wide_stamps(lc_stamps *out, const lc_sheet *s, char *const *text, size_t count, const char *name)
{
    const lc_import *r = s->request;
    const texts table = {s, text, name};
    const lc_view view = {&table, s->csv->path, count, 1, name_of, cell_of, line_of, never_missing, s->notes};
    const lc_time_request request = {
        .format = s->unfolds ? NULL : r->time_format, .zone = r->zone, .date_order = r->date_order, .calendar = r->calendar};
    lc_time_columns columns = {0};
    CHECK(lc_time_find(&columns, &view, &request));
    if (!columns.count)
        return lc_fail(LC_E_DATA, "%s: column '%s': its name is not a time that is known (--time-format, --start)", s->csv->path,
                       text[0]);
    return lc_time_read(out, &view, &columns, &request);
}

static lc_status read_headings(lc_stamps *out, const lc_sheet *s)
{
    lc_status status = LC_OK;
    const lc_headings *h = &s->values;
    const size_t count = h->end - h->first;
    const bool years = h->kind == LC_HEADING_YEAR || h->kind == LC_HEADING_SEASON;
    char(*text)[LC_HEADING_TEXT] = NULL, **list = NULL;
    TRY(lc_new(&text, count, sizeof *text));
    TRY(lc_new(&list, count, sizeof *list));
    for (size_t i = 0; i < count; i++) {
        lc_heading_text(text[i], h->kind, s->name[h->first + i]);
        list[i] = s->request->time_format ? s->name[h->first + i] : text[i];
    }
    if (h->kind == LC_HEADING_SEASON)
        lc_sheet_note(s, "columns such as '%s' are read as the year in which they begin", s->name[h->first]);
    TRY(lc_wide_stamps(out, s, list, count, years ? "year in the header" : "date in the header"));
done:
    lc_free(text);
    lc_free(list);
    return status;
}

static lc_status make_up(lc_stamps *out, const lc_sheet *s)
{
    const size_t count = s->values.end - s->values.first;
    int64_t start, step;
    CHECK(lc_made_up_step(&start, &step, s->request));
    CHECK(lc_new(&out->stamp, count, sizeof *out->stamp));
    out->ticks = 1;
    for (size_t i = 0; i < count; i++)
        out->stamp[i] = start + (int64_t)i * step;
    if (!s->request->start)
        lc_sheet_note(s, "no dates: values begin at 1970-01-01, %lld seconds apart (change it: import --start and --step)",
                      (long long)step);
    return LC_OK;
}

/* The stamps of the columns: those in the header, or made up. */
static lc_status read_stamps(lc_stamps *out, const lc_sheet *s)
{
    return s->request->start || s->values.kind == LC_HEADING_NONE || s->values.kind == LC_HEADING_PART ? make_up(out, s)
                                                                                                       : read_headings(out, s);
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

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

/* Names of time that fall: their values are turned round. */
static void turn_round(double *value, size_t count)
{
    for (size_t i = 0; 2 * i + 1 < count; i++) {
        const double kept = value[i];
        value[i] = value[count - 1 - i];
        value[count - 1 - i] = kept;
    }
}

static bool falls(const lc_stamps *stamps, size_t count)
{
    return count > 1 && stamps->stamp[0] > stamps->stamp[count - 1];
}

/* Stamps rise, or fall and are turned round. */
static lc_status order_stamps(lc_stamps *t, const lc_sheet *s, size_t count)
{
    const bool down = falls(t, count);
    for (size_t i = 1; i < count; i++)
        if (down ? t->stamp[i] >= t->stamp[i - 1] : t->stamp[i] <= t->stamp[i - 1])
            return lc_fail(LC_E_DATA, "%s: the times of columns '%s' and '%s' are not in order (--time-format, --start)",
                           s->csv->path, s->name[s->values.first + i - 1], s->name[s->values.first + i]);
    for (size_t i = 0; down && 2 * i + 1 < count; i++) {
        const size_t other = count - 1 - i;
        const int64_t stamp = t->stamp[i];
        t->stamp[i] = t->stamp[other];
        t->stamp[other] = stamp;
        if (!t->offset)
            continue;
        const int32_t offset = t->offset[i];
        t->offset[i] = t->offset[other];
        t->offset[other] = offset;
    }
    if (down)
        lc_sheet_note(s, "columns are newest first; reversed");
    return LC_OK;
}

/* --- rows ------------------------------------------------------------------------------------------------------------- */

/* What names a row: the words of its columns that are not missing; without such columns, its number. */
static lc_status name_row(char **out, const lc_sheet *s, size_t row)
{
    lc_buffer text = {0};
    for (size_t i = 0; i < s->series_columns; i++) {
        const char *cell = lc_sheet_cell(s, row, (size_t)s->series_column[i]);
        if (!lc_sheet_missing(s, cell))
            lc_buffer_format(&text, "%s%s", text.length ? " " : "", cell);
    }
    if (!text.length)
        lc_buffer_format(&text, "row_%zu", row + 1);
    return lc_buffer_take(out, &text);
}

/* One row; *value: (count) room. A row without values is left out. */
static lc_status read_row(lc_dataset *d, const lc_sheet *s, const lc_stamps *stamps, size_t row, double *value, bool down)
{
    const size_t count = s->values.end - s->values.first;
    lc_series *series = &d->series[d->series_count];
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        CHECK(lc_sheet_value(&value[i], s, row, s->values.first + i));
        any |= !isnan(value[i]);
    }
    if (down)
        turn_round(value, count);
    d->series_count++;
    CHECK(name_row(&series->name, s, row));
    if (any)
        return lc_wide_series(series, value, stamps, count);
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
    double *value = NULL;
    const size_t count = s->values.end - s->values.first;
    const bool down = falls(stamps, count);
    TRY(order_stamps(stamps, s, count));
    TRY(lc_new(&value, count, sizeof *value));
    TRY(lc_new(&d->series, s->rows, sizeof *d->series));
    for (size_t row = 0; row < s->rows; row++)
        TRY(read_row(d, s, stamps, row, value, down));
    TRY(check_names(d, s));
    if (d->series_count == 0)
        FAIL(LC_E_DATA, "%s: no values", s->csv->path);
done:
    lc_free(value);
    return status;
}

void lc_wide_note_others(const lc_sheet *s, const char *why)
{
    lc_buffer names = {0};
    char *text = NULL;
    size_t count = 0;
    for (size_t column = 0; column < s->columns; column++)
        if ((column < s->values.first || column >= s->values.end) && !lc_sheet_is_key(s, column) && !s->unnamed[column])
            lc_buffer_format(&names, "%s'%s'", count++ ? ", " : "", s->name[column]);
    if (lc_buffer_take(&text, &names) == LC_OK && count)
        lc_sheet_note(s, "column%s %s left out: not %s", count == 1 ? "" : "s", text, why);
    lc_free(text);
}

lc_status lc_sheet_read_wide(lc_dataset *d, const lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_stamps stamps = {0};
    lc_wide_note_others(s, "a value at a time");
    TRY(lc_wide_channel(d));
    TRY(read_stamps(&stamps, s));
    TRY(read_rows(d, s, &stamps));
done:
    lc_stamps_free(&stamps);
    return status;
}

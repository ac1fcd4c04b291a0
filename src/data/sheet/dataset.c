/* dataset - a sheet as a dataset. */
#include "data/sheet/dataset.h"

#include <math.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/labels.h"
#include "core/parallel.h"
#include "data/sheet/column.h"
#include "data/sheet/wide.h"

enum { PIECE = 4096 }; /* rows */

static lc_status set_channels(lc_dataset *d, const lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_labels names = {0};
    size_t index;
    TRY(lc_new(&d->channel, s->channels, sizeof *d->channel));
    d->channels = s->channels;
    for (size_t i = 0; i < s->channels; i++) {
        const lc_sheet_channel *from = &s->channel[i];
        TRY(lc_labels_add(&index, &names, from->name));
        if (index < i)
            FAIL(LC_E_DATA, "%s: two columns are named '%s' (without names: --skip %zu --header none; or leave both out: --drop)",
                 s->csv->path, from->name, s->csv->row[s->first].line - 1);
        TRY(lc_copy_text(&d->channel[i].name, from->name));
        TRY(lc_copy_text(&d->channel[i].units, from->units));
    }
done:
    lc_labels_free(&names);
    return status;
}

static double read_value(const lc_sheet *s, size_t row, const lc_sheet_channel *channel)
{
    if (channel->value)
        return channel->value[row];
    char number[LC_NUMBER_TEXT];
    const char *cell = lc_sheet_cell(s, row, channel->column);
    if (lc_sheet_missing_in(s, cell, channel->column))
        return (double)NAN;
    return strcmp(lc_sheet_hot_word(number, s, cell), channel->word) == 0;
}

/* The rows of a series, as values. */
typedef struct filling {
    const lc_sheet *s;
    const size_t *row; /* (rows) of the sheet */
    size_t rows;
    double *value; /* (rows, channels) */
} filling;

static void fill_rows(void *ctx, size_t piece, size_t worker)
{
    const filling *f = ctx;
    const size_t channels = f->s->channels, end = (piece + 1) * PIECE < f->rows ? (piece + 1) * PIECE : f->rows;
    (void)worker;
    for (size_t row = piece * PIECE; row < end; row++)
        for (size_t i = 0; i < channels; i++)
            f->value[row * channels + i] = read_value(f->s, f->row[row], &f->s->channel[i]);
}

static void fill(double *value, const lc_sheet *s, const lc_sheet_series *from)
{
    filling f = {s, from->row, from->rows, value};
    lc_parallel((from->rows + PIECE - 1) / PIECE, lc_sheet_threads(s), fill_rows, &f);
}

/* The stamps become the series'. */
static lc_status fill_series(lc_series *series, lc_sheet *s, lc_sheet_series *from)
{
    CHECK(lc_new_unset(&series->value, from->rows * s->channels, sizeof *series->value));
    series->rows = from->rows;
    series->name = from->name;
    series->time = from->stamps.stamp;
    series->offset = from->stamps.offset;
    series->zone = from->stamps.zone;
    series->ticks = from->stamps.ticks;
    series->calendar = from->stamps.calendar;
    from->name = NULL;
    from->stamps = (lc_stamps){0};
    fill(series->value, s, from);
    return LC_OK;
}

static bool is_empty(const double *value, size_t channels)
{
    size_t c = 0;
    while (c < channels && isnan(value[c]))
        c++;
    return c == channels;
}

/* Rows of several columns without a value, as a logger's for its events: their stamps are rows all the same. */
static void note_empty_rows(const lc_dataset *d, const lc_sheet *s)
{
    size_t count = 0, line = 0;
    for (size_t i = 0; i < d->series_count && d->channels > 1; i++)
        for (size_t row = 0; row < d->series[i].rows; row++)
            if (is_empty(d->series[i].value + row * d->channels, d->channels) && count++ == 0)
                line = lc_sheet_line(s, s->series[i].row[row]);
    if (count)
        lc_sheet_note(s, "%s %s no value in any of the %zu channels, the first in line %zu: missing values",
                      lc_counted(count, "row").text, lc_if_one(count, "has", "have"), d->channels, line);
}

lc_status lc_sheet_dataset(lc_dataset *d, lc_sheet *s)
{
    if (s->wide)
        return lc_sheet_read_wide(d, s);
    if (s->unfolds)
        return lc_sheet_read_unfolded(d, s);
    CHECK(set_channels(d, s));
    CHECK(lc_new(&d->series, s->series_count, sizeof *d->series));
    for (size_t i = 0; i < s->series_count; i++) {
        d->series_count++;
        CHECK(fill_series(&d->series[i], s, &s->series[i]));
    }
    note_empty_rows(d, s);
    return LC_OK;
}

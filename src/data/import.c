/* import - sheets into series, series into a panel. */
#include <string.h>

#include "core/mem.h"
#include "data/hdf5.h"
#include "data/sheet/paths.h"
#include "data/sheet/read.h"

/* "T (degC)" has the unit degC. */
static lc_status copy_units(char **out, const char *name)
{
    const char *open = strrchr(name, '(');
    size_t length = open ? strcspn(open + 1, ")") : 0;
    CHECK(lc_copy_text(out, length && open[length + 1] == ')' && !open[length + 2] ? open + 1 : "1"));
    (*out)[strcspn(*out, ")")] = 0;
    return LC_OK;
}

static lc_status set_channels(lc_dataset *d, const lc_sheet *s)
{
    CHECK(lc_new(&d->channel, s->kept_count, sizeof *d->channel));
    d->channels = s->kept_count;
    for (size_t i = 0; i < s->kept_count; i++) {
        const char *name = s->name[s->kept[i]];
        for (size_t k = 0; k < i; k++)
            if (strcmp(name, d->channel[k].name) == 0)
                return lc_fail(LC_E_DATA, "%s: two columns are named '%s'", s->csv->path, name);
        CHECK(lc_copy_text(&d->channel[i].name, name));
        CHECK(copy_units(&d->channel[i].units, name));
    }
    return LC_OK;
}

/* Takes a channel out of what has been read so far. */
static void drop_channel(lc_dataset *d, size_t channel)
{
    for (size_t i = 0; i < d->series_count; i++) {
        double *to = d->series[i].value;
        for (size_t k = 0; k < d->series[i].rows * d->channels; k++)
            if (k % d->channels != channel)
                *to++ = d->series[i].value[k];
    }
    lc_free(d->channel[channel].name);
    lc_free(d->channel[channel].units);
    d->channels--;
    for (size_t i = channel; i < d->channels; i++)
        d->channel[i] = d->channel[i + 1];
    d->channel[d->channels] = (lc_channel){0};
}

/* The sheet's column of that name, or LC_NO_COLUMN. */
static long find_kept(const lc_sheet *s, const char *name)
{
    for (size_t i = 0; i < s->kept_count; i++)
        if (strcmp(s->name[s->kept[i]], name) == 0)
            return (long)s->kept[i];
    return LC_NO_COLUMN;
}

/* A panel has the columns that all its files have; the sheet's kept columns become these, in the panel's order. */
static lc_status share_channels(lc_dataset *d, lc_sheet *s)
{
    lc_status status = LC_OK;
    size_t *kept = NULL, count = 0, extra = s->kept_count;
    TRY(lc_new(&kept, d->channels, sizeof *kept));
    for (size_t i = 0; i < d->channels;) {
        long column = find_kept(s, d->channel[i].name);
        if (column != LC_NO_COLUMN) {
            kept[count++] = (size_t)column;
            i++;
            continue;
        }
        lc_sheet_note(s, "no column '%s' as in the files before: left out of all", d->channel[i].name);
        drop_channel(d, i);
    }
    if (count == 0)
        FAIL(LC_E_DATA, "%s: no column of numbers that the files before it have too", s->csv->path);
    if (extra > count)
        lc_sheet_note(s, "%zu column%s left out: not in all files", extra - count, extra - count == 1 ? "" : "s");
    lc_free(s->kept);
    s->kept = kept;
    s->kept_count = count;
    kept = NULL;
done:
    lc_free(kept);
    return status;
}

/* The file's name without folder and ending. */
static lc_status copy_stem(char **out, const char *path)
{
    size_t length = strlen(path);
    char *stem = NULL;
    while (length > 1 && path[length - 1] == '/')
        length--;
    size_t begin = length;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    CHECK(lc_new(&stem, length - begin + 1, 1));
    memcpy(stem, path + begin, length - begin);
    char *point = strrchr(stem, '.');
    if (point && point != stem)
        *point = 0;
    *out = stem;
    return LC_OK;
}

static lc_status fill_series(lc_series *series, const lc_sheet *s)
{
    size_t channels = s->kept_count;
    CHECK(copy_stem(&series->name, s->csv->path));
    CHECK(lc_new(&series->time, s->rows, sizeof *series->time));
    CHECK(lc_new(&series->value, s->rows * channels, sizeof *series->value));
    series->rows = s->rows;
    series->ticks = s->times.ticks;
    series->calendar = s->times.calendar;
    if (s->times.offset)
        CHECK(lc_new(&series->offset, s->rows, sizeof *series->offset));
    if (s->times.zone)
        CHECK(lc_copy_text(&series->zone, s->times.zone));
    for (size_t row = 0; row < s->rows; row++) {
        size_t from = s->order[row];
        series->time[row] = s->times.stamp[from];
        if (s->times.offset)
            series->offset[row] = s->times.offset[from];
        for (size_t i = 0; i < channels; i++)
            CHECK(lc_sheet_value(&series->value[row * channels + i], s, from, s->kept[i]));
    }
    return LC_OK;
}

static lc_status add_series(lc_dataset *d, lc_sheet *s)
{
    if (d->series_count == 0)
        CHECK(set_channels(d, s));
    CHECK(share_channels(d, s));
    d->series_count++;
    CHECK(fill_series(&d->series[d->series_count - 1], s));
    for (size_t i = 0; i + 1 < d->series_count; i++)
        if (strcmp(d->series[i].name, d->series[d->series_count - 1].name) == 0)
            return lc_fail(LC_E_DATA, "%s: a second series '%s'", s->csv->path, d->series[i].name);
    return LC_OK;
}

lc_status lc_dataset_import(lc_dataset **out, char **notes, const lc_import *request)
{
    lc_status status = LC_OK;
    lc_dataset *d = NULL;
    lc_sheet *sheet = NULL;
    lc_paths files = {0};
    lc_buffer text = {0};
    if (request->paths == 1 && lc_hdf5_is(request->path[0]))
        return lc_hdf5_read(out, notes, request->path[0], request);
    TRY(lc_paths_list(&files, request));
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(lc_new(&d->series, files.count, sizeof *d->series));
    TRY(copy_stem(&d->title, request->path[0]));
    for (size_t i = 0; i < files.count; i++) {
        TRY(lc_sheet_read(&sheet, files.path[i], request, &text));
        TRY(add_series(d, sheet));
        lc_sheet_free(sheet);
        sheet = NULL;
    }
    if (notes)
        TRY(lc_buffer_take(notes, &text));
    *out = d;
    d = NULL;
done:
    lc_free_texts(files.path, files.count);
    lc_buffer_free(&text);
    lc_sheet_free(sheet);
    lc_dataset_free(d);
    return status;
}

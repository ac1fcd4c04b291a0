/* import - sheets into series, series into a panel. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/sheet.h"

/* --- one sheet, one series ------------------------------------------------------------------------------------------- */

/* "T (degC)" has the unit degC. */
static lc_status copy_units(char **out, const char *name)
{
    lc_status status = LC_OK;
    const char *open = strrchr(name, '(');
    size_t length = open ? strcspn(open + 1, ")") : 0;
    char *units = NULL;
    TRY(lc_copy_text(&units, length && open[length + 1] == ')' && !open[length + 2] ? open + 1 : "1"));
    units[strcspn(units, ")")] = 0;
    *out = units;
done:
    return status;
}

static lc_status set_channels(lc_dataset *d, const lc_sheet *s)
{
    lc_status status = LC_OK;
    TRY(lc_new(&d->channel, s->kept_count, sizeof *d->channel));
    d->channels = s->kept_count;
    for (size_t i = 0; i < s->kept_count; i++) {
        const char *name = s->name[s->kept[i]];
        for (size_t k = 0; k < i; k++)
            if (strcmp(name, d->channel[k].name) == 0)
                FAIL(LC_E_DATA, "%s: two columns are named '%s'", s->csv->path, name);
        TRY(lc_copy_text(&d->channel[i].name, name));
        TRY(copy_units(&d->channel[i].units, name));
    }
done:
    return status;
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
        TRY(lc_sheet_note(s, "no column '%s' as in the files before: left out of all", d->channel[i].name));
        drop_channel(d, i);
    }
    if (count == 0)
        FAIL(LC_E_DATA, "%s: no column of numbers that the files before it have too", s->csv->path);
    if (extra > count)
        TRY(lc_sheet_note(s, "%zu column%s that other files have not left out", extra - count, extra - count == 1 ? "" : "s"));
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
    lc_status status = LC_OK;
    size_t length = strlen(path);
    char *stem = NULL;
    while (length > 1 && path[length - 1] == '/')
        length--;
    size_t begin = length;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    TRY(lc_new(&stem, length - begin + 1, 1));
    memcpy(stem, path + begin, length - begin);
    char *point = strrchr(stem, '.');
    if (point && point != stem)
        *point = 0;
    *out = stem;
done:
    return status;
}

static lc_status fill_series(lc_series *series, const lc_sheet *s)
{
    lc_status status = LC_OK;
    size_t channels = s->kept_count;
    TRY(copy_stem(&series->name, s->csv->path));
    TRY(lc_new(&series->time, s->rows, sizeof *series->time));
    TRY(lc_new(&series->value, s->rows * channels, sizeof *series->value));
    series->rows = s->rows;
    for (size_t row = 0; row < s->rows; row++) {
        size_t from = s->order[row];
        series->time[row] = s->stamp[from];
        for (size_t i = 0; i < channels; i++)
            TRY(lc_sheet_value(&series->value[row * channels + i], s, from, s->kept[i]));
    }
done:
    return status;
}

/* --- files and folders ----------------------------------------------------------------------------------------------- */

typedef struct files {
    char **path;
    size_t count, capacity;
} files;

static lc_status add_file(files *f, const char *folder, const char *name)
{
    lc_status status = LC_OK;
    char path[4096];
    int length = folder ? snprintf(path, sizeof path, "%s/%s", folder, name) : snprintf(path, sizeof path, "%s", name);
    if (length >= (int)sizeof path)
        FAIL(LC_E_IO, "%s: the path is too long", name);
    TRY(lc_grow(&f->path, &f->capacity, f->count + 1, sizeof *f->path));
    TRY(lc_copy_text(&f->path[f->count], path));
    f->count++;
done:
    return status;
}

static bool is_text_file(const char *name)
{
    const char *point = strrchr(name, '.');
    return point && point != name && (strcmp(point, ".csv") == 0 || strcmp(point, ".CSV") == 0 || strcmp(point, ".txt") == 0);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folder's text files in the order of their names. */
static lc_status add_folder(files *f, const char *folder)
{
    lc_status status = LC_OK;
    size_t before = f->count;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        if (is_text_file(entry->d_name))
            TRY(add_file(f, folder, entry->d_name));
    if (f->count == before)
        FAIL(LC_E_IO, "%s: no .csv or .txt file in this folder", folder);
    qsort(f->path + before, f->count - before, sizeof *f->path, compare_paths);
done:
    if (dir)
        closedir(dir);
    return status;
}

static lc_status list_files(files *f, const lc_import *r)
{
    lc_status status = LC_OK;
    struct stat info;
    for (size_t i = 0; i < r->paths; i++)
        if (stat(r->path[i], &info) == 0 && S_ISDIR(info.st_mode))
            TRY(add_folder(f, r->path[i]));
        else
            TRY(add_file(f, NULL, r->path[i]));
    for (size_t i = 0; r->output && i < f->count; i++)
        TRY(lc_file_apart(r->output, f->path[i]));
done:
    return status;
}

static void free_files(files *f)
{
    for (size_t i = 0; i < f->count; i++)
        lc_free(f->path[i]);
    lc_free(f->path);
}

/* --- the whole ------------------------------------------------------------------------------------------------------- */

static lc_status add_notes(char **notes, size_t *capacity, const lc_sheet *s)
{
    lc_status status = LC_OK;
    size_t before = *notes ? strlen(*notes) : 0;
    TRY(lc_grow(notes, capacity, before + s->notes_length + 1, 1));
    if (s->notes_length)
        memcpy(*notes + before, s->notes, s->notes_length);
    (*notes)[before + s->notes_length] = 0;
done:
    return status;
}

static lc_status add_series(lc_dataset *d, lc_sheet *s)
{
    lc_status status = LC_OK;
    if (d->series_count == 0)
        TRY(set_channels(d, s));
    TRY(share_channels(d, s));
    d->series_count++;
    TRY(fill_series(&d->series[d->series_count - 1], s));
    for (size_t i = 0; i + 1 < d->series_count; i++)
        if (strcmp(d->series[i].name, d->series[d->series_count - 1].name) == 0)
            FAIL(LC_E_DATA, "%s: a second series '%s'", s->csv->path, d->series[i].name);
done:
    return status;
}

lc_status lc_dataset_import(lc_dataset **out, char **notes, const lc_import *request)
{
    lc_status status = LC_OK;
    lc_dataset *d = NULL;
    lc_sheet *sheet = NULL;
    files f = {0};
    char *text = NULL;
    size_t capacity = 0;
    TRY(list_files(&f, request));
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(lc_new(&d->series, f.count, sizeof *d->series));
    TRY(copy_stem(&d->title, request->path[0]));
    for (size_t i = 0; i < f.count; i++) {
        TRY(lc_sheet_read(&sheet, f.path[i], request));
        TRY(add_series(d, sheet));
        TRY(add_notes(&text, &capacity, sheet));
        lc_sheet_free(sheet);
        sheet = NULL;
    }
    *out = d;
    d = NULL;
    if (notes) {
        *notes = text;
        text = NULL;
    }
done:
    free_files(&f);
    lc_free(text);
    lc_sheet_free(sheet);
    lc_dataset_free(d);
    return status;
}

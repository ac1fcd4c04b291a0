/* file - one file, text or HDF5, as a dataset of its own. */
#include "data/import/file.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "core/words.h"
#include "data/asked.h"
#include "data/check.h"
#include "data/hdf5.h"
#include "data/history.h"
#include "data/known.h"
#include "data/sheet/dataset.h"
#include "data/sheet/read.h"
#include "data/sheet/markup_signs.h"
#include "data/sheet/text.h"
#include "data/sheet/tsf.h"

static bool is_relative(const char *part)
{
    return strcmp(part, ".") == 0 || strcmp(part, "..") == 0;
}

lc_status lc_import_last(char **out, const char *path, size_t length)
{
    char whole[PATH_MAX], real[PATH_MAX];
    lc_buffer part = {0};
    while (length > 1 && path[length - 1] == '/')
        length--;
    size_t begin = length;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    lc_buffer_bytes(&part, path + begin, length - begin);
    if (part.text && is_relative(part.text) && length < sizeof whole) {
        snprintf(whole, sizeof whole, "%.*s", (int)length, path);
        if (realpath(whole, real) && strrchr(real, '/')[1]) {
            part.length = 0;
            lc_buffer_add(&part, strrchr(real, '/') + 1);
        }
    }
    return lc_buffer_take(out, &part);
}

lc_status lc_import_stem(char **out, const char *path)
{
    static const char *const packed[] = {".gz", ".xz", ".zst"};
    char *stem = NULL;
    CHECK(lc_import_last(&stem, path, strlen(path)));
    char *point = strrchr(stem, '.');
    for (size_t i = 0; point && i < sizeof packed / sizeof *packed; i++)
        if (strcmp(point, packed[i]) == 0 && point != stem) {
            *point = 0;
            point = strrchr(stem, '.');
        }
    if (point && point != stem)
        *point = 0;
    *out = stem;
    return LC_OK;
}

lc_status lc_import_names_series(bool *out, const lc_dataset *d, const char *path, bool hdf5)
{
    char *text = NULL;
    CHECK(lc_history_names_series(out, d->history));
    if (hdf5 || d->series_count != 1 || *out)
        return LC_OK;
    CHECK(lc_import_stem(&text, path));
    *out = strcmp(text, d->series[0].name) != 0;
    lc_free(text);
    return LC_OK;
}

/* A single series that the file does not name is named after it. */
static lc_status name_series(lc_dataset *d, const char *path)
{
    return d->series_count == 1 && !d->series[0].name ? lc_import_stem(&d->series[0].name, path) : LC_OK;
}

static lc_status read_sheet(lc_dataset *d, const char **nothing, char *text, const lc_import_source *source)
{
    lc_status status = LC_OK;
    lc_csv *csv = NULL;
    lc_sheet *sheet = NULL;
    size_t skip = 0;
    if (source->request->skip && (status = lc_count_of(&skip, "skip", source->request->skip)) != LC_OK) {
        lc_free(text);
        return status;
    }
    const bool prose = source->of_folder && lc_is_prose(text);
    status = lc_csv_cut(&csv, text, skip, lc_decimal_asked(source->request), source->path);
    if (status == LC_E_DATA && prose) {
        *nothing = "words, and no table";
        status = LC_OK;
    } else if (status == LC_OK) {
        status = lc_sheet_read(&sheet, nothing, csv, source);
    }
    TRY(status);
    if (sheet) {
        TRY(lc_sheet_dataset(d, sheet));
        TRY(lc_buffer_take(&d->history, &sheet->history));
    }
done:
    lc_sheet_free(sheet);
    return status;
}

/* A cell that is refused may have other letters than those that it was read with. */
static lc_status name_encoding(lc_status status)
{
    char message[LC_TEXT_MAX];
    const char *said = lc_error_message();
    bool letters = false;
    for (const char *at = said; *at; at++)
        letters |= (unsigned char)*at >= 0x80;
    if (status != LC_E_DATA || !letters)
        return status;
    snprintf(message, sizeof message, "%s", said);
    return lc_fail(LC_E_DATA,
                   "%s; the file is not UTF-8 and was read as Windows-1252: --encoding names another, ISO-8859-15, CP1250",
                   message);
}

/* As lc_text_number, which knows finite ones only. */
static bool read_number(double *number, const char *word)
{
    static const char *const infinite[] = {"inf", "infinity", NULL};
    const bool negative = *word == '-';
    *number = negative ? -(double)INFINITY : (double)INFINITY;
    return lc_names_among(word + (negative || *word == '+'), infinite) || lc_text_number(number, word);
}

/* A number, of all channels or of one: -9999, snow=-1, inf. Any other word is of text. */
static bool read_marker(double *number, const lc_channel **channel, const lc_dataset *d, const char *word)
{
    const char *own = strchr(word, '=') ? NULL : word;
    *channel = NULL;
    for (size_t c = 0; c < d->channels; c++)
        if (lc_known_marker(word, d->channel[c].name)) {
            own = lc_known_marker(word, d->channel[c].name);
            *channel = &d->channel[c];
        }
    return own && read_number(number, own);
}

/* Whether a value is the number, or what an array of 32 bits has of it: -99.9 is -99.9000015 there. */
static bool is_marked(double value, double number)
{
    return value == number || (fabs(number) <= (double)FLT_MAX && value == (double)(float)number);
}

static void mark_missing(lc_dataset *d, const lc_import_source *source)
{
    double number;
    const lc_channel *only;
    for (size_t i = 0; i < source->request->missing_count; i++) {
        if (!read_marker(&number, &only, d, source->request->missing[i]))
            continue;
        for (size_t s = 0; s < d->series_count; s++)
            for (size_t k = 0; k < d->series[s].rows * d->channels; k++)
                if (is_marked(d->series[s].value[k], number) && (!only || only == &d->channel[k % d->channels])) {
                    d->series[s].value[k] = (double)NAN;
                    source->marker_used[i] = true;
                }
    }
}

static void add_kind(const lc_import_source *source, unsigned kind)
{
    if (source->kinds)
        *source->kinds |= kind;
}

lc_status lc_import_text(lc_dataset **out, const char **nothing, const lc_import_source *source)
{
    lc_status status = LC_OK;
    lc_dataset *d = NULL;
    char *text = NULL;
    bool guessed = false;
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(lc_sheet_text(&text, &guessed, nothing, source));
    if (*nothing)
        goto done;
    if (lc_is_tsf(text)) {
        add_kind(source, LC_KIND_TSF);
        TRY(lc_tsf_read(d, text, source));
        mark_missing(d, source);
    } else {
        char *taken = text;
        text = NULL;
        TRY(read_sheet(d, nothing, taken, source));
        if (!*nothing)
            add_kind(source, LC_KIND_TEXT);
    }
    if (!*nothing) {
        TRY(name_series(d, source->path));
        *out = d;
        d = NULL;
    }
done:
    lc_free(text);
    lc_dataset_free(d);
    return guessed ? name_encoding(status) : status;
}

lc_status lc_import_hdf5(lc_dataset **out, const lc_import_source *source)
{
    lc_dataset *d = NULL;
    CHECK(lc_hdf5_read(&d, source));
    mark_missing(d, source);
    const lc_status status = lc_dataset_check(d, source->path);
    if (status != LC_OK)
        lc_dataset_free(d);
    else
        *out = d;
    return status;
}

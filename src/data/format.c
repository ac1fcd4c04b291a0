/* format - a file read by the format that recognizes it, and what every dataset must be. */
#include "data/format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/mem.h"

static lc_status format_of(const lc_format **out, const char *path)
{
    unsigned char head[LC_FORMAT_HEAD];
    size_t length;
    lc_match best = LC_MATCH_NONE;
    CHECK(lc_file_head(head, &length, sizeof head, path));
    for (size_t i = 0; lc_format_table[i]; i++) {
        lc_match match = lc_format_table[i]->recognize(path, head, length);
        if (match <= best)
            continue;
        best = match;
        *out = lc_format_table[i];
    }
    return best ? LC_OK : lc_fail(LC_E_DATA, "%s: not a file of any known format", path);
}

/* --- what is read must be a dataset ---------------------------------------------------------------------------------- */

static lc_status check_stamps(const lc_series *series, const char *path)
{
    for (size_t row = 0; row < series->rows; row++) {
        if (series->time[row] > INT64_MAX / 2 || series->time[row] < INT64_MIN / 2)
            return lc_fail(LC_E_DATA, "%s: series '%s', row %zu: the stamp is too far from 1970", path, series->name, row);
        if (row && series->time[row] < series->time[row - 1])
            return lc_fail(LC_E_DATA, "%s: series '%s', row %zu: time goes back", path, series->name, row);
    }
    return LC_OK;
}

static lc_status check_values(const lc_dataset *dataset, const lc_series *series, const char *path)
{
    for (size_t i = 0; i < series->rows * dataset->channels; i++)
        if (isinf(series->value[i]))
            return lc_fail(LC_E_DATA, "%s: series '%s', row %zu: channel '%s' is infinite", path, series->name,
                           i / dataset->channels, dataset->channel[i % dataset->channels].name);
    return LC_OK;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static lc_status check_names(const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    const char **name = NULL;
    TRY(lc_new(&name, dataset->channels, sizeof *name));
    for (size_t c = 0; c < dataset->channels; c++)
        name[c] = dataset->channel[c].name;
    qsort(name, dataset->channels, sizeof *name, compare_names);
    for (size_t c = 1; c < dataset->channels; c++)
        if (strcmp(name[c], name[c - 1]) == 0)
            FAIL(LC_E_DATA, "%s: two channels are named '%s'", path, name[c]);
done:
    lc_free(name);
    return status;
}

static lc_status check(const lc_dataset *dataset, const char *path)
{
    if (dataset->channels == 0 || dataset->series_count == 0)
        return lc_fail(LC_E_DATA, "%s: %zu series of %zu channels: there is nothing to read", path, dataset->series_count,
                       dataset->channels);
    CHECK(check_names(dataset, path));
    for (size_t i = 0; i < dataset->series_count; i++) {
        CHECK(check_stamps(&dataset->series[i], path));
        CHECK(check_values(dataset, &dataset->series[i], path));
    }
    return LC_OK;
}

lc_status lc_dataset_read(lc_dataset **out, char **notes, const char *path)
{
    lc_status status = LC_OK;
    const lc_format *format;
    lc_dataset *dataset = NULL;
    char *noted = NULL;
    TRY(format_of(&format, path));
    TRY(format->read(&dataset, &noted, path));
    TRY(check(dataset, path));
    if (!noted)
        TRY(lc_copy_text(&noted, ""));
    *out = dataset;
    dataset = NULL;
    if (notes) {
        *notes = noted;
        noted = NULL;
    }
done:
    lc_free(noted);
    lc_dataset_free(dataset);
    return status;
}

#include <lanecast/dataset.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "data/format.h"

extern const lc_format lc_format_hdf5;

static const lc_format *recognize(const char *path, const unsigned char *head, size_t length, bool guess)
{
    for (size_t i = 0; lc_format_table[i]; i++)
        if (lc_format_table[i]->guess == guess && lc_format_table[i]->recognize(path, head, length))
            return lc_format_table[i];
    return NULL;
}

static lc_status check_series(const lc_dataset *dataset, const lc_series *series, const char *path)
{
    for (size_t row = 1; row < series->rows; row++)
        if (series->time[row] < series->time[row - 1])
            return lc_fail(LC_E_DATA, "%s: series '%s', row %zu: time goes back", path, series->name, row);
    for (size_t i = 0; i < series->rows * dataset->channels; i++)
        if (isinf(series->value[i]))
            return lc_fail(LC_E_DATA, "%s: series '%s', row %zu: channel '%s' is infinite", path, series->name,
                           i / dataset->channels, dataset->channel[i % dataset->channels].name);
    return LC_OK;
}

static lc_status check(const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    if (dataset->channels == 0 || dataset->series_count == 0)
        FAIL(LC_E_DATA, "%s: %zu series of %zu channels: there is nothing to read", path, dataset->series_count,
             dataset->channels);
    for (size_t i = 0; i < dataset->series_count; i++)
        TRY(check_series(dataset, &dataset->series[i], path));
done:
    return status;
}

static lc_status format_of(const lc_format **out, const char *path)
{
    lc_status status = LC_OK;
    unsigned char head[LC_FORMAT_HEAD];
    size_t length;
    TRY(lc_file_head(head, &length, sizeof head, path));
    const lc_format *format = recognize(path, head, length, false);
    if (!format)
        format = recognize(path, head, length, true);
    if (!format)
        FAIL(LC_E_DATA, "%s: not a file of any known format", path);
    *out = format;
done:
    return status;
}

lc_status lc_dataset_read(lc_dataset **out, char **notes, const char *path)
{
    lc_status status = LC_OK;
    const lc_format *format;
    lc_dataset *dataset = NULL;
    char *told = NULL;
    TRY(format_of(&format, path));
    TRY(format->read(&dataset, &told, path));
    TRY(check(dataset, path));
    if (!told)
        TRY(lc_copy_text(&told, ""));
    *out = dataset;
    dataset = NULL;
    if (notes) {
        *notes = told;
        told = NULL;
    }
done:
    lc_free(told);
    lc_dataset_free(dataset);
    return status;
}

lc_status lc_dataset_write(const lc_dataset *dataset, const char *path)
{
    return lc_format_hdf5.write(dataset, path);
}

void lc_dataset_free(lc_dataset *dataset)
{
    if (!dataset)
        return;
    for (size_t i = 0; dataset->channel && i < dataset->channels; i++) {
        lc_free(dataset->channel[i].name);
        lc_free(dataset->channel[i].units);
    }
    for (size_t i = 0; dataset->series && i < dataset->series_count; i++) {
        lc_free(dataset->series[i].name);
        lc_free(dataset->series[i].time);
        lc_free(dataset->series[i].value);
        lc_free(dataset->series[i].ideal);
    }
    lc_free(dataset->channel);
    lc_free(dataset->series);
    lc_free(dataset->title);
    lc_free(dataset);
}

lc_status lc_dataset_find_channel(size_t *out, const lc_dataset *dataset, const char *name)
{
    size_t nearest = 0, least = SIZE_MAX;
    char shown[128];
    for (size_t i = 0; i < dataset->channels; i++) {
        size_t distance = lc_nearest_distance(name, dataset->channel[i].name);
        if (strcmp(name, dataset->channel[i].name) == 0) {
            *out = i;
            return LC_OK;
        }
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    if (dataset->channels == 0)
        return lc_fail(LC_E_DATA, "no channel '%s': the dataset has none", name);
    snprintf(shown, sizeof shown, "'%.100s'", dataset->channel[nearest].name);
    return lc_fail(LC_E_DATA, "no channel '%s'%s; lanecast inspect shows them", name,
                   lc_nearest_hint(name, dataset->channel[nearest].name, shown).text);
}

uint64_t lc_dataset_digest(const lc_dataset *dataset)
{
    const uint64_t sizes[2] = {dataset->channels, dataset->series_count};
    uint64_t digest = lc_digest(0, sizes, sizeof sizes);
    for (size_t i = 0; i < dataset->channels; i++) {
        digest = lc_digest_text(digest, dataset->channel[i].name);
        digest = lc_digest_text(digest, dataset->channel[i].units);
    }
    for (size_t i = 0; i < dataset->series_count; i++) {
        const lc_series *series = &dataset->series[i];
        digest = lc_digest_text(digest, series->name);
        digest = lc_digest(digest, series->time, series->rows * sizeof *series->time);
        digest = lc_digest(digest, series->value, series->rows * dataset->channels * sizeof *series->value);
    }
    return digest;
}

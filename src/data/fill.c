/* fill - missing values found, and filled forward. */
#include "data/fill.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "data/stamp.h"

size_t lc_missing_in(const lc_dataset *dataset, const lc_series *series, size_t row, const size_t *channel, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (isnan(series->value[row * dataset->channels + channel[i]]))
            return channel[i];
    return dataset->channels;
}

bool lc_missing_fills(const char *missing)
{
    return strcmp(missing, "forward") == 0 || strcmp(missing, "mask") == 0;
}

static lc_status fill_series(lc_series *out, const lc_series *series, size_t channels)
{
    const size_t values = series->rows * channels;
    CHECK(lc_copy_text(&out->name, series->name));
    CHECK(lc_series_like(out, series, series->rows));
    CHECK(lc_new(&out->value, values, sizeof *out->value));
    memcpy(out->time, series->time, series->rows * sizeof *out->time);
    if (series->offset)
        memcpy(out->offset, series->offset, series->rows * sizeof *out->offset);
    memcpy(out->value, series->value, values * sizeof *out->value);
    for (size_t i = channels; i < values; i++)
        if (isnan(out->value[i]))
            out->value[i] = out->value[i - channels];
    return LC_OK;
}

lc_status lc_dataset_fill(lc_dataset **out, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    lc_dataset *filled = NULL;
    TRY(lc_new(&filled, 1, sizeof *filled));
    TRY(lc_copy_text(&filled->title, dataset->title ? dataset->title : ""));
    TRY(lc_new(&filled->channel, dataset->channels, sizeof *filled->channel));
    filled->channels = dataset->channels;
    for (size_t c = 0; c < dataset->channels; c++) {
        TRY(lc_copy_text(&filled->channel[c].name, dataset->channel[c].name));
        TRY(lc_copy_text(&filled->channel[c].units, dataset->channel[c].units));
    }
    TRY(lc_new(&filled->series, dataset->series_count, sizeof *filled->series));
    filled->series_count = dataset->series_count;
    for (size_t i = 0; i < dataset->series_count; i++)
        TRY(fill_series(&filled->series[i], &dataset->series[i], dataset->channels));
    *out = filled;
    filled = NULL;
done:
    lc_dataset_free(filled);
    return status;
}

/* digest - what a dataset holds, as one number. What a series does not have adds nothing. */
#include <lanecast/dataset.h>

#include "core/digest.h"
#include "data/digest.h"
#include "data/stamp.h"

/* An axis of seconds without a zone, in the usual calendar, is its stamps and nothing else. */
static uint64_t digest_axis(uint64_t digest, const lc_series *series)
{
    const int64_t kind[2] = {lc_series_ticks(series), series->calendar};
    if (kind[0] != 1 || kind[1] != 0)
        digest = lc_digest(digest, kind, sizeof kind);
    if (series->offset)
        digest = lc_digest(digest, series->offset, series->rows * sizeof *series->offset);
    return series->zone ? lc_digest_text(digest, series->zone) : digest;
}

uint64_t lc_series_digest_stamps(const lc_series *series)
{
    return digest_axis(lc_digest(0, series->time, series->rows * sizeof *series->time), series);
}

/* By blocks of rows, so that memory is read once. */
void lc_series_digest_channels(uint64_t *out, const lc_series *series, size_t channels)
{
    enum { BLOCK = 256 };
    double column[BLOCK];
    for (size_t c = 0; c < channels; c++)
        out[c] = 0;
    for (size_t first = 0; first < series->rows; first += BLOCK) {
        size_t left = series->rows - first, count = left < BLOCK ? left : BLOCK;
        for (size_t c = 0; c < channels; c++) {
            for (size_t i = 0; i < count; i++)
                column[i] = series->value[(first + i) * channels + c];
            out[c] = lc_digest(out[c], column, count * sizeof *column);
        }
    }
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
        digest = digest_axis(digest, series);
        digest = lc_digest(digest, series->value, series->rows * dataset->channels * sizeof *series->value);
    }
    return dataset->holidays ? lc_digest(digest, dataset->holiday, dataset->holidays * sizeof *dataset->holiday) : digest;
}

uint64_t lc_dataset_content(const lc_dataset *dataset)
{
    uint64_t digest = lc_digest_text(lc_dataset_digest(dataset), dataset->title ? dataset->title : "");
    if (dataset->history)
        digest = lc_digest_text(digest, dataset->history);
    for (size_t i = 0; i < dataset->series_count; i++) {
        const lc_series *series = &dataset->series[i];
        const uint64_t horizon = series->ideal ? series->ideal_horizon : 0;
        digest = lc_digest(digest, &horizon, sizeof horizon);
        if (series->ideal)
            digest = lc_digest(digest, series->ideal, series->rows * horizon * dataset->channels * sizeof *series->ideal);
    }
    return digest ? digest : 1;
}

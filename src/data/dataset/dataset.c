/* dataset - datasets freed, rows of series copied, and channels found. */
#include <lanecast/dataset.h>

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/nearest.h"
#include "data/series.h"
#include "data/stamp.h"

void lc_series_clear(lc_series *series)
{
    lc_free(series->name);
    lc_free(series->time);
    lc_free(series->offset);
    lc_free(series->zone);
    lc_free(series->value);
    lc_free(series->ideal);
    *series = (lc_series){0};
}

void lc_channel_clear(lc_channel *channel)
{
    lc_free(channel->name);
    lc_free(channel->units);
    lc_free(channel->meanings);
    lc_free(channel->comment);
    *channel = (lc_channel){0};
}

lc_status lc_series_make(lc_series *s, const lc_series *like, size_t rows, size_t channels)
{
    CHECK(lc_series_like(s, like, rows));
    CHECK(lc_new(&s->value, rows * channels, sizeof *s->value));
    s->ideal_horizon = like->ideal_horizon;
    return like->ideal ? lc_new(&s->ideal, rows * channels * like->ideal_horizon, sizeof *s->ideal) : LC_OK;
}

void lc_series_copy(lc_series *to, size_t to_row, const lc_series *from, size_t from_row, size_t rows, size_t channels)
{
    const size_t ideal = channels * to->ideal_horizon;
    memcpy(to->time + to_row, from->time + from_row, rows * sizeof *to->time);
    memcpy(to->value + to_row * channels, from->value + from_row * channels, rows * channels * sizeof *to->value);
    if (to->offset)
        memcpy(to->offset + to_row, from->offset + from_row, rows * sizeof *to->offset);
    if (to->ideal)
        memcpy(to->ideal + to_row * ideal, from->ideal + from_row * ideal, rows * ideal * sizeof *to->ideal);
}

void lc_dataset_drop_ideal(lc_dataset *dataset)
{
    for (size_t i = 0; i < dataset->series_count; i++) {
        lc_free(dataset->series[i].ideal);
        dataset->series[i].ideal = NULL;
        dataset->series[i].ideal_horizon = 0;
    }
}

void lc_dataset_free(lc_dataset *dataset)
{
    if (!dataset)
        return;
    for (size_t i = 0; dataset->channel && i < dataset->channels; i++)
        lc_channel_clear(&dataset->channel[i]);
    for (size_t i = 0; dataset->series && i < dataset->series_count; i++)
        lc_series_clear(&dataset->series[i]);
    lc_free(dataset->channel);
    lc_free(dataset->series);
    lc_free(dataset->holiday);
    lc_free(dataset->title);
    lc_free(dataset->history);
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
        return lc_fail(LC_E_DATA, "no channel '%s': the dataset has no channels", name);
    snprintf(shown, sizeof shown, "'%.100s'", dataset->channel[nearest].name);
    return lc_fail(LC_E_DATA, "no channel '%s'%s; lanecast inspect shows them", name,
                   lc_nearest_hint(name, dataset->channel[nearest].name, shown).text);
}

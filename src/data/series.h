/* series - what its owner does with a series, or a channel, as a whole. */
#ifndef LC_DATA_SERIES_H
#define LC_DATA_SERIES_H

#include <lanecast/dataset.h>

/* Frees all that a series has; it is empty then. */
void lc_series_clear(lc_series *series);

/* Frees the texts of a channel. */
void lc_channel_clear(lc_channel *channel);

/* Makes `rows` rows of `channels` channels in an empty series, all 0, as those of another: its ticks, calendar and zone, and
 * offsets and best possible forecasts where it has them. Also on failure: lc_series_clear. */
lc_status lc_series_make(lc_series *out, const lc_series *like, size_t rows, size_t channels);

/* Copies what such rows have: times, offsets, values, best possible forecasts. */
void lc_series_copy(lc_series *to, size_t to_row, const lc_series *from, size_t from_row, size_t rows, size_t channels);

/* Rows of all series. */
static inline size_t lc_dataset_rows(const lc_dataset *dataset)
{
    size_t rows = 0;
    for (size_t i = 0; i < dataset->series_count; i++)
        rows += dataset->series[i].rows;
    return rows;
}

/* Forgets the best possible forecasts of every series: rows or channels have changed. */
void lc_dataset_drop_ideal(lc_dataset *dataset);

#endif

/* stamp - the time of a row in seconds, and rows by their time. */
#ifndef LC_DATA_STAMP_H
#define LC_DATA_STAMP_H

#include "core/calendar.h"
#include "core/status.h"
#include "core/zone.h"

#include <lanecast/dataset.h>

/* Ticks per second. */
static inline int64_t lc_series_ticks(const lc_series *series)
{
    return series->ticks ? series->ticks : 1;
}

/* Seconds that a row's local time is ahead of its stamp; 0 where no zone is known. */
static inline int64_t lc_series_offset(const lc_series *series, size_t row)
{
    return series->offset ? series->offset[row] : 0;
}

/* Whether the stamps of a series are moments in UTC. */
bool lc_series_in_utc(const lc_series *series);

/* Whether clocks showed UTC there: every offset is 0, and the zone is UTC or not said; the latter of no rows is not known. */
bool lc_series_shows_utc(const lc_series *series);

/* Whether some rows have another offset than others. */
bool lc_series_offsets_vary(const lc_series *series);

/* Whether an offset is within an hour of one of the rows': their summer, or their winter. */
bool lc_series_near_offset(const lc_series *series, int32_t offset);

/* Puts the offsets of a zone into those of rows whose moments are known; is_of: whether they are those. `zone` stays. */
void lc_series_put_zone(lc_series *series, const lc_zone *zone);
bool lc_series_is_of_zone(const lc_series *series, const lc_zone *zone);

/* The whole seconds of a row's stamp; the same in local time. */
static inline int64_t lc_series_second(const lc_series *series, size_t row)
{
    return lc_floor_divide(series->time[row], lc_series_ticks(series));
}

static inline int64_t lc_series_local(const lc_series *series, size_t row)
{
    return lc_series_second(series, row) + lc_series_offset(series, row);
}

/* The first row whose local time is at or after a Gregorian one; or series->rows. */
size_t lc_series_row_at(const lc_series *series, int64_t time);

/* The first row at or after a Gregorian second of UTC; or series->rows, as where the offset is not known. */
size_t lc_series_row_at_moment(const lc_series *series, int64_t second);

/* -1, 0, 1: the stamp of a row is before, at, after that of another series. */
int lc_series_compare(const lc_series *a, size_t row, const lc_series *b, size_t other);

/* The series that begins first, of those with rows; NULL: none has any. */
const lc_series *lc_dataset_first(const lc_dataset *dataset);

/* "0.004", "3600": a number of ticks in seconds. */
enum { LC_SECONDS_TEXT = 48 };
void lc_seconds_text(char out[LC_SECONDS_TEXT], int64_t count, int64_t ticks);

/* "3 days 4:00", "6 hours", "10 minutes", "0.5 s": a number of ticks as people say it. */
void lc_span_text(char out[LC_SECONDS_TEXT], int64_t count, int64_t ticks);

/* Makes `rows` stamps in `to`, all 0, on an axis like that of `from`: its ticks, calendar and zone, and offsets where it has
 * them. */
lc_status lc_series_like(lc_series *to, const lc_series *from, size_t rows);

#endif

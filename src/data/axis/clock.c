/* clock - the usual time of day of rows that are days apart: not that of a row whose hour the zone had skipped. */
#include <stdlib.h>

#include "core/sort.h"
#include "core/mem.h"
#include "data/axis/learn.h"

/* The time of day in the middle of all, which is what half of them have; how many have it. */
static lc_status find_middle(int64_t *middle, size_t *times, const lc_axis *axis, const lc_series *series)
{
    int64_t *time = NULL;
    const int64_t length = lc_axis_day(axis);
    *times = 0;
    CHECK(lc_new(&time, series->rows, sizeof *time));
    for (size_t row = 0; row < series->rows; row++) {
        time[row] = lc_axis_clock(axis, series, row);
        time[row] -= lc_floor_divide(time[row], length) * length;
    }
    qsort(time, series->rows, sizeof *time, lc_sort_whole);
    *middle = time[series->rows / 2];
    for (size_t row = 0; row < series->rows; row++)
        *times += time[row] == *middle;
    lc_free(time);
    return LC_OK;
}

lc_status lc_axis_usual_clock(int64_t *out, const lc_axis *axis, const lc_series *series)
{
    int64_t middle;
    size_t times;
    CHECK(find_middle(&middle, &times, axis, series));
    *out = times * 2 >= series->rows ? middle : -1;
    return LC_OK;
}

bool lc_axis_offsets_vary(const lc_series *series)
{
    for (size_t row = 1; series->offset && row < series->rows; row++)
        if (series->offset[row] != series->offset[0])
            return true;
    return false;
}

lc_status lc_axis_keeps_utc(bool *out, const lc_series *series)
{
    int64_t middle;
    size_t times[2] = {0, 0};
    lc_axis of = {.ticks = lc_series_ticks(series)};
    *out = false;
    if (!lc_axis_offsets_vary(series))
        return LC_OK;
    for (int local = 0; local < 2; local++) {
        of.local = local;
        CHECK(find_middle(&middle, &times[local], &of, series));
    }
    *out = times[0] > times[1] && times[0] * 2 >= series->rows;
    return LC_OK;
}

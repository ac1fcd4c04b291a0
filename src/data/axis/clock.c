/* clock - the usual time of day of rows that are days apart: not that of a row whose hour the zone had skipped. */
#include <stdlib.h>

#include "core/sort.h"
#include "core/mem.h"
#include "data/axis/learn.h"

lc_status lc_axis_usual_clock(int64_t *out, const lc_axis *axis, const lc_series *series)
{
    int64_t *time = NULL;
    const int64_t length = lc_axis_day(axis);
    CHECK(lc_new(&time, series->rows, sizeof *time));
    for (size_t row = 0; row < series->rows; row++) {
        time[row] = lc_axis_clock(axis, series, row);
        time[row] -= lc_floor_divide(time[row], length) * length;
    }
    qsort(time, series->rows, sizeof *time, lc_sort_whole);
    const int64_t middle = time[series->rows / 2]; /* what half of them have is in the middle */
    size_t times = 0;
    for (size_t row = 0; row < series->rows; row++)
        times += time[row] == middle;
    *out = times * 2 >= series->rows ? middle : -1;
    lc_free(time);
    return LC_OK;
}

#include "data/axis.h"

#include <stdlib.h>

#include "core/calendar.h"
#include "core/mem.h"

enum { DAY = 86400, SATURDAY = 5 };

static int compare_steps(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool only_weekdays(const lc_series *series)
{
    for (size_t row = 0; row < series->rows; row++)
        if (lc_calendar_weekday(series->time[row]) >= SATURDAY)
            return false;
    return series->rows >= 7;
}

lc_status lc_axis_of(lc_axis *out, const lc_series *series)
{
    lc_status status = LC_OK;
    int64_t *step = NULL;
    size_t count = series->rows < 2 ? 0 : series->rows - 1, equal = 0;
    TRY(lc_new(&step, count, sizeof *step));
    for (size_t i = 0; i < count; i++)
        step[i] = series->time[i + 1] - series->time[i];
    qsort(step, count, sizeof *step, compare_steps);
    lc_axis axis = {.step = count ? step[count / 2] : 0, .gap = INT64_MAX};
    for (size_t i = 0; i < count; i++)
        equal += step[i] == axis.step;
    axis.regular = axis.step > 0 && equal * 100 >= count * 99;
    if (axis.regular)
        axis.gap = axis.step + axis.step / 2;
    axis.weekdays = axis.step == DAY && only_weekdays(series);
    *out = axis;
done:
    lc_free(step);
    return status;
}

int64_t lc_axis_next(const lc_axis *axis, int64_t time)
{
    do
        time += axis->step;
    while (axis->weekdays && lc_calendar_weekday(time) >= SATURDAY);
    return time;
}

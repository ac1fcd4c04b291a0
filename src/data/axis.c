/* axis - the median step, gaps, weekdays and months of stamps. */
#include "data/axis.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "data/stamp.h"

enum { DAY = 86400, SATURDAY = 5, CLOSED_MOST = 14 /* days; exchanges have closed for up to 11 */ };

static int compare_steps(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int64_t step_at(const lc_series *series, size_t row)
{
    return series->time[row] - series->time[row - 1];
}

static lc_status find_step(int64_t *out, const lc_series *series)
{
    lc_status status = LC_OK;
    int64_t *step = NULL;
    size_t count = series->rows < 2 ? 0 : series->rows - 1;
    TRY(lc_new(&step, count, sizeof *step));
    for (size_t i = 0; i < count; i++)
        step[i] = step_at(series, i + 1);
    qsort(step, count, sizeof *step, compare_steps);
    *out = count ? step[count / 2] : 0;
done:
    lc_free(step);
    return status;
}

static bool is_near(const lc_axis *axis, int64_t step)
{
    return llabs(step - axis->step) <= axis->step / 10;
}

static size_t count_uneven(const lc_axis *axis, const lc_series *series)
{
    size_t count = 0;
    for (size_t row = 1; row < series->rows; row++)
        count += !is_near(axis, step_at(series, row));
    return count;
}

/* Series by days, weeks or months are short, so that a hole weighs more; a weekly day off, one step in six, is still
 * irregular. */
static bool is_regular(const lc_axis *axis, const lc_series *series)
{
    return axis->step > 0 && axis->uneven * 100 <= (series->rows - 1) * (axis->step < DAY * axis->ticks ? 1 : 10);
}

static bool only_weekdays(const lc_series *series)
{
    for (size_t row = 0; row < series->rows; row++)
        if (lc_calendar_weekday(lc_series_local(series, row)) >= SATURDAY)
            return false;
    return series->rows >= 7 && series->calendar == LC_CALENDAR_GREGORIAN;
}

/* Regular steps that differ in length and all take equally many months. */
static void find_months(lc_axis *axis, const lc_series *series)
{
    bool differ = false;
    int64_t months = -1, last = 0;
    for (size_t row = 0; row < series->rows; row++) {
        int day;
        int64_t month = lc_calendar_month(&day, series->calendar, lc_series_local(series, row)), on = month - last;
        last = month;
        axis->day = day > axis->day ? day : axis->day;
        if (row == 0 || !is_near(axis, step_at(series, row)))
            continue;
        differ |= step_at(series, row) != axis->step;
        if (months >= 0 && on != months)
            return;
        months = on;
    }
    axis->months = differ ? (int)months : 0; /* equal steps continue in seconds: 28 days are not a month */
}

lc_status lc_axis_of(lc_axis *out, const lc_series *series)
{
    lc_axis axis = {.gap = INT64_MAX, .ticks = lc_series_ticks(series), .calendar = series->calendar};
    CHECK(find_step(&axis.step, series));
    axis.uneven = count_uneven(&axis, series);
    axis.regular = is_regular(&axis, series);
    axis.weekdays = axis.step == DAY * axis.ticks && only_weekdays(series);
    if (axis.weekdays)
        axis.gap = CLOSED_MOST * DAY * axis.ticks;
    else if (axis.regular && axis.step < INT64_MAX / 2)
        axis.gap = axis.step + axis.step / 2;
    if (axis.regular)
        find_months(&axis, series);
    *out = axis;
    return LC_OK;
}

lc_status lc_axis_cut(lc_axis *out, const lc_series *series, const char *gaps)
{
    CHECK(lc_axis_of(out, series));
    if (strcmp(gaps, "cut") != 0)
        out->gap = INT64_MAX;
    return LC_OK;
}

size_t lc_axis_piece_end(const lc_axis *axis, const lc_series *series, size_t first)
{
    size_t row = first + 1;
    while (row < series->rows && step_at(series, row) <= axis->gap)
        row++;
    return row;
}

int64_t lc_axis_next(const lc_axis *axis, int64_t time, int64_t offset)
{
    if (axis->months) {
        int64_t second = lc_floor_divide(time, axis->ticks), part = time - second * axis->ticks;
        second = lc_calendar_add_months(axis->calendar, second + offset, axis->months, axis->day) - offset;
        return second * axis->ticks + part;
    }
    do
        time += axis->step;
    while (axis->weekdays && lc_calendar_weekday(lc_floor_divide(time, axis->ticks) + offset) >= SATURDAY);
    return time;
}

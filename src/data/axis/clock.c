/* clock - the time of day of rows that are days apart: that which they usually have, or their weekday; not that of a row whose
 * hour the zone had skipped. */
#include <stdlib.h>

#include "core/sort.h"
#include "core/mem.h"
#include "data/axis/learn.h"

enum { SHOWN = 3 /* rows that show the time of a weekday */, NEAR = 1800 /* s */ };

/* Rows of some weekdays, the time of day in the middle of theirs, and how many have it, or are near it. */
typedef struct middle {
    int64_t time;
    size_t rows, times, near;
} middle;

static int64_t time_of_day(bool *is_among, const lc_axis *axis, const lc_series *series, size_t row, unsigned days)
{
    const int64_t length = lc_axis_day(axis), clock = lc_axis_clock(axis, series, row), day = lc_floor_divide(clock, length);
    int weekday;
    lc_week_of(&weekday, day);
    *is_among = days >> weekday & 1;
    return clock - day * length;
}

/* Two times of day, around the clock. */
static int64_t apart(int64_t a, int64_t b, int64_t day)
{
    const int64_t by = llabs(a - b);
    return by < day - by ? by : day - by;
}

static lc_status find_middle(middle *out, const lc_axis *axis, const lc_series *series, unsigned days)
{
    int64_t *time = NULL;
    *out = (middle){0};
    CHECK(lc_new(&time, series->rows, sizeof *time));
    for (size_t row = 0; row < series->rows; row++) {
        bool is_among;
        time[out->rows] = time_of_day(&is_among, axis, series, row, days);
        out->rows += is_among;
    }
    qsort(time, out->rows, sizeof *time, lc_sort_whole);
    out->time = out->rows ? time[out->rows / 2] : 0;
    for (size_t row = 0; row < out->rows; row++) {
        out->times += time[row] == out->time;
        out->near += apart(time[row], out->time, lc_axis_day(axis)) <= NEAR * axis->ticks;
    }
    lc_free(time);
    return LC_OK;
}

/* The time of each open weekday, where they differ and nine rows in ten keep them. */
static lc_status learn_weekdays(lc_axis *axis, const lc_series *series)
{
    lc_axis found = *axis;
    size_t times = 0;
    bool differ = false;
    found.sessions = 0;
    for (int weekday = 0; weekday < LC_WEEKDAYS; weekday++) {
        middle of;
        if (!(axis->days >> weekday & 1))
            continue;
        CHECK(find_middle(&of, axis, series, 1u << weekday));
        if (of.rows < SHOWN)
            return LC_OK;
        const int64_t at = weekday * lc_axis_day(axis) + of.time;
        found.session[found.sessions++] = (lc_session){at, at};
        times += of.times;
        differ |= of.time != found.session[0].first % lc_axis_day(axis);
    }
    if (differ && times * 10 >= series->rows * 9)
        *axis = found;
    return LC_OK;
}

/* Whether the last two rows are at another time of day than their days are: one may be at an hour that a zone had skipped. */
static bool is_new(const lc_axis *axis, const lc_series *series)
{
    const int64_t length = lc_axis_day(axis);
    size_t off = 0;
    for (size_t row = series->rows; row-- > 0 && series->rows - row <= 2;) {
        const int64_t clock = lc_axis_clock(axis, series, row), day = lc_floor_divide(clock, length);
        off += apart(clock - day * length, lc_axis_at_day(axis, day, clock) - day * length, length) > NEAR * axis->ticks;
    }
    return off == 2;
}

lc_status lc_axis_learn_clock(lc_axis *axis, const lc_series *series)
{
    middle of;
    CHECK(find_middle(&of, axis, series, LC_WHOLE_WEEK));
    axis->clock = of.times * 2 >= series->rows ? of.time : -1;
    if (axis->kind == LC_AXIS_DAYS && of.times < series->rows && axis->calendar == LC_CALENDAR_GREGORIAN)
        CHECK(learn_weekdays(axis, series));
    if (of.near * 5 <= series->rows * 4 && axis->sessions == 0 && !axis->doubt)
        axis->doubt = "its times of day are not all alike";
    if (axis->clock >= 0 && !axis->doubt && is_new(axis, series))
        axis->doubt = "its last rows are at another time of day than those before";
    return LC_OK;
}

int64_t lc_axis_at_day(const lc_axis *axis, int64_t day, int64_t before)
{
    const int64_t length = lc_axis_day(axis);
    int weekday;
    lc_week_of(&weekday, day);
    for (size_t i = 0; i < axis->sessions; i++)
        if (axis->session[i].first / length == weekday)
            return (day - weekday) * length + axis->session[i].first;
    return day * length + (axis->clock >= 0 ? axis->clock : before - lc_floor_divide(before, length) * length);
}

lc_status lc_axis_keeps_utc(bool *out, const lc_series *series)
{
    middle at[2];
    lc_axis of = {.ticks = lc_series_ticks(series)};
    *out = false;
    if (!lc_series_offsets_vary(series))
        return LC_OK;
    for (int local = 0; local < 2; local++) {
        of.local = local;
        CHECK(find_middle(&at[local], &of, series, LC_WHOLE_WEEK));
    }
    *out = at[0].times > at[1].times && at[0].times * 2 >= series->rows;
    return LC_OK;
}

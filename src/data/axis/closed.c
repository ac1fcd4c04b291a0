/* closed - days without rows: the holidays of a dataset, and weekdays that a calendar does not have. */
#include "data/axis/learn.h"

/* The number of holidays before a day. */
static size_t closed_before(const lc_axis *axis, int64_t day)
{
    size_t low = 0, high = axis->holidays;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (axis->holiday[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool lc_axis_is_closed(const lc_axis *axis, int64_t day)
{
    size_t at = closed_before(axis, day);
    return at < axis->holidays && axis->holiday[at] == day;
}

size_t lc_axis_closed_between(const lc_axis *axis, unsigned days, int64_t after, int64_t before)
{
    size_t count = 0;
    for (size_t i = closed_before(axis, after + 1); i < axis->holidays && axis->holiday[i] < before; i++) {
        int weekday;
        lc_week_of(&weekday, axis->holiday[i]);
        count += days >> weekday & 1;
    }
    return count;
}

static int64_t shown_day(const lc_axis *axis, int64_t shown)
{
    return lc_floor_divide(shown, lc_axis_day(axis));
}

bool lc_axis_is_holiday(const lc_axis *axis, const lc_series *series, size_t row)
{
    return lc_axis_is_closed(axis, shown_day(axis, lc_axis_shown(axis, series, row)));
}

int64_t lc_axis_reopens(const lc_axis *axis, int64_t clock, lc_clocks clocks)
{
    int64_t utc[2];
    if (axis->holidays == 0)
        return clock;
    if (clocks.zone)
        clocks.ahead = lc_zone_offset(clocks.zone, lc_floor_divide(clock, axis->ticks)) * axis->ticks;
    const int64_t day = shown_day(axis, clock + clocks.ahead);
    if (!lc_axis_is_closed(axis, day))
        return clock;
    if (clocks.zone && lc_zone_local(utc, clocks.zone, (day + 1) * LC_DAY))
        return utc[0] * axis->ticks;
    return (day + 1) * lc_axis_day(axis) - clocks.ahead;
}

int64_t lc_axis_open_step(const lc_axis *axis, const lc_series *series, size_t row)
{
    const unsigned days = lc_axis_is_weekly(axis) ? axis->days : LC_WHOLE_WEEK;
    const int64_t from = lc_axis_shown(axis, series, row - 1), to = lc_axis_shown(axis, series, row);
    const size_t closed = lc_axis_closed_between(axis, days, shown_day(axis, from), shown_day(axis, to));
    if (closed == 0)
        return series->time[row] - series->time[row - 1];
    return to - from - (int64_t)closed * lc_axis_day(axis) * (lc_axis_is_weekly(axis) ? LC_WEEKDAYS : 1);
}

static bool has_weekday(const lc_axis *axis, int weekday)
{
    const int64_t day = lc_axis_day(axis);
    if (axis->kind == LC_AXIS_DAYS)
        return axis->days >> weekday & 1;
    for (const lc_session *s = axis->session; s < axis->session + axis->sessions; s++)
        if (s->first / day <= weekday && s->last / day >= weekday)
            return true;
    return axis->kind != LC_AXIS_SESSIONS;
}

bool lc_axis_is_off(const lc_axis *axis, const lc_series *series, size_t row)
{
    int weekday;
    if (axis->doubt || axis->weak || axis->kind == LC_AXIS_MONTHS || axis->step >= 7 * lc_axis_day(axis))
        return false;
    lc_week_of(&weekday, lc_axis_day_of(axis, series, row));
    return lc_axis_is_holiday(axis, series, row) || !has_weekday(axis, weekday);
}

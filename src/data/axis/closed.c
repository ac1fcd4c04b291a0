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
    const int64_t day = lc_axis_day_of(axis, series, row);
    if (axis->doubt || axis->weak || axis->kind == LC_AXIS_MONTHS || axis->step >= 7 * lc_axis_day(axis))
        return false;
    lc_week_of(&weekday, day);
    return lc_axis_is_closed(axis, day) || !has_weekday(axis, weekday);
}

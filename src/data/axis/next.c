/* next - the stamps that come after the last one. */
#include "data/axis/learn.h"

/* A row on another weekday counts as the one within half a step. */
static int64_t next_day(const lc_axis *axis, int64_t clock)
{
    const int64_t length = lc_axis_day(axis), half = (axis->step / length + 1) / 2;
    int64_t day = lc_floor_divide(clock, length);
    int weekday;
    lc_week_of(&weekday, day);
    if (!(axis->days >> weekday & 1) && half > 1)
        day += half - 1;
    do
        lc_week_of(&weekday, ++day);
    while (!(axis->days >> weekday & 1) || lc_axis_is_closed(axis, day));
    return lc_axis_at_day(axis, day, clock);
}

/* Steps pass over holidays, unless they are weeks; without a usual step there is none to pass over them with. */
static int64_t next_step(const lc_axis *axis, int64_t clock, lc_clocks clocks)
{
    const int64_t length = lc_axis_day(axis), step = axis->step;
    int64_t before;
    clock += step;
    do {
        before = clock;
        if (step > 0 && step < 7 * length)
            clock += (lc_axis_reopens(axis, clock, clocks) - clock + step - 1) / step * step; /* the first not before it */
    } while (clock > before);
    return axis->step % length == 0 ? lc_axis_at_day(axis, lc_floor_divide(clock, length), clock) : clock;
}

int64_t lc_axis_next_clock(const lc_axis *axis, int64_t clock, lc_clocks clocks)
{
    switch (axis->kind) {
    case LC_AXIS_MONTHS:
        return lc_axis_next_month(axis, clock);
    case LC_AXIS_DAYS:
        return next_day(axis, clock);
    case LC_AXIS_SESSIONS:
        return lc_axis_next_slot(axis, clock);
    default:
        return next_step(axis, clock, clocks);
    }
}

/* The moment of a local time in ticks, after another one; its offset. */
static int64_t moment_of(int32_t *offset, const lc_zone *zone, int64_t local, int64_t after, int64_t ticks)
{
    const int64_t second = lc_floor_divide(local, ticks), part = local - second * ticks;
    int64_t utc[2];
    size_t count = lc_zone_local(utc, zone, second);
    int64_t at = count == 0 ? second - *offset : utc[0];
    if (count == 2 && at * ticks + part <= after)
        at = utc[1];
    *offset = lc_zone_offset(zone, at);
    return at * ticks + part;
}

/* k rows after the anchor. */
static int64_t rated(const lc_axis *axis, const lc_series *series, size_t k)
{
    return series->time[axis->anchor] + lc_floor_divide((int64_t)k * axis->period + axis->phase, axis->rate);
}

void lc_axis_extend(const lc_axis_ahead *out, const lc_axis *axis, const lc_series *series, size_t row, const lc_zone *zone)
{
    int64_t last = series->time[row], clock = lc_axis_clock(axis, series, row);
    int32_t ahead = (int32_t)lc_series_offset(series, row);
    const lc_clocks clocks = lc_axis_clocks(axis, series, row, zone);
    for (size_t k = 0; k < out->count; k++) {
        clock = lc_axis_next_clock(axis, clock, clocks);
        if (axis->rate && row >= axis->anchor && axis->kind == LC_AXIS_STEPS)
            clock = rated(axis, series, row - axis->anchor + k + 1) + (axis->local ? ahead * axis->ticks : 0);
        if (axis->local && zone)
            last = moment_of(&ahead, zone, clock, last, axis->ticks);
        else
            last = clock - (axis->local ? ahead * axis->ticks : 0);
        if (!axis->local && zone)
            ahead = lc_zone_offset(zone, lc_floor_divide(last, axis->ticks));
        out->time[k] = last;
        if (out->offset)
            out->offset[k] = ahead;
    }
}

lc_status lc_axis_zone(const lc_zone **out, lc_zones *zones, const lc_series *series)
{
    *out = NULL;
    return series->zone ? lc_zones_find(out, zones, series->zone) : LC_OK;
}

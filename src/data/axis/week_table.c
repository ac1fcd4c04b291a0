/* week_table - in which weeks a series has rows at each slot of the week. */
#include "data/axis/week_table.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"

enum { ENDED = 4 /* weeks at least: as long are holidays */ };

static int64_t divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static int64_t time_of_day(const lc_axis *axis, int64_t clock)
{
    return clock - lc_floor_divide(clock, lc_axis_day(axis)) * lc_axis_day(axis);
}

bool lc_week_table_find_grid(lc_week_table *t, const lc_axis *axis, const lc_series *series)
{
    t->day = t->unit = lc_axis_day(axis);
    const int64_t first = time_of_day(axis, lc_axis_clock(axis, series, 0));
    for (size_t row = 1; row < series->rows && t->unit > 1; row++) {
        int64_t off = time_of_day(axis, lc_axis_clock(axis, series, row)) - first;
        t->unit = divisor(t->unit, off < 0 ? -off : off);
    }
    t->phase = first % t->unit;
    t->bins = (size_t)(t->day / t->unit);
    return t->bins <= LC_DAY;
}

lc_status lc_week_table_new(lc_week_table *t)
{
    CHECK(lc_new(&t->seen, LC_WEEKDAYS * t->bins, sizeof *t->seen));
    CHECK(lc_new(&t->latest, LC_WEEKDAYS * t->bins, sizeof *t->latest));
    CHECK(lc_new(&t->until, LC_WEEKDAYS * t->bins, sizeof *t->until));
    CHECK(lc_new(&t->times, t->bins, sizeof *t->times));
    CHECK(lc_new(&t->times_week, t->bins, sizeof *t->times_week));
    return lc_new(&t->open, LC_WEEKDAYS * t->bins, sizeof *t->open);
}

int64_t lc_week_table_place(int *weekday, size_t *bin, const lc_week_table *t, int64_t clock)
{
    int64_t day = lc_floor_divide(clock, t->day);
    *bin = (size_t)((clock - day * t->day - t->phase) / t->unit);
    return lc_week_of(weekday, day);
}

static void count_closed(lc_week_table *t, const lc_axis *axis, const lc_series *series)
{
    const int64_t first = lc_axis_day_of(axis, series, 0), last = lc_axis_day_of(axis, series, series->rows - 1);
    for (int weekday = 0; weekday < LC_WEEKDAYS; weekday++)
        t->closed[weekday] = lc_axis_closed_between(axis, 1u << weekday, first, last);
}

void lc_week_table_count(lc_week_table *t, const lc_axis *axis, const lc_series *series)
{
    int weekday, day_before = -1;
    size_t bin;
    const int64_t begin = lc_week_table_place(&weekday, &bin, t, lc_axis_clock(axis, series, 0));
    memset(t->opens, 0xff, sizeof t->opens);
    for (size_t row = 0; row < series->rows; row++) {
        int64_t week = lc_week_table_place(&weekday, &bin, t, lc_axis_clock(axis, series, row)) - begin;
        const size_t slot = (size_t)weekday * t->bins + bin;
        const bool fresh_week = row == 0 || week != t->last_week;
        t->weeks += fresh_week;
        t->weekdays[weekday] += fresh_week || weekday != day_before;
        t->seen[slot] += t->latest[slot] != (uint32_t)week + 1;
        t->latest[slot] = (uint32_t)week + 1;
        t->until[slot] = (uint32_t)t->weeks;
        t->times[bin] += t->times_week[bin] != (uint32_t)week + 1;
        t->times_week[bin] = (uint32_t)week + 1;
        t->opens[weekday] = bin < t->opens[weekday] ? bin : t->opens[weekday];
        t->closes[weekday] = bin > t->closes[weekday] ? bin : t->closes[weekday];
        t->first = row ? t->first : slot;
        t->last = slot;
        t->last_week = week;
        day_before = weekday;
    }
    count_closed(t, axis, series);
}

size_t lc_week_table_exposed(const lc_week_table *t, size_t slot)
{
    size_t outside = (size_t)(slot < t->first) + (size_t)(slot > t->last) + t->closed[slot / t->bins];
    return t->weeks > outside ? t->weeks - outside : 0;
}

bool lc_weeks_ended(size_t seen, size_t weeks, size_t since)
{
    if (since < ENDED || weeks <= since)
        return false;
    const double share = (double)seen / (double)(weeks - since);
    return share >= 1 || pow(1 - share, (double)since) < 0.01;
}

bool lc_week_table_has_time(const lc_week_table *t, size_t bin)
{
    return t->times[bin] >= lc_weeks_needed(t->weeks) && t->last_week + 1 - t->times_week[bin] <= LC_WEEKS_BACK;
}

void lc_week_table_clear(lc_week_table *t)
{
    lc_free(t->seen);
    lc_free(t->latest);
    lc_free(t->until);
    lc_free(t->times);
    lc_free(t->times_week);
    lc_free(t->open);
}

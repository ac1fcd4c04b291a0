/* axis - the usual step of a series, and which kind of calendar its stamps have. */
#include <stdlib.h>
#include <string.h>

#include "core/sort.h"
#include "core/mem.h"
#include "data/axis/learn.h"

enum { WITHIN = 15 /* days: steps within a month */ };

static const char MOVES[] = "its times of day move by an hour as clocks do, and not those of its zone (import --zone)";

/* Of the sorted steps the smallest that is at least half as frequent as the most frequent one; the middle where all are rare. */
static int64_t frequent(const int64_t *step, size_t count)
{
    size_t most = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0, end; i < count; i = end) {
            for (end = i + 1; end < count && step[end] == step[i];)
                end++;
            if (pass == 1 && step[i] > 0 && (end - i) * 2 >= most && most * 20 >= count)
                return step[i];
            most = pass == 0 && end - i > most ? end - i : most;
        }
    return step[count / 2];
}

/* The median step, and the one between neighbours within a session. */
static lc_status find_step(int64_t *median, int64_t *slot, const lc_series *series)
{
    int64_t *step = NULL;
    const size_t count = series->rows < 2 ? 0 : series->rows - 1;
    *median = *slot = 0;
    if (count == 0)
        return LC_OK;
    CHECK(lc_new(&step, count, sizeof *step));
    for (size_t i = 0; i < count; i++)
        step[i] = series->time[i + 1] - series->time[i];
    qsort(step, count, sizeof *step, lc_sort_whole);
    *median = step[count / 2];
    *slot = frequent(step, count);
    lc_free(step);
    return LC_OK;
}

static size_t count_uneven(const lc_axis *axis, const lc_series *series)
{
    size_t count = 0;
    for (size_t row = 1; row < series->rows; row++) {
        int64_t step = series->time[row] - series->time[row - 1];
        if (axis->holidays && !lc_axis_is_near(axis, step))
            step = lc_axis_open_step(axis, series, row);
        count += !lc_axis_is_near(axis, step);
    }
    return count;
}

/* Series by days, weeks or months are short, so that a hole weighs more. */
static bool is_regular(const lc_axis *axis, const lc_series *series)
{
    return axis->step > 0 && axis->uneven * 100 <= (series->rows - 1) * (axis->step < lc_axis_day(axis) ? 1 : 10);
}

/* Whether rows some hours apart are at whole steps since midnight by the clock, and not by UTC: steps do not show it where
 * offsets do not vary. Of an hour or less they are the same hours by both. */
static bool is_of_clock(const lc_axis *axis, const lc_series *series)
{
    const int64_t length = lc_axis_day(axis), utc = series->time[0];
    const int64_t clock = utc + lc_series_offset(series, 0) * axis->ticks;
    return axis->step > 3600 * axis->ticks && axis->step < length &&
           (utc - lc_floor_divide(utc, length) * length) % axis->step != 0 &&
           (clock - lc_floor_divide(clock, length) * length) % axis->step == 0;
}

/* The time of a row since its last whole step of the day, by the clock or in UTC. */
static int64_t phase_of(const lc_axis *axis, const lc_series *series, size_t row, bool clock)
{
    const int64_t length = lc_axis_day(axis), at = series->time[row] + (clock ? series->offset[row] * axis->ticks : 0);
    return (at - lc_floor_divide(at, length) * length) % axis->step;
}

/* How many rows have the phase that most of them have, if more than half have one (Boyer and Moore, 1991). */
static size_t count_in_phase(const lc_axis *axis, const lc_series *series, bool clock)
{
    int64_t most = 0;
    size_t votes = 0, count = 0;
    for (size_t row = 0; row < series->rows; row++) {
        const int64_t phase = phase_of(axis, series, row, clock);
        most = votes == 0 ? phase : most;
        votes = phase == most ? votes + 1 : votes - 1;
    }
    for (size_t row = 0; row < series->rows; row++)
        count += phase_of(axis, series, row, clock) == most;
    return count;
}

/* Rows some hours apart, by clocks that are changed in a hole or on the row itself: more of them are at one phase by the clock
 * than in UTC, or fewer; 0: steps decide. */
static int compare_phases(const lc_axis *axis, const lc_series *series)
{
    const int64_t length = lc_axis_day(axis);
    if (!series->offset || axis->step <= 3600 * axis->ticks || axis->step >= length || length % axis->step)
        return 0;
    const size_t clock = count_in_phase(axis, series, true), utc = count_in_phase(axis, series, false);
    return (clock > utc) - (clock < utc);
}

/* Whether more steps are exactly the usual one in local time than in UTC; days are local unless all are equal in UTC, or their
 * times of day are. */
static lc_status find_local(lc_axis *axis, const lc_series *series)
{
    size_t local = 0, utc = 0;
    bool kept;
    CHECK(lc_axis_keeps_utc(&kept, series));
    for (size_t row = 1; series->offset && row < series->rows; row++) {
        const int64_t step = series->time[row] - series->time[row - 1];
        utc += step == axis->step;
        local += step + (series->offset[row] - series->offset[row - 1]) * axis->ticks == axis->step;
    }
    const bool days = axis->step % lc_axis_day(axis) == 0, all = utc + axis->uneven >= series->rows - 1;
    const int phases = compare_phases(axis, series);
    axis->local = !kept && (phases > 0 || (phases == 0 && local > utc) || (days && (local == utc || !all)) ||
                            (!days && series->offset && !lc_series_offsets_vary(series) && is_of_clock(axis, series)));
    return LC_OK;
}

/* Sessions are those of local time, or, if there are none or rows continue them better, of UTC. */
static lc_status learn_sessions(lc_axis *axis, const lc_series *series, int64_t slot)
{
    lc_axis local = *axis, utc = *axis;
    local.local = true;
    utc.local = false;
    CHECK(lc_axis_learn_sessions(&local, series, slot));
    if (lc_series_offsets_vary(series))
        CHECK(lc_axis_learn_sessions(&utc, series, slot));
    const bool both = local.kind == LC_AXIS_SESSIONS && utc.kind == LC_AXIS_SESSIONS;
    if (both && lc_axis_continued(&utc, series) > lc_axis_continued(&local, series))
        *axis = utc;
    else if (local.kind == LC_AXIS_SESSIONS || utc.kind == LC_AXIS_SESSIONS)
        *axis = local.kind == LC_AXIS_SESSIONS ? local : utc;
    return LC_OK;
}

/* Of steps of two days or more, those that are not the usual one to the day; of them, those that end on 1 January, or in another
 * month than they begin. */
typedef struct odd_steps {
    size_t count, years, months;
} odd_steps;

static odd_steps count_odd(const lc_axis *axis, const lc_series *series)
{
    const int64_t length = lc_axis_day(axis);
    odd_steps odd = {0};
    for (size_t row = 1; row < series->rows && axis->step >= 2 * length; row++) {
        const int64_t at = lc_axis_day_of(axis, series, row), before = lc_axis_day_of(axis, series, row - 1);
        if (at - before == axis->step / length)
            continue;
        const lc_day day = lc_calendar_day(series->calendar, at), last = lc_calendar_day(series->calendar, before);
        odd.years += day.month == 1 && day.day == 1;
        odd.months += day.month != last.month && axis->step < WITHIN * length;
        odd.count++;
    }
    return odd;
}

/* Whether one step in four is near the usual one and not it: a row a minute, some seconds late each; tides in whole hours. */
static bool is_jittered(const lc_axis *axis, const lc_series *series)
{
    size_t near = 0;
    for (size_t row = 1; row < series->rows && axis->step < lc_axis_day(axis); row++) {
        const int64_t off = llabs(series->time[row] - series->time[row - 1] - axis->step);
        near += off > 1 + axis->step / 1000 && off <= axis->step / 10;
    }
    return 4 * near > series->rows;
}

/* Whether steps near the usual one are longer or shorter on the average, so that a hundred of them are half a step off, and there
 * is no rate. */
static bool is_drifting(const lc_axis *axis, const lc_series *series)
{
    int64_t off = 0;
    size_t near = 0;
    for (size_t row = 1; row < series->rows && axis->step < lc_axis_day(axis); row++) {
        const int64_t turned = axis->local ? lc_series_offset(series, row) - lc_series_offset(series, row - 1) : 0;
        const int64_t by = series->time[row] - series->time[row - 1] + turned * axis->ticks - axis->step;
        off += llabs(by) <= axis->step / 10 ? by : 0;
        near += llabs(by) <= axis->step / 10;
    }
    return 200.0 * (double)llabs(off) > (double)near * (double)axis->step;
}

/* Why the stamps that follow equal steps are a guess: the 1st and the 15th of months; days and numbers of periods that begin anew
 * with a month or a year. */
static const char *doubt_of_steps(const lc_axis *axis, const lc_series *series)
{
    if (!axis->regular)
        return series->rows < 3 ? "it has too few rows to have a usual step" : "its stamps are not regular";
    if (is_jittered(axis, series))
        return "its stamps are early or late by a part of a step (import --grid)";
    if (is_drifting(axis, series))
        return "its steps are not all as long as the usual one, by parts of it that add up";
    const odd_steps odd = count_odd(axis, series);
    if (odd.count * 10 > series->rows - 1)
        return "its steps are not all of as many days";
    if (odd.count > 1 && odd.months == odd.count)
        return "its steps begin anew with months, and those that follow do not";
    return odd.count && odd.years == odd.count ? "its steps begin anew on 1 January, and those that follow do not" : NULL;
}

static const char *doubt_of(const lc_axis *axis, const lc_series *series)
{
    if (axis->doubt)
        return axis->doubt;
    if (lc_axis_pauses(axis, series, 0))
        return "its rows stop for weeks at this time of other years";
    if (axis->kind == LC_AXIS_STEPS && axis->rate == 0)
        return doubt_of_steps(axis, series);
    if (axis->kind == LC_AXIS_DAYS && axis->days == LC_WHOLE_WEEK && !axis->regular)
        return "its stamps are not regular";
    return axis->rate == 0 ? lc_axis_doubt_of_last(axis, series) : NULL;
}

/* Rows a day apart, none of them on a weekend. */
static bool are_workdays(const lc_axis *axis, const lc_series *series)
{
    const bool daily = axis->kind == LC_AXIS_STEPS || (axis->kind == LC_AXIS_DAYS && axis->days == LC_WHOLE_WEEK);
    bool work = daily && axis->step == lc_axis_day(axis) && axis->calendar == LC_CALENDAR_GREGORIAN;
    for (size_t row = 0; row < series->rows && work; row++) {
        int weekday;
        lc_week_of(&weekday, lc_axis_day_of(axis, series, row));
        work = weekday < 5;
    }
    return work;
}

static lc_status learn(lc_axis *out, const lc_series *series, const lc_dataset *dataset)
{
    int64_t slot;
    lc_axis axis = {.gap = INT64_MAX, .ticks = lc_series_ticks(series), .calendar = series->calendar, .local = true, .clock = -1};
    if (dataset) {
        axis.holiday = dataset->holiday;
        axis.holidays = dataset->holidays;
    }
    CHECK(find_step(&axis.step, &slot, series));
    axis.uneven = count_uneven(&axis, series);
    axis.regular = is_regular(&axis, series);
    if (axis.regular && axis.step < INT64_MAX / 2)
        axis.gap = axis.step + axis.step / 2;
    CHECK(find_local(&axis, series));
    if (axis.uneven > 0)
        CHECK(learn_sessions(&axis, series, slot));
    if (axis.kind == LC_AXIS_STEPS)
        CHECK(lc_axis_learn_days(&axis, series));
    if (axis.kind == LC_AXIS_STEPS)
        CHECK(lc_axis_learn_months(&axis, series));
    if (axis.kind == LC_AXIS_STEPS && axis.step > 0 && axis.step % lc_axis_day(&axis) == 0)
        CHECK(lc_axis_learn_clock(&axis, series));
    if (axis.kind == LC_AXIS_STEPS)
        lc_axis_learn_rate(&axis, series);
    axis.weak |= series->rows < (axis.step < 7 * lc_axis_day(&axis) ? 7 : 3);
    axis.doubt = doubt_of(&axis, series);
    if (!axis.doubt && axis.weak && are_workdays(&axis, series))
        axis.doubt = "it is shorter than a week, so that its weekdays are not known";
    *out = axis;
    return LC_OK;
}

/* Times of day that move without a zone are learnt as those of the last season. */
lc_status lc_axis_learn(lc_axis *out, const lc_series *series, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    lc_series shown = *series;
    CHECK(learn(out, series, dataset));
    CHECK(lc_axis_moves(&shown.offset, out, series));
    if (!shown.offset)
        return LC_OK;
    TRY(learn(out, &shown, dataset));
    out->doubt = MOVES;
done:
    lc_free(shown.offset);
    return status;
}

lc_status lc_axis_of(lc_axis *out, const lc_series *series)
{
    return lc_axis_learn(out, series, NULL);
}

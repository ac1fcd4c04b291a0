/* learn - what the files that learn a calendar share. */
#ifndef LC_DATA_AXIS_LEARN_H
#define LC_DATA_AXIS_LEARN_H

#include "core/calendar.h"
#include "data/axis.h"
#include "data/stamp.h"

enum {
    LC_DAY = 86400,
    LC_WEEKDAYS = 7,
    LC_CLOSED_MOST = 14 /* days; exchanges have closed for up to 11 */,
    LC_WEEKS_BACK = 53,
    LC_MONTHS_MOST = 120 /* from row to row */
};

static inline int64_t lc_axis_day(const lc_axis *axis)
{
    return LC_DAY * axis->ticks;
}

/* Clock time of a row. */
static inline int64_t lc_axis_clock(const lc_axis *axis, const lc_series *series, size_t row)
{
    return series->time[row] + (axis->local ? lc_series_offset(series, row) * axis->ticks : 0);
}

/* What clocks show, in whose days holidays are, where steps are those of UTC: some ticks ahead of it, or as a zone has them. */
typedef struct lc_clocks {
    int64_t ahead;
    const lc_zone *zone; /* NULL: not known */
} lc_clocks;

/* Those at a row. Days, sessions and months of UTC are on days of UTC. */
static inline lc_clocks lc_axis_clocks(const lc_axis *axis, const lc_series *series, size_t row, const lc_zone *zone)
{
    const bool own = axis->local || axis->kind != LC_AXIS_STEPS || axis->step >= lc_axis_day(axis);
    return own ? (lc_clocks){0} : (lc_clocks){lc_series_offset(series, row) * axis->ticks, zone};
}

/* The time of a row whose days holidays are. */
static inline int64_t lc_axis_shown(const lc_axis *axis, const lc_series *series, size_t row)
{
    return lc_axis_clock(axis, series, row) + lc_axis_clocks(axis, series, row, NULL).ahead;
}

/* The day since 1970 of a row's clock time. */
static inline int64_t lc_axis_day_of(const lc_axis *axis, const lc_series *series, size_t row)
{
    return lc_floor_divide(lc_axis_clock(axis, series, row), lc_axis_day(axis));
}

/* Whether rows come at equal steps, as far as the calendar goes: every day of the week, or one of them, and no sessions. */
static inline bool lc_axis_is_even(const lc_axis *axis)
{
    const bool one_day = (axis->days & (axis->days - 1)) == 0;
    return axis->kind == LC_AXIS_STEPS || (axis->kind == LC_AXIS_DAYS && (axis->days == LC_WHOLE_WEEK || one_day));
}

/* Weeks since the one of 1970-01-01, and the weekday, 0 for Monday, of a day since 1970. */
static inline int64_t lc_week_of(int *weekday, int64_t day)
{
    int64_t week = lc_floor_divide(day + 3, 7);
    *weekday = (int)(day + 3 - 7 * week);
    return week;
}

/* Whether rows are on one day of each week. */
static inline bool lc_axis_is_weekly(const lc_axis *axis)
{
    return axis->kind == LC_AXIS_DAYS && axis->step >= LC_WEEKDAYS * lc_axis_day(axis);
}

static inline bool lc_axis_is_near(const lc_axis *axis, int64_t step)
{
    int64_t off = step > axis->step ? step - axis->step : axis->step - step;
    return off <= axis->step / 10;
}

/* Of `weeks` weeks, how many must have a slot that belongs to the calendar: 5 %, and in a few weeks more than a single one. */
static inline size_t lc_weeks_needed(size_t weeks)
{
    return weeks < 4 ? 1 : weeks < 20 ? 2 : (weeks + 19) / 20;
}

/* Whether what `seen` of `weeks` weeks have has ended, for the last `since` of them have it not: by chance, with the share of the
 * weeks before, that is rarer than once in a hundred. */
bool lc_weeks_ended(size_t seen, size_t weeks, size_t since);

/* Whether a day is a holiday; how many of some weekdays (bit 0 for Monday) are after one day and before another. */
bool lc_axis_is_closed(const lc_axis *axis, int64_t day);
size_t lc_axis_closed_between(const lc_axis *axis, unsigned days, int64_t after, int64_t before);

/* Whether a row is on a holiday. */
bool lc_axis_is_holiday(const lc_axis *axis, const lc_series *series, size_t row);

/* A clock time, or, where that is on a holiday, the end of it. */
int64_t lc_axis_reopens(const lc_axis *axis, int64_t clock, lc_clocks clocks);

/* The step to a row in ticks, without the holidays in it; of weeks, without the weeks whose day is one. */
int64_t lc_axis_open_step(const lc_axis *axis, const lc_series *series, size_t row);

/* lc_axis_of, with the holidays of a dataset, or NULL. */
lc_status lc_axis_learn(lc_axis *out, const lc_series *series, const lc_dataset *dataset);

/* The time of day that at least half the rows have, or each weekday; a doubt where fewer than four in five are
 * within half an hour of it. */
lc_status lc_axis_learn_clock(lc_axis *axis, const lc_series *series);

/* axis: of the series. Where its times of day move by an hour in spring and autumn and its offsets do not, as where closes of New
 * York are in UTC: *offset (rows, for lc_free) is what clocks show of which they do not move, those of the last row as they are.
 * NULL: they do not move so. */
lc_status lc_axis_moves(int32_t **offset, const lc_axis *axis, const lc_series *series);

/* Each takes the axis over if the stamps have a calendar of its kind, and leaves it as it is if not. */
lc_status lc_axis_learn_months(lc_axis *axis, const lc_series *series);
lc_status lc_axis_learn_days(lc_axis *axis, const lc_series *series);
lc_status lc_axis_learn_sessions(lc_axis *axis, const lc_series *series, int64_t slot);
void lc_axis_learn_rate(lc_axis *axis, const lc_series *series);

/* The clock time of a day: at its usual time, or at that of the row before. */
int64_t lc_axis_at_day(const lc_axis *axis, int64_t day, int64_t before);

/* The clock time after one, for each kind. */
int64_t lc_axis_next_clock(const lc_axis *axis, int64_t clock, lc_clocks clocks);
int64_t lc_axis_next_month(const lc_axis *axis, int64_t clock);
int64_t lc_axis_next_slot(const lc_axis *axis, int64_t clock);

/* How many rows are where the calendar continues from the row before. */
size_t lc_axis_continued(const lc_axis *axis, const lc_series *series);

/* Why rows to come are a guess, by how those of the last year (30 to 1,000 of them) came: at times of the week that
 * are new, one in four elsewhere, or fewer at even distances; NULL. */
const char *lc_axis_doubt_of_last(const lc_axis *axis, const lc_series *series);

/* SESSIONS: from a slot to the next one, where that is least: a step, or less at unequal times of day. */
int64_t lc_axis_least(const lc_axis *axis);

/* SESSIONS: whether a clock time is a slot. */
bool lc_axis_is_slot(const lc_axis *axis, int64_t clock);

/* SESSIONS: slots of the week before a weekday, from 0 for Monday; before 7: all. */
int64_t lc_axis_slots_before(const lc_axis *axis, int weekday);

/* SESSIONS: slots up to a clock time, those of closed days too, counted from some week. */
int64_t lc_axis_slots(const lc_axis *axis, int64_t clock);

#endif

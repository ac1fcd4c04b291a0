/* axis - what the stamps of a series say: its step, its calendar, what is a gap, and which stamps come next.
 *
 * The calendar is learnt from the stamps (data/axis/): months, days of the week, or sessions within a week. A weekday, or a slot
 * of the week, belongs to it if at least 5 % of the weeks have it and one of the last 53 does; a rarer one is a row like any
 * other.
 */
#ifndef LC_DATA_AXIS_H
#define LC_DATA_AXIS_H

#include <lanecast/dataset.h>
#include <lanecast/quality.h>

#include "core/zone.h"

typedef enum lc_axis_kind {
    LC_AXIS_STEPS,    /* a step after the other */
    LC_AXIS_DAYS,     /* some days of the week, at one time of day */
    LC_AXIS_SESSIONS, /* slots of the week, with closings between them */
    LC_AXIS_MONTHS    /* every few months */
} lc_axis_kind;

/* Which day of its month a row is. */
typedef enum lc_month_rule {
    LC_MONTH_DAY,          /* the day of that number, or the last one where the month is shorter */
    LC_MONTH_LAST_WORKDAY, /* of Monday to Friday, no holiday */
    LC_MONTH_FIRST_WORKDAY,
    LC_MONTH_NTH,     /* the n-th of a weekday: the third Friday */
    LC_MONTH_LAST_NTH /* the last of a weekday */
} lc_month_rule;

enum { LC_SESSIONS_MOST = 64, LC_WHOLE_WEEK = 0x7f };

/* Slots first, first + step, ..., last: ticks since the local Monday 00:00. */
typedef struct lc_session {
    int64_t first, last;
} lc_session;

/* A plain struct: there is nothing to free. Clock time is local time where `local`, else UTC, in ticks since 1970. */
typedef struct lc_axis {
    lc_axis_kind kind;
    int64_t ticks;        /* per second */
    lc_calendar calendar; /* of months and days */
    int64_t step;         /* median ticks from row to row, in sessions that between slots; 0 with fewer than two rows */
    size_t uneven;        /* steps that are not within a tenth of it; in sessions, those that are gaps */
    bool regular;         /* nearly all are: 99 % of them, 90 % where it is a day or more; months are */
    int64_t gap;       /* a longer step is a gap: 1.5 steps where regular, 14 days where some weekdays are closed, or INT64_MAX */
    bool crossed;      /* no step is taken for a gap; steps are counted all the same */
    bool local;        /* steps are those of local time, not of UTC */
    bool weak;         /* too few rows for a calendar of its own */
    const char *doubt; /* why stamps that continue it are a guess; NULL if they are not */

    unsigned days;   /* DAYS: those of the week, bit 0 for Monday */
    int64_t clock;   /* where steps are days: the time of day in ticks; -1: that of the row before */
    size_t sessions; /* SESSIONS; DAYS whose time of day is that of their weekday: one each */
    lc_session session[LC_SESSIONS_MOST];
    int months; /* MONTHS: from row to row */
    lc_month_rule rule;
    int day; /* of the month; of NTH and LAST_NTH, the weekday from 0 for Monday */
    int nth; /* from 1 */

    int64_t rate, period, phase; /* STEPS: `rate` rows in `period` ticks, rounded to ticks; 0: equal steps */
    size_t anchor;               /* the row from which they are counted */
    const int64_t *holiday;      /* closed days since 1970, ascending; borrowed */
    size_t holidays;
} lc_axis;

/* Of one series; holidays are not known. */
lc_status lc_axis_of(lc_axis *out, const lc_series *series);

/* Whether some weekdays or hours are closed, so that its steps are of several lengths and no gaps. */
static inline bool lc_axis_is_learnt(const lc_axis *axis)
{
    return axis->kind == LC_AXIS_SESSIONS || (axis->kind == LC_AXIS_DAYS && axis->days != LC_WHOLE_WEEK);
}

/* Its step in nanoseconds; 0 where that is none, or too long. */
static inline int64_t lc_axis_nanoseconds(const lc_axis *axis)
{
    const int64_t tick = 1000000000 / axis->ticks;
    return axis->step < INT64_MAX / tick ? axis->step * tick : 0;
}

/* Whether rows that are a day or more apart go on in UTC: more of them are at one time of day of UTC than at one of local time,
 * and at least half of all. */
lc_status lc_axis_keeps_utc(bool *out, const lc_series *series);

/* Whether two steps, in one unit, are of different lengths: a quarter of a step is what months and quarters differ by themselves.
 * 0: not known, and different from none. */
static inline bool lc_steps_differ(int64_t step, int64_t before)
{
    const int64_t by = step > before ? step - before : before - step;
    return step > 0 && before > 0 && by > before / 4;
}

/* Of every series (series_count), with the dataset's holidays, which are borrowed; *out is for lc_free. A series that is too
 * short takes the calendar of the panel that its stamps agree with. Unless `gaps` is "cut", they are crossed. */
lc_status lc_axes_new(lc_axis **out, const lc_dataset *dataset, const char *gaps);

/* The same of rows that may be few, of series whose calendars are known: a series shorter than four weeks, or two years of
 * months, takes that of `known` (count) which its stamps agree with. */
lc_status lc_axes_like(lc_axis **out, const lc_dataset *dataset, const char *gaps, const lc_axis *known, size_t count);

/* The calendars among some axes (count), each once, those in doubt last, for lc_axes_like: at most LC_CALENDARS_KEPT. Returns how
 * many. */
enum { LC_CALENDARS_KEPT = 8 };
size_t lc_axes_calendars(lc_axis out[LC_CALENDARS_KEPT], const lc_axis *axis, size_t count);

/* A calendar as numbers, without its holidays; and back, false if no calendar is so. */
enum { LC_AXIS_NUMBERS = 14 + 2 * LC_SESSIONS_MOST };
void lc_axis_store(int64_t number[LC_AXIS_NUMBERS], const lc_axis *axis);
bool lc_axis_restore(lc_axis *out, const int64_t number[LC_AXIS_NUMBERS]);

/* Whether there is a gap between a row and the one before it: a step longer than axis->gap, holidays taken off. In sessions,
 * one that leaves out slots, unless they end or begin a session: early closes, late opens and closed days are not gaps. None
 * where they are crossed. */
bool lc_axis_is_gap(const lc_axis *axis, const lc_series *series, size_t row);

/* Whether a row is on a day that its calendar does not have: a holiday, or a weekday without rows. Of a calendar that is a guess
 * no day is. */
bool lc_axis_is_off(const lc_axis *axis, const lc_series *series, size_t row);

/* The end of the piece without gap that begins at row first: the next row after a gap, or the series' end. */
size_t lc_axis_piece_end(const lc_axis *axis, const lc_series *series, size_t first);

/* Stamps to come: `count` of them, and how far local time is then ahead of UTC (NULL where the series does not say it). */
typedef struct lc_axis_ahead {
    int64_t *time;
    int32_t *offset;
    size_t count;
} lc_axis_ahead;

/* The stamps after a row of the series.
 * zone: the rules of the series' zone; NULL: the offset stays. A local time that a zone skips is as much later; of one that it
 * repeats it is the earlier. */
void lc_axis_extend(const lc_axis_ahead *out, const lc_axis *axis, const lc_series *series, size_t row, const lc_zone *zone);

/* Whether in three of four other years, two at least, rows stopped for three weeks or more at the last row's time of the year, or
 * in the `ahead` ticks after it. */
bool lc_axis_pauses(const lc_axis *axis, const lc_series *series, int64_t ahead);

/* The rules of a series' zone, of those of its dataset; NULL where it has none, or it is not known here. */
lc_status lc_axis_zone(const lc_zone **out, lc_zones *zones, const lc_series *series);

/* Steps from one row to a later one: time, or months, or slots of sessions, where the axis has such steps and knows gaps, so that
 * what is missing counts too; else rows. */
int64_t lc_axis_steps(const lc_axis *axis, const lc_series *series, size_t from, size_t to);

/* The row that is `back` steps before row `from`, where there is one; SIZE_MAX: there is not. */
size_t lc_axis_back(const lc_axis *axis, const lc_series *series, size_t from, int64_t back);

/* How many rows usually make a season, the shortest first: 24 and 168 of an hour, 7 and 365 of a day, 5 from Monday to Friday, 52
 * of a week, 12 of a month; of sessions the slots of a day, where days are alike, and of a week. None where steps are uneven or
 * rows of a calendar are missing, so that as many rows back is another time. */
typedef struct lc_seasons {
    size_t rows[2];
    size_t count;
} lc_seasons;

lc_seasons lc_axis_seasons(const lc_axis *axis, const lc_series *series);

/* The calendar in words: "months, on the last day", "Mon-Fri", "Mon-Fri 09:30-15:55", "" where there are steps only. */
void lc_axis_words(char out[LC_CALENDAR_WORDS], const lc_axis *axis);

#endif

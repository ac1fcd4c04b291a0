/* days - rows a day or a few days apart: the weekdays they are on, and their time of day. */
#include "data/axis/learn.h"

enum { LEAST_ROWS = 7 };

/* For each weekday, how many weeks have a row on it, and the last one that has. */
typedef struct counts {
    size_t weeks, seen[LC_WEEKDAYS], until[LC_WEEKDAYS]; /* until: of the weeks, those to the last that has it */
    size_t closed[LC_WEEKDAYS];                          /* holidays on it */
    int64_t first_day, last_day, last_week, latest[LC_WEEKDAYS];
} counts;

static counts count(const lc_axis *axis, const lc_series *series)
{
    counts c = {.first_day = lc_axis_day_of(axis, series, 0), .last_week = INT64_MIN};
    for (size_t row = 0; row < series->rows; row++) {
        int64_t day = lc_axis_day_of(axis, series, row);
        int weekday;
        int64_t week = lc_week_of(&weekday, day);
        c.weeks += week != c.last_week;
        c.seen[weekday] += row == 0 || day != c.last_day;
        c.until[weekday] = c.weeks;
        c.latest[weekday] = c.last_week = week;
        c.last_day = day;
    }
    for (int weekday = 0; weekday < LC_WEEKDAYS; weekday++)
        c.closed[weekday] = lc_axis_closed_between(axis, 1u << weekday, c.first_day, c.last_day);
    return c;
}

/* Weeks that have rows and reach over that weekday, no holiday. */
static size_t exposed(const counts *c, int weekday)
{
    int first, last;
    lc_week_of(&first, c->first_day);
    lc_week_of(&last, c->last_day);
    size_t outside = (size_t)(weekday < first) + (size_t)(weekday > last) + c->closed[weekday];
    return c->weeks > outside ? c->weeks - outside : 0;
}

/* The weekdays that belong to the calendar; 0 where some were never seen to be open or closed. */
static unsigned find_days(const counts *c)
{
    unsigned days = 0;
    for (int weekday = 0; weekday < LC_WEEKDAYS; weekday++) {
        size_t weeks = exposed(c, weekday);
        if (weeks == 0)
            return 0;
        if (c->seen[weekday] >= lc_weeks_needed(weeks) && c->last_week - c->latest[weekday] <= LC_WEEKS_BACK)
            days |= 1u << weekday;
    }
    return days;
}

/* Whether rows were on a weekday of the calendar, and are no longer. */
static bool has_ended(const counts *c, unsigned days)
{
    for (int weekday = 0; weekday < LC_WEEKDAYS; weekday++)
        if ((days >> weekday & 1) && lc_weeks_ended(c->seen[weekday], exposed(c, weekday), c->weeks - c->until[weekday]))
            return true;
    return false;
}

static size_t count_off(const lc_axis *axis, const lc_series *series)
{
    size_t off = 0;
    for (size_t row = 0; row < series->rows; row++) {
        int weekday;
        lc_week_of(&weekday, lc_axis_day_of(axis, series, row));
        off += !(axis->days >> weekday & 1);
    }
    return off;
}

/* The weekday of a weekly series, which a holiday may shift. */
static unsigned usual_day(const counts *c)
{
    int best = 0;
    for (int weekday = 1; weekday < LC_WEEKDAYS; weekday++)
        best = c->seen[weekday] > c->seen[best] ? weekday : best;
    return 1u << best;
}

static unsigned days_of(const char **doubt, const lc_axis *axis, const lc_series *series, bool weekly)
{
    if (axis->calendar != LC_CALENDAR_GREGORIAN || (series->rows < LEAST_ROWS && !weekly))
        return LC_WHOLE_WEEK;
    const counts c = count(axis, series);
    const unsigned days = weekly ? usual_day(&c) : find_days(&c);
    *doubt = has_ended(&c, days) ? "it has had no rows on a weekday for weeks on which it had them before" : NULL;
    return days;
}

/* Steps of a day run through the week if every weekday is in it. Others that are regular, unless they are weeks, are not of
 * weekdays. */
lc_status lc_axis_learn_days(lc_axis *axis, const lc_series *series)
{
    const int64_t length = lc_axis_day(axis);
    const bool daily = axis->step == length, weekly = axis->step == 7 * length && axis->calendar == LC_CALENDAR_GREGORIAN;
    lc_axis found = *axis;
    bool utc;
    if (axis->step < length * 9 / 10 || axis->step > 8 * length || (axis->regular && !daily && !weekly) || series->rows < 2)
        return LC_OK;
    CHECK(lc_axis_keeps_utc(&utc, series));
    found.local = !utc;
    found.kind = LC_AXIS_DAYS;
    found.days = days_of(&found.doubt, &found, series, weekly);
    const bool whole = found.days == LC_WHOLE_WEEK;
    if (found.days == 0 || (whole && !daily) || count_off(&found, series) * (weekly ? 5 : 10) > series->rows)
        return LC_OK;
    CHECK(lc_axis_learn_clock(&found, series));
    if (!whole && !axis->regular && axis->step < 7 * length)
        found.gap = LC_CLOSED_MOST * length;
    *axis = found;
    return LC_OK;
}

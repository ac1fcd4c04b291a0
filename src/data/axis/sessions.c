/* sessions - rows within days that have closings: which slots of the week are open. */
#include "data/axis/week_table.h"

#include <string.h>

enum {
    FEW = 3 /* weeks: with fewer, weekdays lend each other their times of day */,
    DAYS = 4 /* that show the times of a day */
};

/* Whether times of day have a pause of more than 1.5 steps, the night included. */
static bool has_breaks(const lc_week_table *t, int64_t step)
{
    size_t first = t->bins, last = 0;
    bool found = false;
    for (size_t bin = 0; bin < t->bins; bin++) {
        if (!lc_week_table_has_time(t, bin))
            continue;
        found |= first < t->bins && (int64_t)(bin - last) * t->unit > step + step / 2;
        first = first < t->bins ? first : bin;
        last = bin;
    }
    return found || (first < t->bins && (int64_t)(first + t->bins - last) * t->unit > step + step / 2);
}

/* A weekday that was never seen is open from Monday to Friday; on the others, if days have no closings at all. */
static bool is_open_unseen(lc_week_table *t, int weekday)
{
    size_t weeks = lc_week_table_exposed(t, (size_t)weekday * t->bins);
    if (weeks == 0)
        t->guessed = true;
    if (weeks == 0)
        return weekday < 5 || !t->breaks;
    return !t->breaks && weeks < 2;
}

/* In few weeks, a time of day that others have is not closed for being missing, unless before the weekday's first or after its
 * last. */
static bool is_lent(const lc_week_table *t, int weekday, size_t bin)
{
    const bool within = bin >= t->opens[weekday] && bin <= t->closes[weekday];
    return lc_week_table_has_time(t, bin) &&
           (within || !t->breaks || lc_week_table_exposed(t, (size_t)weekday * t->bins + bin) == 0);
}

static void open_weekday(lc_week_table *t, int weekday)
{
    const bool unseen = t->weekdays[weekday] == 0, lent = unseen && is_open_unseen(t, weekday);
    for (size_t bin = 0; bin < t->bins; bin++) {
        const size_t slot = (size_t)weekday * t->bins + bin, weeks = lc_week_table_exposed(t, slot);
        if (unseen)
            t->open[slot] = lent && lc_week_table_has_time(t, bin);
        else if (t->seen[slot])
            t->open[slot] = t->seen[slot] >= lc_weeks_needed(weeks) && t->last_week + 1 - t->latest[slot] <= LC_WEEKS_BACK;
        else
            t->open[slot] = weeks < FEW && is_lent(t, weekday, bin);
    }
}

static bool is_closed(const lc_week_table *t, int weekday)
{
    const bool *open = t->open + (size_t)weekday * t->bins;
    return t->weekdays[weekday] == 0 && !memchr(open, true, t->bins);
}

/* Around the clock, slots that were never seen next to a closed weekday are closed as it is. */
static void close_around(lc_week_table *t, int weekday)
{
    const size_t slots = LC_WEEKDAYS * t->bins, first = (size_t)weekday * t->bins;
    for (size_t slot = (first + t->bins) % slots; t->seen[slot] == 0 && slot != first; slot = (slot + 1) % slots)
        t->open[slot] = false;
    for (size_t slot = (first + slots - 1) % slots; t->seen[slot] == 0 && slot != first; slot = (slot + slots - 1) % slots)
        t->open[slot] = false;
}

/* Neighbouring slots become sessions; false if there are too many. */
static bool gather(lc_axis *axis, const lc_week_table *t)
{
    axis->sessions = 0;
    for (size_t slot = 0; slot < LC_WEEKDAYS * t->bins; slot++) {
        if (!t->open[slot])
            continue;
        const int64_t at = (int64_t)(slot / t->bins) * t->day + (int64_t)(slot % t->bins) * t->unit + t->phase;
        lc_session *last = axis->session + axis->sessions - 1;
        if (axis->sessions && at - last->last == axis->step) {
            last->last = at;
            continue;
        }
        if (axis->sessions == LC_SESSIONS_MOST)
            return false;
        axis->session[axis->sessions++] = (lc_session){at, at};
    }
    return axis->sessions > 0;
}

static bool has_closings(const lc_axis *axis)
{
    const lc_session *s = axis->session;
    const int64_t longest = axis->step + axis->step / 2;
    for (size_t i = 1; i < axis->sessions; i++)
        if (s[i].first - s[i - 1].last > longest)
            return true;
    return s[0].first + LC_WEEKDAYS * lc_axis_day(axis) - s[axis->sessions - 1].last > longest;
}

/* Whether days have the same few times that are not at equal steps (07:00, 14:00, 21:00), and rows keep to them. */
static bool has_times(const lc_axis *axis, const lc_series *series)
{
    const int64_t days = (series->time[series->rows - 1] - series->time[0]) / lc_axis_day(axis);
    return axis->sessions > 1 && days >= DAYS && (int64_t)series->rows > days &&
           lc_axis_continued(axis, series) * 10 >= (series->rows - 1) * 9;
}

/* Whether rows were in a slot that is open, and are no longer. */
static bool has_ended(const lc_week_table *t)
{
    for (size_t slot = 0; slot < LC_WEEKDAYS * t->bins; slot++)
        if (t->open[slot] && t->seen[slot] &&
            lc_weeks_ended(t->seen[slot], lc_week_table_exposed(t, slot), t->weeks - t->until[slot]))
            return true;
    return false;
}

/* Whether more than one open slot in ten is one that a weekday never had in two weeks. */
static bool lends_much(const lc_week_table *t)
{
    size_t open = 0, lent = 0;
    for (size_t slot = 0; slot < LC_WEEKDAYS * t->bins; slot++) {
        open += t->open[slot];
        lent += t->open[slot] && t->seen[slot] == 0 && t->weekdays[slot / t->bins] && lc_week_table_exposed(t, slot) > 1;
    }
    return lent * 10 > open;
}

/* Rows of the last year, and how many of them are in no slot. */
static size_t count_off(size_t *rows, const lc_axis *axis, const lc_week_table *t, const lc_series *series)
{
    const int64_t last = lc_axis_clock(axis, series, series->rows - 1);
    size_t off = 0;
    *rows = 0;
    for (size_t row = series->rows; row-- > 0; ++*rows) {
        const int64_t clock = lc_axis_clock(axis, series, row);
        int weekday;
        size_t bin;
        if (last - clock > LC_WEEKS_BACK * LC_WEEKDAYS * t->day)
            break;
        lc_week_table_place(&weekday, &bin, t, clock);
        off += !t->open[(size_t)weekday * t->bins + bin];
    }
    return off;
}

/* Gaps are counted as if they were cut. */
static void count_gaps(lc_axis *axis, const lc_series *series)
{
    axis->regular = true;
    axis->gap = LC_CLOSED_MOST * lc_axis_day(axis);
    axis->uneven = 0;
    for (size_t row = 1; row < series->rows; row++)
        axis->uneven += lc_axis_is_gap(axis, series, row);
    axis->regular = axis->uneven <= FEW || axis->uneven * 100 <= series->rows - 1;
    if (!axis->regular)
        axis->gap = INT64_MAX;
    if (!axis->regular && axis->uneven * 20 > series->rows)
        axis->doubt = "rows are missing from many of its sessions";
}

static lc_status learn(lc_axis *axis, lc_week_table *t, const lc_series *series)
{
    lc_axis found = *axis;
    size_t rows;
    found.kind = LC_AXIS_SESSIONS;
    CHECK(lc_week_table_new(t));
    lc_week_table_count(t, axis, series);
    t->breaks = has_breaks(t, axis->step);
    for (int weekday = 0; weekday < LC_WEEKDAYS; weekday++)
        open_weekday(t, weekday);
    for (int weekday = 0; weekday < LC_WEEKDAYS && !t->breaks; weekday++)
        if (is_closed(t, weekday))
            close_around(t, weekday);
    const bool fits = gather(&found, t);
    if (!fits || (!has_closings(&found) && !has_times(&found, series)) || count_off(&rows, &found, t, series) * 10 > rows)
        return LC_OK;
    found.weak = t->guessed;
    found.doubt = t->guessed      ? "it is shorter than a week, so that its weekdays are not known"
                  : lends_much(t) ? "it is shorter than three weeks, so that times of its weekdays are not known"
                  : has_ended(t)  ? "it has had no rows for weeks at a time of the week at which it had them before"
                                  : NULL;
    count_gaps(&found, series);
    *axis = found;
    return LC_OK;
}

lc_status lc_axis_learn_sessions(lc_axis *axis, const lc_series *series, int64_t slot)
{
    lc_week_table t = {0};
    lc_axis tried = *axis;
    lc_status status = LC_OK;
    tried.step = slot;
    if (series->rows < 3 || series->time[series->rows - 1] - series->time[0] < 2 * lc_axis_day(axis) || slot <= 0 ||
        slot >= lc_axis_day(axis) * 9 / 10 || axis->calendar != LC_CALENDAR_GREGORIAN)
        return LC_OK;
    if (lc_week_table_find_grid(&t, &tried, series))
        status = learn(&tried, &t, series);
    lc_week_table_clear(&t);
    if (tried.kind == LC_AXIS_SESSIONS)
        *axis = tried;
    return status;
}

/* moves - times of day that move by an hour in spring and autumn, as clocks of a place do, of rows whose offsets stay: closes of
 * New York in UTC, midnights of London. */
#include <string.h>

#include "core/mem.h"
#include "data/axis/learn.h"

enum { HOUR = 3600, WEEK = 7 * LC_DAY, SUNDAY_NOON = 7 * LC_DAY / 2 /* since 1970: clocks change before it */ };
enum {
    SEASON = 70 /* days, at least: in Chile clocks were put back for 91 */,
    GAP = 190 /* days in which clocks have changed somewhere */
};

/* Rows of a week, from Sunday noon on; those that are compared, which where rows are finer than days are those before Saturday
 * noon: between the two clocks change. */
typedef struct week {
    int64_t number;
    size_t first, end, next;
} week;

static bool are_days(const lc_axis *axis)
{
    return axis->step >= lc_axis_day(axis) * 9 / 10;
}

static int64_t week_at(const lc_series *s, int64_t time)
{
    const int64_t ticks = lc_series_ticks(s);
    return lc_floor_divide(time - SUNDAY_NOON * ticks, WEEK * ticks);
}

static week week_from(const lc_axis *axis, const lc_series *s, size_t row)
{
    week w = {week_at(s, s->time[row]), row, row, row};
    const int64_t weekend = are_days(axis) ? 0 : lc_axis_day(axis);
    while (w.next < s->rows && week_at(s, s->time[w.next]) == w.number)
        w.next++;
    while (w.end < w.next && week_at(s, s->time[w.end] + weekend) == w.number)
        w.end++;
    return w;
}

static bool has_moment(const week *w, const lc_series *s, int64_t time)
{
    size_t low = w->first, high = w->next;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (s->time[middle] < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->next && s->time[low] == time;
}

/* Whether at least half of its rows have that time of day. */
static bool has_time_of_day(const week *w, const lc_series *s, int64_t time, int64_t day)
{
    size_t count = 0;
    for (size_t row = w->first; row < w->end; row++)
        count += (time - s->time[row]) % day == 0;
    return count * 2 >= w->end - w->first;
}

/* Whether a row is so many seconds later in its week than a row of a week before; where steps are days, in the day. */
static bool is_later(const lc_axis *axis, const lc_series *s, const week *before, size_t row, int32_t by)
{
    const int64_t day = lc_axis_day(axis), time = s->time[row] - by * axis->ticks;
    const int64_t weeks = week_at(s, s->time[row]) - before->number;
    return are_days(axis) ? has_time_of_day(before, s, time, day) : has_moment(before, s, time - weeks * 7 * day);
}

static size_t count_later(const lc_axis *axis, const lc_series *s, const week *before, const week *now, int32_t by)
{
    size_t count = 0;
    for (size_t row = now->first; row < now->end; row++)
        count += is_later(axis, s, before, row, by);
    return count;
}

/* The last weeks that have rows, of one season. */
enum { KEPT = 4 };
typedef struct weeks {
    week item[KEPT];
    size_t count;
} weeks;

static void keep(weeks *w, week now)
{
    if (w->count == KEPT)
        memmove(w->item, w->item + 1, (KEPT - 1) * sizeof *w->item);
    w->count -= w->count == KEPT;
    w->item[w->count++] = now;
}

/* By how many seconds times of day have moved since the last weeks: an hour, or 0, as where all are those of the last. The first
 * week and the last one, which are cut, tell nothing of each other. */
static int32_t move_to(const lc_axis *axis, const lc_series *s, const weeks *w, const week *now)
{
    size_t stay = 0, later = 0, earlier = 0, least = 0;
    if (w->count && count_later(axis, s, &w->item[w->count - 1], now, 0) == now->end - now->first)
        return 0;
    for (const week *before = w->item; before < w->item + w->count; before++) {
        const size_t rows = now->end - now->first, old = before->end - before->first;
        if (!are_days(axis) && before->first == 0 && now->next == s->rows)
            continue;
        stay += count_later(axis, s, before, now, 0);
        later += count_later(axis, s, before, now, HOUR);
        earlier += count_later(axis, s, before, now, -HOUR);
        least += rows < old ? rows : old;
    }
    const size_t most = later > earlier ? later : earlier;
    return most <= stay || later == earlier || most * 2 <= least ? 0 : later > earlier ? HOUR : -HOUR;
}

static bool is_later_than_any(const lc_axis *axis, const lc_series *s, const weeks *w, size_t row, int32_t by)
{
    for (const week *before = w->item; before < w->item + w->count && before->next <= row; before++)
        if (is_later(axis, s, before, row, by))
            return true;
    return false;
}

/* The first row that has moved: going back from the new week as long as no row has a time of the old clocks alone, the first that
 * has one of the new clocks alone. */
static size_t first_moved(const lc_axis *axis, const lc_series *s, const weeks *w, const week *now, int32_t by)
{
    size_t first = now->first;
    for (size_t row = first; row-- > w->item->next;) {
        const bool stays = is_later_than_any(axis, s, w, row, 0), moves = is_later_than_any(axis, s, w, row, by);
        if (stays && !moves)
            break;
        first = moves && !stays ? row : first;
    }
    return first;
}

/* Whether clocks of a place may have changed between two rows: not in the middle of a season. */
static bool may_change(const lc_series *s, size_t before, size_t row)
{
    const int64_t first = lc_floor_divide(lc_series_second(s, before), LC_DAY);
    const int64_t last = lc_floor_divide(lc_series_second(s, row), LC_DAY);
    for (int64_t day = first; day <= last && day < first + GAP; day++) {
        const int month = lc_calendar_day(LC_CALENDAR_GREGORIAN, day).month;
        if ((month >= 3 && month <= 5) || (month >= 8 && month <= 11))
            return true;
    }
    return false;
}

/* Fills in how far clocks have moved since the first row; false where they move as no clocks do, or not at all. */
static bool follow(int32_t *moved, const lc_axis *axis, const lc_series *s)
{
    weeks seen = {.count = 0};
    int32_t sum = 0, last = 0;
    int64_t when = INT64_MIN;
    for (size_t row = 0; row < s->rows;) {
        const week now = week_from(axis, s, row);
        const int32_t by = move_to(axis, s, &seen, &now);
        const int64_t at = lc_series_second(s, row);
        if (by && (by == last || (last && at - when < SEASON * (int64_t)LC_DAY) || !may_change(s, row - 1, row)))
            return false;
        when = by ? at : when;
        last = by ? by : last;
        sum += by;
        for (size_t k = by ? first_moved(axis, s, &seen, &now, by) : row; k < now.next; k++)
            moved[k] = sum;
        seen.count = by ? 0 : seen.count;
        if (now.end > now.first)
            keep(&seen, now);
        row = now.next;
    }
    return last != 0;
}

lc_status lc_axis_moves(int32_t **offset, const lc_axis *axis, const lc_series *series)
{
    const bool even = axis->kind == LC_AXIS_STEPS && axis->regular && axis->step < lc_axis_day(axis);
    int32_t *moved = NULL;
    *offset = NULL;
    if (series->rows < 2 || even || axis->calendar != LC_CALENDAR_GREGORIAN || lc_series_offsets_vary(series))
        return LC_OK;
    CHECK(lc_new(&moved, series->rows, sizeof *moved));
    if (!follow(moved, axis, series)) {
        lc_free(moved);
        return LC_OK;
    }
    const int32_t last = moved[series->rows - 1], said = (int32_t)lc_series_offset(series, 0);
    for (size_t row = 0; row < series->rows; row++)
        moved[row] = said + last - moved[row];
    *offset = moved;
    return LC_OK;
}

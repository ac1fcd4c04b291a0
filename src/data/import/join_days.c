/* join_days - rows a day, or a month, apart at other times of day, or without a zone beside one: prices of 16:00 and weather of
 * a date belong together by their local day. */
#include "data/import/join.h"

#include "core/calendar.h"
#include "core/mem.h"
#include "core/zone.h"
#include "data/stamp.h"

enum { DAY = 86400 };

/* A series, and whether its days are those of UTC. */
typedef struct dated {
    const lc_series *series;
    bool utc;
} dated;

/* The day of a row since 1970, or its month. */
static int64_t key_of(dated d, size_t row, bool months)
{
    int day;
    const int64_t clock = d.utc ? lc_series_second(d.series, row) : lc_series_local(d.series, row);
    return months ? lc_calendar_month(&day, d.series->calendar, clock) : lc_floor_divide(clock, DAY);
}

/* Whether no two rows are of one day, or month. */
static bool is_once(dated d, bool months)
{
    for (size_t row = 1; row < d.series->rows; row++)
        if (key_of(d, row, months) <= key_of(d, row - 1, months))
            return false;
    return d.series->rows > 1;
}

static int64_t clock_of(const lc_series *s, size_t row)
{
    const int64_t local = lc_series_local(s, row);
    return local - lc_floor_divide(local, DAY) * DAY;
}

/* Whether all rows are at one time of day. */
static bool is_even(const lc_series *s)
{
    bool even = true;
    for (size_t row = 1; row < s->rows; row++)
        even &= clock_of(s, row) == clock_of(s, 0);
    return even;
}

/* Rows in UTC are of the days of a place that they do not say, unless each is a day of UTC, or beside rows in UTC. */
static bool says_days(const lc_series *s, const lc_series *other)
{
    return !lc_series_shows_utc(s) || (is_even(s) && (clock_of(s, 0) == 0 || lc_series_shows_utc(other)));
}

/* Whether all rows are at midnight of UTC, in a place where it is another day then. */
static bool are_midnights(const lc_series *s)
{
    for (size_t row = 0; row < s->rows; row++)
        if (lc_series_second(s, row) % DAY || lc_floor_divide(lc_series_local(s, row), DAY) == lc_series_second(s, row) / DAY)
            return false;
    return s->rows > 0 && lc_series_in_utc(s);
}

/* Dates that a file has in UTC, as CF files do, stay the days that they are: rows that are at midnight of UTC and at several
 * times of day of their zone. LC_E_DATA where they are at one, which clocks of the zone may have shown. */
static lc_status date(dated *out, const lc_series *s, const char *path)
{
    char stamp[LC_STAMP_TEXT];
    *out = (dated){s, false};
    if (!are_midnights(s) || !s->zone)
        return LC_OK;
    CHECK(lc_axis_keeps_utc(&out->utc, s));
    lc_series_stamp(stamp, s, 0);
    return out->utc
               ? LC_OK
               : lc_fail(LC_E_DATA,
                         "%s: series '%s' is at midnight of UTC, in %s on the day before (%s), and which of the days is meant is "
                         "not known: import the files whose dates are in UTC with --zone UTC, and join those datasets",
                         path, s->name ? s->name : "", s->zone, stamp);
}

static bool share_stamps(const lc_series *a, const lc_series *b)
{
    for (size_t i = 0, k = 0; i < a->rows && k < b->rows;) {
        const int order = lc_series_compare(a, i, b, k);
        if (order == 0)
            return true;
        i += order < 0;
        k += order > 0;
    }
    return false;
}

static bool share_keys(dated a, dated b, bool months)
{
    for (size_t i = 0, k = 0; i < a.series->rows && k < b.series->rows;) {
        const int64_t first = key_of(a, i, months), second = key_of(b, k, months);
        if (first == second)
            return true;
        i += first < second;
        k += first > second;
    }
    return false;
}

/* Rows that a is continued to: its calendar's, for the rows of b after its last. */
typedef struct ahead {
    lc_series rows;
    const lc_zone *zone;
} ahead;

static lc_status look_ahead(ahead *out, lc_zones *zones, const lc_series *a, const lc_axis *axis, size_t rows)
{
    out->rows = (lc_series){.ticks = a->ticks, .calendar = a->calendar};
    CHECK(lc_new(&out->rows.time, rows, sizeof *out->rows.time));
    if (a->offset)
        CHECK(lc_new(&out->rows.offset, rows, sizeof *out->rows.offset));
    CHECK(lc_axis_zone(&out->zone, zones, a));
    out->rows.rows = axis->step > 0 ? rows : 0;
    lc_axis_extend(&(lc_axis_ahead){out->rows.time, out->rows.offset, out->rows.rows}, axis, a, a->rows - 1, out->zone);
    return LC_OK;
}

static void clear_ahead(ahead *out)
{
    lc_free(out->rows.time);
    lc_free(out->rows.offset);
}

/* The stamp of the row of `from` that has a key; else one a tick after the row before it, which no row has. */
static void place(lc_series *out, size_t k, dated from, size_t *at, int64_t key, bool months)
{
    while (*at + 1 < from.series->rows && key_of(from, *at + 1, months) <= key)
        ++*at;
    out->time[k] = from.series->time[*at] + (key > key_of(from, *at, months)) - (key < key_of(from, *at, months));
    if (out->offset)
        out->offset[k] = from.series->offset[*at];
}

static lc_status take_stamps(lc_series *out, lc_zones *zones, dated a, dated b, const lc_axis *axis, bool months)
{
    lc_status status = LC_OK;
    const size_t rows = b.series->rows;
    const int64_t last = key_of(a, a.series->rows - 1, months);
    size_t known = 0, at = 0, later = 0;
    ahead next = {.zone = NULL};
    while (known < rows && key_of(b, known, months) <= last)
        known++;
    TRY(look_ahead(&next, zones, a.series, axis, rows - known));
    const dated beyond = next.rows.rows ? (dated){&next.rows, a.utc} : a;
    for (size_t k = 0; k < known; k++)
        place(out, k, a, &at, key_of(b, k, months), months);
    for (size_t k = known; k < rows; k++)
        place(out, k, beyond, next.rows.rows ? &later : &at, key_of(b, k, months), months);
done:
    clear_ahead(&next);
    return status;
}

static lc_status align(lc_series *out, lc_zones *zones, dated a, dated b, const lc_axis *axis, bool months)
{
    const lc_series *like = a.series;
    const size_t rows = b.series->rows;
    out->rows = rows;
    out->ticks = like->ticks;
    out->calendar = like->calendar;
    out->value = b.series->value;
    CHECK(lc_new(&out->time, rows, sizeof *out->time));
    if (like->offset)
        CHECK(lc_new(&out->offset, rows, sizeof *out->offset));
    if (like->zone)
        CHECK(lc_copy_text(&out->zone, like->zone));
    return take_stamps(out, zones, a, b, axis, months);
}

lc_status lc_join_by_days(lc_series *out, const char **unit, const lc_join_pair *pair, const lc_axis *axis, const char *path)
{
    const lc_series *a = pair->a, *b = pair->b;
    static const char *const name[2][2] = {{"day", "month"},
                                           {"day, midnights of UTC as their dates", "month, midnights of UTC as their dates"}};
    dated first, second;
    const bool alike = !a->offset == !b->offset && lc_series_in_utc(a) == lc_series_in_utc(b);
    *unit = NULL;
    if (a->calendar != b->calendar || (alike && share_stamps(a, b)) || a->rows == 0 || b->rows == 0 || !says_days(a, b) ||
        !says_days(b, a))
        return LC_OK;
    CHECK(date(&first, a, path));
    CHECK(date(&second, b, path));
    for (int months = 0; months < 2; months++)
        if (is_once(first, months) && is_once(second, months) && share_keys(first, second, months)) {
            *unit = name[first.utc || second.utc][months];
            return align(out, pair->zones, first, second, axis, months);
        }
    return LC_OK;
}

void lc_join_clear(lc_series *aligned)
{
    lc_free(aligned->time);
    lc_free(aligned->offset);
    lc_free(aligned->zone);
    *aligned = (lc_series){0};
}

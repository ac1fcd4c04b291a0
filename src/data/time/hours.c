/* hours - what numbers beside a date count: the hours of a clock, or periods from midnight on. Only days on which clocks change
 * show it: counted, they end an hour early or late, while a clock leaves a number out, or shows it twice. */
#include <stdio.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/time/day_numbers.h"
#include "data/time/shift.h"

enum { DAY = 86400, HOUR = 3600 };

/* What the days of a table show; a row of each kind, or the view's rows. */
typedef struct shown {
    const lc_view *view;
    const lc_time_columns *columns;
    const lc_zone *zone; /* NULL: not known */
    const char *name;
    int64_t first, each;  /* the first number of a day; seconds of a period */
    size_t late;          /* numbers of a day with 25 hours */
    size_t early;         /* a whole day of 23 hours */
    size_t clock;         /* the 24th hour on a day of 23 */
    size_t beyond;        /* more than the day's hours in the zone */
    size_t once;          /* a number that clocks show twice is there once, before others */
    bool full, short_too; /* other days: one has 24 hours; one has 23 */
} shown;

/* Seconds that a day is longer than others: with a zone. */
static int64_t longer_by(const lc_zone *zone, int64_t midnight)
{
    return lc_local_first(zone, midnight + DAY) - lc_local_first(zone, midnight) - DAY;
}

/* Whether clocks are put forward on a day (else back), or may be where the place is not known. */
static bool may_change(const shown *s, int64_t midnight, bool forward)
{
    if (s->zone)
        return longer_by(s->zone, midnight) == (forward ? -HOUR : HOUR);
    return lc_clocks_change(midnight + HOUR, forward);
}

/* The number of the last period of a day of so many hours. */
static int64_t last_of(const shown *s, int64_t hours)
{
    return s->first + hours * HOUR / s->each - 1;
}

static bool is_whole(const shown *s, const lc_day_numbers *d)
{
    return d->least == s->first && d->most - d->least + 1 == (int64_t)d->numbers;
}

/* --- hours that are there once -------------------------------------------------------------------------------------------- */

/* The number of the hour that clocks show first and again, on a day on which they are set back. */
static int64_t number_twice(const shown *s, int64_t midnight)
{
    int64_t utc[2];
    int64_t hour = 0;
    while (hour < 24 && lc_zone_local(utc, s->zone, midnight + hour * HOUR) != 2)
        hour++;
    return s->first + hour;
}

static size_t count_rows(const shown *s, int64_t midnight, int64_t wanted)
{
    size_t count = 0;
    int64_t day, number;
    for (size_t row = 0; row < s->view->rows; row++)
        count += lc_day_number_of(&day, &number, s->view, s->columns, row) && day == midnight && number == wanted;
    return count;
}

/* Of a day that is not all there: whether the number that a clock shows twice is there no more often than the next. */
static bool is_once(const shown *s, const lc_day_numbers *d)
{
    const int64_t twice = number_twice(s, d->midnight);
    const size_t next = d->most < last_of(s, 24) ? count_rows(s, d->midnight, twice + 1) : 0;
    const size_t here = next ? count_rows(s, d->midnight, twice) : 0;
    return here && here <= next;
}

/* --- days ----------------------------------------------------------------------------------------------------------------- */

/* Whether a number is counted beyond the day's end in the zone. */
static bool is_beyond(const shown *s, const lc_day_numbers *d)
{
    return s->zone && (d->most - s->first) * s->each >= DAY + longer_by(s->zone, d->midnight);
}

static void add_day(shown *s, const lc_day_numbers *d)
{
    const bool forward = may_change(s, d->midnight, true), back = may_change(s, d->midnight, false);
    const bool whole = is_whole(s, d);
    if (d->most > last_of(s, 24) && (s->first || (back && whole)))
        s->late = d->row;
    if (forward && whole && d->most == last_of(s, 23))
        s->early = d->row;
    if (forward && d->most >= last_of(s, 24) && (s->zone || !whole))
        s->clock = d->row;
    if (back && s->zone && s->columns->part[s->columns->count - 1] == LC_TIME_HOUR && is_once(s, d))
        s->once = d->row;
    if (is_beyond(s, d))
        s->beyond = d->row;
    s->full |= !forward && d->most >= last_of(s, 24);
    s->short_too |= !forward && whole && d->most == last_of(s, 23);
}

/* said: what the first number is. */
static lc_status look(shown *s, bool said)
{
    lc_day_numbers *day;
    size_t count;
    s->late = s->early = s->clock = s->once = s->beyond = s->view->rows;
    CHECK(lc_day_numbers_find(&day, &count, s->view, s->columns));
    for (size_t i = 0; i < count; i++)
        s->first = i == 0 || day[i].least < s->first ? day[i].least : s->first;
    s->first = (s->first > 0 && !said) || s->columns->hour_first;
    s->first = s->columns->part[s->columns->count - 1] == LC_TIME_PERIOD ? !s->columns->from_zero : s->first;
    for (size_t i = 0; i < count; i++)
        add_day(s, &day[i]);
    if (s->short_too && !s->full) /* all days end so */
        s->early = s->view->rows;
    lc_free(day);
    return LC_OK;
}

/* --- refusals ------------------------------------------------------------------------------------------------------------- */

static lc_status fail(const shown *s, size_t row, const char *what)
{
    return lc_view_fail(s->view, row, s->columns->column[s->columns->count - 1], what);
}

static lc_status refuse_early(const shown *s)
{
    char what[3 * LC_TEXT_MAX], way[LC_TEXT_MAX], clock[2 * LC_TEXT_MAX] = "";
    lc_hours_way(way, s->view, s->columns, false);
    if (s->columns->part[s->columns->count - 1] == LC_TIME_HOUR)
        snprintf(clock, sizeof clock, "; where hours are a clock's: %s", way);
    snprintf(what, sizeof what,
             "is the last period of a day with 23 hours, as where clocks are put forward; --zone says where (Europe/Madrid; UTC: "
             "an hour is missing)%s",
             clock);
    return fail(s, s->early, what);
}

/* A number that the day has not in this zone, where numbers are counted. */
static lc_status refuse_beyond(const shown *s)
{
    char what[3 * LC_TEXT_MAX], way[LC_TEXT_MAX], clock[2 * LC_TEXT_MAX] = "";
    lc_hours_way(way, s->view, s->columns, false);
    if (s->each == HOUR)
        snprintf(clock, sizeof clock, "; where numbers are hours of a clock: %s", way);
    snprintf(what, sizeof what,
             "is beyond the periods that this day has in %s, from midnight on; where clocks were not changed, --zone is a fixed "
             "offset (+01:00)%s",
             s->name, clock);
    return fail(s, s->beyond, what);
}

static lc_status refuse_once(const shown *s)
{
    char what[3 * LC_TEXT_MAX], counted[LC_TEXT_MAX], clock[LC_TEXT_MAX];
    lc_hours_way(counted, s->view, s->columns, true);
    lc_hours_way(clock, s->view, s->columns, false);
    snprintf(
        what, sizeof what,
        "is on a day with 25 hours in %s, and no number is there twice: where hours are counted from midnight: %s; where they "
        "are a clock's, and one is missing: %s",
        s->name, counted, clock);
    return fail(s, s->once, what);
}

/* --- the one ---------------------------------------------------------------------------------------------------------------- */

/* Hours that are counted are periods. */
static void count_hours(lc_time_columns *c, const shown *s)
{
    c->part[c->count - 1] = LC_TIME_PERIOD;
    c->period = HOUR;
    c->from_zero = s->first == 0;
    c->hour_first = 0;
    c->ends = false;
}

static lc_status decide(lc_time_columns *c, const shown *s, bool said)
{
    const size_t rows = s->view->rows;
    const bool hours = c->part[c->count - 1] == LC_TIME_HOUR, counted = s->late < rows || s->early < rows;
    if (hours && said)
        return LC_OK;
    if (!s->zone && s->early < rows && s->clock == rows)
        return refuse_early(s);
    if (hours && s->zone && !counted && s->once < rows)
        return refuse_once(s);
    if (hours && (s->late < rows || (counted && s->clock == rows)))
        count_hours(c, s);
    return c->part[c->count - 1] == LC_TIME_PERIOD && s->beyond < rows ? refuse_beyond(s) : LC_OK;
}

lc_status lc_hours_decide(lc_time_columns *c, const lc_view *v, const lc_time_request *request)
{
    lc_status status = LC_OK;
    lc_zone *zone = NULL;
    const lc_time_part part = c->part[c->count - 1];
    const char *name = request->zone ? request->zone : *c->place ? c->place : NULL;
    shown s = {.view = v, .columns = c, .name = name, .each = part == LC_TIME_PERIOD ? c->period : HOUR};
    if ((part != LC_TIME_HOUR && part != LC_TIME_PERIOD) || c->zoned || c->places)
        return LC_OK;
    if (name)
        TRY(lc_zone_new(&zone, name));
    s.zone = zone;
    TRY(look(&s, request->parts != NULL));
    TRY(decide(c, &s, request->parts && !request->parts_like));
done:
    lc_zone_free(zone);
    return status;
}

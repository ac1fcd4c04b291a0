/* local - local times without offsets become UTC: by the zone, and where an hour repeats by the order of rows. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/zone.h"
#include "core/zone_word.h"
#include "data/time/room.h"

enum { HOUR = 3600 };

/* A table's rows on their way to UTC. */
typedef struct shift {
    lc_stamps *stamps; /* local until a row is shifted */
    const lc_view *view;
    const lc_time_columns *columns;
    const char *name;
    lc_zone *zone;
    bool falls;     /* newest first */
    size_t guessed; /* stamps of a repeated hour that occurs once */
    size_t first;   /* the first of them */
} shift;

static int64_t second_of(const shift *s, size_t row)
{
    return lc_floor_divide(s->stamps->stamp[row], s->stamps->ticks);
}

/* The row at a place, the oldest first. */
static size_t row_at(const shift *s, size_t place)
{
    return s->falls ? s->view->rows - 1 - place : place;
}

static lc_status fail(const shift *s, size_t row, const char *format)
{
    char what[LC_TEXT_MAX];
    snprintf(what, sizeof what, format, s->name); /* NOLINT: a literal of this file */
    return lc_view_fail(s->view, row, s->columns->column[0], what);
}

static void put(shift *s, size_t row, int64_t utc)
{
    lc_stamps *to = s->stamps;
    const int64_t local = second_of(s, row), part = to->stamp[row] - local * to->ticks;
    to->stamp[row] = utc * to->ticks + part;
    to->offset[row] = lc_zone_offset(s->zone, utc);
}

/* A day without midnight begins when clocks have been put forward. */
static int64_t first_moment(const shift *s, int64_t midnight)
{
    int64_t utc[2];
    for (int64_t later = midnight; later <= midnight + 24 * HOUR; later += HOUR / 2)
        if (lc_zone_local(utc, s->zone, later))
            return utc[0];
    return midnight - lc_zone_offset(s->zone, midnight);
}

/* Where an hour repeats, the first row of the second one: local time goes back there, or stays. `end` without one. */
static size_t find_split(const shift *s, size_t place, size_t end)
{
    for (size_t next = place + 1; next < end; next++)
        if (s->stamps->stamp[row_at(s, next)] <= s->stamps->stamp[row_at(s, next - 1)])
            return next;
    return end;
}

/* The rows of one repeated hour, from `place` on: the end of them. */
static size_t find_end(const shift *s, size_t place)
{
    int64_t utc[2];
    const int64_t first = second_of(s, row_at(s, place));
    size_t end = place + 1;
    while (end < s->view->rows && lc_zone_local(utc, s->zone, second_of(s, row_at(s, end))) == 2 &&
           second_of(s, row_at(s, end)) - first < 3 * HOUR && first - second_of(s, row_at(s, end)) < 3 * HOUR)
        end++;
    return end;
}

static lc_status shift_repeated(shift *s, size_t place, size_t end)
{
    int64_t utc[2];
    const size_t split = find_split(s, place, end);
    if (find_split(s, split, end) < end)
        return fail(s, row_at(s, find_split(s, split, end)),
                    "is in the hour that clocks of %s show twice, and the order of rows does not say which is meant");
    if (split == end && s->guessed++ == 0)
        s->first = row_at(s, place);
    for (size_t at = place; at < end; at++) {
        const size_t row = row_at(s, at);
        lc_zone_local(utc, s->zone, second_of(s, row));
        put(s, row, utc[at >= split]);
    }
    return LC_OK;
}

/* Of a row that says what local time is called, the moment when it is called so. */
static lc_status shift_by_word(shift *s, size_t row, const int64_t utc[2], size_t count)
{
    lc_date date;
    CHECK(lc_row_date(&date, s->view, s->columns, row));
    const lc_zone_word *word = lc_zone_word_find(date.zone);
    if (date.zoned) {
        put(s, row, second_of(s, row));
        return LC_OK;
    }
    for (size_t i = 0; i < count; i++)
        if (strcmp(date.zone, lc_zone_word_at(s->zone, utc[i])) == 0 ||
            (word && word->offset == lc_zone_offset(s->zone, utc[i]))) {
            put(s, row, utc[i]);
            return LC_OK;
        }
    return fail(s, row, "ends with a word that local time of %s is not called at that time; --zone names another");
}

/* A row, or all of a repeated hour. *place moves behind them. */
static lc_status shift_next(shift *s, size_t *place)
{
    int64_t utc[2];
    const size_t row = row_at(s, *place);
    const size_t count = lc_zone_local(utc, s->zone, second_of(s, row));
    if (!s->columns->clocked && !s->columns->worded)
        put(s, row, count ? utc[0] : first_moment(s, second_of(s, row)));
    else if (s->columns->worded)
        CHECK(shift_by_word(s, row, utc, count));
    else if (count == 1)
        put(s, row, utc[0]);
    else if (count == 0)
        return fail(s, row,
                    "is in the hour that clocks of %s skip; if they were not put forward, --zone is a fixed offset (+01:00)");
    else {
        const size_t end = find_end(s, *place);
        CHECK(shift_repeated(s, *place, end));
        *place = end;
        return LC_OK;
    }
    ++*place;
    return LC_OK;
}

/* Numbered periods are added to local midnight once that is UTC. */
static lc_status add_elapsed(shift *s)
{
    lc_moment m;
    for (size_t row = 0; row < s->view->rows; row++) {
        CHECK(lc_row_moment(&m, s->view, s->columns, row));
        put(s, row, second_of(s, row) + m.elapsed);
    }
    return LC_OK;
}

/* More steps go back than on. */
static bool newest_first(const int64_t *stamp, size_t rows)
{
    size_t on = 0, back = 0;
    for (size_t row = 1; row < rows; row++) {
        on += stamp[row] > stamp[row - 1];
        back += stamp[row] < stamp[row - 1];
    }
    return back > on;
}

lc_status lc_time_localize(lc_stamps *stamps, const lc_view *v, const lc_time_columns *c, const char *name)
{
    lc_status status = LC_OK;
    const bool periods = c->part[c->count - 1] == LC_TIME_PERIOD;
    lc_time_columns days = *c;
    days.clocked &= !periods;
    shift s = {.stamps = stamps, .view = v, .columns = &days, .name = name, .falls = newest_first(stamps->stamp, v->rows)};
    TRY(lc_zone_new(&s.zone, name));
    for (size_t place = 0; place < v->rows;)
        TRY(shift_next(&s, &place));
    if (periods)
        TRY(add_elapsed(&s));
    if (s.guessed)
        lc_view_note(v, "line %zu: '%.80s' is in an hour that clocks of %s show twice, but occurs once: read as the first",
                     v->line(v->table, s.first), lc_view_cell(v, s.first, c->column[0]), name);
done:
    lc_zone_free(s.zone);
    return status;
}

/* local - local times without offsets become UTC: by the zone, and where an hour repeats by the order of rows. */
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "core/zone_word.h"
#include "data/time/shift.h"

enum { HOUR = 3600 };

int64_t lc_local_first(const lc_zone *zone, int64_t local)
{
    int64_t utc[2];
    for (int64_t later = local; later <= local + 24 * HOUR; later += HOUR / 2)
        if (lc_zone_local(utc, zone, later))
            return utc[0];
    return local - lc_zone_offset(zone, local);
}

/* Of a row that says what local time is called, the moment when it is called so, or has the offset that the word means. */
static lc_status shift_by_word(lc_shift *s, size_t row, const int64_t utc[2], size_t count)
{
    lc_date date;
    CHECK(lc_row_date(&date, s->view, s->columns, row));
    const lc_zone_known *word = lc_zone_word_find(date.zone);
    if (date.zoned) {
        lc_shift_put(s, row, lc_shift_second(s, row));
        return LC_OK;
    }
    for (size_t i = 0; i < count; i++)
        if (strcmp(date.zone, lc_zone_word_at(s->zone, utc[i])) == 0 ||
            (word && word->offset == lc_zone_offset(s->zone, utc[i]))) {
            lc_shift_put(s, row, utc[i]);
            return LC_OK;
        }
    return lc_shift_fail(s, row, "ends with a word that local time of %s is not called at that time; --zone names another");
}

/* Tables of operators have the hour for the sake of a full day, without values. */
static lc_status fail_skipped(const lc_shift *s, size_t row)
{
    const lc_time_columns *c = s->columns;
    const size_t column = c->column[0];
    const char *cell = lc_view_cell(s->view, row, column);
    char what[4 * LC_TEXT_MAX], leave[LC_TEXT_MAX] = "", way[LC_TEXT_MAX], counted[2 * LC_TEXT_MAX] = "";
    if (c->part[c->count - 1] == LC_TIME_HOUR) {
        lc_hours_way(way, s->view, c, true);
        snprintf(counted, sizeof counted, "; if hours are counted from midnight: %s", way);
    }
    if (c->count == 1)
        snprintf(leave, sizeof leave, "; to leave such a row out: --na %s",
                 lc_typed_missing(lc_view_name(s->view, column), cell).text);
    snprintf(what, sizeof what,
             "is in the hour that clocks of %s skip; if they were not put forward, --zone is a fixed offset (+01:00)%s%s",
             s->name, counted, leave);
    return lc_view_fail(s->view, row, column, what);
}

static lc_status shift_row(lc_shift *s, size_t row)
{
    int64_t utc[2];
    const int64_t local = lc_shift_second(s, row);
    const size_t count = lc_zone_local(utc, s->zone, local);
    if (s->columns->worded)
        return shift_by_word(s, row, utc, count);
    if (!s->columns->clocked)
        lc_shift_put(s, row, count ? utc[0] : lc_local_first(s->zone, local));
    else if (count == 1)
        lc_shift_put(s, row, utc[0]);
    else if (count == 0)
        return fail_skipped(s, row);
    else
        return lc_repeats_add(s, row, utc);
    return LC_OK;
}

/* Numbered periods are added to local midnight once that is UTC. */
static lc_status add_elapsed(lc_shift *s)
{
    lc_moment m;
    for (size_t row = 0; row < s->view->rows; row++) {
        CHECK(lc_row_moment(&m, s->view, s->columns, row));
        lc_shift_put(s, row, lc_shift_second(s, row) + m.elapsed);
    }
    return LC_OK;
}

static void note_guesses(const lc_shift *s)
{
    const size_t more = s->guessed - 1;
    char others[128] = "";
    if (!s->guessed)
        return;
    if (more)
        snprintf(others, sizeof others, ", as %s %s", lc_if_one(more, "is", "are"), lc_counted(more, "other row").text);
    lc_view_note(s->view, "line %zu: '%.80s' is in an hour that clocks of %s show twice, but occurs once: read as the first%s",
                 s->view->line(s->view->table, s->first), lc_view_cell(s->view, s->first, s->columns->column[0]), s->name,
                 others);
}

/* name: what messages call the zone. */
static lc_status localize(lc_stamps *stamps, const lc_view *v, const lc_time_columns *c, const lc_zone *zone, const char *name)
{
    lc_status status = LC_OK;
    const bool periods = c->part[c->count - 1] == LC_TIME_PERIOD;
    int64_t step;
    lc_time_columns days = *c;
    days.clocked &= !periods;
    lc_shift s = {.stamps = stamps, .view = v, .columns = &days, .name = name, .zone = zone};
    lc_shift_look(&s);
    TRY(lc_ends_find(&step, &s));
    if (step)
        lc_ends_move(&s, -step);
    for (size_t row = 0; row < v->rows; row++)
        TRY(shift_row(&s, row));
    TRY(lc_repeats_shift(&s));
    if (periods)
        TRY(add_elapsed(&s));
    if (step)
        lc_ends_move(&s, step);
    note_guesses(&s);
done:
    lc_free(s.repeat);
    return status;
}

lc_status lc_time_localize(lc_stamps *stamps, lc_zones *zones, const lc_view *v, const lc_time_columns *c, const char *name)
{
    const lc_zone *zone;
    CHECK(lc_zones_new(&zone, zones, name));
    return localize(stamps, v, c, zone, name);
}

lc_status lc_time_turn(lc_stamps *stamps, const lc_view *v, const lc_time_columns *c, const lc_turns *turns)
{
    lc_status status = LC_OK;
    lc_zone *zone = NULL;
    TRY(lc_zone_of_turns(&zone, turns->when, turns->count, turns->back));
    TRY(lc_copy_text(&stamps->zone, LC_ZONE_LOCAL));
    TRY(lc_new(&stamps->offset, v->rows, sizeof *stamps->offset));
    TRY(localize(stamps, v, c, zone, "this place"));
done:
    lc_zone_free(zone);
    return status;
}

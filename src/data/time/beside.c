/* beside - columns of local time beside those of UTC: their difference is the offset of each row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"
#include "data/time/zoned.h"

enum { HOUR = 3600, QUARTER = 900, WEST = -12 * HOUR, EAST = 14 * HOUR, APART = 28 * 86400, GAP = 60 * 86400 };

static const char local_names[] =
    "local lst ldt lt lokal lokalzeit locale localtime localdate localdatetime lstdate lsttime ortszeit";

/* A row: UTC, by which rows are sorted, and how far local time is ahead. */
typedef struct shown {
    int64_t utc, ahead;
} shown;

static void set_locals(lc_time_columns *c, const lc_time_columns *l)
{
    c->locals = l->count;
    c->local_order = l->order;
    memcpy(c->column + c->count, l->column, l->count * sizeof *l->column);
    memcpy(c->part + c->count, l->part, l->count * sizeof *l->part);
}

/* --- whether they are ---------------------------------------------------------------------------------------------------- */

/* False where a row has no such moment, or where an offset that l says is another one. */
static bool read_rows(shown *to, const lc_view *v, const lc_time_columns *c, const lc_time_columns *l)
{
    lc_time_columns alone = *c;
    alone.locals = 0;
    for (size_t row = 0; row < v->rows; row++) {
        lc_moment utc, local;
        if (lc_row_moment(&utc, v, &alone, row) != LC_OK || lc_row_moment(&local, v, l, row) != LC_OK)
            return false;
        to[row] = (shown){utc.second, local.second + local.date.offset - utc.second};
        if (utc.date.offset || utc.nanosecond != local.nanosecond || (l->zoned && local.second != utc.second) ||
            to[row].ahead % QUARTER || to[row].ahead < WEST || to[row].ahead > EAST)
            return false;
    }
    return true;
}

/* Whether clocks are often changed between two moments of local time. */
static bool may_change(int64_t from, int64_t to, bool forward)
{
    for (int64_t at = from; at <= to && to - from <= GAP; at += HOUR)
        if (lc_clocks_change(at, forward))
            return true;
    return to - from <= GAP && lc_clocks_change(to, forward);
}

/* Days, of which each has many moments, are local time where these are their midnights. */
static bool are_two(const shown *s, size_t rows)
{
    int64_t other = s[0].ahead;
    for (size_t row = 1; row < rows; row++) {
        if (s[row].ahead == s[0].ahead || s[row].ahead == other)
            continue;
        if (other != s[0].ahead)
            return false;
        other = s[row].ahead;
    }
    return true;
}

/* Two offsets that take turns as summer and winter do, at least once; rows are in order of UTC. */
static bool changes_as_clocks(const shown *s, size_t rows)
{
    int64_t last = INT64_MIN;
    for (size_t row = 1; row < rows; row++) {
        const int64_t by = s[row].ahead - s[row - 1].ahead, size = llabs(by), from = s[row - 1].utc + s[row - 1].ahead;
        if (!by)
            continue;
        if ((size != HOUR && size != HOUR / 2) || (last != INT64_MIN && s[row].utc - last < APART) ||
            s[row].utc == s[row - 1].utc || !may_change(from, s[row].utc + s[row].ahead, by > 0))
            return false;
        last = s[row].utc;
    }
    return last != INT64_MIN;
}

/* Days that begin at one time of the UTC day before them, in all rows: midnights of a place in the east whose clocks do not
 * change. In UTC each would be the day before. What is due on the next day is another date. */
static bool are_next_days(const lc_view *v, const lc_time_columns *l, const shown *s, size_t rows)
{
    if (lc_name_has(lc_view_name(v, l->column[0]),
                    "delivery expiry expiration expires settlement settle maturity value valid due target "
                    "forecast effective payment until end release report"))
        return false;
    for (size_t row = 1; row < rows; row++)
        if (s[row].ahead != s[0].ahead)
            return false;
    return !l->clocked && rows > 1 && s[0].ahead > 0;
}

/* Beside ends of periods, those of local time are ends too. */
static bool are_both_ends(const lc_view *v, const lc_time_columns *c, const lc_time_columns *l)
{
    return lc_name_says_end(lc_view_name(v, c->column[0])) == lc_name_says_end(lc_view_name(v, l->column[0]));
}

static bool says_local(const lc_view *v, const lc_time_columns *l)
{
    char word[16];
    const char *at = lc_view_name(v, l->column[0]);
    if (lc_name_has(at, local_names))
        return true;
    for (; *at; at += strspn(at, " ()[]/_")) {
        const size_t length = strcspn(at, " ()[]/_");
        snprintf(word, sizeof word, "%.*s", (int)length, at);
        if (lc_word_is_zone(word))
            return true;
        at += length;
    }
    return false;
}

/* Whether settled columns show the moments of others in local time; *ahead: somewhere it is not UTC's. s: (rows) */
static bool shows_local(bool *ahead, shown *s, const lc_view *v, const lc_time_columns *c, const lc_time_columns *l)
{
    *ahead = false;
    if (!read_rows(s, v, c, l) || (!l->clocked && !are_two(s, v->rows)))
        return false;
    for (size_t row = 0; row < v->rows; row++)
        *ahead |= s[row].ahead != 0;
    qsort(s, v->rows, sizeof *s, lc_sort_whole);
    return l->zoned ||
           (are_both_ends(v, c, l) && (says_local(v, l) || changes_as_clocks(s, v->rows) || are_next_days(v, l, s, v->rows)));
}

/* --- which they are ------------------------------------------------------------------------------------------------------ */

/* Decides what their rows decide; false where that is another matter than with the columns of UTC. */
static bool settle(lc_time_columns *l, const lc_view *v, const lc_time_columns *c, const char *order)
{
    lc_view quiet = *v;
    quiet.notes = NULL;
    return lc_time_try(l, &quiet, &(lc_time_request){.zone = "UTC", .date_order = order}) == LC_OK && l->spans == c->spans &&
           l->pivot == c->pivot && l->counted == c->counted && !l->mixed;
}

/* The same, and whether they show the moments of c in local time; UTC tells which of day and month comes first. */
static bool settle_local(lc_time_columns *l, bool *ahead, shown *s, const lc_view *v, const lc_time_columns *c)
{
    static const char *const orders[] = {NULL, "dmy", "mdy"};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        lc_time_columns tried = *l;
        if (!settle(&tried, v, c, orders[i]) || !(c->locals ? read_rows(s, v, c, &tried) : shows_local(ahead, s, v, c, &tried)))
            continue;
        *l = tried;
        return true;
    }
    return false;
}

/* A column of dates that c does not have, and the texts or digits of a clock beside it. only (columns): those a user named. */
static bool make_local(lc_time_columns *l, const lc_view *v, const lc_time_columns *c, const bool *only, size_t column)
{
    lc_view quiet = *v;
    quiet.notes = NULL;
    if (lc_time_has(c, column))
        return false;
    const lc_form form = lc_form_of(v, column, false);
    if (!form.is || !form.sure || form.part != LC_TIME_DATE)
        return false;
    *l = (lc_time_columns){.count = 1, .column = {column}, .part = {form.part}, .ticks = 1, .pivot = LC_DATE_PIVOT};
    lc_time_add_clock(l, &quiet, only);
    for (size_t i = 0; i < l->count; i++) {
        const lc_time_part part = l->part[i];
        if (lc_time_has(c, l->column[i]) || (part != LC_TIME_DATE && part != LC_TIME_CLOCK && part != LC_TIME_HALF &&
                                             part != LC_TIME_HHMM && part != LC_TIME_HHMMSS))
            return false;
    }
    return c->count + l->count <= LC_TIME_COLUMNS_MAX;
}

static void note_local(const lc_view *v, const lc_time_columns *c)
{
    lc_view_note(v,
                 "column '%s' is local time beside '%s': their difference is the offset of each row (change it: import --zone)",
                 lc_view_name(v, c->column[c->count]), lc_view_name(v, c->column[0]));
}

static lc_status check_asked(lc_time_columns *c, const lc_view *v, shown *s)
{
    lc_time_columns l = lc_time_locals(c);
    bool ahead;
    if (c->zoned && settle_local(&l, &ahead, s, v, c)) {
        set_locals(c, &l);
        return LC_OK;
    }
    return lc_view_fail(v, 0, c->column[c->count],
                        "is not the moment of the first column of --time in local time, in each row: name the one that is the "
                        "time");
}

static void search(lc_time_columns *c, const lc_view *v, shown *s)
{
    lc_time_columns l;
    bool ahead = false;
    for (size_t column = 0; column < v->columns && !c->locals; column++)
        if (make_local(&l, v, c, NULL, column) && settle_local(&l, &ahead, s, v, c) && ahead)
            set_locals(c, &l);
}

lc_status lc_time_take_local(lc_time_columns *c, const lc_view *v, bool asked)
{
    lc_status status = LC_OK;
    shown *s = NULL;
    TRY(lc_new(&s, v->rows, sizeof *s));
    if (asked)
        TRY(check_asked(c, v, s));
    else
        search(c, v, s);
    if (c->locals)
        note_local(v, c);
done:
    lc_free(s);
    return status;
}

/* --- those that a user names --------------------------------------------------------------------------------------------- */

/* Whether all rows are moments whose local time is UTC. */
static bool is_utc(const lc_time_columns *c, const lc_view *v)
{
    lc_time_columns tried = *c;
    lc_view quiet = *v;
    lc_moment m;
    quiet.notes = NULL;
    if (lc_time_try(&tried, &quiet, &(lc_time_request){0}) != LC_OK || !tried.zoned)
        return false;
    for (size_t row = 0; row < v->rows; row++)
        if (lc_row_moment(&m, v, &tried, row) != LC_OK || m.date.offset)
            return false;
    return true;
}

lc_status lc_time_ask_local(lc_time_columns *c, const lc_view *v, const bool *only)
{
    lc_status status = LC_OK;
    lc_time_columns l = {0};
    bool *rest = NULL;
    TRY(lc_new(&rest, v->columns, sizeof *rest));
    for (size_t column = 0; column < v->columns; column++)
        rest[column] = only[column] && !lc_time_has(c, column);
    for (size_t column = 0; column < v->columns && !l.count; column++)
        if (rest[column] && !make_local(&l, v, c, rest, column))
            l.count = 0;
    if (l.count && is_utc(c, v))
        set_locals(c, &l);
    else if (l.count && is_utc(&l, v)) {
        set_locals(&l, c);
        *c = l;
    }
done:
    lc_free(rest);
    return status;
}

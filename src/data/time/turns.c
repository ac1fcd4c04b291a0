/* turns - when clocks were set, read from stamps that go back by less than an hour in autumn and leave an hour out in spring. */
#include "core/calendar.h"
#include "data/time/room.h"

enum { HOUR = 3600, DAY = 86400, NIGHT = 4, LAST = 23 };

/* The shortest and the longest time, in days, that clocks stay put forward, and put back. */
enum { SUMMER = 175, SUMMER_LONG = 245, WINTER = 120, WINTER_LONG = 190 };

static const char BACK[] = "goes back by an hour, as clocks do in autumn; --zone says where (Europe/Berlin)";

/* Stamps in order of time. */
typedef struct clocks {
    const lc_stamps *stamps;
    size_t rows;
    int64_t usual; /* step */
    bool falls;    /* the file is newest first */
} clocks;

static size_t row_at(const clocks *k, size_t place)
{
    return k->falls ? k->rows - 1 - place : place;
}

static int64_t ticks_at(const clocks *k, size_t place)
{
    return k->stamps->stamp[row_at(k, place)];
}

/* Of local time. */
static int64_t second_at(const clocks *k, size_t place)
{
    const int64_t offset = k->stamps->offset ? k->stamps->offset[row_at(k, place)] : 0;
    return lc_floor_divide(ticks_at(k, place), k->stamps->ticks) + offset;
}

static int64_t hour_of(int64_t second)
{
    return lc_floor_divide(second, HOUR);
}

/* --- stamps that go back ----------------------------------------------------------------------------------------------- */

/* Clocks have been set back in every month but December, and in January on Sundays only (Fiji). */
static bool is_midwinter(int64_t second)
{
    const int month = lc_calendar_day(LC_CALENDAR_GREGORIAN, lc_floor_divide(second, DAY)).month;
    return month == 12 || (month == 1 && lc_calendar_weekday(second) != 6);
}

/* Whether clocks may have been set back before this place: in the small hours, or at midnight, from where rows go on evenly an
 * hour earlier (Santiago, Cairo). */
static bool may_be_set_back(const clocks *k, size_t place)
{
    const int64_t step = ticks_at(k, place) - ticks_at(k, place - 1), hour = hour_of(second_at(k, place));
    const int64_t of_day = hour - 24 * lc_floor_divide(hour, 24), long_hour = HOUR * k->stamps->ticks;
    return step > -long_hour && (of_day < NIGHT || (of_day == LAST && step == k->usual - long_hour)) &&
           !is_midwinter(second_at(k, place));
}

/* Rows that advance, and once a year go back by less than an hour, at night: the first such place, or 0. */
static size_t find_setback(const clocks *k)
{
    size_t falls = 0, first = 0;
    for (size_t i = 1; i < k->rows; i++) {
        if (ticks_at(k, i) >= ticks_at(k, i - 1))
            continue;
        if (!may_be_set_back(k, i))
            return 0;
        first = falls++ ? first : i;
    }
    const int64_t years = (second_at(k, k->rows - 1) - second_at(k, 0)) / (365 * DAY) + 1;
    return (int64_t)falls <= years ? first : 0;
}

/* Whether a row before this place, of the same hour, has the stamp of one from it on; clocks that are set back by half an hour
 * (Lord Howe) would continue by the usual step. */
static bool is_hour_twice(const clocks *k, size_t place)
{
    const int64_t hour = hour_of(second_at(k, place));
    const int64_t back = ticks_at(k, place) - ticks_at(k, place - 1) + HOUR / 2 * k->stamps->ticks;
    for (size_t i = place; back != k->usual && i < k->rows && hour_of(second_at(k, i)) == hour; i++)
        for (size_t j = place; j > 0 && hour_of(second_at(k, j - 1)) == hour; j--)
            if (ticks_at(k, i) == ticks_at(k, j - 1))
                return true;
    return false;
}

/* --- turns ------------------------------------------------------------------------------------------------------------- */

/* 1: clocks were put forward before this place, -1: back, 0: neither. */
static int turn_at(const clocks *k, size_t place)
{
    const int64_t step = ticks_at(k, place) - ticks_at(k, place - 1), hour = HOUR * k->stamps->ticks;
    if (step < 0)
        return -1;
    return step == k->usual + hour && lc_clocks_change(second_at(k, place) - HOUR, true) ? 1 : 0;
}

static bool last_is_back(const lc_turns *t)
{
    return t->count && t->back == (t->count % 2 == 1);
}

/* Adds one; false where it is not what follows, at the time at which it does: summer follows winter. */
static bool add_turn(lc_turns *t, const clocks *k, size_t place, bool back)
{
    const int64_t second = second_at(k, place), when = HOUR * (hour_of(second) - !back);
    const int64_t days = t->count ? (when - t->when[t->count - 1]) / DAY : back ? SUMMER : WINTER;
    if (t->count == LC_TURNS_MOST || (t->count && back == last_is_back(t)))
        return false;
    if (back && (!is_hour_twice(k, place) || !lc_clocks_change(second, false)))
        return false;
    if (days < (back ? SUMMER : WINTER) || days > (back ? SUMMER_LONG : WINTER_LONG))
        return false;
    t->back = t->count ? t->back : back;
    t->when[t->count++] = when;
    return true;
}

/* No turn can be missing before the first, or after the last. */
static bool ends_know(const lc_turns *t, const clocks *k)
{
    const int64_t before = (t->when[0] - second_at(k, 0)) / DAY;
    const int64_t after = (second_at(k, k->rows - 1) - t->when[t->count - 1]) / DAY;
    return before < (t->back ? SUMMER : WINTER) && after < (last_is_back(t) ? WINTER : SUMMER);
}

/* False where stamps continue as no clocks do. */
static bool find_turns(lc_turns *t, const clocks *k)
{
    for (size_t i = 1; i < k->rows; i++) {
        const int turn = turn_at(k, i);
        if (turn && !add_turn(t, k, i, turn < 0))
            return false;
    }
    return ends_know(t, k);
}

lc_status lc_time_find_turns(lc_turns *out, const lc_stamps *s, const lc_view *v, const lc_time_columns *c)
{
    lc_turns turns = {0};
    clocks k = {s, v->rows, lc_usual_step(s, v->rows), v->rows && s->stamp[v->rows - 1] < s->stamp[0]};
    *out = turns;
    const size_t place = v->rows > 2 && c->clocked && !c->zoned ? find_setback(&k) : 0;
    if (!place || (s->offset && !is_hour_twice(&k, place)))
        return LC_OK;
    if (s->offset || !k.usual || !find_turns(&turns, &k))
        return lc_view_fail(v, k.falls ? row_at(&k, place - 1) : place, c->column[0], BACK);
    *out = turns;
    lc_view_note(
        v,
        "line %zu: '%.80s' goes back by an hour, as clocks do on that night: rows are kept in the file's order, and local "
        "time continues from there (which UTC it is: --zone Europe/Berlin)",
        v->line(v->table, row_at(&k, k.falls ? place - 1 : place)),
        lc_view_cell(v, row_at(&k, k.falls ? place - 1 : place), c->column[0]));
    return LC_OK;
}

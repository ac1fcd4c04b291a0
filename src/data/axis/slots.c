/* slots - the slot of a session after another, and how many there are. */
#include "data/axis/learn.h"

/* Of the slots after a place in the week, the first; in the week after, if there are no more. */
static int64_t slot_after(const lc_axis *axis, int64_t at)
{
    for (const lc_session *s = axis->session; s < axis->session + axis->sessions; s++) {
        if (at < s->first)
            return s->first;
        if (at < s->last)
            return s->first + ((at - s->first) / axis->step + 1) * axis->step;
    }
    return LC_WEEKDAYS * lc_axis_day(axis) + axis->session[0].first;
}

static bool is_slot(const lc_axis *axis, int64_t at)
{
    for (const lc_session *s = axis->session; s < axis->session + axis->sessions; s++)
        if (at >= s->first && at <= s->last)
            return (at - s->first) % axis->step == 0;
    return false;
}

bool lc_axis_is_slot(const lc_axis *axis, int64_t clock)
{
    const int64_t length = LC_WEEKDAYS * lc_axis_day(axis), since_monday = clock + 3 * lc_axis_day(axis);
    return is_slot(axis, since_monday - lc_floor_divide(since_monday, length) * length);
}

/* The same of any number of weeks. */
static int64_t slot_beyond(const lc_axis *axis, int64_t at)
{
    const int64_t length = LC_WEEKDAYS * lc_axis_day(axis), week = lc_floor_divide(at, length) * length;
    return week + slot_after(axis, at - week);
}

/* A row in no slot counts as the one within half a step. A day that is closed has up to 86,400 slots: none is looked at. */
int64_t lc_axis_next_slot(const lc_axis *axis, int64_t clock)
{
    const int64_t day = lc_axis_day(axis), monday = 3 * day;
    int64_t week = lc_floor_divide(clock + monday, LC_WEEKDAYS * day) * LC_WEEKDAYS * day - monday, at = clock - week;
    if (!is_slot(axis, at))
        at += axis->step / 2 - 1;
    at = slot_beyond(axis, at);
    for (int64_t of = lc_floor_divide(week + at, day); lc_axis_is_closed(axis, of); of = lc_floor_divide(week + at, day))
        at = slot_beyond(axis, (of + 1) * day - 1 - week);
    return week + at;
}

/* Slots of the week up to a place in it. */
static int64_t slots_until(const lc_axis *axis, int64_t at)
{
    int64_t slots = 0;
    for (const lc_session *s = axis->session; s < axis->session + axis->sessions && at >= s->first; s++)
        slots += ((at < s->last ? at : s->last) - s->first) / axis->step + 1;
    return slots;
}

int64_t lc_axis_slots_before(const lc_axis *axis, int weekday)
{
    return slots_until(axis, weekday * lc_axis_day(axis) - 1);
}

int64_t lc_axis_least(const lc_axis *axis)
{
    const lc_session *s = axis->session, *last = s + axis->sessions - 1;
    int64_t least = s->first + LC_WEEKDAYS * lc_axis_day(axis) - last->last;
    for (; s < last; s++)
        least = s[1].first - s->last < least ? s[1].first - s->last : least;
    return least < axis->step ? least : axis->step;
}

/* A row in no slot counts as the one within half the least distance of two. */
int64_t lc_axis_slots(const lc_axis *axis, int64_t clock)
{
    const int64_t day = lc_axis_day(axis), length = LC_WEEKDAYS * day, at = clock + 3 * day + lc_axis_least(axis) / 2;
    const int64_t week = lc_floor_divide(at, length);
    return week * slots_until(axis, length) + slots_until(axis, at - week * length);
}

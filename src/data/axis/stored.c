/* stored - a calendar as numbers, and back: what they say is checked, since any may be in a file. */
#include <string.h>

#include "data/axis/learn.h"

enum { KIND, TICKS, CALENDAR, STEP, REGULAR, GAP, LOCAL, DAYS, CLOCK, MONTHS, RULE, DAY, NTH, SESSIONS, FACTS };

void lc_axis_store(int64_t number[LC_AXIS_NUMBERS], const lc_axis *a)
{
    const int64_t fact[FACTS] = {[KIND] = a->kind,
                                 [TICKS] = a->ticks,
                                 [CALENDAR] = a->calendar,
                                 [STEP] = a->step,
                                 [REGULAR] = a->regular + 2 * (a->doubt != NULL),
                                 [GAP] = a->gap,
                                 [LOCAL] = a->local,
                                 [DAYS] = a->days,
                                 [CLOCK] = a->clock,
                                 [MONTHS] = a->months,
                                 [RULE] = a->rule,
                                 [DAY] = a->day,
                                 [NTH] = a->nth,
                                 [SESSIONS] = (int64_t)a->sessions};
    memset(number, 0, LC_AXIS_NUMBERS * sizeof *number);
    memcpy(number, fact, sizeof fact);
    for (size_t i = 0; i < a->sessions; i++) {
        number[FACTS + 2 * i] = a->session[i].first;
        number[FACTS + 2 * i + 1] = a->session[i].last;
    }
}

static bool is_within(int64_t number, int64_t least, int64_t most)
{
    return number >= least && number <= most;
}

/* Slots rise through a week. */
static bool are_sessions(const int64_t *at, int64_t count, int64_t step, int64_t week)
{
    int64_t before = -1;
    for (int64_t i = 0; i < count; i++, before = at[1], at += 2)
        if (!is_within(at[0], before + 1, week - 1) || !is_within(at[1], at[0], week - 1) || (at[1] - at[0]) % step)
            return false;
    return count > 0;
}

/* Days of a month that it has: a fifth Friday is not in each of them. A rule that has no use for one has 0. */
static bool is_month_day(int64_t rule, int64_t day, int64_t nth)
{
    switch (rule) {
    case LC_MONTH_DAY:
        return is_within(day, 1, 31) && nth == 0;
    case LC_MONTH_LAST_WORKDAY:
    case LC_MONTH_FIRST_WORKDAY:
        return day == 0 && nth == 0;
    case LC_MONTH_NTH:
        return is_within(day, 0, 6) && is_within(nth, 1, 4);
    case LC_MONTH_LAST_NTH:
        return is_within(day, 0, 6) && nth == 0;
    default:
        return false;
    }
}

/* What rows can teach, and no more: their stamps rise, and are soon found. */
static bool is_kind(const int64_t *n, int64_t day)
{
    const bool weekdays = n[CALENDAR] == LC_CALENDAR_GREGORIAN;
    switch (n[KIND]) {
    case LC_AXIS_DAYS:
        return is_within(n[DAYS], 1, LC_WHOLE_WEEK) && is_within(n[STEP], day / 10 * 9, 8 * day) &&
               (n[SESSIONS] == 0 || are_sessions(n + FACTS, n[SESSIONS], 1, 7 * day));
    case LC_AXIS_SESSIONS:
        return weekdays && is_within(n[STEP], n[TICKS], day) && (n[GAP] == INT64_MAX || n[GAP] <= LC_CLOSED_MOST * day) &&
               are_sessions(n + FACTS, n[SESSIONS], n[STEP], 7 * day);
    case LC_AXIS_MONTHS:
        return n[SESSIONS] == 0 && is_within(n[MONTHS], 1, LC_MONTHS_MOST) && is_month_day(n[RULE], n[DAY], n[NTH]) &&
               (weekdays || n[RULE] == LC_MONTH_DAY);
    default:
        return false;
    }
}

bool lc_axis_restore(lc_axis *out, const int64_t n[LC_AXIS_NUMBERS])
{
    const int64_t ticks = n[TICKS];
    if ((ticks != 1 && ticks != 1000 && ticks != 1000000 && ticks != 1000000000) ||
        !is_within(n[CALENDAR], 0, LC_CALENDARS - 1) || !is_within(n[STEP], 1, INT64_MAX / 4) ||
        !is_within(n[GAP], 1, INT64_MAX) || !is_within(n[CLOCK], -1, LC_DAY * ticks - 1) ||
        !is_within(n[SESSIONS], 0, LC_SESSIONS_MOST) || !is_kind(n, LC_DAY * ticks))
        return false;
    *out = (lc_axis){.kind = (lc_axis_kind)n[KIND],
                     .ticks = ticks,
                     .calendar = (lc_calendar)n[CALENDAR],
                     .step = n[STEP],
                     .regular = (n[REGULAR] & 1) != 0,
                     .doubt = n[REGULAR] & 2 ? "the rows that were trained on do not show its calendar well" : NULL,
                     .gap = n[GAP],
                     .local = n[LOCAL] != 0,
                     .days = (unsigned)n[DAYS],
                     .clock = n[CLOCK],
                     .months = (int)n[MONTHS],
                     .rule = (lc_month_rule)n[RULE],
                     .day = (int)n[DAY],
                     .nth = (int)n[NTH],
                     .sessions = (size_t)n[SESSIONS]};
    for (size_t i = 0; i < out->sessions; i++)
        out->session[i] = (lc_session){n[FACTS + 2 * i], n[FACTS + 2 * i + 1]};
    return true;
}

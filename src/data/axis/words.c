/* words - a calendar in words: "months, on the last day", "Mon-Fri 09:30-15:55". */
#include <stdio.h>
#include <string.h>

#include "data/axis/learn.h"

static const char *const name[LC_WEEKDAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static void add(char out[LC_CALENDAR_WORDS], const char *text)
{
    size_t length = strlen(out);
    snprintf(out + length, LC_CALENDAR_WORDS - length, "%s", text);
}

/* "Mon-Fri", "Mon,Wed,Fri", "Sun-Thu": a run that goes over Sunday begins before it. */
static void add_days(char out[LC_CALENDAR_WORDS], unsigned days)
{
    int first = 0;
    while (days != LC_WHOLE_WEEK && days >> (first + LC_WEEKDAYS - 1) % LC_WEEKDAYS & 1)
        first = (first + 1) % LC_WEEKDAYS; /* a day after a closed one */
    for (int i = 0, begin = -1; i <= LC_WEEKDAYS; i++) {
        const bool open = i < LC_WEEKDAYS && (days >> (first + i) % LC_WEEKDAYS & 1);
        if (open && begin < 0)
            begin = i;
        if (open || begin < 0)
            continue;
        add(out, *out ? "," : "");
        add(out, name[(first + begin) % LC_WEEKDAYS]);
        add(out, i - begin > 2 ? "-" : i - begin == 2 ? "," : "");
        add(out, i - begin > 1 ? name[(first + i - 1) % LC_WEEKDAYS] : "");
        begin = -1;
    }
}

static void add_time(char out[LC_CALENDAR_WORDS], const lc_axis *axis, int64_t at)
{
    char text[32];
    const int second = (int)(at / axis->ticks % LC_DAY);
    snprintf(text, sizeof text, second % 60 ? "%02d:%02d:%02d" : "%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    add(out, text);
}

/* Sessions of a day, as times of day. */
typedef struct spans {
    lc_session item[LC_SESSIONS_MOST];
    size_t count;
} spans;

/* Takes a session in: one with those that it touches. */
static void unite(spans *s, lc_session new, int64_t touch)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        const lc_session old = s->item[i];
        if (old.first - new.last > touch || new.first - old.last > touch) {
            s->item[kept++] = old;
            continue;
        }
        new.first = old.first < new.first ? old.first : new.first;
        new.last = old.last > new.last ? old.last : new.last;
    }
    size_t at = kept;
    for (; at > 0 && s->item[at - 1].first > new.first; at--)
        s->item[at] = s->item[at - 1];
    s->item[at] = new;
    s->count = kept + 1;
}

/* The weekdays that have slots, and when any of them has: "Mon-Fri 09:00-11:30, 12:30-15:00", "Mon-Sun 02:00, 08:00, 15:00". */
static void add_sessions(char out[LC_CALENDAR_WORDS], const lc_axis *axis)
{
    enum { SHOWN = 4 };
    const int64_t day = lc_axis_day(axis);
    spans open = {.count = 0};
    unsigned days = 0;
    bool around = axis->session[0].first / day != axis->session[0].last / day;
    for (const lc_session *s = axis->session; s < axis->session + axis->sessions; s++) {
        for (int64_t k = s->first / day; k <= s->last / day; k++)
            days |= 1u << k;
        if (s->first / day == s->last / day)
            unite(&open, (lc_session){s->first % day, s->last % day}, axis->step);
        else
            around = true;
    }
    add_days(out, days);
    if (around) {
        add(out, " around the clock, with closings");
        return;
    }
    if (open.count > SHOWN)
        open = (spans){.item = {{open.item[0].first, open.item[open.count - 1].last}}, .count = 1};
    for (size_t i = 0; i < open.count; i++) {
        add(out, i ? ", " : " ");
        add_time(out, axis, open.item[i].first);
        if (open.item[i].last == open.item[i].first)
            continue;
        add(out, "-");
        add_time(out, axis, open.item[i].last);
    }
    add(out, axis->local ? "" : " UTC");
}

static void add_months(char out[LC_CALENDAR_WORDS], const lc_axis *axis)
{
    static const char *const nth[] = {"first", "second", "third", "fourth"};
    char text[48];
    if (axis->months % 12 == 0)
        snprintf(text, sizeof text, axis->months == 12 ? "years" : "%d years", axis->months / 12);
    else if (axis->months % 3 == 0)
        snprintf(text, sizeof text, axis->months == 3 ? "quarters" : "%d quarters", axis->months / 3);
    else
        snprintf(text, sizeof text, axis->months == 1 ? "months" : "%d months", axis->months);
    add(out, text);
    if (axis->rule == LC_MONTH_LAST_WORKDAY || axis->rule == LC_MONTH_FIRST_WORKDAY)
        add(out, axis->rule == LC_MONTH_LAST_WORKDAY ? ", on the last weekday" : ", on the first weekday");
    else if (axis->rule == LC_MONTH_NTH || axis->rule == LC_MONTH_LAST_NTH) {
        snprintf(text, sizeof text, ", on the %s %s", axis->rule == LC_MONTH_NTH ? nth[axis->nth - 1] : "last", name[axis->day]);
        add(out, text);
    } else if (axis->day == 31)
        add(out, ", on the last day");
    else if (axis->day > 1) {
        snprintf(text, sizeof text, ", on day %d", axis->day);
        add(out, text);
    }
}

void lc_axis_words(char out[LC_CALENDAR_WORDS], const lc_axis *axis)
{
    *out = '\0';
    if (axis->kind == LC_AXIS_MONTHS)
        add_months(out, axis);
    else if (axis->kind == LC_AXIS_SESSIONS)
        add_sessions(out, axis);
    else if (axis->kind == LC_AXIS_DAYS && axis->days != LC_WHOLE_WEEK)
        add_days(out, axis->days);
}

/* words - a calendar in words: "months, on the last day", "Mon-Fri 09:30-15:55". */
#include <stdio.h>
#include <string.h>

#include "data/axis/learn.h"

enum { ALL = 7 };

static const char *const name[ALL] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static void add(char out[LC_CALENDAR_WORDS], const char *text)
{
    size_t length = strlen(out);
    snprintf(out + length, LC_CALENDAR_WORDS - length, "%s", text);
}

/* "Mon-Fri", "Mon,Wed,Fri", "Sun-Thu": a run that goes over Sunday begins before it. */
static void add_days(char out[LC_CALENDAR_WORDS], unsigned days)
{
    int first = 0;
    while (days != LC_WHOLE_WEEK && days >> (first + ALL - 1) % ALL & 1)
        first = (first + 1) % ALL; /* a day after a closed one */
    for (int i = 0, begin = -1; i <= ALL; i++) {
        const bool open = i < ALL && (days >> (first + i) % ALL & 1);
        if (open && begin < 0)
            begin = i;
        if (open || begin < 0)
            continue;
        add(out, *out ? "," : "");
        add(out, name[(first + begin) % ALL]);
        add(out, i - begin > 2 ? "-" : i - begin == 2 ? "," : "");
        add(out, i - begin > 1 ? name[(first + i - 1) % ALL] : "");
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

/* The weekdays that have slots, and the first and the last slot of the session that begins latest in the week, if it is of a
 * day. */
static void add_sessions(char out[LC_CALENDAR_WORDS], const lc_axis *axis)
{
    const int64_t day = lc_axis_day(axis);
    unsigned days = 0;
    int64_t opens = day, closes = 0;
    for (const lc_session *s = axis->session; s < axis->session + axis->sessions; s++) {
        for (int64_t k = s->first / day; k <= s->last / day; k++)
            days |= 1u << k;
        opens = s->first / day == s->last / day && s->first % day < opens ? s->first % day : opens;
        closes = s->last % day > closes ? s->last % day : closes;
    }
    add_days(out, days);
    if (axis->session[0].first / day != axis->session[0].last / day || opens == day) {
        add(out, " around the clock, with closings");
        return;
    }
    add(out, " ");
    add_time(out, axis, opens);
    add(out, "-");
    add_time(out, axis, closes);
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

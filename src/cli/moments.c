/* moments - times of rows, the clock that they are drawn by, and the axis that they are on. */
#include "cli/moments.h"

#include "core/calendar.h"
#include "core/date.h"
#include "core/text.h"
#include "data/stamp.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { HOUR = 3600, DAY = 86400 };

/* Data are lines of numbers and times: nothing else of a file gets there. */
void lc_moment_text(char out[LC_MOMENT], const char *stamp)
{
    int32_t offset;
    size_t length = strspn(stamp, "-0123456789"), clock;
    length = length < LC_MOMENT / 3 ? length : LC_MOMENT / 3;
    clock = stamp[length] == ' ' || stamp[length] == 'T' ? strspn(stamp + length + 1, "0123456789:.") : 0;
    clock = clock < LC_MOMENT / 3 ? clock : LC_MOMENT / 3;
    const char *rest = clock ? stamp + length + 1 + clock : "";
    if (length == 0)
        snprintf(out, LC_MOMENT, "NaN");
    else
        snprintf(out, LC_MOMENT, "%.*s%s%.*s%s", (int)length, stamp, clock ? "T" : "", (int)clock, stamp + length + 1,
                 lc_offset_read(&offset, rest) ? rest : "");
}

void lc_moment(char out[LC_MOMENT], const lc_series *series, size_t row)
{
    char stamp[LC_STAMP_TEXT];
    lc_series_stamp(stamp, series, row);
    lc_moment_text(out, stamp);
}

double lc_moments_apart(const char *first, const char *last)
{
    int64_t from, to;
    return lc_date_parse(&from, first) && lc_date_parse(&to, last) ? (double)(to - from) : (double)NAN;
}

/* --- the clock -------------------------------------------------------------------------------------------------------- */

enum { EVEN_DAYS = 60 }; /* in more of them an hour is no step that could be seen */

/* What follows the local time of a moment: "+02:00", or "". */
static const char *offset_of(const char *moment)
{
    const char *clock = strchr(moment, 'T');
    return clock ? clock + 1 + strspn(clock + 1, "0123456789:.") : moment + strlen(moment);
}

static bool is_midnight(const char *moment)
{
    const char *clock = strchr(moment, 'T');
    return !clock || lc_text_begins(clock, "T00:00:00");
}

/* Whether no row has an hour, as far as they are known. */
static bool are_days(const lc_time_axis *t)
{
    bool days = is_midnight(t->first) && is_midnight(t->last);
    for (size_t row = 0; t->of && days && row < t->of->rows; row++)
        days = lc_series_local(t->of, row) % DAY == 0;
    return days;
}

void lc_sketch_clock(lc_sketch *s, const lc_time_axis *t)
{
    int32_t first;
    s->even = lc_offset_read(&first, offset_of(t->first)) && lc_offset_read(&s->offset, offset_of(t->last)) &&
              first != s->offset && !are_days(t) && lc_moments_apart(t->first, t->last) < EVEN_DAYS * (double)DAY;
}

lc_placed lc_sketch_place(const lc_sketch *s, const char *moment)
{
    lc_placed placed;
    int32_t own;
    int64_t local;
    char shifted[LC_CALENDAR_TEXT];
    const char *offset = offset_of(moment), *part = strchr(moment, '.');
    if (!s->even || !lc_offset_read(&own, offset) || own == s->offset || !lc_date_parse(&local, moment)) {
        snprintf(placed.text, sizeof placed.text, "%.*s", (int)(offset - moment), moment);
        return placed;
    }
    lc_calendar_format(shifted, LC_CALENDAR_GREGORIAN, local + s->offset - own);
    snprintf(placed.text, sizeof placed.text, "%.10sT%.8s%.*s", shifted, shifted + 11, part ? (int)(offset - part) : 0,
             part ? part : "");
    return placed;
}

void lc_sketch_moment(lc_sketch *s, const char *moment)
{
    lc_sketch_row(s, "%s ", lc_sketch_place(s, moment).text);
}

static void name_clock(char *out, size_t size, const lc_sketch *s, const lc_time_axis *t)
{
    const char *zone = t->of && t->of->zone ? t->of->zone : NULL;
    if (s->even)
        snprintf(out, size, "time at UTC%s%s%s: clocks change here", offset_of(t->last), zone ? ", " : "", zone ? zone : "");
    else if (zone)
        snprintf(out, size, "local time, %s", zone);
    else
        snprintf(out, size, "%s", t->of && t->of->offset ? "local time" : "time");
}

/* --- the axis --------------------------------------------------------------------------------------------------------- */

/* Ticks at equal steps of a few days at most: gnuplot counts them from midnight. Between days there is none. */
static void add_steps(lc_sketch *s, const lc_time_axis *t, double seconds)
{
    static const int step[] = {1,        10,       60,        300, 900,     1800,    HOUR,     2 * HOUR,
                               3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 20 * DAY};
    const int least = are_days(t) ? DAY : 1;
    size_t i = 0;
    while (i + 1 < sizeof step / sizeof *step && (step[i] < least || seconds / step[i] > (double)t->ticks))
        i++;
    lc_sketch_add(s, "set format x \"%s\"\nset xtics %d\n",
                  step[i] < 60    ? "%H:%M:%S"
                  : step[i] < DAY ? "%m-%d\\n%H:%M"
                                  : "%Y-%m-%d",
                  step[i]);
}

/* Ticks at the first of a month, every few months. */
static void add_months(lc_sketch *s, const lc_time_axis *t)
{
    static const int64_t step[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    int64_t first, last;
    int day;
    size_t i = 0, count = 0;
    lc_date_parse(&first, t->first);
    lc_date_parse(&last, t->last);
    const int64_t from = lc_calendar_month(&day, LC_CALENDAR_GREGORIAN, first),
                  to = lc_calendar_month(&day, LC_CALENDAR_GREGORIAN, last);
    while (i + 1 < sizeof step / sizeof *step && (to - from) / step[i] > (int64_t)t->ticks)
        i++;
    lc_sketch_add(s, "set xtics (");
    for (int64_t month = lc_floor_divide(from, step[i]) * step[i]; month <= to; month += step[i]) {
        char moment[LC_CALENDAR_TEXT];
        if (month < from)
            continue;
        lc_calendar_format(moment, LC_CALENDAR_GREGORIAN,
                           lc_calendar_add_months(LC_CALENDAR_GREGORIAN, first, (int)(month - from), 1));
        lc_sketch_add(s, "%s'%.*s' '%.10sT00:00:00'", count++ ? ", " : "", step[i] < 12 ? 7 : 4, moment, moment);
    }
    lc_sketch_add(s, ")\n");
}

/* Whether both ends begin a month: so do monthly rows, few as they may be. */
static bool are_firsts(const lc_time_axis *t)
{
    return lc_text_begins(t->first + 7, "-01") && lc_text_begins(t->last + 7, "-01") && is_midnight(t->first) &&
           is_midnight(t->last);
}

/* A single moment: one tick, which says it, in the middle of two days; gnuplot would make it years. */
static void add_one(lc_sketch *s, const char *moment)
{
    char day[2][LC_CALENDAR_TEXT];
    int64_t time;
    const lc_placed at = lc_sketch_place(s, moment);
    if (!lc_date_parse(&time, moment))
        return;
    lc_calendar_format(day[0], LC_CALENDAR_GREGORIAN, time - DAY);
    lc_calendar_format(day[1], LC_CALENDAR_GREGORIAN, time + DAY);
    lc_sketch_add(s, "set xrange ['%.10sT%.8s':'%.10sT%.8s']\nset xtics ('%.10s%s%.8s' '%s')\n", day[0], day[0] + 11, day[1],
                  day[1] + 11, at.text, is_midnight(moment) ? "" : " ", is_midnight(moment) ? "" : at.text + 11, at.text);
}

void lc_sketch_times(lc_sketch *s, const lc_time_axis *t)
{
    char label[LC_TEXT_MAX];
    const double seconds = lc_moments_apart(t->first, t->last);
    lc_sketch_clock(s, t);
    name_clock(label, sizeof label, s, t);
    lc_sketch_add(s, "set xdata time\nset timefmt '%%Y-%%m-%%dT%%H:%%M:%%S'\nset xlabel %s\nset autoscale xfix\n",
                  lc_quote(label).text);
    if (seconds > 60.0 * DAY || (seconds > 0 && are_firsts(t)))
        add_months(s, t);
    else if (seconds > 0)
        add_steps(s, t, seconds);
    else
        add_one(s, t->first);
}

/* calendars: stamps of random calendars are made by a generator that walks through days and minutes; the axis that is learnt from all
 * but the last 50 goes on with exactly these 50. Of rows whose clocks are not those of their zone: those of UTC go on as they do,
 * and those of a zone that is not said as far as clocks stay. */
#include <time.h>

#include "core/rng.h"
#include "data/axis.h"
#include "unit.h"

#include "core/calendar.h"
#include "core/mem.h"

enum { DRAWS = 400, CUT = 50, DAY = 86400, ROWS_MOST = 200000, HOLIDAYS_MOST = 4000, RARE = 1 };

/* Whose clocks the rows keep, and which are said. */
typedef enum whose { OF_ZONE, OF_UTC, UNSAID } whose;

/* What is drawn: local walls in ticks, and the moments that they are. */
typedef struct draw {
    lc_rng rng;
    lc_dataset dataset;
    lc_series series;
    int64_t wall[ROWS_MOST], time[ROWS_MOST];
    int32_t offset[ROWS_MOST];
    int64_t holiday[HOLIDAYS_MOST];
    const char *zone; /* NULL: local time of an unknown zone */
    whose clocks;
    char said[128]; /* what it is, for a message */
} draw;

static size_t below(draw *d, size_t count)
{
    return lc_rng_below(&d->rng, count);
}

/* --- zones: by the C library, not by core/zone.h ---------------------------------------------------------------------- */

static int32_t offset_at(int64_t utc)
{
    time_t moment = (time_t)utc;
    struct tm tm;
    localtime_r(&moment, &tm);
    return (int32_t)tm.tm_gmtoff;
}

/* The earlier moment with that local time; in a skipped hour as much later as is skipped. */
static int64_t utc_of(int64_t wall)
{
    int64_t early = wall - offset_at(wall - DAY), late = wall - offset_at(wall + DAY);
    int64_t first = early < late ? early : late, second = early < late ? late : early;
    if (first + offset_at(first) == wall)
        return first;
    return second + offset_at(second) == wall ? second : early;
}

static void choose_zone(draw *d)
{
    static const char *const zones[] = {
        NULL, "UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata", "America/Santiago"};
    d->zone = zones[below(d, sizeof zones / sizeof *zones)];
    setenv("TZ", d->zone ? d->zone : "UTC", 1);
    tzset();
}

/* Walls become stamps. */
static void settle(draw *d, int64_t ticks)
{
    for (size_t row = 0; row < d->series.rows; row++) {
        int64_t second = lc_floor_divide(d->wall[row], ticks), part = d->wall[row] - second * ticks,
                utc = d->clocks == OF_UTC ? second : utc_of(second);
        d->time[row] = (d->zone ? utc : second) * ticks + part;
        d->offset[row] = offset_at(utc);
    }
    d->series.ticks = ticks;
}

/* --- generators ------------------------------------------------------------------------------------------------------- */

/* A day between 1990 and 2030. */
static int64_t any_day(draw *d)
{
    return 7305 + (int64_t)below(d, 14000);
}

static bool is_holiday(const draw *d, int64_t day)
{
    for (size_t i = 0; i < d->dataset.holidays; i++)
        if (d->holiday[i] == day)
            return true;
    return false;
}

/* Given holidays, at most one day in 20; of rows that say no zone, which day of it they are is not known. */
static void choose_holidays(draw *d, int64_t first)
{
    d->dataset.holidays = 0;
    if (below(d, 2) || d->clocks == UNSAID)
        return;
    for (int64_t day = first; d->dataset.holidays < HOLIDAYS_MOST && day < first + 4000; day += 1 + (int64_t)below(d, 40))
        d->holiday[d->dataset.holidays++] = day;
}

/* Where clocks change between them, rows of Saturday and Sunday alone do not tell when. */
static unsigned any_days(draw *d)
{
    static const unsigned usual[] = {0x1f, 0x1f, 0x3f, 0x4f /* Sun-Thu */, 0x7f, 0x15, 0x09, 0x60};
    const unsigned days = below(d, 3) ? usual[below(d, 8)] : 1 + (unsigned)below(d, 127);
    return d->clocks == UNSAID && !(days & 0x1f) ? 0x1f : days;
}

/* 0 for Monday. */
static int weekday_of(int64_t day)
{
    return (int)(((day + 3) % 7 + 7) % 7);
}

static bool has_day(unsigned days, int64_t day)
{
    return days >> weekday_of(day) & 1;
}

/* Rows on some weekdays. Before the cut a row on a closed day, and now and then an open day without one. */
static void draw_days(draw *d)
{
    static const int64_t times[] = {0, 0, 16 * 3600, 9 * 3600 + 1800, 2 * 3600 + 1800, 23 * 3600 + 59 * 60};
    const unsigned days = any_days(d);
    const int64_t first = any_day(d), time = times[below(d, 6)];
    const size_t rows = 150 + below(d, 300);
    const bool daily = days == 0x7f || !(days & (days - 1));
    choose_holidays(d, first);
    size_t rare = 1; /* of at least 20 weeks: less than 5 % */
    if (!(days & (days - 1)))
        d->dataset.holidays = 0;
    d->series.rows = 0;
    for (int64_t day = first; d->series.rows < rows + CUT; day++) {
        bool open = has_day(days, day) && !is_holiday(d, day);
        if (d->series.rows + 10 < rows && !daily)
            open = open ? below(d, 60) > 0 : rare > 0 && below(d, 50) == 0;
        rare -= open && !has_day(days, day);
        if (open)
            d->wall[d->series.rows++] = day * DAY + time;
    }
    snprintf(d->said, sizeof d->said, "days %x at %d s, %zu rows", days, (int)time, rows);
    settle(d, 1);
}

/* Bars in one or two sessions of some weekdays; rare early closes, missing days, and sessions on closed days. */
static void draw_sessions(draw *d)
{
    static const int64_t steps[] = {60, 300, 300, 600, 900, 1800, 1800, 3600, 3600, 7200};
    const int64_t step = steps[below(d, 10)], open = 4 * 3600 + 900 * (int64_t)below(d, 24);
    const int64_t length = step * (2 + (int64_t)below(d, 1 + (size_t)(5 * 3600 / step))), lunch = open + length;
    const bool two = below(d, 3) == 0 && lunch + 3600 + step + length < DAY;
    const int64_t again = lunch + 3600 + step, ends[] = {lunch, two ? again + length : lunch};
    const unsigned days = any_days(d);
    const size_t weeks = 24 + below(d, 20);
    const int64_t first = any_day(d), last = first + 7 * (int64_t)weeks;
    size_t extra = 0, rare = 1;
    choose_holidays(d, first);
    d->series.rows = 0;
    for (int64_t day = first; day < last || extra < CUT; day++) {
        bool free = day < last - 14, usual = has_day(days, day) && !is_holiday(d, day);
        if (free && usual && below(d, 50) == 0)
            continue;
        if (!usual && !(free && rare > 0 && below(d, 50) == 0))
            continue;
        rare -= !usual;
        const int64_t stop = free && usual && below(d, 60) == 0 ? ends[1] - step * (int64_t)(1 + below(d, 2)) : ends[1];
        for (int64_t at = open; at < stop && extra < CUT && d->series.rows < ROWS_MOST; at += step) {
            if (two && at >= lunch && at < again)
                at = again;
            d->wall[d->series.rows++] = day * DAY + at;
            extra += day >= last;
        }
    }
    snprintf(d->said, sizeof d->said, "sessions of days %x from %d s by %d s for %d s%s, %zu weeks", days, (int)open, (int)step,
             (int)length, two ? ", twice" : "", weeks);
    settle(d, 1);
}

/* From the evening of Sunday to Friday's, with an hour of pause a day. */
static void draw_overnight(draw *d)
{
    static const int64_t steps[] = {300, 900, 1800, 3600};
    const int64_t step = steps[below(d, 4)], first = any_day(d), pause = below(d, 2) ? 3600 : 0;
    const size_t week = (size_t)(115 * 3600 / step), rows = 3 * week + below(d, 3 * week);
    d->dataset.holidays = d->series.rows = 0;
    for (int64_t at = first * DAY; d->series.rows < rows + CUT; at += step) {
        const int weekday = weekday_of(at / DAY);
        const int64_t time = at % DAY;
        if (weekday == 5 || (weekday == 6 && time < 18 * 3600) || (weekday == 4 && time >= 17 * 3600) ||
            (time >= 17 * 3600 && time < 17 * 3600 + pause))
            continue;
        d->wall[d->series.rows++] = at;
    }
    snprintf(d->said, sizeof d->said, "overnight by %d s, a pause of %d s, %zu rows", (int)step, (int)pause, rows);
    settle(d, 1);
}

/* Equal steps of time itself, whatever clocks show; in 1 of 100 a hole. */
static void draw_steps(draw *d)
{
    static const int64_t steps[] = {50, 100, 1000, 60000, 600000, 3600000, 3600000, 10800000, 18000000, 21600000, 43200000};
    const int64_t step = steps[below(d, 11)];
    const size_t rows = 200 + below(d, 2000);
    int64_t at = any_day(d) * DAY * 1000;
    size_t holes = rows / 101;
    d->dataset.holidays = 0;
    d->series.rows = rows + CUT;
    d->series.ticks = 1000;
    for (size_t row = 0; row < rows + CUT; row++) {
        const bool hole = row < rows && holes > 0 && below(d, 200) == 0;
        at += step * (hole ? 2 + (int64_t)below(d, 9) : 1);
        holes -= hole;
        d->time[row] = at;
        d->offset[row] = offset_at(at / 1000);
    }
    snprintf(d->said, sizeof d->said, "steps of %d ms, %zu rows", (int)step, rows);
}

/* So many rows a second, rounded to milliseconds. */
static void draw_rate(draw *d)
{
    static const int64_t rates[] = {24, 30, 60, 90, 120, 3, 7, 48};
    const int64_t rate = rates[below(d, 8)], begin = any_day(d) * DAY * 1000 + (int64_t)below(d, 1000);
    const int64_t phase = (int64_t)below(d, (size_t)rate);
    d->dataset.holidays = 0;
    d->series.rows = 500 + below(d, 500);
    d->series.ticks = 1000;
    for (size_t row = 0; row < d->series.rows; row++) {
        d->time[row] = begin + ((int64_t)row * 1000 + phase) / rate;
        d->offset[row] = offset_at(begin / 1000);
    }
    snprintf(d->said, sizeof d->said, "%d rows a second, phase %d", (int)rate, (int)phase);
}

/* Every so many weeks. */
static void draw_weeks(draw *d)
{
    const int64_t first = any_day(d), weeks = 1 + (int64_t)below(d, 4), time = below(d, 2) ? 0 : 3600 * (int64_t)below(d, 24);
    d->dataset.holidays = 0;
    d->series.rows = CUT + 20 + below(d, 100);
    for (size_t row = 0; row < d->series.rows; row++)
        d->wall[row] = (first + 7 * weeks * (int64_t)row) * DAY + time;
    snprintf(d->said, sizeof d->said, "every %d weeks from day %d, %d s", (int)weeks, (int)first, (int)time);
    settle(d, 1);
}

static int length_of(int64_t year, int month)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0) ? 29 : length[month - 1];
}

static int64_t day_of(int64_t year, int month, int day)
{
    return (int64_t)timegm(&(struct tm){.tm_year = (int)year - 1900, .tm_mon = month - 1, .tm_mday = day}) / DAY;
}

/* The day of a month by rule: 0..2 a number (the 1st, any, the last), 3 and 4 working days, 5 and 6 a weekday. */
static int64_t month_day(size_t rule, int64_t year, int month, int number)
{
    const int length = length_of(year, month);
    for (int day = 1; day <= length; day++) {
        const int64_t at = day_of(year, month, day);
        const bool work = weekday_of(at) < 5, wanted = weekday_of(at) == number % 7;
        if (rule == 3 && work)
            return at;
        if (rule == 5 && wanted && (day - 1) / 7 == number % 4)
            return at;
        if (rule == 6 && wanted && day + 7 > length)
            return at;
    }
    int64_t last = day_of(year, month, length);
    while (rule == 4 && weekday_of(last) > 4)
        last--;
    return rule >= 3 ? last : day_of(year, month, number < length ? number : length);
}

static void draw_months(draw *d)
{
    static const int every[] = {1, 1, 2, 3, 3, 4, 6, 12};
    const size_t rule = below(d, 7);
    const int months = every[below(d, 8)], begin = (int)below(d, 12);
    const int number = rule == 0 ? 1 : rule == 2 ? 31 : 1 + (int)below(d, 28);
    const int64_t year = (d->clocks == UNSAID ? 1980 : 1950) + (int64_t)below(d, 40),
                  any = below(d, 2) ? 0 : 3600 * (int64_t)below(d, 24);
    const int64_t time = d->clocks == UNSAID ? DAY / 2 : any; /* of one day in the zone and in UTC */
    d->dataset.holidays = 0;
    d->series.rows = CUT + 24 + below(d, 100);
    for (size_t row = 0; row < d->series.rows; row++) {
        const int64_t month = begin + months * (int64_t)row;
        d->wall[row] = month_day(rule, year + month / 12, (int)(month % 12) + 1, number) * DAY + time;
    }
    snprintf(d->said, sizeof d->said, "every %d months, rule %zu, number %d, %d s", months, rule, number, (int)time);
    settle(d, 1);
}

/* --- the test --------------------------------------------------------------------------------------------------------- */

/* Rows of either offset, at least, before the cut. */
static size_t count_rarer(const draw *d, size_t rows)
{
    size_t same = 0;
    for (size_t row = 0; row < rows; row++)
        same += d->offset[row] == d->offset[0];
    return same * 2 < rows ? same : rows - same;
}

/* How many of the stamps after the cut the rows can tell: of a zone that is not said, those before its clocks change. */
static size_t count_known(const draw *d, size_t rows)
{
    size_t known = 0;
    while (d->clocks == UNSAID && known < CUT && d->offset[rows + known] == d->offset[rows - 1])
        known++;
    return d->clocks == UNSAID ? known : CUT;
}

static void check(draw *d)
{
    const size_t rows = d->series.rows - CUT, rarer = d->zone ? count_rarer(d, rows) : 0;
    const bool said = d->zone && d->clocks != UNSAID, guess = d->zone && d->clocks == UNSAID && rarer > 0;
    lc_axis *axis = NULL;
    lc_zone *zone = NULL;
    int64_t time[CUT];
    int32_t offset[CUT];
    char words[LC_CALENDAR_WORDS];
    if (d->clocks != OF_ZONE && rarer < RARE)
        return;
    d->series.time = d->time;
    d->series.offset = said ? d->offset : NULL;
    d->series.rows = rows;
    d->dataset.series = &d->series;
    d->dataset.series_count = 1;
    d->dataset.holiday = d->holiday;
    assert_ok(lc_axes_new(&axis, &d->dataset, "cut"));
    if (said)
        assert_ok(lc_zone_new(&zone, d->zone));
    lc_axis_extend(&(lc_axis_ahead){time, said ? offset : NULL, CUT}, axis, &d->series, rows - 1, zone);
    lc_axis_words(words, axis);
    for (size_t k = 0; k < count_known(d, rows); k++)
        if (time[k] != d->time[rows + k] || (said && offset[k] != d->offset[rows + k]) || !axis->doubt == guess)
            fail_msg("%s in %s, seen as '%s' (%s): stamp %zu after %lld is %lld, not %lld", d->said,
                     d->zone ? d->zone : "no zone", words, axis->doubt ? axis->doubt : "sure", k, (long long)d->time[rows - 1],
                     (long long)time[k], (long long)d->time[rows + k]);
    lc_zone_free(zone);
    lc_free(axis);
}

static void draw_all(void (*generate)(draw *), uint64_t kind, whose clocks)
{
    static draw d;
    for (uint64_t n = 0; n < DRAWS; n++) {
        memset(&d.series, 0, sizeof d.series);
        d.rng = lc_rng_new(kind, "calendars", n);
        choose_zone(&d);
        d.clocks = clocks;
        generate(&d);
        check(&d);
    }
    unsetenv("TZ");
    tzset();
}

#define GOES_ON(name, generate, kind, clocks)                                                                                    \
    static void name(void **state)                                                                                               \
    {                                                                                                                            \
        (void)state;                                                                                                             \
        draw_all(generate, kind, clocks);                                                                                        \
    }

GOES_ON(weekdays_go_on, draw_days, 1, OF_ZONE)
GOES_ON(sessions_go_on, draw_sessions, 2, OF_ZONE)
GOES_ON(nights_go_on, draw_overnight, 3, OF_ZONE)
GOES_ON(steps_go_on, draw_steps, 4, OF_ZONE)
GOES_ON(rates_go_on, draw_rate, 5, OF_ZONE)
GOES_ON(weeks_go_on, draw_weeks, 6, OF_ZONE)
GOES_ON(months_go_on, draw_months, 7, OF_ZONE)
GOES_ON(weekdays_of_utc_go_on, draw_days, 8, OF_UTC)
GOES_ON(sessions_of_utc_go_on, draw_sessions, 9, OF_UTC)
GOES_ON(weeks_of_utc_go_on, draw_weeks, 10, OF_UTC)
GOES_ON(months_of_utc_go_on, draw_months, 11, OF_UTC)
GOES_ON(weekdays_of_no_zone_go_on, draw_days, 12, UNSAID)
GOES_ON(sessions_of_no_zone_go_on, draw_sessions, 13, UNSAID)
GOES_ON(weeks_of_no_zone_go_on, draw_weeks, 14, UNSAID)
GOES_ON(months_of_no_zone_go_on, draw_months, 15, UNSAID)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekdays_go_on),
        cmocka_unit_test(sessions_go_on),
        cmocka_unit_test(nights_go_on),
        cmocka_unit_test(steps_go_on),
        cmocka_unit_test(rates_go_on),
        cmocka_unit_test(weeks_go_on),
        cmocka_unit_test(months_go_on),
        cmocka_unit_test(weekdays_of_utc_go_on),
        cmocka_unit_test(sessions_of_utc_go_on),
        cmocka_unit_test(weeks_of_utc_go_on),
        cmocka_unit_test(months_of_utc_go_on),
        cmocka_unit_test(weekdays_of_no_zone_go_on),
        cmocka_unit_test(sessions_of_no_zone_go_on),
        cmocka_unit_test(weeks_of_no_zone_go_on),
        cmocka_unit_test(months_of_no_zone_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

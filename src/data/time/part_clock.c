/* part_clock - what a cell adds to the time of day of its row, by what its column holds. */
#include <stdio.h>
#include <string.h>

#include "core/date_scan.h"
#include "data/time/room.h"

enum { DAY = 86400, HOUR = 3600 };

static bool add_seconds(lc_date *date, const char *cell, int least, int most, int each)
{
    int count;
    if (!lc_count_read(&count, cell, least, most))
        return false;
    date->seconds += (int64_t)(count)*each;
    date->clocked = true;
    return true;
}

/* Hours and periods, perhaps with a word beside them. */
static bool add_worded(lc_date *date, const char *cell, int least, int most, int each)
{
    lc_decimal d;
    if (!lc_worded_read(&d, cell) || d.nano || d.whole < least || d.whole > most)
        return false;
    date->seconds += d.whole * each;
    return date->clocked = true;
}

/* The first interval of an hour begins with it. */
static bool add_interval(lc_date *date, const char *cell, int64_t each)
{
    int number;
    if (!each || !lc_count_read(&number, cell, 1, (int)(HOUR / each)))
        return false;
    date->seconds += (number - 1) * each;
    return date->clocked = true;
}

/* 0.30, 15.30: hours and two digits of minutes, as 1530 has them. */
static bool read_pointed(int *number, const char *cell)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell) || d.whole < 0 || d.whole > 24 || lc_digits_behind(cell) != 2)
        return false;
    *number = (int)(d.whole * 100 + d.nano / 10000000);
    return true;
}

/* 1530, 930, 153000, 15.30: two digits each, from the right. */
static bool take_digits(lc_date *date, int most, const char *cell)
{
    int number;
    if (!(most == 2400 && read_pointed(&number, cell)) && !lc_count_read(&number, cell, 0, most))
        return false;
    const int second = most > 2400 ? number % 100 : 0, left = most > 2400 ? number / 100 : number;
    date->seconds = left / 100 * HOUR + left % 100 * 60 + second;
    date->clocked = true;
    return left % 100 < 60 && second < 60 && date->seconds <= DAY;
}

bool lc_is_fine_clock(const lc_decimal *d)
{
    return d->whole >= 0 && (d->point ? d->digits == 6 : d->digits == 9 || d->digits == 12);
}

/* 092451.050, and 092451050 or 092451050000, of which the digits behind the sixth are thousandths or millionths. */
static bool take_fine_digits(lc_date *date, const char *cell)
{
    lc_decimal d;
    char second[8];
    if (!lc_decimal_read(&d, cell) || !lc_is_fine_clock(&d))
        return false;
    snprintf(second, sizeof second, "%.6s", cell);
    date->nanosecond = d.point          ? d.nano
                       : d.digits == 12 ? (int32_t)(d.whole % 1000000) * 1000
                                        : (int32_t)(d.whole % 1000) * 1000000;
    return take_digits(date, 240000, second);
}

/* 08:30-05:00: the end of an interval, or an offset from UTC, which the rows of the column show. */
static void doubt_end(lc_date *clock, const char *cell)
{
    lc_date zone = {0};
    const char *sign = strrchr(cell, '-');
    if (!clock->interval || !sign || !memchr(cell, ':', (size_t)(sign - cell)) || !lc_scan_zone(&zone, sign))
        return;
    clock->doubt = clock->to_second ? LC_DOUBT_NONE : LC_DOUBT_SPAN;
    clock->interval = false;
    clock->zoned = true;
    clock->offset = zone.offset;
}

static bool take_clock(lc_date *date, const char *cell)
{
    lc_date clock;
    if (!lc_clock_read(&clock, cell))
        return false;
    doubt_end(&clock, cell);
    date->doubt = clock.doubt ? clock.doubt : date->doubt;
    date->seconds = clock.seconds;
    date->nanosecond = clock.nanosecond;
    date->interval = clock.interval;
    date->span = clock.span;
    date->zoned |= clock.zoned;
    date->offset = clock.zoned ? clock.offset : date->offset;
    return date->clocked = true;
}

static bool take_of_day(lc_date *date, const lc_time_columns *c, const char *cell)
{
    double units;
    lc_decimal d;
    if (c->unit == 1 && lc_decimal_read(&d, cell) && d.whole >= 0 && (d.whole < DAY || (d.whole == DAY && !d.nano))) {
        date->seconds = d.whole;
        date->nanosecond = d.nano;
        return date->clocked = true;
    }
    if (!lc_real_read(&units, cell) || units < 0 || units * (double)c->unit > DAY)
        return false;
    date->seconds = lc_round_to(units * (double)c->unit, c->grain);
    return date->clocked = true;
}

static bool take_second(lc_date *date, const char *cell)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell) || d.whole < 0 || d.whole > 60)
        return false;
    date->seconds += d.whole;
    date->nanosecond = d.nano;
    return date->clocked = true;
}

static bool take_millisecond(lc_date *date, const char *cell)
{
    int thousandths;
    if (!lc_count_read(&thousandths, cell, 0, 999))
        return false;
    date->nanosecond += thousandths * 1000000;
    return true;
}

/* Of the hour that is there already. */
static bool take_half(lc_date *date, const char *cell)
{
    int hour = (int)(date->seconds / HOUR);
    const char *end = lc_scan_half(&hour, cell);
    if (!end || end == cell || *end)
        return false;
    date->seconds = hour * HOUR + date->seconds % HOUR;
    return true;
}

bool lc_part_take_clock(lc_date *date, const lc_time_columns *c, lc_time_part part, const char *cell)
{
    switch (part) {
    case LC_TIME_CLOCK:
        return take_clock(date, cell);
    case LC_TIME_HOUR:
        return add_worded(date, cell, c->hour_first, 24, HOUR);
    case LC_TIME_MINUTE:
        return add_seconds(date, cell, 0, 59, 60);
    case LC_TIME_SECOND:
        return take_second(date, cell);
    case LC_TIME_MILLISECOND:
        return take_millisecond(date, cell);
    case LC_TIME_HALF:
        return take_half(date, cell);
    case LC_TIME_HHMM:
        return take_digits(date, 2400, cell);
    case LC_TIME_HHMMSS:
        return take_fine_digits(date, cell) || take_digits(date, 240000, cell); /* nine digits may be a small number */
    case LC_TIME_INTERVAL:
        return add_interval(date, cell, c->interval);
    case LC_TIME_OF_DAY:
        return take_of_day(date, c, cell);
    default:
        return add_worded(date, cell, c->from_zero ? 0 : 1, 1500, (int)c->period);
    }
}

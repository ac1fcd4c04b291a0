/* part - what a cell adds to the date of its row, by what its column holds. */
#include <math.h>
#include <string.h>

#include "core/date_scan.h"
#include "core/text.h"
#include "data/time/room.h"

enum { DAY = 86400, HOUR = 3600, NANO = 1000000000, REAL_MOST = 64 };

/* Whole numbers in a range, with perhaps ".0". */
static bool read_count(int *out, const char *cell, int least, int most)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell) || d.nano || d.whole < least || d.whole > most)
        return false;
    *out = (int)d.whole;
    return true;
}

/* With a decimal point or comma. */
static bool read_real(double *out, const char *cell)
{
    char text[REAL_MOST];
    const size_t length = strlen(cell);
    if (length >= sizeof text)
        return false;
    memcpy(text, cell, length + 1);
    text[strcspn(text, ",")] = strchr(text, ',') ? '.' : '\0';
    return lc_text_number(out, text);
}

static bool add_seconds(lc_date *date, const char *cell, int least, int most, int each)
{
    int count;
    if (!read_count(&count, cell, least, most))
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
    if (!each || !read_count(&number, cell, 1, (int)(HOUR / each)))
        return false;
    date->seconds += (number - 1) * each;
    return date->clocked = true;
}

static void set_unit(lc_date *date, lc_date_unit unit, int number)
{
    date->unit = unit;
    date->part[1] = number;
}

/* (whole + nano / 1e9) / unit seconds since 1970. */
static bool take_epoch(lc_date *date, const lc_time_columns *c, const char *cell)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell))
        return false;
    const int64_t unit = c->epoch ? c->epoch : lc_epoch_unit(d.whole);
    if (unit == 0 || lc_floor_divide(d.whole, unit) > 253402300799 || lc_floor_divide(d.whole, unit) < -62135596800)
        return false;
    const int64_t second = lc_floor_divide(d.whole, unit);
    lc_date_set_second(date, second);
    date->nanosecond = (int32_t)((d.whole - second * unit) * (NANO / unit) + d.nano / unit);
    date->zoned = true;
    return true;
}

/* Days since an origin, to the nearest second: what a spreadsheet shows of them. */
static bool take_days(lc_date *date, const lc_time_columns *c, double origin, const char *cell)
{
    double days;
    if (!read_real(&days, cell) || days < 61 || days > 3e6)
        return false;
    lc_date_set_second(date, lc_round_to((days - origin) * DAY, c->grain));
    return true;
}

/* 202001, 2020001: a year and a number of `digits` digits; 2001, of months, has the year's last two. */
static bool take_year_and(lc_date *date, lc_date_unit unit, int digits, const char *cell)
{
    int year, number;
    const bool brief = unit == LC_DATE_MONTH && strlen(cell) == 4;
    const char *end = lc_scan_digits(&year, cell, brief ? 2 : 4);
    end = end ? lc_scan_digits(&number, end, digits) : NULL;
    if (!end || *end || (year < 1000 && !brief))
        return false;
    date->short_year = brief;
    date->part[0] = year;
    set_unit(date, unit, number);
    date->ordered = true;
    return number >= 1 && number <= (unit == LC_DATE_MONTH ? 12 : 366);
}

/* 01.2020 */
static bool take_month_and_year(lc_date *date, const char *cell)
{
    int month, year;
    const char *end = lc_scan_digits(&month, cell, 2);
    end = end && *end == '.' ? lc_scan_digits(&year, end + 1, 4) : NULL;
    if (!end || *end || year < 1000)
        return false;
    date->part[0] = year;
    set_unit(date, LC_DATE_MONTH, month);
    date->ordered = true;
    return month >= 1 && month <= 12;
}

/* 2020-01, 202001, 01/2020: four digits are the year. */
static bool take_year_week(lc_date *date, const char *cell)
{
    int first, second, digits[2];
    const char *end = lc_scan_digits(&first, cell, 4);
    end = end ? end : lc_scan_number(&first, &digits[0], cell, 2);
    const bool year = end && end - cell == 4;
    const char *next = end && *end && strchr("-/. ", *end) ? end + 1 : end;
    end = next ? lc_scan_number(&second, &digits[1], next, year ? 2 : 4) : NULL;
    if (!end || *end || (!year && digits[1] != 4) || (next == cell + 4 && digits[1] != 2))
        return false;
    date->part[0] = year ? first : second;
    set_unit(date, LC_DATE_WEEK, year ? second : first);
    date->part[2] = 1;
    date->ordered = true;
    return date->part[0] >= 1000 && date->part[1] >= 1 && date->part[1] <= 53;
}

static bool take_year(lc_date *date, const char *cell)
{
    int year;
    if (!read_count(&year, cell, 0, 9999) || (year >= 100 && year < 1000))
        return false;
    date->part[0] = year;
    date->unit = LC_DATE_YEAR;
    date->ordered = true;
    date->short_year = year < 100;
    return true;
}

static bool take_month(lc_date *date, const char *cell)
{
    int month;
    if (!lc_month_read(&month, cell) && !read_count(&month, cell, 1, 12))
        return false;
    set_unit(date, LC_DATE_MONTH, month);
    return true;
}

/* Q3, T3, W05, KW 5: the number. */
static const char *behind_letter(lc_date_unit unit, const char *cell)
{
    const char *letters = unit == LC_DATE_QUARTER ? "QqTt" : unit == LC_DATE_WEEK ? "KkWw" : "";
    const char *number = cell + strspn(cell, letters);
    return number > cell + 2 ? cell : number + strspn(number, " ");
}

static bool take_number(lc_date *date, lc_date_unit unit, int most, const char *cell)
{
    int number;
    if (!read_count(&number, behind_letter(unit, cell), 1, most))
        return false;
    set_unit(date, unit, number);
    if (unit == LC_DATE_WEEK)
        date->part[2] = 1;
    return true;
}

/* Behind the month, which comes before it in the columns. */
static bool take_day(lc_date *date, const char *cell)
{
    date->unit = LC_DATE_DAY;
    return read_count(&date->part[2], cell, 1, 31);
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
    if (!(most == 2400 && read_pointed(&number, cell)) && !read_count(&number, cell, 0, most))
        return false;
    const int second = most > 2400 ? number % 100 : 0, left = most > 2400 ? number / 100 : number;
    date->seconds = left / 100 * HOUR + left % 100 * 60 + second;
    date->clocked = true;
    return left % 100 < 60 && second < 60 && date->seconds <= DAY;
}

static bool take_clock(lc_date *date, const char *cell)
{
    lc_date clock;
    if (!lc_clock_read(&clock, cell))
        return false;
    date->seconds = clock.seconds;
    date->nanosecond = clock.nanosecond;
    date->interval = clock.interval;
    date->span = clock.span;
    return date->clocked = true;
}

/* Units since a moment, or since midnight. */
static bool take_since(lc_date *date, const lc_time_columns *c, const char *cell)
{
    double units;
    if (!read_real(&units, cell) || fabs(units) * (double)c->unit > 2e11)
        return false;
    lc_date_set_second(date, c->origin + lc_round_to(units * (double)c->unit, c->grain));
    return true;
}

static bool take_of_day(lc_date *date, const lc_time_columns *c, const char *cell)
{
    double units;
    if (!read_real(&units, cell) || units < 0 || units * (double)c->unit > DAY)
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

/* Parts of a date or of a day. */
static bool take_finer(lc_date *date, const lc_time_columns *c, lc_time_part part, const char *cell)
{
    switch (part) {
    case LC_TIME_QUARTER:
        return take_number(date, LC_DATE_QUARTER, 4, cell);
    case LC_TIME_MONTH:
        return take_month(date, cell);
    case LC_TIME_WEEK:
        return take_number(date, LC_DATE_WEEK, 53, cell);
    case LC_TIME_DAY:
        return take_day(date, cell);
    case LC_TIME_DAY_OF_YEAR:
        return take_number(date, LC_DATE_YEARDAY, 366, cell);
    case LC_TIME_CLOCK:
        return take_clock(date, cell);
    case LC_TIME_HOUR:
        return add_worded(date, cell, c->hour_first, 24, HOUR);
    case LC_TIME_MINUTE:
        return add_seconds(date, cell, 0, 59, 60);
    case LC_TIME_SECOND:
        return take_second(date, cell);
    case LC_TIME_HALF:
        return take_half(date, cell);
    case LC_TIME_HHMM:
        return take_digits(date, 2400, cell);
    case LC_TIME_HHMMSS:
        return take_digits(date, 240000, cell);
    case LC_TIME_INTERVAL:
        return add_interval(date, cell, c->interval);
    case LC_TIME_OF_DAY:
        return take_of_day(date, c, cell);
    default:
        return add_worded(date, cell, 1, 1500, (int)c->period);
    }
}

bool lc_part_take(lc_date *date, const lc_time_columns *c, lc_time_part part, const char *cell)
{
    switch (part) {
    case LC_TIME_DATE:
        return lc_date_read(date, cell) || (strlen(cell) == 4 && take_year(date, cell));
    case LC_TIME_FORMAT:
        return lc_date_format_read(date, cell, c->format);
    case LC_TIME_EPOCH:
        return take_epoch(date, c, cell);
    case LC_TIME_EXCEL:
        return take_days(date, c, 25569, cell);
    case LC_TIME_MATLAB:
        return take_days(date, c, 719529, cell);
    case LC_TIME_JULIAN:
        return take_days(date, c, 2440587.5, cell);
    case LC_TIME_MJD:
        return take_days(date, c, 40587, cell);
    case LC_TIME_SINCE:
        return take_since(date, c, cell);
    case LC_TIME_YEAR_MONTH:
        return take_year_and(date, LC_DATE_MONTH, 2, cell) || take_month_and_year(date, cell);
    case LC_TIME_YEAR_WEEK:
        return take_year_week(date, cell);
    case LC_TIME_YEAR_DAY:
        return take_year_and(date, LC_DATE_YEARDAY, 3, cell);
    case LC_TIME_YEAR:
        return take_year(date, cell);
    case LC_TIME_DECIMAL_YEAR:
        return lc_decimal_year_take(date, c, cell);
    default:
        return take_finer(date, c, part, cell);
    }
}

bool lc_part_reads(const lc_time_columns *columns, lc_time_part part, const char *cell)
{
    lc_date date = {0};
    return lc_part_take(&date, columns, part, cell);
}

bool lc_part_reads_all(const lc_view *v, size_t column, lc_time_part part)
{
    static const lc_time_columns plain = {0};
    for (size_t row = 0; row < v->rows; row++)
        if (!lc_part_reads(&plain, part, lc_view_cell(v, row, column)))
            return false;
    return true;
}

/* part - what a cell adds to the date of its row, by what its column holds. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/date_scan.h"
#include "data/time/room.h"

enum { DAY = 86400, NANO = 1000000000, FINE = 9 }; /* FINE: digits of a day that tell thousandths of a second */

static const int64_t LONGEST = 200000000000; /* seconds since a moment */

static void set_unit(lc_date *date, lc_date_unit unit, int number)
{
    date->unit = unit;
    date->part[1] = number;
}

/* Sets the nanoseconds behind a whole second of a number that counts parts of one, `unit` to a second. */
static void set_nanosecond(lc_date *date, const lc_decimal *d, int64_t second, int64_t unit)
{
    date->nanosecond = (int32_t)((d->whole - second * unit) * (NANO / unit) + d->nano / unit);
}

/* (whole + nano / 1e9) / unit seconds since 1970, of GPS, or since the origin of hundreds. */
static bool take_epoch(lc_date *date, const lc_time_columns *c, const char *cell)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell))
        return false;
    const int64_t unit = c->epoch ? c->epoch : lc_epoch_unit(d.whole);
    if (unit == 0 || lc_floor_divide(d.whole, unit) > 253402300799 || lc_floor_divide(d.whole, unit) < -62135596800)
        return false;
    const int64_t second = lc_floor_divide(d.whole, unit);
    lc_date_set_second(date, c->gps ? lc_gps_second(second) : second + (c->hundreds ? c->hundreds->origin : 0));
    set_nanosecond(date, &d, second, unit);
    date->zoned = !c->hundreds || c->hundreds->utc;
    return true;
}

/* Days since an origin, to the second, which is what a spreadsheet shows of them, or as finely as their digits tell. */
static bool take_days(lc_date *date, const lc_time_columns *c, double origin, const char *cell)
{
    double days;
    if (!lc_real_read(&days, cell) || days < 61 || days > 3e6)
        return false;
    const double seconds = (days - origin) * DAY;
    const bool fine = c->grain <= 1 && lc_digits_behind(cell) >= FINE;
    const int64_t thousandths = fine ? llround(1000 * seconds) : 1000 * lc_round_to(seconds, c->grain);
    const int64_t second = lc_floor_divide(thousandths, 1000);
    lc_date_set_second(date, second);
    date->nanosecond = (int32_t)(thousandths - 1000 * second) * 1000000;
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

static bool put_month(lc_date *date, int year, int month)
{
    if (year < 1000)
        return false;
    date->part[0] = year;
    set_unit(date, LC_DATE_MONTH, month);
    date->ordered = true;
    return month >= 1 && month <= 12;
}

/* 01.2020 */
static bool take_month_and_year(lc_date *date, const char *cell)
{
    int month, year;
    const char *end = lc_scan_digits(&month, cell, 2);
    end = end && *end == '.' ? lc_scan_digits(&year, end + 1, 4) : NULL;
    return end && !*end && put_month(date, year, month);
}

/* 2001 01, 2001  1 */
static bool take_year_blank_month(lc_date *date, const char *cell)
{
    int year, month, digits;
    const char *end = lc_scan_digits(&year, cell, 4);
    end = end && *end == ' ' ? lc_scan_number(&month, &digits, end + strspn(end, " "), 2) : NULL;
    return end && !*end && put_month(date, year, month);
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
    if (!lc_count_read(&year, cell, 0, 9999) || (year >= 100 && year < 1000))
        return false;
    date->part[0] = year;
    date->unit = LC_DATE_YEAR;
    date->ordered = true;
    date->short_year = year < 100;
    return true;
}

/* What is in front of the number of a quarter, a half, a month or a week. */
static const char *words_of(lc_date_unit unit)
{
    return unit == LC_DATE_QUARTER ? "q t qtr quarter quartal trimestre"
           : unit == LC_DATE_HALF  ? "h s half semester semestre"
           : unit == LC_DATE_MONTH ? "m month monat mes mois"
           : unit == LC_DATE_WEEK  ? "w k kw wk week woche"
                                   : "";
}

/* Q3, T3, M05, W05, KW 5, MONAT05: the number. */
static const char *behind_word(lc_date_unit unit, const char *cell)
{
    enum { WORD = 12 };
    char word[WORD];
    const size_t length = lc_letters_in(cell);
    if (!length || length >= WORD)
        return cell;
    memcpy(word, cell, length);
    word[length] = '\0';
    return lc_name_is(word, words_of(unit)) ? cell + length + strspn(cell + length, " ") : cell;
}

bool lc_part_has_letter(lc_time_part part, const char *cell)
{
    const lc_date_unit unit = part == LC_TIME_QUARTER ? LC_DATE_QUARTER
                              : part == LC_TIME_MONTH ? LC_DATE_MONTH
                              : part == LC_TIME_WEEK  ? LC_DATE_WEEK
                                                      : LC_DATE_YEAR;
    return behind_word(unit, cell) > cell;
}

static bool take_month(lc_date *date, const char *cell)
{
    int month;
    if (!lc_month_read(&month, cell) && !lc_count_read(&month, behind_word(LC_DATE_MONTH, cell), 1, 12))
        return false;
    set_unit(date, LC_DATE_MONTH, month);
    return true;
}

static bool take_number(lc_date *date, lc_date_unit unit, int most, const char *cell)
{
    int number;
    if (!lc_count_read(&number, behind_word(unit, cell), 1, most))
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
    return lc_count_read(&date->part[2], cell, 1, 31);
}

/* Parts of a second since a moment. */
static bool take_parts(lc_date *date, const lc_time_columns *c, const char *cell)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell) || llabs(d.whole) / c->epoch > LONGEST)
        return false;
    const int64_t second = lc_floor_divide(d.whole, c->epoch);
    lc_date_set_second(date, c->origin + second);
    set_nanosecond(date, &d, second, c->epoch);
    return true;
}

/* Units since a moment, or since midnight. */
static bool take_since(lc_date *date, const lc_time_columns *c, const char *cell)
{
    double units;
    if (c->epoch > 1)
        return take_parts(date, c, cell);
    if (!lc_real_read(&units, cell) || fabs(units) * (double)c->unit > (double)LONGEST)
        return false;
    lc_date_set_second(date, c->origin + lc_round_to(units * (double)c->unit, c->grain));
    return true;
}

/* Parts of a date; the others are of a day. */
static bool take_finer(lc_date *date, const lc_time_columns *c, lc_time_part part, const char *cell)
{
    switch (part) {
    case LC_TIME_HALF_YEAR:
        return take_number(date, LC_DATE_HALF, 2, cell);
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
    default:
        return lc_part_take_clock(date, c, part, cell);
    }
}

bool lc_part_take(lc_date *date, const lc_time_columns *c, lc_time_part part, const char *cell)
{
    switch (part) {
    case LC_TIME_DATE:
        return lc_date_read(date, cell) || (strlen(cell) == 4 && take_year(date, cell)) ||
               (c->serials && lc_is_serial(cell) && take_days(date, c, 25569, cell));
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
        return take_year_and(date, LC_DATE_MONTH, 2, cell) || take_month_and_year(date, cell) ||
               take_year_blank_month(date, cell);
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

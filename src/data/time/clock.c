/* clock - the columns of a time of day beside those of a date: 15:30, 1530, hours 0 to 23 or 1 to 24, numbered periods. */
#include <math.h>
#include <string.h>

#include "core/text.h"
#include "data/time/room.h"

enum { DAY = 86400, HOUR = 3600 };

static const char clock_names[] = "time clock hhmm hhmmss uhrzeit zeit hora timeofday tod localtime timeutc timelocal timehhmm";
static const char hour_names[] = "hour hr hrs hh h hours he hourending hourofday hourbeginning stunde hod hourlocal hourutc";
static const char second_names[] = "seconds second secs sec sod secondofday secondsofday secondssincemidnight timesec times";
static const char minute_names[] = "minutes minute mins min mod minuteofday minutesofday minutessincemidnight timemin";
static const char fraction_names[] = "fraction dayfraction fractionofday fracday dayfrac fractionday";
static const char period_names[] = "period settlementperiod sp halfhour interval slot mtu block tradingperiod quarterhour";

/* Whole numbers of a column. */
typedef struct range {
    int64_t least, most;
    int shortest, longest;
    bool padded; /* a cell with a 0 in front of other digits */
} range;

/* False if a cell is not a whole number below a million. */
static bool range_of(range *r, const lc_view *v, size_t column)
{
    *r = (range){.least = INT64_MAX, .most = -1, .shortest = 99};
    for (size_t row = 0; row < v->rows; row++) {
        lc_decimal d;
        const char *cell = lc_view_cell(v, row, column);
        if (!lc_decimal_read(&d, cell) || d.nano || d.whole < 0 || d.whole > 240000)
            return false;
        r->least = d.whole < r->least ? d.whole : r->least;
        r->most = d.whole > r->most ? d.whole : r->most;
        r->shortest = d.digits < r->shortest ? d.digits : r->shortest;
        r->longest = d.digits > r->longest ? d.digits : r->longest;
        r->padded |= d.digits > 1 && *cell == '0';
    }
    return v->rows > 0;
}

static bool every_row(const lc_view *v, size_t column, lc_time_part part)
{
    static const lc_time_columns plain = {0};
    for (size_t row = 0; row < v->rows; row++)
        if (!lc_part_reads(&plain, part, lc_view_cell(v, row, column)))
            return false;
    return true;
}

/* How many periods a day has: the usual number that the largest one is, or exceeds by an hour's on the day that has 25; 0 for
 * no such number. */
static int64_t periods_of_day(int64_t most)
{
    static const int64_t usual[] = {24, 48, 96, 144, 288, 1440};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (most >= usual[i] && most <= usual[i] + usual[i] / 24)
            return usual[i];
    return 0;
}

/* Whether all cells are numbers of a unit since midnight. */
static bool counts_day(lc_time_columns *c, const lc_view *v, size_t column, int64_t unit)
{
    lc_time_columns tried = {.unit = unit};
    int digits = 0;
    for (size_t row = 0; row < v->rows; row++) {
        const char *cell = lc_view_cell(v, row, column);
        if (!lc_part_reads(&tried, LC_TIME_OF_DAY, cell))
            return false;
        digits = lc_digits_behind(cell) > digits ? lc_digits_behind(cell) : digits;
    }
    c->unit = unit;
    c->grain = lc_grain_of((double)unit, digits);
    return true;
}

/* The unit that a name says a time of day is counted in; 0: none. */
static int64_t unit_of_name(const char *name)
{
    return lc_name_is(name, second_names) ? 1 : lc_name_is(name, minute_names) ? 60 : lc_name_is(name, fraction_names) ? DAY : 0;
}

/* Whether steps of a column that is read as hhmm or hhmmss are as even as those of its numbers: 1030 follows 1000. */
static bool steps_evenly(const lc_view *v, size_t column, lc_time_part part)
{
    static const lc_time_columns plain = {0};
    int64_t last = 0, step = 0, number = 0, before = 0, apart = 0;
    bool numbers = true, clocks = true;
    for (size_t row = 0; row < v->rows; row++, before = number) {
        lc_date date = {0};
        lc_decimal d;
        if (!lc_decimal_read(&d, lc_view_cell(v, row, column)) ||
            !lc_part_take(&date, &plain, part, lc_view_cell(v, row, column)))
            return false;
        number = d.whole;
        if (row && number > before) {
            numbers &= !apart || number - before == apart;
            clocks &= !step || date.seconds - last == step;
            apart = number - before;
            step = date.seconds - last;
        }
        last = date.seconds;
    }
    return clocks || !numbers;
}

/* Numbers with fractions, or too large or uneven for digits of a clock: hours, minutes, seconds or parts of a day. */
static bool part_of_count(lc_time_columns *c, const lc_view *v, size_t column)
{
    const char *name = lc_view_name(v, column);
    const int64_t said = unit_of_name(name);
    lc_decimal d;
    double most = 0;
    for (size_t row = 0; row < v->rows; row++) {
        if (!lc_decimal_read(&d, lc_view_cell(v, row, column)))
            return false;
        most = fmax(most, (double)d.whole + d.nano * 1e-9);
    }
    if (said)
        return counts_day(c, v, column, said);
    if (lc_name_is(name, hour_names) || lc_name_has(name, "hour hr"))
        return counts_day(c, v, column, HOUR);
    return counts_day(c, v, column, most <= 1 ? DAY : most <= 24 ? HOUR : most <= 1440 ? 60 : 1);
}

/* What a column of numbers is as a time of day; false if it is none. */
static bool part_of_numbers(lc_time_columns *c, lc_time_part *part, const lc_view *v, size_t column)
{
    range r;
    const char *name = lc_view_name(v, column);
    const bool whole = range_of(&r, v, column);
    if (!whole || (unit_of_name(name) && r.most > 59)) {
        *part = LC_TIME_OF_DAY;
        return part_of_count(c, v, column);
    }
    const bool period = lc_name_is(name, period_names), hour = lc_name_is(name, hour_names) || lc_name_has(name, "hour hr he");
    const int64_t periods = r.least >= 1 ? periods_of_day(r.most) : 0;
    if (period || (hour && r.most == 25)) {
        c->period = periods ? DAY / periods : 0;
        *part = LC_TIME_PERIOD;
        return periods > 0;
    }
    if (r.most > 2400 || (r.padded && r.longest == 6))
        *part = LC_TIME_HHMMSS;
    else if (r.most > 24 || (r.padded && r.longest == 4))
        *part = LC_TIME_HHMM;
    else {
        c->hour_first = r.most == 24 && r.least >= 1;
        *part = LC_TIME_HOUR;
        return true;
    }
    if (every_row(v, column, *part) && (r.padded || steps_evenly(v, column, *part)))
        return true;
    *part = LC_TIME_OF_DAY;
    return part_of_count(c, v, column);
}

static void add(lc_time_columns *c, size_t column, lc_time_part part)
{
    c->column[c->count] = column;
    c->part[c->count++] = part;
}

/* --- which column ------------------------------------------------------------------------------------------------------ */

/* Whether some day has more than one row, one after another or at a distance of the first one's. */
static bool days_repeat(const lc_view *v, size_t column)
{
    for (size_t row = 1; row < v->rows; row++)
        if (strcmp(lc_view_cell(v, row, column), lc_view_cell(v, row - 1, column)) == 0)
            return true;
    return false;
}

static bool is_constant(const lc_view *v, size_t column)
{
    for (size_t row = 1; row < v->rows; row++)
        if (strcmp(lc_view_cell(v, row, column), lc_view_cell(v, 0, column)) != 0)
            return false;
    return true;
}

/* Of equal days the clocks never go back, and go on somewhere. */
static bool runs_within_days(const lc_view *v, size_t date, size_t clock)
{
    bool runs = false;
    for (size_t row = 1; row < v->rows; row++) {
        lc_decimal was, is;
        if (strcmp(lc_view_cell(v, row, date), lc_view_cell(v, row - 1, date)) != 0)
            continue;
        if (!lc_decimal_read(&was, lc_view_cell(v, row - 1, clock)) || !lc_decimal_read(&is, lc_view_cell(v, row, clock)) ||
            is.whole < was.whole || (is.whole == was.whole && is.nano <= was.nano))
            return false;
        runs = true;
    }
    return runs;
}

static bool is_unnamed(const char *name)
{
    return !*name || lc_text_begins(name, "column_");
}

static bool is_clock_name(const char *name)
{
    return lc_name_is(name, clock_names) || lc_name_is(name, hour_names) || lc_name_is(name, period_names) || unit_of_name(name);
}

/* Texts such as 15:30: next to the date, or named so. A daily sunrise is not the time of its row. */
static bool is_text_clock(const lc_view *v, size_t date, size_t column)
{
    const char *name = lc_view_name(v, column);
    const bool named = is_clock_name(name) || lc_name_has(name, "time"), near = column == date + 1 || column + 1 == date;
    return (named || near) && every_row(v, column, LC_TIME_CLOCK) &&
           (named || is_unnamed(name) || days_repeat(v, date) || is_constant(v, column));
}

static bool is_number_clock(const lc_view *v, size_t date, size_t column)
{
    const char *name = lc_view_name(v, column);
    if (is_clock_name(name))
        return days_repeat(v, date) || is_constant(v, column);
    return (lc_name_has(name, "hour hr he") || (is_unnamed(name) && column == date + 1)) && runs_within_days(v, date, column);
}

/* Minutes and seconds of their own, behind an hour. */
static void add_finer(lc_time_columns *c, const lc_view *v, const bool *only)
{
    static const char *const names[] = {"minute min mi minutes mins", "second sec ss seconds secs"};
    for (int finer = 0; finer < 2; finer++)
        for (size_t column = 0; column < v->columns && c->count < LC_TIME_COLUMNS_MAX; column++) {
            const char *name = lc_view_name(v, column);
            const bool named = lc_name_is(name, names[finer]) || (finer == 0 && strcmp(name, "mm") == 0);
            if (named && (!only || only[column]) && !lc_time_has(c, column) &&
                every_row(v, column, (lc_time_part)(LC_TIME_MINUTE + finer))) {
                add(c, column, (lc_time_part)(LC_TIME_MINUTE + finer));
                break;
            }
        }
}

/* Whether rows of a date have a time of day already. */
static bool has_clock(const lc_view *v, size_t column)
{
    lc_date date;
    for (size_t row = 0; row < v->rows; row++)
        if (lc_date_read(&date, lc_view_cell(v, row, column)) && (date.seconds || date.nanosecond || date.unit != LC_DATE_DAY))
            return true;
    return false;
}

static void add_at(lc_time_columns *c, const lc_view *v, const bool *only, size_t column)
{
    lc_time_part part = LC_TIME_CLOCK;
    if (!every_row(v, column, LC_TIME_CLOCK) && !part_of_numbers(c, &part, v, column))
        return;
    add(c, column, part);
    if (part == LC_TIME_HOUR && !c->hour_first)
        add_finer(c, v, only);
}

/* Rows of a day share their stamp although a column is named as their time of day. */
static void note_unread(const lc_view *v, size_t date)
{
    for (size_t column = 0; column < v->columns; column++)
        if (column != date && lc_name_is(lc_view_name(v, column), clock_names) && days_repeat(v, date)) {
            lc_view_note(v,
                         "column '%s' is named as a time of day but not read as one ('%.80s'): rows of a day share their stamp",
                         lc_view_name(v, column), lc_view_cell(v, 0, column));
            return;
        }
}

void lc_time_add_clock(lc_time_columns *c, const lc_view *v, const bool *only)
{
    const size_t date = c->column[0];
    if (has_clock(v, date))
        return;
    for (size_t i = 0; i < v->columns; i++) { /* the next column first */
        const size_t column = (date + 1 + i) % v->columns;
        if (column == date || (only && !only[column]))
            continue;
        if (only || is_text_clock(v, date, column) || is_number_clock(v, date, column)) {
            add_at(c, v, only, column);
            if (c->count > 1)
                return;
        }
    }
    note_unread(v, date);
}

/* clock_number - what a column of numbers is as a time of day: 1530, hours 0 to 23 or 1 to 24, H1, periods, seconds. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "data/time/room.h"

enum { DAY = 86400, HOUR = 3600, HOURS = 24, CLOCKS = 300, NUMBERS = 1501 };
enum { MARKED = 10 }; /* one row in MARKED, at most, is marked */

static const char hour_names[] =
    "hour hr hrs hh h hours he hourending hourofday hourbeginning stunde hod hourlocal hourutc heure ora uur timme godzina 时";
static const char ending_names[] = "he hourending hourend";
static const char second_names[] = "seconds second secs sec sod secondofday secondsofday secondssincemidnight timesec times";
static const char minute_names[] = "minutes minute mins min mod minuteofday minutesofday minutessincemidnight timemin";
static const char fraction_names[] = "fraction dayfraction fractionofday fracday dayfrac fractionday";
static const char period_names[] =
    "period periodid periodno periodnumber settlementperiod settlementperiodid sp halfhour interval slot mtu block "
    "tradingperiod tradingperiodid quarterhour ptu";

/* --- the numbers of a column --------------------------------------------------------------------------------------------- */

/* Whole numbers of a column. */
typedef struct range {
    int64_t least, most;
    int shortest, longest;
    bool padded; /* a cell with a 0 in front of other digits */
    bool worded; /* a word is beside the first one, and so beside all: H1 */
    size_t marked;
} range;

/* False if a cell is not a whole number below a million. */
static bool range_of(range *r, const lc_view *v, size_t column)
{
    const size_t letters = v->rows ? lc_letters_in(lc_view_cell(v, 0, column)) : 0;
    lc_decimal d;
    *r = (range){
        .least = INT64_MAX, .most = -1, .shortest = 99, .worded = v->rows && !lc_decimal_read(&d, lc_view_cell(v, 0, column))};
    for (size_t row = 0; row < v->rows; row++) {
        const char *cell = lc_view_cell(v, row, column);
        if (!lc_worded_read(&d, cell) || lc_letters_in(cell) != letters || d.nano || d.whole < 0 || d.whole > 240000)
            return false;
        r->least = d.whole < r->least ? d.whole : r->least;
        r->most = d.whole > r->most ? d.whole : r->most;
        r->shortest = d.digits < r->shortest ? d.digits : r->shortest;
        r->longest = d.digits > r->longest ? d.digits : r->longest;
        r->padded |= d.digits > 1 && *cell == '0';
        r->marked += lc_hour_marked(cell);
    }
    return v->rows > 0 && r->marked * MARKED <= v->rows;
}

int64_t lc_periods_of_day(int64_t most)
{
    static const int64_t usual[] = {24, 48, 96, 144, 288, 1440};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (most >= usual[i] && most <= usual[i] + usual[i] / 24)
            return usual[i];
    return 0;
}

static bool are_periods(const range *r)
{
    return r->least >= 1 && r->most == HOURS + 1;
}

bool lc_hours_are_periods(const lc_view *v, size_t column)
{
    range r;
    return range_of(&r, v, column) && are_periods(&r);
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

bool lc_name_counts_day(const char *name)
{
    return lc_name_is(name, hour_names) || lc_name_is(name, period_names) || unit_of_name(name);
}

/* Whether steps of a column that is read as hhmm or hhmmss are as even as those of its numbers: 1030 follows 1000. */
static bool steps_evenly(const lc_view *v, size_t column, lc_time_part part)
{
    static const lc_time_columns plain = {0};
    const int64_t nano = 1000000000;
    int64_t last = 0, step = 0, number = 0, before = 0, apart = 0;
    bool numbers = true, clocks = true;
    for (size_t row = 0; row < v->rows; row++, before = number) {
        lc_date date = {0};
        lc_decimal d;
        if (!lc_decimal_read(&d, lc_view_cell(v, row, column)) ||
            !lc_part_take(&date, &plain, part, lc_view_cell(v, row, column)))
            return false;
        number = d.whole * nano + d.nano;
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

/* Each number from the first to the last is there, whatever the order of rows: no clock's minutes are. */
static bool counts_on(const lc_view *v, size_t column, const range *r)
{
    bool there[NUMBERS] = {false};
    lc_decimal d;
    if (r->most >= NUMBERS)
        return false;
    for (size_t row = 0; row < v->rows; row++) {
        lc_worded_read(&d, lc_view_cell(v, row, column));
        there[d.whole] = true;
    }
    int64_t number = r->least;
    while (number <= r->most && there[number])
        number++;
    return number > r->most;
}

/* 0.00, 0.30, 1.00: hours and minutes, unless the numbers have even steps and the clocks have not. */
static bool is_pointed(const lc_view *v, size_t column)
{
    for (size_t row = 0; row < v->rows; row++)
        if (lc_digits_behind(lc_view_cell(v, row, column)) != 2)
            return false;
    return lc_part_reads_all(v, column, LC_TIME_HHMM) && steps_evenly(v, column, LC_TIME_HHMM);
}

/* 092451.050, 092451050 or 092451050000, in all cells. */
static bool is_fine_clock(const lc_view *v, size_t column)
{
    lc_decimal d;
    for (size_t row = 0; row < v->rows; row++)
        if (!lc_decimal_read(&d, lc_view_cell(v, row, column)) || !lc_is_fine_clock(&d))
            return false;
    return lc_part_reads_all(v, column, LC_TIME_HHMMSS);
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

/* Periods that are numbered from 0 to 47, 95 or so on each day. */
static bool takes_from_zero(lc_time_columns *c, const range *r, const lc_view *v, size_t column)
{
    const int64_t periods = r->least == 0 && r->most >= HOURS ? lc_periods_of_day(r->most + 1) : 0;
    if (periods <= HOURS || unit_of_name(lc_view_name(v, column)) || !counts_on(v, column, r))
        return false;
    c->from_zero = true;
    c->period = DAY / periods;
    return true;
}

/* Whether the numbers are those of periods, by their name or as they count; *known: a day has so many. */
static bool is_period(bool *known, lc_time_columns *c, const range *r, const lc_view *v, size_t column)
{
    const char *name = lc_view_name(v, column);
    const bool period = lc_name_is(name, period_names) && (r->least >= 1 || r->most < CLOCKS),
               hour = lc_name_is(name, hour_names) || lc_name_has(name, "hour hr he");
    const int64_t periods = r->least >= 1 ? lc_periods_of_day(r->most) : 0;
    *known = takes_from_zero(c, r, v, column);
    if (*known)
        return true;
    if (!period && !(periods > HOURS && r->least == 1 && counts_on(v, column, r)) && !(hour && are_periods(r)))
        return false;
    c->period = periods ? DAY / periods : 0;
    *known = periods > 0;
    return true;
}

/* HE1: the hour that ends at one. */
static bool ends_hours(const lc_view *v, size_t column)
{
    return strncasecmp(lc_view_cell(v, 0, column), "he", 2) == 0 && lc_letters_in(lc_view_cell(v, 0, column)) == 2;
}

/* A number with a point: 9.30 is half past nine, 93000.0 has seconds. */
static bool take_pointed(lc_time_part *part, const lc_view *v, size_t column)
{
    const bool minutes = is_pointed(v, column);
    *part = minutes ? LC_TIME_HHMM : LC_TIME_HHMMSS;
    return minutes || is_fine_clock(v, column);
}

static bool take_count(lc_time_columns *c, lc_time_part *part, const lc_view *v, size_t column)
{
    *part = LC_TIME_OF_DAY;
    return part_of_count(c, v, column);
}

/* The digits of a clock, 930 or 093000; or hours; or a count. */
static bool take_digits(lc_time_columns *c, lc_time_part *part, const range *r, const lc_view *v, size_t column)
{
    if (r->most > 2400 || (r->padded && r->longest == 6))
        *part = LC_TIME_HHMMSS;
    else if (r->most >= 100 || (r->padded && r->longest == 4))
        *part = LC_TIME_HHMM;
    else if (r->most > 24) /* 0 to 47 with a row missing: not minutes after midnight */
        return take_count(c, part, v, column);
    else {
        c->hour_first =
            r->least >= 1 && (r->most == 24 || ends_hours(v, column) || lc_name_is(lc_view_name(v, column), ending_names));
        *part = LC_TIME_HOUR;
        return true;
    }
    return (lc_part_reads_all(v, column, *part) && (r->padded || steps_evenly(v, column, *part))) ||
           take_count(c, part, v, column);
}

bool lc_clock_number(lc_time_columns *c, lc_time_part *part, const lc_view *v, size_t column)
{
    range r;
    bool counts = false;
    const char *name = lc_view_name(v, column);
    const bool whole = range_of(&r, v, column);
    if (whole && r.worded && r.most > 25 && !lc_name_is(name, period_names))
        return false;
    if (!whole && !unit_of_name(name) && take_pointed(part, v, column))
        return true;
    if (!whole || (unit_of_name(name) && r.most > 59))
        return take_count(c, part, v, column);
    if (is_period(&counts, c, &r, v, column)) {
        *part = LC_TIME_PERIOD;
        return counts;
    }
    return take_digits(c, part, &r, v, column);
}

/* form - how a column writes time: decided by its cells, and for numbers that could be anything by its name. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/look.h"

enum { ORDER_LEAST = 10 }; /* numbers in no order that, in their own, show what they are */

static const int64_t EXCEL_LEAST = 10000, EXCEL_MOST = 100000; /* 1927 to 2173 */
static const int64_t EPOCH_LEAST = 100000000;

/* --- texts ------------------------------------------------------------------------------------------------------------ */

/* 2019, among months and quarters. */
static bool is_year(const char *cell)
{
    lc_decimal d;
    return strspn(cell, "0123456789") == 4 && !cell[4] && lc_decimal_read(&d, cell) && d.whole >= 1500 && d.whole < 2200;
}

/* Of the first, the middle and the last cell, at least two (of one, that one) are dates, or years or day numbers beside a date.
 * The others are then read or refused. */
static bool is_written(const lc_view *v, size_t column)
{
    size_t dates = 0, years = 0, seen = 0;
    lc_date date;
    for (size_t third = 0; third < 3; third++) {
        const size_t row = lc_look_next(v, column, third * (v->rows - 1) / 2);
        if (row == v->rows)
            continue;
        const char *cell = lc_view_cell(v, row, column);
        const bool number = is_year(cell) || lc_is_serial(cell);
        years += number;
        dates += !number && lc_date_read(&date, cell);
        if (third == 0 && dates + years == 0)
            return false;
        seen++;
    }
    return dates > 0 && (dates + years) * 3 > seen;
}

/* --- names of numbers ------------------------------------------------------------------------------------------------- */

static const char years[] =
    "year years yr yyyy jahr annee ano año aÑo anno jaar år År rok rik vuosi év yıl yil год рік 年 season";
static const char decimal_years[] = "decimal decyear decdate dyear fyear fracyear yearfrac";

/* What day numbers are called, and where they are. */
static const struct {
    const char *words;
    lc_time_part part;
    int64_t least, most;
} known[] = {
    {"mjd modified", LC_TIME_MJD, 10000, 100000},
    {"jd bjd hjd julian", LC_TIME_JULIAN, 2200000, 2700000},
    {"datenum matlab", LC_TIME_MATLAB, 500000, 900000},
    {"excel serial oadate serialdate datevalue", LC_TIME_EXCEL, 10000, 100000},
};

bool lc_name_says_year(const char *name)
{
    return lc_name_has(name, years) || lc_name_has(name, decimal_years);
}

bool lc_name_may_be_year(const char *name)
{
    return lc_name_says_time(name) || lc_name_says_year(name);
}

/* Whether a name can make a time of numbers that have fractions and are not an epoch; without one none are. */
static bool may_count(const char *name)
{
    bool may = lc_name_may_be_year(name) || lc_name_says_elapsed(name) || lc_name_has(name, "since");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        may |= lc_name_has(name, known[i].words);
    return may;
}

/* --- numbers ---------------------------------------------------------------------------------------------------------- */

static bool every_cell(const lc_view *v, size_t column, lc_time_part part)
{
    static const lc_time_columns plain = {0};
    for (size_t row = lc_look_next(v, column, 0); row < v->rows; row = lc_look_next(v, column, row + 1))
        if (!lc_part_reads(&plain, part, lc_view_cell(v, row, column)))
            return false;
    return true;
}

/* Whether seconds are of 2001 to 2039. */
static bool are_of_century(int64_t least, int64_t most)
{
    return least >= 978307200 && most < 2208988800;
}

/* Whether epochs, whatever parts of seconds they count, are in order of time minutes that a day has as a whole number of times,
 * or days: amounts that are rounded, in order, are equally far apart too. */
static bool minutes_run(const lc_view *v, size_t column)
{
    static const int64_t minute = 60 * (int64_t)LC_MICRO, day = 86400 * (int64_t)LC_MICRO;
    lc_look l;
    return lc_look_may_step(v, column, minute) && lc_look_in_order(&l, v, column, true) && l.step % minute == 0 &&
           (l.step % day == 0 || day % l.step == 0);
}

/* Numbers of a column without a telling name count as an epoch if they run through this century by even steps of a minute or
 * more; counters and identifiers do not. */
static lc_form epoch_form(const lc_look *l, const lc_view *v, size_t column, bool said)
{
    const int64_t least = lc_epoch_unit(l->least), unit = lc_epoch_unit(l->most);
    lc_form form = {.part = LC_TIME_EPOCH, .sure = true, .guess = !said};
    if (!least || !unit)
        return form;
    if (lc_hundreds_of(l->least, l->most)) {
        form.is = said || (lc_look_runs(l) && llabs(l->step) % LC_HUNDREDS == 0);
        form.maybe = !form.is && (l->rises || l->falls) && l->steps >= 2;
        return form;
    }
    const bool century = are_of_century(l->least / least, l->most / unit);
    const bool even = least == unit && lc_look_runs(l) && llabs(l->step) >= 60 * unit && l->step % unit == 0;
    form.is = said || (century && !l->fractions && (even || minutes_run(v, column)));
    form.maybe = !form.is && century && (l->rises || l->falls) && l->steps >= 2;
    return form;
}

/* Whether numbers without a telling name run by ones, in the file's order or in their own. */
static bool runs_by_ones(const lc_look *l, const lc_view *v, size_t column)
{
    lc_look ordered;
    if (l->rises || l->falls)
        return lc_look_runs(l) && llabs(l->step) == 1;
    return l->cells >= ORDER_LEAST && lc_look_in_order(&ordered, v, column, false) && ordered.step == 1;
}

/* 202001 and 2020001: by name, or if they run by ones. */
static lc_form packed_form(const lc_look *l, const lc_view *v, size_t column, bool said)
{
    lc_form form = {.part = l->longest == 6 ? LC_TIME_YEAR_MONTH : LC_TIME_YEAR_DAY, .guess = !said};
    const int64_t unit = l->longest == 6 ? 100 : 1000;
    form.is = l->least / unit >= 1800 && l->most / unit < 2100 && every_cell(v, column, form.part) &&
              (said || runs_by_ones(l, v, column));
    return form;
}

/* The months of a column of 01.2020 or 2020 01; false: a cell is none. */
static bool take_months(int64_t *month, size_t *count, const lc_view *v, size_t column)
{
    static const lc_time_columns plain = {0};
    *count = 0;
    for (size_t row = lc_look_next(v, column, 0); row < v->rows; row = lc_look_next(v, column, row + 1)) {
        lc_date date = {0};
        const char *cell = lc_view_cell(v, row, column);
        if ((!strchr(cell, ' ') && strlen(cell) != 7) || !lc_part_take(&date, &plain, LC_TIME_YEAR_MONTH, cell))
            return false;
        month[(*count)++] = 12 * date.part[0] + date.part[1];
    }
    return true;
}

/* 2020 04, 2020 06, which are no numbers: that go one way, and are not 1 to 4 alone, which may be quarters. */
static bool go_one_way(const int64_t *month, size_t count)
{
    bool months = false;
    for (size_t i = 0; i < count; i++) {
        if (i > 1 && (month[i] - month[i - 1]) * (month[1] - month[0]) <= 0)
            return false;
        months |= (month[i] - 1) % 12 >= 4;
    }
    return count > 2 && month[1] != month[0] && months;
}

/* 01.2020, 02.2020: months that, in order, follow one another by equal steps. */
static bool follow_evenly(int64_t *month, size_t count)
{
    size_t i = 2;
    count = lc_sort_distinct(month, count);
    while (i < count && month[i] - month[i - 1] == month[1] - month[0])
        i++;
    return count > 2 && i == count;
}

static bool runs_by_month_and_year(const lc_view *v, size_t column)
{
    int64_t *month;
    size_t count;
    const char *first = lc_view_cell(v, lc_look_next(v, column, 0), column);
    const bool blank = strchr(first, ' ') != NULL;
    if ((!blank && (strlen(first) != 7 || first[2] != '.')) || lc_new(&month, v->rows, sizeof *month) != LC_OK)
        return false;
    const bool months = take_months(month, &count, v, column);
    const bool runs = months && (blank ? go_one_way(month, count) : follow_evenly(month, count));
    lc_free(month);
    return runs;
}

/* 1811, 1812, 1901, 1902: months that, in order, follow each other, over the end of a year. */
static bool runs_by_months(const lc_look *l, const lc_view *v, size_t column)
{
    int64_t *number;
    size_t count, i = 1;
    bool turns = false;
    if ((!l->rises && !l->falls && l->cells < ORDER_LEAST) || !every_cell(v, column, LC_TIME_YEAR_MONTH) ||
        lc_look_numbers(&number, &count, v, column, false) != LC_OK)
        return false;
    for (; i < count && (number[i] == number[i - 1] + 1 || (number[i] == number[i - 1] + 89 && number[i] % 100 == 1)); i++)
        turns |= number[i] % 100 == 1;
    lc_free(number);
    return turns && i == count;
}

/* Years that are in no order, and each once. */
static bool are_years(const lc_look *l, const lc_view *v, size_t column)
{
    lc_look ordered;
    return l->cells >= ORDER_LEAST && l->least >= 1700 && l->most < 2100 && lc_look_in_order(&ordered, v, column, false) &&
           ordered.cells == l->cells && ordered.step == 1;
}

/* 1900, 1901: by name, or as the first column, perhaps after an index, if they run by ones. */
static lc_form year_form(const lc_look *l, const lc_view *v, size_t column, bool said)
{
    const char *name = lc_view_name(v, column);
    const bool ones = l->rises || l->falls ? lc_look_runs(l) && llabs(l->step) == 1 : are_years(l, v, column);
    const bool rows_are = l->least >= 1700 && l->most < 2100 && llabs(l->step) <= 1 && l->most > l->least && l->even > 0;
    lc_form form = {.part = l->fractions ? LC_TIME_DECIMAL_YEAR : LC_TIME_YEAR};
    if (l->fractions)
        form.is = said || lc_name_says_year(name);
    else if (lc_name_has(name, years))
        form.is = true;
    else
        form.is = said ? ones || rows_are : ones && (column == 0 || (column == 1 && lc_name_bare(v, 0))) && l->steps >= 4;
    return form;
}

/* 44197: by name only. */
static lc_form excel_form(const lc_look *l, bool said)
{
    const bool steps = lc_look_runs(l) && (llabs(l->step) == 1 || llabs(l->step) == 7);
    return (lc_form){.part = LC_TIME_EXCEL, .is = said, .maybe = !said && steps && l->least > 25569 && !l->fractions};
}

/* Whether numbers are of this century in the unit that their column's name says: time_ms, "t (s)". */
static bool is_epoch_by_name(const lc_look *l, const char *name)
{
    static const char *const units[] = {"s sec secs second seconds", "ms msec msecs millis milliseconds",
                                        "us usec usecs micros microseconds", "ns nsec nsecs nanos nanoseconds"};
    int64_t unit = 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++, unit *= 1000)
        if (lc_name_has(name, units[i]))
            return are_of_century(l->least / unit, l->most / unit);
    return false;
}

/* Numbers that their column's name says to be time, in its range. */
static lc_form named_form(const lc_look *l, const char *name)
{
    lc_since since;
    if (lc_since_read(&since, name))
        return (lc_form){.is = true, .part = LC_TIME_SINCE};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lc_name_has(name, known[i].words) && l->least >= known[i].least && l->most < known[i].most)
            return (lc_form){.is = true, .part = known[i].part};
    const bool elapsed = lc_name_says_elapsed(name) && !is_epoch_by_name(l, name);
    const bool cut = lc_name_has(name, "jd julian") && l->least >= 10000 && l->most < 100000; /* of which day 0? */
    return (lc_form){.elapsed = cut || (elapsed && l->steps >= 2 && l->on)};
}

static lc_form number_form(const lc_view *v, size_t column, bool asked)
{
    lc_look l;
    lc_decimal first;
    const char *name = lc_view_name(v, column);
    const size_t row = lc_look_next(v, column, 0);
    if (row == v->rows || !lc_decimal_read(&first, lc_view_cell(v, row, column)))
        return (lc_form){0};
    const bool named = lc_name_says_elapsed(name) || lc_name_has(name, "since");
    if (strpbrk(lc_view_cell(v, row, column), "eE") && !asked && !may_count(name)) /* 1.6e+09 is a value */
        return (lc_form){0};
    if (!asked && lc_years_are_index(v, column))
        return (lc_form){.is = true, .part = LC_TIME_DECIMAL_YEAR};
    if (first.nano && first.whole < EPOCH_LEAST && !asked && !may_count(name))
        return (lc_form){0};
    if ((first.whole < 1000 && !named) || !lc_look_at(&l, v, column))
        return (lc_form){0};
    const lc_form by_name = named_form(&l, name);
    const bool only = v->columns == 1; /* and its numbers are values, unless they are said to be a time */
    if (by_name.is || by_name.elapsed || first.whole < 1000)
        return by_name;
    const bool said = asked || (lc_name_says_elapsed(name) && is_epoch_by_name(&l, name)) || lc_name_says_time(name) ||
                      lc_name_says_gps(name) || lc_name_has(name, "ticks filetime");
    if (l.dates && !l.points && l.longest == l.shortest)
        return (lc_form){.is = true, .sure = true, .part = LC_TIME_DATE};
    if (l.least >= EPOCH_LEAST)
        return only && !said ? (lc_form){0} : epoch_form(&l, v, column, said);
    if (only && !said && !lc_name_says_year(name))
        return (lc_form){0};
    if (l.shortest == l.longest && !l.points && (l.longest == 6 || l.longest == 7))
        return packed_form(&l, v, column, said);
    if (l.shortest == 4 && l.longest == 4 && !l.points && runs_by_months(&l, v, column))
        return (lc_form){.is = true, .part = LC_TIME_YEAR_MONTH};
    if (l.least >= 1000 && l.most <= 2999)
        return year_form(&l, v, column, said);
    return l.least >= EXCEL_LEAST && l.most < EXCEL_MOST ? excel_form(&l, said) : (lc_form){0};
}

bool lc_time_could_be(const lc_view *v, size_t column)
{
    return lc_name_says_time(lc_view_name(v, column)) || lc_form_of(v, column, false).is;
}

/* 2020-01 is a month elsewhere. */
static bool is_week(const lc_view *v, size_t column)
{
    return lc_name_has(lc_view_name(v, column),
                       "week isoweek yearweek epiweek weekno kw woche semaine semana settimana vecka uge") &&
           every_cell(v, column, LC_TIME_YEAR_WEEK);
}

lc_form lc_form_of(const lc_view *v, size_t column, bool asked)
{
    const size_t row = lc_look_next(v, column, 0);
    lc_decimal number;
    if (row < v->rows && is_week(v, column))
        return (lc_form){.is = true, .sure = true, .part = LC_TIME_YEAR_WEEK};
    if (row < v->rows && runs_by_month_and_year(v, column))
        return (lc_form){.is = true, .sure = true, .part = LC_TIME_YEAR_MONTH};
    const char *first = row < v->rows ? lc_view_cell(v, row, column) : "0";
    if (lc_decimal_read(&number, first) && !((is_year(first) || lc_is_serial(first)) && is_written(v, column)))
        return number_form(v, column, asked);
    return (lc_form){.is = is_written(v, column), .sure = true, .part = LC_TIME_DATE};
}

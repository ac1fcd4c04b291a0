/* compose - a date whose parts are in columns of their own: year, month, day, hour, minute. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"

/* The parts in the order in which a row is put together, and what their columns are called. */
static const struct {
    lc_time_part part;
    const char *names, *exact; /* exact: as it is written */
} known[] = {
    {LC_TIME_YEAR, "year yr yyyy yy jahr annee année annÉe ano año aÑo anno jaar år År rok vuosi év yıl tahun год 年", ""},
    {LC_TIME_HALF_YEAR, "halfyear halbjahr semester semestre", ""},
    {LC_TIME_QUARTER, "quarter qtr qrtr quartal trimestre kwartaal kvartal", "Q"},
    {LC_TIME_MONTH,
     "month mo mon mnth monat mois mes mês mÊs mese maand månad måned miesiąc miesiac měsíc kuukausi kk hónap ay bulan месяц 月",
     "MM"},
    {LC_TIME_WEEK, "week wk isoweek weekofyear weeknumber woche kw semaine semana settimana vecka uge", ""},
    {LC_TIME_DAY, "day dd dom dayofmonth mday dy tag dia día dÍa jour giorno dag dzień dzien den päivä pv nap gün hari день 日",
     "DT"},
    {LC_TIME_DAY_OF_YEAR, "doy yday jday dayofyear dayinyear yearday ddd julian julianday", ""},
    {LC_TIME_HOUR, "hour hr hh hours hourofday stunde hora heure ora uur timme godzina hodina tunti óra saat jam час 时 時", ""},
    {LC_TIME_MINUTE, "minute min mi mn minutes minuto minuut minut 分", "mm"},
    {LC_TIME_SECOND, "second sec ss seconds segundo seconde sekunde 秒", ""},
    {LC_TIME_MILLISECOND, "millisecond milliseconds ms msec msecs millis 毫秒", ""},
    {LC_TIME_HHMM, "hhmm hrmn hourminute", ""},
    {LC_TIME_CLOCK, "time clock hhmm uhrzeit klo kello kellonaika", ""},
};

enum { PARTS = sizeof known / sizeof *known, HOUR_LONG = 3600 };
enum {
    YEAR,
    HALF_YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    DAY_OF_YEAR,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND,
    HHMM,
    CLOCK
}; /* indices into known */

static bool is_named(const char *name, size_t index)
{
    const bool cased = strcmp(name, "MM") == 0 || strcmp(name, "mm") == 0;
    return (*name && strcmp(name, known[index].exact) == 0) || (!cased && lc_name_is(name, known[index].names));
}

bool lc_name_is_millisecond(const char *name)
{
    return is_named(name, MILLISECOND);
}

static bool is_any(const char *name, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (is_named(name, i))
            return true;
    return false;
}

bool lc_name_is_part(const char *name)
{
    return is_any(name, 0, PARTS);
}

bool lc_name_is_clock(const char *name)
{
    return is_any(name, HOUR, CLOCK) || (is_named(name, CLOCK) && !lc_name_is(name, "time")) || lc_name_counts_day(name);
}

bool lc_time_is_part(const lc_view *v, size_t column)
{
    for (size_t i = HALF_YEAR; i < PARTS; i++)
        if ((i <= HOUR || i == HHMM) && is_named(lc_view_name(v, column), i))
            return lc_part_reads_all(v, column, known[i].part);
    return false;
}

/* A column whose cells say what they count: by a letter, M05, Q3, if it is called "period"; by a word, MONAT05. */
static bool is_lettered(const lc_view *v, size_t column, size_t index)
{
    const char *cell = lc_view_cell(v, 0, column);
    return (lc_name_is(lc_view_name(v, column), "period") || lc_letters_in(cell) > 2) &&
           lc_part_has_letter(known[index].part, cell);
}

/* Beside months or quarters, a time of four digits is the year. */
static size_t find_year_beside(const lc_view *v, const bool *only)
{
    static const lc_time_columns plain = {0};
    size_t column = 0;
    while (column < v->columns &&
           !((!only || only[column]) && lc_name_is(lc_view_name(v, column), "time zeit timeperiod") &&
             strlen(lc_view_cell(v, 0, column)) == 4 && lc_part_reads(&plain, LC_TIME_YEAR, lc_view_cell(v, 0, column))))
        column++;
    return column;
}

/* Whether the first cell of a column is what a part holds; of hours also 0.5 and 1530. */
static bool fits_first(const lc_view *v, size_t column, size_t index)
{
    static const lc_time_columns plain = {0}, hours = {.unit = HOUR_LONG};
    const char *cell = lc_view_cell(v, 0, column);
    return lc_part_reads(&plain, known[index].part, cell) ||
           (index == HOUR && (lc_part_reads(&hours, LC_TIME_OF_DAY, cell) || lc_part_reads(&plain, LC_TIME_HHMM, cell)));
}

/* The column of a part, from one on: named so, and its first cell fits. view->columns without one. */
static size_t find_part(const lc_view *v, const bool *only, size_t index, size_t from)
{
    size_t column = from;
    while (column < v->columns &&
           !((!only || only[column]) && (is_named(lc_view_name(v, column), index) || is_lettered(v, column, index)) &&
             fits_first(v, column, index)))
        column++;
    return column;
}

/* Which parts make a date: the finest day there is, or the finest longer unit, and times of day after a day only. */
static void choose(bool use[PARTS], const bool there[PARTS])
{
    const bool day = there[MONTH] && there[DAY], yearday = !day && there[DAY_OF_YEAR];
    use[DAY] = day;
    use[DAY_OF_YEAR] = yearday;
    use[MONTH] = there[MONTH] && !yearday && (day || !there[WEEK]);
    use[WEEK] = there[WEEK] && !there[MONTH] && !yearday;
    use[HALF_YEAR] = there[HALF_YEAR] && !there[QUARTER] && !use[MONTH] && !use[WEEK] && !yearday;
    use[QUARTER] = there[QUARTER] && !use[MONTH] && !use[WEEK] && !yearday;
    use[YEAR] = there[YEAR] && (use[MONTH] || use[WEEK] || use[QUARTER] || use[HALF_YEAR] || yearday);
    use[HOUR] = (day || yearday) && there[HOUR];
    use[MINUTE] = use[HOUR] && there[MINUTE];
    use[SECOND] = use[MINUTE] && there[SECOND];
    use[MILLISECOND] = use[SECOND] && there[MILLISECOND];
    use[HHMM] = (day || yearday) && !there[HOUR] && there[HHMM];
    use[CLOCK] = (day || yearday) && !there[HOUR] && !use[HHMM] && there[CLOCK];
}

bool lc_hours_begin_at_one(const lc_view *v, size_t column)
{
    bool last = false;
    for (size_t row = 0; row < v->rows; row++) {
        lc_decimal d;
        const bool number = lc_decimal_read(&d, lc_view_cell(v, row, column));
        if (number && d.whole == 0)
            return false;
        last |= number && d.whole == 24;
    }
    return last;
}

void lc_time_set_hours(lc_time_columns *c, const lc_view *v, bool minutes)
{
    const size_t column = c->column[c->count - 1];
    lc_time_part part;
    if (!minutes && lc_hours_are_periods(v, column)) {
        c->part[c->count - 1] = LC_TIME_PERIOD;
        c->period = HOUR_LONG;
    } else if (!minutes && !lc_part_reads_all(v, column, LC_TIME_HOUR) && lc_clock_number(c, &part, v, column))
        c->part[c->count - 1] = part;
    else
        c->hour_first = lc_hours_begin_at_one(v, column);
}

static bool is_month_name(const lc_view *v, size_t column)
{
    return lc_name_is(lc_view_name(v, column), "mm mn");
}

/* "yyyy mm", "YEAR MN DT HR": what could be the minute is the month, and another column is the minute. */
static void month_for_minute(size_t column[PARTS], bool there[PARTS], const lc_view *v, const bool *only)
{
    const bool first = there[DAY] && there[MINUTE] && column[MINUTE] < column[DAY];
    if (!there[YEAR] || there[MONTH] || !there[MINUTE] || !(first || (!there[HOUR] && is_month_name(v, column[MINUTE]))))
        return;
    column[MONTH] = column[MINUTE];
    column[MINUTE] = find_part(v, only, MINUTE, column[MONTH] + 1);
    there[MONTH] = true;
    there[MINUTE] = column[MINUTE] < v->columns;
}

/* Whether numbers never go back under one year, as days of the week do, or, newest first, never on. */
static bool go_one_way_in_years(const lc_view *v, size_t year, size_t day)
{
    lc_decimal d, last = {0};
    bool rises = true, falls = true;
    for (size_t row = 0; row < v->rows; row++, last = d) {
        if (!lc_decimal_read(&d, lc_view_cell(v, row, day)))
            return false;
        if (row == 0 || strcmp(lc_view_cell(v, row, year), lc_view_cell(v, row - 1, year)) != 0)
            continue;
        rises &= d.whole >= last.whole;
        falls &= d.whole <= last.whole;
    }
    return rises || falls;
}

/* Whether no two rows have the same year and day, in whatever order: those of a week or a month come again. */
static bool differ_in_years(const lc_view *v, size_t year, size_t day)
{
    int64_t *hash;
    if (lc_new(&hash, v->rows, sizeof *hash) != LC_OK)
        return false;
    for (size_t row = 0; row < v->rows; row++)
        hash[row] = lc_view_hash(v, row, (size_t[]){year, day}, 2);
    const bool differ = lc_sort_distinct(hash, v->rows) == v->rows;
    lc_free(hash);
    return differ;
}

/* Beside a year without months, a day that goes on is one of the year. */
static void day_of_year_for_day(size_t column[PARTS], bool there[PARTS], const lc_view *v, const bool *only)
{
    size_t at = 0;
    if (!there[YEAR] || there[MONTH] || there[QUARTER] || there[WEEK] || there[DAY_OF_YEAR])
        return;
    while (at < v->columns && !((!only || only[at]) && is_named(lc_view_name(v, at), DAY)))
        at++;
    if (at == v->columns || !lc_part_reads_all(v, at, LC_TIME_DAY_OF_YEAR) ||
        (!go_one_way_in_years(v, column[YEAR], at) && !differ_in_years(v, column[YEAR], at)))
        return;
    column[DAY_OF_YEAR] = at;
    there[DAY_OF_YEAR] = true;
}

void lc_time_compose(lc_time_columns *c, const lc_view *v, const bool *only)
{
    size_t column[PARTS];
    bool there[PARTS], use[PARTS] = {false};
    c->count = 0;
    for (size_t i = 0; i < PARTS; i++) {
        column[i] = find_part(v, only, i, 0);
        there[i] = column[i] < v->columns;
    }
    if (!there[YEAR] && (there[QUARTER] || there[MONTH])) {
        column[YEAR] = find_year_beside(v, only);
        there[YEAR] = column[YEAR] < v->columns;
    }
    month_for_minute(column, there, v, only);
    day_of_year_for_day(column, there, v, only);
    choose(use, there);
    for (size_t i = 0; use[YEAR] && i < PARTS && c->count < LC_TIME_COLUMNS_MAX; i++)
        if (use[i]) {
            c->part[c->count] = known[i].part;
            c->column[c->count++] = column[i];
            if (i == HOUR)
                lc_time_set_hours(c, v, use[MINUTE]);
        }
}

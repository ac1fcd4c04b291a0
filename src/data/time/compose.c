/* compose - a date whose parts are in columns of their own: year, month, day, hour, minute. */
#include <stdio.h>
#include <string.h>

#include "data/time/room.h"

/* The parts in the order in which a row is put together, and what their columns are called. */
static const struct {
    lc_time_part part;
    const char *names, *exact; /* exact: as it is written */
} known[] = {
    {LC_TIME_YEAR, "year yr yyyy yy jahr annee année annÉe ano año aÑo anno jaar år År rok vuosi év yıl tahun год 年", ""},
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

enum { PARTS = sizeof known / sizeof *known, HOUR_LONG = 3600, DAY_LONG = 86400 };
enum { YEAR, QUARTER, MONTH, WEEK, DAY, DAY_OF_YEAR, HOUR, MINUTE, SECOND, MILLISECOND, HHMM, CLOCK }; /* indices into known */

static bool is_named(const char *name, size_t index)
{
    const bool cased = strcmp(name, "MM") == 0 || strcmp(name, "mm") == 0;
    return (*name && strcmp(name, known[index].exact) == 0) || (!cased && lc_name_is(name, known[index].names));
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
    use[QUARTER] = there[QUARTER] && !use[MONTH] && !use[WEEK] && !yearday;
    use[YEAR] = there[YEAR] && (use[MONTH] || use[WEEK] || use[QUARTER] || yearday);
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

/* Of the last column: hours of a clock, or of a day that has 23 to 25; without minutes beside them also 0.5, 1.0, and 1530. */
static void set_hours(lc_time_columns *c, const lc_view *v, bool minutes)
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

/* Texts such as 15:30 right behind the last column of a date. */
static void add_clock_behind(lc_time_columns *c, const lc_view *v, const bool *only)
{
    const size_t column = c->count ? c->column[c->count - 1] + 1 : v->columns;
    if (column < v->columns && (!only || only[column]) && c->part[c->count - 1] == LC_TIME_DAY &&
        strchr(lc_view_cell(v, 0, column), ':') && lc_part_reads_all(v, column, LC_TIME_CLOCK)) {
        c->part[c->count] = LC_TIME_CLOCK;
        c->column[c->count++] = column;
    }
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

/* Whether numbers never go back under one year, as days of the week do. */
static bool rise_in_years(const lc_view *v, size_t year, size_t day)
{
    lc_decimal d, last = {0};
    for (size_t row = 0; row < v->rows; row++, last = d)
        if (!lc_decimal_read(&d, lc_view_cell(v, row, day)) ||
            (row && d.whole < last.whole && strcmp(lc_view_cell(v, row, year), lc_view_cell(v, row - 1, year)) == 0))
            return false;
    return true;
}

/* Beside a year without months, a day that rises is one of the year. */
static void day_of_year_for_day(size_t column[PARTS], bool there[PARTS], const lc_view *v, const bool *only)
{
    size_t at = 0;
    if (!there[YEAR] || there[MONTH] || there[QUARTER] || there[WEEK] || there[DAY_OF_YEAR])
        return;
    while (at < v->columns && !((!only || only[at]) && is_named(lc_view_name(v, at), DAY)))
        at++;
    if (at == v->columns || !lc_part_reads_all(v, at, LC_TIME_DAY_OF_YEAR) || !rise_in_years(v, column[YEAR], at))
        return;
    column[DAY_OF_YEAR] = at;
    there[DAY_OF_YEAR] = true;
    lc_view_note(v, "column '%s' is read as the day of the year (change it: import --time-parts)", lc_view_name(v, at));
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
                set_hours(c, v, use[MINUTE]);
        }
    add_clock_behind(c, v, only);
}

/* --- under any names ---------------------------------------------------------------------------------------------------- */

static const lc_time_part bare[] = {LC_TIME_YEAR, LC_TIME_MONTH, LC_TIME_DAY, LC_TIME_HOUR, LC_TIME_MINUTE};
enum { BARE = sizeof bare / sizeof *bare };

bool lc_name_bare(const lc_view *v, size_t column)
{
    char made[32];
    snprintf(made, sizeof made, "column_%zu", column + 1);
    const char *name = lc_view_name(v, column);
    return !*name || strcmp(name, made) == 0;
}

/* Whether rows are moments that go one way, each another; months alone: each the one after. */
static bool go_on(const lc_view *v, const lc_time_columns *c)
{
    lc_moment m, last = {0};
    size_t up = 0, down = 0;
    for (size_t row = 0; row < v->rows; row++, last = m) {
        lc_decimal year;
        if (!lc_decimal_read(&year, lc_view_cell(v, row, c->column[0])) || year.whole < 1600 || year.whole > 2199 ||
            lc_row_moment(&m, v, c, row) != LC_OK)
            return false;
        m.second += m.elapsed < DAY_LONG ? m.elapsed : DAY_LONG - 1; /* of a day with 25 hours the last one */
        const int64_t step = m.second - last.second, most = c->count == 2 ? 31 * 86400 : INT64_MAX;
        up += row && step > 0 && step <= most;
        down += row && step < 0 && step >= -most;
    }
    return v->rows > 2 && (up == v->rows - 1 || down == v->rows - 1);
}

static void add_bare(lc_time_columns *c, const lc_view *v, size_t column)
{
    c->part[c->count] = bare[c->count];
    c->column[c->count++] = column;
    if (c->part[c->count - 1] == LC_TIME_HOUR && strchr(lc_view_cell(v, 0, column), ':'))
        c->part[c->count - 1] = LC_TIME_CLOCK;
    else if (c->part[c->count - 1] == LC_TIME_HOUR)
        set_hours(c, v, false);
}

static void note_bare(const lc_view *v, const lc_time_columns *c)
{
    static const char *const finer[BARE + 1] = {"", "", "", ", day", ", day, hour", ", day, hour, minute"};
    lc_view_note(v, "columns %zu to %zu are read as year, month%s (change it: import --time)", c->column[0] + 1,
                 c->column[c->count - 1] + 1, finer[c->count]);
}

/* A title above a column of years, beside words for months, is no name. */
static bool is_above_months(const lc_view *v, size_t first, size_t place)
{
    int month;
    lc_decimal number;
    const char *beside = place == 0 && first + 1 < v->columns ? lc_view_cell(v, 0, first + 1) : "";
    return !lc_decimal_read(&number, beside) && lc_month_read(&month, beside);
}

/* Whether most rows are of the month, or day, of the row before: small numbers beside a month for each row are values, not its
 * days. */
static bool stay_in_it(const lc_view *v, const lc_time_columns *c)
{
    size_t same = 0;
    for (size_t row = 1; row < v->rows; row++)
        same += strcmp(lc_view_cell(v, row, c->column[0]), lc_view_cell(v, row - 1, c->column[0])) == 0 &&
                strcmp(lc_view_cell(v, row, c->column[1]), lc_view_cell(v, row - 1, c->column[1])) == 0;
    return 2 * same >= v->rows - 1;
}

/* Minutes that are the same in all rows, behind an hour: rows go on without them, half an hour early. */
static void add_same_minute(lc_time_columns *c, const lc_view *v, size_t column)
{
    if (c->part[c->count - 1] != LC_TIME_HOUR || column >= v->columns || !lc_name_bare(v, column) ||
        !lc_part_reads_all(v, column, LC_TIME_MINUTE))
        return;
    for (size_t row = 1; row < v->rows; row++)
        if (strcmp(lc_view_cell(v, row, column), lc_view_cell(v, 0, column)) != 0)
            return;
    add_bare(c, v, column);
}

/* Year, month and what follows in the columns from one on; those with names need days that months have several of. */
static bool compose_from(lc_time_columns *out, const lc_view *v, size_t first)
{
    lc_time_columns c = {.pivot = LC_DATE_PIVOT};
    bool unnamed = true;
    for (size_t i = 0; i < BARE && first + i < v->columns; i++) {
        unnamed &= lc_name_bare(v, first + i) || is_above_months(v, first, i);
        add_bare(&c, v, first + i);
        if (i == 0 || (!unnamed && (i == 1 || !stay_in_it(v, &c))) || !go_on(v, &c))
            continue;
        add_same_minute(&c, v, first + i + 1);
        note_bare(v, &c);
        c.pivot = 0;
        *out = c;
        return true;
    }
    return false;
}

/* Year, day of the year and hhmm in columns without names, as loggers write them (Campbell). */
static bool compose_logged(lc_time_columns *out, const lc_view *v, size_t first)
{
    static const lc_time_part parts[] = {LC_TIME_YEAR, LC_TIME_DAY_OF_YEAR, LC_TIME_HHMM};
    lc_time_columns c = {.pivot = LC_DATE_PIVOT};
    for (size_t column = first; column < v->columns && c.count < sizeof parts / sizeof *parts; column++) {
        if (!lc_name_bare(v, column) || !lc_part_reads_all(v, column, parts[c.count]))
            return false;
        c.part[c.count] = parts[c.count];
        c.column[c.count++] = column;
    }
    if (c.count < sizeof parts / sizeof *parts || !stay_in_it(v, &c) || !go_on(v, &c))
        return false;
    lc_view_note(v, "columns %zu to %zu are read as year, day of the year, hours and minutes (change it: import --time)",
                 first + 1, first + c.count);
    c.pivot = 0;
    *out = c;
    return true;
}

void lc_time_compose_bare(lc_time_columns *out, const lc_view *v)
{
    for (size_t first = 0; first < v->columns; first++)
        if (compose_from(out, v, first))
            return;
    for (size_t first = 0; first < v->columns; first++)
        if (compose_logged(out, v, first))
            return;
}

void lc_time_compose_asked(lc_time_columns *out, const lc_view *v, const bool *only)
{
    lc_time_columns c = {.pivot = LC_DATE_PIVOT};
    size_t asked = 0, first = v->columns;
    for (size_t column = 0; column < v->columns; column++) {
        asked += only[column];
        first = only[column] && first == v->columns ? column : first;
        if (only[column] && c.count < BARE)
            add_bare(&c, v, column);
    }
    if (asked != c.count || asked < 2)
        return;
    if (!go_on(v, &c)) {
        if (asked == 3 && first + 2 < v->columns && only[first + 1] && only[first + 2])
            compose_logged(out, v, first);
        return;
    }
    note_bare(v, &c);
    c.pivot = 0;
    *out = c;
}

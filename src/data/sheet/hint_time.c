/* hint_time - how a column that may name series is read as a part of the time, and rows of other periods are left out. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/words.h"
#include "data/sheet/phases.h"

enum { FLAGS = 4, UNITS = LC_DATE_COUNTED + 1 };

/* How many numbers a column has that counts from 1 or from 0 (*zero), or 0. */
static long counts_to(bool *zero, const lc_sheet *s, size_t column)
{
    double number, most = 0, least = 1500;
    *zero = false;
    for (size_t row = 0; row < s->rows; row++) {
        if (!lc_text_number(&number, lc_sheet_cell(s, row, column)) || number < 0 || number > 1500)
            return 0;
        least = number < least ? number : least;
        most = number > most ? number : most;
    }
    *zero = least == 0;
    return *zero ? (long)most + 1 : least == 1 ? (long)most : 0;
}

/* Whether columns together are a time. */
static bool reads_time(const lc_sheet *s, const char *names)
{
    lc_view view = lc_sheet_view(s);
    lc_time_columns columns;
    view.notes = NULL;
    return lc_time_find(&columns, &view, &(lc_time_request){.columns = names, .mixed = true}) == LC_OK;
}

/* Whether a column's numbers rise from row to row of each date, and begin again with the next. */
static bool rises_in_days(const lc_sheet *s, size_t date, size_t column)
{
    double number, last = 0;
    for (size_t row = 0; row < s->rows; row++, last = number) {
        if (!lc_text_number(&number, lc_sheet_cell(s, row, column)))
            return false;
        const bool same = row && strcmp(lc_sheet_cell(s, row, date), lc_sheet_cell(s, row - 1, date)) == 0;
        if (row && same != (number > last))
            return false;
    }
    return true;
}

/* The column right behind the date, where that is a time of day. */
static void hint_behind(char out[LC_TEXT_MAX], const lc_sheet *s, size_t named)
{
    char names[LC_TEXT_MAX];
    const size_t date = s->time.column[0], column = date + 1;
    if (column >= s->columns || column == named || !rises_in_days(s, date, column))
        return;
    snprintf(names, sizeof names, "%s,%s", s->name[date], s->name[column]);
    if (reads_time(s, names))
        snprintf(out, LC_TEXT_MAX, "; where column '%s' is a part of the time: --time %s", s->name[column],
                 lc_typed_word(names).text);
}

lc_status lc_sheet_refuse_clock(const lc_sheet *s, size_t column)
{
    lc_date clock;
    size_t row = 0;
    const bool named = lc_name_is(s->name[column], "time") || lc_name_is_clock(s->name[column]);
    if (!s->time.count || s->time.clocked || !named || !strchr(lc_sheet_cell(s, 0, column), ':'))
        return LC_OK;
    while (row < s->rows && lc_clock_read(&clock, lc_sheet_cell(s, row, column)))
        row++;
    if (row == s->rows)
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s:%zu: column '%s': '%.80s' is not a time of day that is known: --time %s and a --time-format of both, such as "
        "'%%Y-%%m-%%d %%H:%%M %%*' (%%* passes over the rest); where it names the series of the rows: --series-column %s",
        s->csv->path, lc_sheet_line(s, row), s->name[column], lc_sheet_cell(s, row, column),
        lc_typed_pair(s->name[s->time.column[0]], ',', s->name[column]).text, lc_typed_name(s->name[column]).text);
}

/* A number alone is a year. */
static lc_date_unit unit_of(const char *cell)
{
    lc_date date;
    return lc_date_read(&date, cell) ? date.unit : LC_DATE_YEAR;
}

/* The unit of most cells of a column of dates. */
static lc_date_unit usual_unit(const lc_sheet *s, size_t column)
{
    size_t count[UNITS] = {0}, best = 0;
    for (size_t row = 0; row < s->rows; row++)
        count[unit_of(lc_sheet_cell(s, row, column))]++;
    for (size_t unit = 1; unit < UNITS; unit++)
        best = count[unit] > count[best] ? unit : best;
    return (lc_date_unit)best;
}

void lc_sheet_hint_periods(char out[LC_TEXT_MAX], const lc_sheet *s)
{
    const size_t column = s->time.column[0];
    const lc_date_unit usual = usual_unit(s, column);
    const char *last = "";
    size_t used = 0, flags = 0;
    out[0] = '\0';
    for (size_t row = 0; row < s->rows && flags < FLAGS && used < LC_TEXT_MAX; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        if (unit_of(cell) == usual || strcmp(cell, last) == 0)
            continue;
        used += (size_t)snprintf(out + used, LC_TEXT_MAX - used, " --na %s", lc_typed_pair(s->name[column], '=', cell).text);
        last = cell;
        flags++;
    }
    if (flags == FLAGS && used < LC_TEXT_MAX)
        snprintf(out + used, LC_TEXT_MAX - used, " ...");
}

/* The word of --time-parts for a column of `count` numbers beside years; NULL: years have no such parts. */
static const char *part_of_year(long count)
{
    return count == 2 ? "halfyear" : count == 4 ? "quarter" : count == 12 ? "month" : count == 52 || count == 53 ? "week" : NULL;
}

/* The flag that says what a column of `count` numbers is beside years or days. */
static void hint_parts(char out[LC_NAME_MAX], const lc_sheet *s, long count, bool zero)
{
    enum { DAY = 86400 };
    const lc_date_unit unit = usual_unit(s, s->time.column[0]);
    out[0] = '\0';
    if (unit == LC_DATE_YEAR && !zero && part_of_year(count))
        snprintf(out, LC_NAME_MAX, " --time-parts year,%s", part_of_year(count));
    else if (unit == LC_DATE_DAY && DAY % count == 0)
        snprintf(out, LC_NAME_MAX, " --time-parts date,period%s:%ld", zero ? "0" : "", DAY / count);
}

void lc_sheet_hint_time(char out[LC_TEXT_MAX], const lc_sheet *s, size_t column)
{
    char names[LC_TEXT_MAX];
    bool zero;
    const long count = counts_to(&zero, s, column);
    const int64_t periods = lc_periods_of_day(count);
    char parts[LC_NAME_MAX] = "";
    out[0] = '\0';
    if (!s->time.count || s->time.clocked)
        return;
    if (!(periods || lc_name_mentions_time(s->name[column]))) {
        hint_behind(out, s, column);
        return;
    }
    snprintf(names, sizeof names, "%s,%s", s->name[s->time.column[0]], s->name[column]);
    const bool reads = s->request->time_format || periods || reads_time(s, names);
    if (!reads && !count)
        return;
    if (!reads)
        hint_parts(parts, s, count, zero);
    if (!reads && !*parts) {
        snprintf(out, LC_TEXT_MAX,
                 "; where it numbers parts of the time: --series-column none --start and --step make a time for each row");
        return;
    }
    if (reads && periods)
        snprintf(parts, sizeof parts, " --time-parts date,period%s:%d", zero ? "0" : "", (int)(86400 / periods));
    snprintf(out, LC_TEXT_MAX, "; where it %s: --time %s%s", periods ? "numbers periods of a day" : "is a part of the time",
             lc_typed_word(names).text, s->request->time_format ? " and a --time-format of both (%Y-%m-%d %H%M)" : parts);
}

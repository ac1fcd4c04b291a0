/* months - columns that are the twelve months, from whichever on: what rows say of their days and years. */
#include "core/text.h"
#include "data/sheet/phases.h"

enum { MONTHS = 12, DAYS_LEAST = 28, DAYS_MOST = 31 };

/* The first of twelve neighbouring columns that are the months in turn; s->columns: there are none. */
static size_t find_months(const lc_sheet *s)
{
    size_t count = 0;
    int month, before = 0;
    for (size_t column = 0; column < s->columns; column++, before = month) {
        const bool is = !s->unnamed[column] && lc_month_read(&month, s->name[column]);
        month = is ? month : 0;
        count = !is ? 0 : before && month == before % MONTHS + 1 ? count + 1 : 1;
        if (count == MONTHS)
            return column + 1 - MONTHS;
    }
    return s->columns;
}

static bool begins_late(const lc_sheet *s, size_t first)
{
    int month = 1;
    return first < s->columns && lc_month_read(&month, s->name[first]) && month != 1;
}

/* The column before the months that has the days of each month; `first`: there is none. */
static size_t find_days(const lc_sheet *s, size_t first)
{
    for (size_t column = 0; column < first; column++) {
        double day, most = 0;
        size_t row = 0;
        while (lc_name_mentions_time(s->name[column]) && row < s->rows && lc_text_number(&day, lc_sheet_cell(s, row, column)) &&
               day >= 1 && day <= DAYS_MOST) {
            most = day > most ? day : most;
            row++;
        }
        if (s->rows && row == s->rows && most >= DAYS_LEAST)
            return column;
    }
    return first;
}

/* Days of each month, which would be taken for those of a year, beside channels. Those beside January to December alone are read
 * by turning the table. */
static lc_status refuse_days(const lc_sheet *s, size_t first, size_t days)
{
    if (first > 1)
        return lc_fail(LC_E_DATA,
                       "%s: rows are the days of column '%s' and columns from '%s' on are months: give the table a row for each "
                       "date (in pandas: melt)",
                       s->csv->path, s->name[days], s->name[first]);
    if (!begins_late(s, first))
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: rows are days and columns are months, and they do not say which of them are of which year: write it in the "
        "names of columns (2021-01 for '%s')",
        s->csv->path, s->name[first]);
}

lc_status lc_sheet_check_months(const lc_sheet *s)
{
    const lc_import *r = s->request;
    const size_t first = s->header < s->first ? find_months(s) : s->columns;
    if (first == s->columns || first == 0 || r->time || r->time_format || r->start || r->series_column)
        return LC_OK;
    const size_t days = find_days(s, first);
    if (days < first)
        return refuse_days(s, first, days);
    if (!r->wide || !begins_late(s, first))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: --wide: columns are months from '%s' to '%s', and rows do not say which of them are of which year: give "
                   "the table a row for each month, 2020-10 (in pandas: melt); without --wide columns are channels",
                   s->csv->path, s->name[first], s->name[first + MONTHS - 1]);
}

size_t lc_sheet_late_months(const lc_sheet *s)
{
    const size_t first = find_months(s);
    return begins_late(s, first) ? first : s->columns;
}

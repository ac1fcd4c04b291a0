/* widen - whether a row of a text file is a series, which columns then are its values, and which name it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/date.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "core/words.h"
#include "data/sheet/number.h"
#include "data/sheet/phases.h"
#include "data/sheet/wide.h"
#include "data/known.h"

enum { NUMBERED_REACH = 8, SAMPLE = 50 };

/* --- columns of values ------------------------------------------------------------------------------------------------ */

/* The number at the end of a name, -1 without one. *stem: letters before it. */
static long number_of(const char *name, size_t *stem)
{
    const char *digits = name + (*stem = lc_heading_stem(name));
    return *digits && strlen(digits) < 9 ? strtol(digits, NULL, 10) : -1;
}

/* The first of the columns up to the last whose names count on: V2, V3, V4. */
static size_t first_numbered(const lc_sheet *s)
{
    size_t column = s->columns - 1, stem, before;
    long number = number_of(s->name[column], &stem);
    for (; column > 1 && number > 0; column--, number--)
        if (number_of(s->name[column - 1], &before) != number - 1 || before != stem ||
            strncmp(s->name[column - 1], s->name[column], stem) != 0)
            break;
    return column;
}

/* Words before the values, a different one in each row; and no time. */
static bool names_rows(const lc_sheet *s)
{
    for (size_t row = 0; row < s->rows; row++) {
        const lc_cell_kind kind = lc_sheet_kind(s, lc_sheet_cell(s, row, 0));
        if (kind != LC_CELL_WORD || (row > 0 && strcmp(lc_sheet_cell(s, row, 0), lc_sheet_cell(s, row - 1, 0)) == 0))
            return false;
    }
    return true;
}

/* Whether a user says that it does, whatever else its name may be. */
static bool names_series(const lc_sheet *s, size_t column)
{
    return s->request->series_column && strcmp(s->request->series_column, s->name[column]) == 0;
}

/* Whether a column beside the values says the time of the rows. */
static bool has_time(const lc_sheet *s)
{
    const size_t rows = s->rows < SAMPLE ? s->rows : SAMPLE;
    for (size_t column = 0; column < s->columns; column++)
        if ((column < s->values.first || column >= s->values.end) && !s->unnamed[column] && !names_series(s, column) &&
            (2 * lc_wide_count(s, column, LC_CELL_TIME) > rows || lc_name_heads_time(s->name[column])))
            return true;
    return false;
}

/* Whether a first column has years that count on, whatever it is called. */
static bool has_years(const lc_sheet *s)
{
    double year, before = 0;
    for (size_t row = 0; row < s->rows; row++, before = year)
        if (!lc_text_number(&year, lc_sheet_cell(s, row, 0)) || year < 1500 || year > 2199 || (row && fabs(year - before) != 1))
            return false;
    return true;
}

/* Without a header, twelve columns behind years are their months: their names are then the numbers of these. */
static lc_status name_months(lc_sheet *s)
{
    char number[24];
    if (s->header < s->first || s->columns != 13 || s->rows < 2 || !has_years(s))
        return LC_OK;
    for (size_t column = 1; column < s->columns; column++) {
        snprintf(number, sizeof number, "%zu", column);
        lc_free(s->name[column]);
        CHECK(lc_copy_text(&s->name[column], number));
    }
    s->values = lc_headings_find(s->name, s->columns, NULL);
    lc_sheet_note(s, "no header: the columns behind years are read as their months, one after another in time");
    return LC_OK;
}

/* Whether a column before parts of a day, month or year says which: by its name, or without one. */
static bool has_axis(const lc_sheet *s)
{
    const size_t rows = s->rows < SAMPLE ? s->rows : SAMPLE;
    const bool unnamed = s->unnamed[0] && 2 * lc_wide_count(s, 0, LC_CELL_TIME) > rows;
    return s->request->time || has_time(s) || (s->values.first == 1 && (unnamed || has_years(s)));
}

/* Whether a first column that is called a time names rows instead, beside columns of times: a table turned on its side. */
static bool names_rows_as_time(const lc_sheet *s)
{
    static const char *const known[] = {"date", "dates", "datum", "fecha", "data", "time", "timestamp", NULL};
    int month;
    if (s->values.first != 1 || !lc_names_among(s->name[0], known) || !names_rows(s))
        return false;
    for (size_t row = 0; row < s->rows; row++)
        if (lc_month_read(&month, lc_sheet_cell(s, row, 0)))
            return false;
    return true;
}

/* Whether rows are of days, and no series: a user says of which column, or that parts of a day are in them, and one is called
 * so. */
static bool has_days(const lc_sheet *s)
{
    size_t column = 0;
    while (column < s->values.first && !(lc_name_heads_time(s->name[column]) && lc_wide_count(s, column, LC_CELL_TIME) > 0))
        column++;
    return s->request->time || (s->request->wide && column < s->values.first);
}

/* Beside days, clocks without a colon, or numbered columns, as many as a day has periods, that are named as nothing else or are
 * too many for days of a month. Rows whose first cell is a name of their own are series. */
static bool find_periods(lc_sheet *s)
{
    enum { DAYS_MOST = 31 };
    const lc_headings run = s->values, clocks = lc_headings_find_clocks(s->name, s->columns);
    const lc_headings periods = clocks.kind == LC_HEADING_NONE ? lc_headings_find_periods(s->name, s->columns) : clocks;
    const size_t others = run.kind == LC_HEADING_NONE ? 0 : run.end - run.first, count = periods.end - periods.first;
    const bool fewer = run.part == LC_PART_QUARTER || run.part == LC_PART_MONTH; /* a year has, whatever is called so */
    if (periods.kind == LC_HEADING_NONE || (others >= count && (run.kind != LC_HEADING_PART || (others <= DAYS_MOST && !fewer))))
        return false;
    s->values = periods;
    if (has_axis(s) && (!names_rows(s) || has_days(s)))
        return true;
    s->values = run;
    return false;
}

static void note_wide(const lc_sheet *s)
{
    char names[400] = "";
    size_t used = 0;
    for (size_t i = 0; i < s->series_columns && used < sizeof names; i++)
        used += (size_t)snprintf(names + used, sizeof names - used, "%s'%.80s'", i ? ", " : "", s->name[s->series_column[i]]);
    if (s->series_columns)
        lc_sheet_note(s, "each row is a series: its name in column%s %s, its values from column '%s' on",
                      lc_if_one(s->series_columns, "", "s"), names, s->name[s->values.first]);
    else
        lc_sheet_note(s, "each row is a series: nothing names it, its values are from column '%s' on", s->name[s->values.first]);
}

/* --- the choice ------------------------------------------------------------------------------------------------------- */

/* Whether each column from one on has a digit in its name. */
static bool have_digits(const lc_sheet *s, size_t from)
{
    for (size_t column = from; column < s->columns; column++)
        if (!s->unnamed[column] && !s->name[column][strcspn(s->name[column], "0123456789")])
            return false;
    return true;
}

/* Numbers of a row that go up, or down, by one step: three at least. */
static bool is_even_row(const lc_sheet *s, size_t row)
{
    double step = 0;
    for (size_t column = 2; column < s->columns; column++) {
        double before, value;
        if (!lc_text_number(&before, lc_sheet_cell(s, row, column - 1)) ||
            !lc_text_number(&value, lc_sheet_cell(s, row, column)) || value == before ||
            (column > 2 && fabs(value - before - step) > 1e-9 * fabs(value)))
            return false;
        step = value - before;
    }
    return s->columns > 3;
}

/* An axis is not made up over names or numbers that may be times. */
static lc_status refuse_unread_times(const lc_sheet *s)
{
    const lc_import *r = s->request;
    if (r->start || !r->wide)
        return LC_OK;
    const bool timed = 2 * lc_wide_count(s, 0, LC_CELL_TIME) > (s->rows < SAMPLE ? s->rows : SAMPLE);
    const bool named = r->series_column && strcmp(r->series_column, "none") != 0;
    if ((timed || (s->rows > 1 && has_years(s))) && !named)
        return lc_fail(LC_E_DATA,
                       "%s: --wide: column '%s' has the times of rows, and the names of columns, such as '%s', are not parts of "
                       "them that are known: without --wide columns are channels; --series-column %s makes a series of each row",
                       s->csv->path, s->name[0], s->name[1], lc_typed_name(s->name[0]).text);
    if (s->header < s->first && s->values.first == 1 && (r->time_format || have_digits(s, 1)) &&
        first_numbered(s) + 1 >= s->columns)
        return lc_fail(LC_E_DATA,
                       "%s: --wide: names of columns such as '%s' are not times that are known: --time-format says how they are "
                       "written; --start and --step make times up",
                       s->csv->path, s->name[1]);
    if (s->header == s->first && !r->header && s->rows > 1 && is_even_row(s, 0) && !is_even_row(s, 1))
        return lc_fail(LC_E_DATA, "%s:%zu: may be a header of times, or a row of values: --header %zu or --header none decides",
                       s->csv->path, lc_sheet_line(s, 0), (size_t)1);
    return LC_OK;
}

/* Whether a first column that is called a time has digits or months: it is one that is not read, and names no series. */
static bool is_unread_time(const lc_sheet *s)
{
    const char *name = s->name[0];
    int month;
    if (!lc_name_mentions_time(name) || lc_known_series_list(name) || names_series(s, 0))
        return false;
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, 0);
        if (cell[strcspn(cell, "0123456789")] || lc_month_read(&month, cell))
            return true;
    }
    return false;
}

/* Whether a name is one of series or places, or begins with such a word: Country Name. */
static bool is_of_series(const char *name)
{
    char word[LC_NAME_MAX];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(name, "_-. "), name);
    return lc_known_series_list(name) || lc_known_place(name) || lc_known_place(word);
}

/* More rows than columns of values, of which there are few, behind a label alone that has digits and is not called as series are:
 * rows of a time that is not known, as of a logger's ds0 and ds1. */
static bool may_be_times(const lc_sheet *s, size_t first)
{
    enum { FEW = 8 };
    const size_t values = s->columns - first;
    for (size_t row = 0; row < s->rows; row++)
        if (!strpbrk(lc_sheet_cell(s, row, 0), "0123456789"))
            return false;
    return first == 1 && values < FEW && s->rows > values && !is_of_series(s->name[0]) && !names_series(s, 0);
}

/* Without names that are times: those that count on, or, where it is asked for, all after the first column. */
static bool find_unnamed_times(lc_sheet *s)
{
    if (s->values.kind != LC_HEADING_NONE && s->values.kind != LC_HEADING_PART)
        return false;
    const bool asked = s->request->wide;
    const size_t numbered = s->header < s->first ? first_numbered(s) : s->columns;
    const bool plain = numbered + 2 <= s->columns && numbered <= NUMBERED_REACH && !s->unnamed[s->columns - 1];
    if (!asked && (!plain || !names_rows(s) || is_unread_time(s) || may_be_times(s, numbered)))
        return false;
    s->values = (lc_headings){.first = plain ? numbered : 1, .end = s->columns};
    s->series_column[s->series_columns++] = 0;
    return true;
}

/* Flags of columns that are rows of each series, or of a time that is in their names. */
static lc_status refuse_flags(const lc_sheet *s)
{
    const lc_import *r = s->request;
    if (r->time || r->one_hot)
        return lc_fail(
            LC_E_USAGE,
            "%s: --%s: each row is a series, whose time is in the names of columns (--time-format) or made up (--start)",
            s->csv->path, r->time ? "time" : "one-hot");
    for (size_t column = s->values.first; column < s->values.end; column++)
        if (!s->wanted[column])
            return lc_fail(LC_E_USAGE,
                           "%s: --%s: each row is a series, and column '%s' a row of each: --wide with --drop %s leaves it out",
                           s->csv->path, r->drop ? "drop" : "columns", s->name[column], lc_typed_name(s->name[column]).text);
    return LC_OK;
}

/* Which columns name series, where there are others beside them: in newer rows other ones may. */
static lc_status decide_names(lc_sheet *s)
{
    lc_buffer names = {0};
    if (!s->request->series_column && (s->values.first < 2 || !s->series_columns))
        return LC_OK;
    for (size_t i = 0; i < s->series_columns && !s->request->series_column; i++)
        lc_names_add(&names, s->name[s->series_column[i]]);
    const lc_status status = names.status;
    if (status == LC_OK)
        lc_sheet_decided(s, "series-column", names.text ? names.text : s->request->series_column);
    lc_buffer_free(&names);
    return status;
}

static lc_status set_wide(lc_sheet *s)
{
    CHECK(refuse_flags(s));
    s->wide = true;
    if (!s->request->wide || s->series_columns != 1 || s->series_column[0] != 0)
        note_wide(s);
    lc_sheet_note_words(s);
    lc_buffer_add(&s->history, "--wide\n");
    if (lc_wide_is_made_up(s) && !s->request->start)
        lc_sheet_decided(s, "start", "1970-01-01");
    return decide_names(s);
}

/* Names of times that are not neighbours in order: some would be left out, or their rows stacked. */
static lc_status refuse_strays(const lc_sheet *s)
{
    const lc_headings *run = &s->values;
    const size_t stray = lc_headings_stray(s->name, s->columns, run);
    const lc_headings rest = {.first = 0, .end = stray + 1};
    const bool several = run->kind != LC_HEADING_NONE || lc_headings_stray(s->name, s->columns, &rest) < s->columns;
    if (stray == s->columns || !several || s->request->time_format || run->kind == LC_HEADING_PART)
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: columns such as '%s' are named by times, but not all of these are side by side and in order: order them in "
        "the file, leave out those between them (--wide with --drop), or name the column of the time (--time)",
        s->csv->path, s->name[stray]);
}

lc_status lc_sheet_find_wide(lc_sheet *s)
{
    const lc_import *r = s->request;
    if (r->wide && s->columns < 2)
        return lc_fail(LC_E_DATA, "%s: --wide: a row has only one cell", s->csv->path);
    if (!r->wide && (r->time || s->columns < 3))
        return LC_OK;
    s->values = s->header < s->first ? lc_headings_find(s->name, s->columns, r->wide ? r->time_format : NULL) : (lc_headings){0};
    if (r->wide && s->header < s->first && s->values.kind == LC_HEADING_NONE)
        s->values = lc_headings_last(s->name, s->columns, r->time_format);
    if (r->wide)
        CHECK(name_months(s));
    if ((s->header < s->first && find_periods(s)) || (s->values.kind == LC_HEADING_PART && has_axis(s))) {
        s->unfolds = r->wide || s->turned;
        s->years = !r->time && s->values.first == 1 && has_years(s);
        return LC_OK;
    }
    const bool wide = r->wide || !has_time(s) || names_rows_as_time(s);
    if (wide)
        CHECK(refuse_strays(s));
    if (s->values.kind != LC_HEADING_NONE && s->values.kind != LC_HEADING_PART && wide) {
        CHECK(lc_wide_find_names(s));
        return set_wide(s);
    }
    if ((!r->wide && s->header == s->first) || !find_unnamed_times(s))
        return LC_OK;
    CHECK(refuse_unread_times(s));
    return set_wide(s);
}

/* turn - a text file in which a row is a month and a column a year, or an hour and a day: turned, so that a row is a year and its
 * columns are months. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/sheet/phases.h"

enum { SUMMARIES_MOST = 3, ROWS_MOST = 2000, YEAR_LEAST = 1700, YEAR_MOST = 2199 };
enum { DAYS_LEAST = 28, DAYS_MOST = 31, YEARDAYS_LEAST = 54 };

/* A table as it is: what its columns are, and what its rows. */
typedef struct sides {
    lc_headings columns, rows;
    lc_date_unit unit; /* of columns that are dates */
    char **label;      /* (rows of the sheet) first cells, the csv's */
} sides;

/* --- what rows are ---------------------------------------------------------------------------------------------------- */

/* Whether so many are all parts of that kind that a day, month or year has. */
static bool are_all(lc_heading_part part, size_t count)
{
    static const struct {
        size_t least, most;
    } of[] = {[LC_PART_HOUR] = {23, 25},
              [LC_PART_DAY] = {DAYS_LEAST, DAYS_MOST},
              [LC_PART_WEEK] = {52, 53},
              [LC_PART_MONTH] = {12, 12},
              [LC_PART_QUARTER] = {4, 4}};
    return part < sizeof of / sizeof *of && count >= of[part].least && count <= of[part].most;
}

/* What rows that are 1, 2, 3 count, from how many there are, under columns that are years, months or days. */
static lc_heading_part counted(const sides *t)
{
    const size_t count = t->rows.end - t->rows.first;
    if (t->columns.kind != LC_HEADING_YEAR)
        return t->unit == LC_DATE_DAY ? LC_PART_HOUR : LC_PART_DAY;
    return count == 12 ? LC_PART_MONTH : count == 4 ? LC_PART_QUARTER : LC_PART_WEEK;
}

static lc_heading_part part_of(const sides *t)
{
    return t->rows.part == LC_PART_COUNT ? counted(t) : t->rows.part;
}

/* What a column of parts is called; COUNT: as nothing that is known. */
static lc_heading_part called(const char *name)
{
    static const char *const words[][8] = {
        [LC_PART_HOUR] = {"hour", "hours", "stunde", "heure", "hora", "ora", "uur", NULL},
        [LC_PART_DAY] = {"day", "days", "tag", "jour", "dia", "giorno", "dag", NULL},
        [LC_PART_WEEK] = {"week", "weeks", "woche", "kw", "semaine", "semana", "settimana", NULL},
        [LC_PART_MONTH] = {"month", "months", "monat", "mois", "mes", "mese", "maand", NULL},
        [LC_PART_QUARTER] = {"quarter", "quarters", "quartal", "trimestre", "kwartaal", NULL}};
    for (lc_heading_part part = LC_PART_HOUR; part <= LC_PART_QUARTER; part++)
        if (lc_names_among(name, words[part]))
            return part;
    return LC_PART_COUNT;
}

/* Whether rows are parts of what columns are. Numbers, perhaps with a letter, are where all are there from the first on and the
 * first column is called a time; else H1 to H9 are names. */
static bool are_parts(const sides *t, const lc_sheet *s)
{
    bool clock;
    const long first = lc_heading_number(t->label[0], t->rows.part, &clock);
    const lc_heading_part part = part_of(t);
    const lc_heading_word label = lc_heading_read(t->label[0], NULL, false);
    const bool worded = part == LC_PART_MONTH && (strcmp(label.stem, "a") == 0 || strcmp(label.stem, "s") == 0);
    const bool all = are_all(part, t->rows.end - t->rows.first) && first <= 1 && (first == 1 || part == LC_PART_HOUR);
    const lc_heading_part name = called(s->name[0]);
    const bool named = name == LC_PART_COUNT ? lc_name_mentions_time(s->name[0]) : name == part;
    if (!clock && !worded && !(all && named))
        return false;
    if (t->columns.kind == LC_HEADING_YEAR)
        return part == LC_PART_WEEK || part == LC_PART_MONTH || part == LC_PART_QUARTER;
    return t->unit == LC_DATE_DAY ? part == LC_PART_HOUR || part == LC_PART_CLOCK
                                  : t->unit == LC_DATE_MONTH && part == LC_PART_DAY;
}

/* Rows below the parts may be words alone: Total, Mean. */
static bool are_summaries(const sides *t, size_t rows)
{
    int month;
    for (size_t row = t->rows.end; row < rows; row++)
        if (t->label[row][strcspn(t->label[row], "0123456789")] || lc_month_read(&month, t->label[row]))
            return false;
    return rows - t->rows.end <= SUMMARIES_MOST;
}

static void look(sides *t, const lc_sheet *s)
{
    for (size_t row = 0; row < s->rows; row++)
        t->label[row] = lc_sheet_cell(s, row, 0);
    t->rows = lc_headings_find_clocks(t->label, s->rows);
    if (t->rows.kind == LC_HEADING_NONE)
        t->rows = lc_headings_find(t->label, s->rows, NULL);
    t->unit = lc_heading_read(s->name[t->columns.first], NULL, false).unit;
}

/* --- what cannot be turned -------------------------------------------------------------------------------------------- */

/* Whether a word is a number, or two, or one beside a word: 60, 03-01, Mar 1; a moment has more. */
static bool is_numbered(const char *text)
{
    static const char marks[] = " -/.", digits[] = "0123456789";
    const size_t first = strcspn(text, marks), between = strspn(text + first, marks);
    const char *second = text + first + between;
    return text[strcspn(text, digits)] && strspn(text, digits) < 4 && strspn(second, digits) < 4 &&
           !second[strcspn(second, marks)];
}

static bool are_numbered(const sides *t, size_t rows)
{
    size_t row = 0;
    while (row < rows && is_numbered(t->label[row]))
        row++;
    return row == rows;
}

static bool names_days(const char *name)
{
    return lc_name_mentions_time(name) || strcasecmp(name, "doy") == 0;
}

static bool are_months(const lc_sheet *s, size_t column)
{
    int month;
    size_t row = 0;
    while (row < s->rows && lc_month_read(&month, lc_sheet_cell(s, row, column)))
        row++;
    return row == s->rows;
}

static lc_status refuse_others(const sides *t, const lc_sheet *s)
{
    const lc_headings *c = &t->columns;
    const bool years = c->kind == LC_HEADING_YEAR || c->kind == LC_HEADING_SEASON;
    if (years && c->first > 0 && are_months(s, c->first - 1))
        return lc_fail(LC_E_DATA,
                       "%s: rows are months of column '%s' and columns from '%s' on are years, %s: give the table a row for each "
                       "month of each year (in pandas: melt)",
                       s->csv->path, s->name[c->first - 1], s->name[c->first],
                       c->first > 1 ? "for more than one series" : "and rows do not go from January to December");
    if (c->first != 1 || !names_days(s->name[0]) || !are_numbered(t, s->rows))
        return LC_OK;
    if (c->kind == LC_HEADING_YEAR && s->rows >= YEARDAYS_LEAST)
        return lc_fail(LC_E_DATA,
                       "%s: columns from '%s' on are years, and rows are days of a year: give the table a row for each date (in "
                       "pandas: melt), or make a series of each row with --series-column %s",
                       s->csv->path, s->name[c->first], lc_typed_name(s->name[0]).text);
    return LC_OK;
}

/* --- days and months of one year -------------------------------------------------------------------------------------- */

static bool is_calendar(const sides *t, const lc_sheet *s)
{
    const lc_headings *c = &t->columns;
    const size_t days = t->rows.end - t->rows.first;
    return c->kind == LC_HEADING_PART && c->part == LC_PART_MONTH && c->first == 1 && t->rows.kind == LC_HEADING_PART &&
           t->rows.first == 0 && days >= DAYS_LEAST && days <= DAYS_MOST && names_days(s->name[0]) && are_summaries(t, s->rows);
}

static long month_of(const lc_sheet *s, size_t column)
{
    bool clock;
    return lc_heading_number(s->name[column], LC_PART_MONTH, &clock);
}

/* The year in the name of a file, if it has one that is not the beginning of a date; 0: none. */
static int year_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    int year = 0;
    for (const char *at = slash ? slash + 1 : path; *at; at += *at != 0) {
        const size_t digits = strspn(at, "0123456789");
        const char *end = at + digits;
        const int number = digits == 4 ? (int)strtoull(at, NULL, 10) : 0;
        if (number >= YEAR_LEAST && number <= YEAR_MOST) {
            if (year || (*end && strchr("-_.", *end) && end[1] >= '0' && end[1] <= '9'))
                return 0;
            year = number;
        }
        at += digits ? digits - 1 : 0;
    }
    return year;
}

/* Jan becomes 2021-01. */
static lc_status rename_months(lc_sheet *s, const lc_headings *c, int year)
{
    for (size_t column = c->first; column < c->end; column++) {
        lc_buffer name = {0};
        lc_buffer_format(&name, "%d-%02ld", year, month_of(s, column));
        lc_free(s->name[column]);
        s->name[column] = NULL;
        CHECK(lc_buffer_take(&s->name[column], &name));
    }
    return LC_OK;
}

/* The year of months, from the name of the file. LC_E_DATA where that has no year, or months go from one into the next. */
static lc_status name_months(sides *t, lc_sheet *s)
{
    const lc_headings *c = &t->columns;
    const int year = year_of_file(s->csv->path);
    int month;
    bool rise = true;
    for (size_t column = c->first + 1; column < s->columns; column++)
        rise &= column < c->end ? month_of(s, column) > month_of(s, column - 1) : !lc_month_read(&month, s->name[column]);
    if (!year || !rise)
        return lc_fail(LC_E_DATA,
                       "%s: rows are days and columns are months, and %s: write it in the names of columns (2021-01 for '%s')%s",
                       s->csv->path, rise ? "nothing says of which year" : "they do not say which of them are of which year",
                       s->name[c->first], rise ? ", or in the name of the file (2021.csv)" : "");
    char first[LC_HEADING_TEXT];
    snprintf(first, sizeof first, "%s", s->name[c->first]);
    CHECK(rename_months(s, c, year));
    t->columns = lc_headings_find(s->name, s->columns, NULL);
    look(t, s);
    if (!are_parts(t, s))
        return lc_fail(
            LC_E_DATA,
            "%s: columns are months of %d, as the file's name says, and its rows are not the days from 1 to 28 or more "
            "of them, in this order: write dates into the rows, or --series-column %s makes a series of each",
            s->csv->path, year, lc_typed_name(s->name[0]).text);
    lc_sheet_note(s,
                  "columns from '%s' on are months of %d, as the file's name says (of another year: write it in the names "
                  "of columns)",
                  first, year);
    return LC_OK;
}

/* --- turned ----------------------------------------------------------------------------------------------------------- */

/* The cells of the turned table, its header first. */
static lc_status turn_cells(lc_sheet *s, const sides *t)
{
    const size_t rows = t->columns.end - t->columns.first, columns = s->rows + 1;
    lc_csv *c = s->csv;
    char **cell = NULL;
    CHECK(lc_new(&cell, (rows + 1) * columns, sizeof *cell));
    for (size_t i = 0; i < columns; i++)
        cell[i] = i ? t->label[i - 1] : s->turned; /* of the first column no cell is read */
    for (size_t row = 0; row < rows; row++) {
        char *text = s->turned + row * LC_HEADING_TEXT;
        lc_heading_text(text, t->columns.kind, s->name[t->columns.first + row]);
        for (size_t i = 0; i < columns; i++)
            cell[(row + 1) * columns + i] = i ? lc_sheet_cell(s, i - 1, t->columns.first + row) : text;
    }
    const size_t line = c->row[s->header].line;
    lc_free(c->cell);
    c->cell = cell;
    for (size_t row = 0; row <= rows; row++)
        c->row[row] = (lc_csv_row){.first = row * columns, .width = columns, .line = line};
    c->rows = rows + 1;
    return LC_OK;
}

/* The names of its columns: what the rows were. */
static lc_status turn_names(lc_sheet *s, const sides *t)
{
    lc_status status = LC_OK;
    const size_t columns = s->rows + 1;
    char **name = NULL, **units = NULL;
    bool *unnamed = NULL;
    TRY(lc_new(&name, columns, sizeof *name));
    TRY(lc_new(&units, columns, sizeof *units));
    TRY(lc_new(&unnamed, columns, sizeof *unnamed));
    TRY(lc_copy_text(&name[0], t->columns.kind == LC_HEADING_YEAR ? "year" : "date"));
    for (size_t i = 1; i < columns; i++) {
        TRY(lc_copy_text(&name[i], t->label[i - 1]));
        unnamed[i] = !*t->label[i - 1];
    }
    lc_free_texts(s->name, s->columns);
    lc_free_texts(s->units, s->columns);
    lc_free(s->unnamed);
    s->name = name;
    s->units = units;
    s->unnamed = unnamed;
    s->columns = columns;
    return LC_OK;
done:
    lc_free_texts(name, columns);
    lc_free(units);
    lc_free(unnamed);
    return status;
}

static lc_status turn(lc_sheet *s, const sides *t)
{
    const size_t rows = t->columns.end - t->columns.first;
    lc_sheet_note(s,
                  "columns from '%s' on are read as %s, and rows as their parts, '%s' to '%s': one series, one after another in "
                  "time (a series of each row: --series-column %s)",
                  s->name[t->columns.first],
                  t->columns.kind == LC_HEADING_YEAR ? "years"
                  : t->unit == LC_DATE_DAY           ? "days"
                                                     : "months",
                  t->label[0], t->label[t->rows.end - 1], lc_typed_name(s->name[0]).text);
    for (size_t column = t->columns.end; column < s->columns; column++)
        lc_sheet_note(s, "column '%s' left out: not a time", s->name[column]);
    CHECK(lc_new(&s->turned, rows, LC_HEADING_TEXT));
    s->turned_part = part_of(t);
    CHECK(lc_grow(&s->csv->row, &s->csv->row_capacity, rows + 1, sizeof *s->csv->row));
    CHECK(turn_cells(s, t));
    CHECK(turn_names(s, t));
    s->header = 0;
    s->first = 1;
    s->rows = rows;
    return LC_OK;
}

lc_status lc_sheet_turn(lc_sheet *s)
{
    const lc_import *r = s->request;
    lc_status status = LC_OK;
    sides t = {.label = NULL};
    if (s->header == s->first || s->columns < 2 || s->rows < 4 || s->rows > ROWS_MOST || r->time || r->time_format || r->start ||
        r->series_column)
        return LC_OK;
    t.columns = s->columns == 2 ? lc_headings_last(s->name, s->columns, NULL) : lc_headings_find(s->name, s->columns, NULL);
    if (t.columns.kind == LC_HEADING_NONE || t.columns.first == 0)
        return LC_OK;
    TRY(lc_new(&t.label, s->rows, sizeof *t.label));
    look(&t, s);
    if (is_calendar(&t, s))
        TRY(name_months(&t, s));
    const bool moments = t.columns.kind == LC_HEADING_YEAR || t.columns.kind == LC_HEADING_DATE;
    if (moments && t.columns.first == 1 && t.rows.kind == LC_HEADING_PART && t.rows.first == 0 && are_parts(&t, s) &&
        are_summaries(&t, s->rows))
        TRY(turn(s, &t));
    else
        TRY(refuse_others(&t, s));
done:
    lc_free(t.label);
    return status;
}

/* sheet - what a cell means, and the sheet as others see it. */
#include "data/sheet/sheet.h"

#include <stdarg.h>
#include <stdio.h>

#include <math.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/parallel.h"
#include "core/text.h"
#include "data/sheet/magnitude.h"
#include "data/sheet/number.h"
#include "data/sheet/phases.h"
#include "core/words.h"
#include "data/known.h"

/* By its letters, or by value where both are numbers. */
static bool matches(const lc_sheet *s, const char *cell, const char *word)
{
    double number;
    lc_number found;
    if (strcmp(cell, word) == 0)
        return true;
    return lc_text_number(&number, word) && lc_number_read(&found, cell, s->decimal ? s->decimal : '.') && found.value == number;
}

/* The column that a marker names, of "a" and "a=b" the longer one; the number of columns for none. */
static size_t column_of(const lc_sheet *s, const char *marker)
{
    size_t named = s->columns;
    for (size_t i = 0; i < s->columns; i++)
        if (lc_known_marker(marker, s->name[i]) && (named == s->columns || strlen(s->name[i]) > strlen(s->name[named])))
            named = i;
    return named;
}

lc_status lc_sheet_find_markers(lc_sheet *s)
{
    CHECK(lc_new(&s->marker_column, s->request->missing_count, sizeof *s->marker_column));
    for (size_t i = 0; i < s->request->missing_count; i++)
        s->marker_column[i] = column_of(s, s->request->missing[i]);
    return LC_OK;
}

/* The word of a marker for that column; NULL: it is for another. */
static const char *marker_word(const lc_sheet *s, size_t marker, size_t column)
{
    const char *text = s->request->missing[marker];
    const size_t only = s->marker_column ? s->marker_column[marker] : s->columns;
    if (only == s->columns)
        return text;
    return only == column ? lc_known_marker(text, s->name[column]) : NULL;
}

bool lc_sheet_marked(const lc_sheet *s, const char *cell, size_t column)
{
    bool found = false;
    for (size_t i = 0; i < s->request->missing_count; i++) {
        const char *word = marker_word(s, i, column);
        if (word && matches(s, cell, word))
            found = s->marker_used[i] = true;
    }
    return found;
}

bool lc_sheet_missing_in(const lc_sheet *s, const char *cell, size_t column)
{
    return lc_sheet_marked(s, cell, column) || lc_known_missing(cell);
}

bool lc_sheet_nameless(const lc_sheet *s, const char *cell, size_t column)
{
    return !*cell || lc_sheet_marked(s, cell, column);
}

void lc_sheet_note_words(const lc_sheet *s)
{
    for (size_t i = 0; i < s->series_columns; i++)
        for (size_t row = 0; row < s->rows; row++) {
            const size_t column = (size_t)s->series_column[i];
            const char *cell = lc_sheet_cell(s, row, column);
            if (!lc_known_missing(cell) || lc_sheet_nameless(s, cell, column))
                continue;
            lc_sheet_note(s, "line %zu: '%s' in column '%s' is a name as others are (none: --na %s)", lc_sheet_line(s, row), cell,
                          s->name[column], lc_typed_pair(s->name[column], '=', cell).text);
            break;
        }
}

bool lc_sheet_missing(const lc_sheet *s, const char *cell)
{
    return lc_sheet_missing_in(s, cell, s->columns);
}

lc_cell_kind lc_sheet_kind(const lc_sheet *s, const char *cell)
{
    if (lc_sheet_missing(s, cell))
        return LC_CELL_EMPTY;
    if (cell[strspn(cell, "0123456789.,")] && lc_time_looks(cell)) /* 2020M1 is not a number with a unit */
        return LC_CELL_TIME;
    if (lc_number_writing(cell) != LC_WRITES_TEXT || lc_number_beyond(cell, '.'))
        return LC_CELL_NUMBER;
    return lc_time_looks(cell) ? LC_CELL_TIME : LC_CELL_WORD;
}

/* Whether WORD=NUMBER is of a cell, as a whole or as what is behind its number. */
static bool take_given(lc_number *out, const lc_sheet *s, const char *cell, const char *given)
{
    const char *sign = strrchr(given, '=');
    *out = (lc_number){.given = true};
    if (strlen(cell) == (size_t)(sign - given) && strncmp(given, cell, strlen(cell)) == 0) {
        out->alone = lc_magnitude_is_factor(given);
        return lc_text_number(&out->value, sign + 1);
    }
    return lc_magnitude_given(out, cell, given, s->decimal);
}

/* WORD=NUMBER behind the name of a column and a sign; NULL: it is for all columns. */
static const char *of_column(const char *given, const char *column)
{
    const char *own = lc_known_marker(given, column);
    return own && strchr(own, '=') ? own : NULL;
}

/* The number that --value gives a cell: for its column, else for all. */
static bool given_value(lc_number *out, const lc_sheet *s, const char *cell, size_t column)
{
    const size_t count = s->request->value_count;
    for (size_t i = 0; i < 2 * count; i++) {
        const size_t which = i % count;
        const char *given = s->request->value[which], *own = of_column(given, s->name[column]);
        if ((i < count) != (own != NULL) || !take_given(out, s, cell, own ? own : given))
            continue;
        s->marker_used[s->request->missing_count + which] = true;
        return true;
    }
    return false;
}

static lc_status fail_cell(const lc_sheet *s, size_t row, size_t column)
{
    const char *cell = lc_sheet_cell(s, row, column), *path = s->csv->path, *name = s->name[column];
    const size_t line = lc_sheet_line(s, row);
    const lc_typed na = lc_typed_missing(name, cell), drop = lc_typed_name(name);
    char header[LC_TEXT_MAX];
    if (row == 0 && s->header == s->first && (strcspn(cell, "0123456789") == strlen(cell) || isalpha((unsigned char)*cell)))
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': '%s' is not a number; where the line has the names of columns: --header 1 (missing: "
                       "--na %s; leave the column out: --drop %s)",
                       path, line, name, cell, na.text, drop.text);
    if (lc_number_beyond(cell, s->decimal))
        return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%s' is out of range: not a finite double (missing: --na %s)", path, line,
                       name, cell, na.text);
    if (strcspn(cell, "0123456789") == strlen(cell))
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': '%s' is not a number (missing: --na %s; a number: --value %s; leave the "
                       "column out: --drop %s)",
                       path, line, name, cell, na.text, lc_typed_pair(cell, '=', "0").text, drop.text);
    lc_sheet_hint_header(header, s);
    if (!*header && isalpha((unsigned char)*cell))
        snprintf(header, sizeof header, "; where it names the series of the rows: --series-column %s", drop.text);
    return lc_fail(LC_E_DATA,
                   "%s:%zu: column '%s': '%s' is not a number%s (--decimal, --thousands, --na %s, --value %s, --drop %s)%s", path,
                   line, name, cell, s->decimal == ',' ? " with a decimal comma" : "", na.text,
                   lc_magnitude_way(s->wide ? NULL : name, cell).text, drop.text, header);
}

lc_cell_sort lc_sheet_read_cell(lc_number *number, const lc_sheet *s, const char *cell, size_t column)
{
    double given;
    if (lc_sheet_plain(&given, s, cell)) {
        *number = (lc_number){.value = given};
        return LC_IS_NUMBER;
    }
    number->value = (double)NAN;
    if (lc_sheet_missing_in(s, cell, column))
        return LC_IS_MISSING;
    if (given_value(number, s, cell, column))
        return LC_IS_NUMBER;
    number->value = (double)NAN;
    if (s->counted && s->counted[column] && lc_magnitude_read(number, cell, s->decimal))
        return LC_IS_NUMBER;
    return lc_number_read(number, cell, s->decimal) ? LC_IS_NUMBER : LC_IS_TEXT;
}

size_t lc_sheet_threads(const lc_sheet *s)
{
    return s->request->missing_count || s->request->value_count ? 1 : lc_parallel_threads(0);
}

lc_status lc_sheet_value(double *out, const lc_sheet *s, size_t row, size_t column)
{
    lc_number number;
    if (lc_sheet_read_cell(&number, s, lc_sheet_cell(s, row, column), column) == LC_IS_TEXT)
        return fail_cell(s, row, column);
    *out = number.value;
    return LC_OK;
}

void lc_sheet_free(lc_sheet *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->channels; i++) {
        lc_free(s->channel[i].word);
        lc_free(s->channel[i].name);
        lc_free(s->channel[i].units);
    }
    for (size_t i = 0; i < s->series_count; i++) {
        lc_free(s->series[i].name);
        lc_free(s->series[i].row);
        lc_stamps_free(&s->series[i].stamps);
    }
    lc_free_texts(s->name, s->columns);
    lc_free_texts(s->units, s->columns);
    lc_buffer_free(&s->history);
    lc_csv_free(s->csv);
    lc_free(s->channel);
    lc_free(s->value);
    lc_free(s->series);
    lc_free(s->unnamed);
    lc_free(s->turned);
    lc_free(s->marker_column);
    lc_free(s->counted);
    lc_free(s->wanted);
    lc_free(s);
}

bool lc_sheet_is_key(const lc_sheet *s, size_t column)
{
    for (size_t i = 0; i < s->series_columns; i++)
        if (s->series_column[i] == (long)column)
            return true;
    return lc_time_has(&s->time, column);
}

/* --- as others see it ------------------------------------------------------------------------------------------------- */

static const char *name_of(const void *table, size_t column)
{
    const lc_sheet *s = table;
    return s->name[column];
}

static const char *cell_of(const void *table, size_t row, size_t column)
{
    return lc_sheet_cell(table, row, column);
}

static size_t line_of(const void *table, size_t row)
{
    return lc_sheet_line(table, row);
}

static bool is_missing(const void *table, const char *cell)
{
    return lc_sheet_missing(table, cell);
}

bool lc_sheet_knows(const void *table, size_t column)
{
    const lc_sheet *s = table;
    const char *known = s->request->before.channels;
    return known && lc_names_has(known, s->name[column]);
}

lc_view lc_sheet_view(const lc_sheet *s)
{
    return (lc_view){s, s->csv->path, s->rows, s->columns, name_of, cell_of, line_of, is_missing, s->notes, true, lc_sheet_knows};
}

void lc_sheet_note(const lc_sheet *s, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    lc_buffer_line(s->notes, "%s: %s", s->csv->path, text);
}

void lc_sheet_decided(lc_sheet *s, const char *flag, const char *text)
{
    lc_buffer_format(&s->history, "--%s ", flag);
    lc_shell_word(&s->history, text);
    lc_buffer_add(&s->history, "\n");
}

void lc_sheet_decided_order(lc_sheet *s, lc_date_order order)
{
    if (order >= LC_DATE_YMD)
        lc_sheet_decided(s, "date-order", lc_date_order_names()[order - LC_DATE_YMD]);
}

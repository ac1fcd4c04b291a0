/* columns - which columns of a text file are kept: those asked for, of numbers. */
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/sheet/phases.h"

/* Marks the columns of that name; whether there is one. */
static bool mark(bool *wanted, const lc_sheet *s, const char *name)
{
    bool found = false;
    for (size_t column = 0; column < s->columns; column++)
        if (strcmp(name, s->name[column]) == 0)
            wanted[column] = found = true;
    return found;
}

/* If a column's own name has a comma, the message says how to write it in a list. */
static lc_status fail_unknown(const lc_sheet *s, const char *name)
{
    for (size_t column = 0; column < s->columns; column++)
        if (strchr(s->name[column], ','))
            return lc_fail(LC_E_DATA, "%s: no column '%s'; put a name that has a comma in double quotes", s->csv->path, name);
    return lc_fail(LC_E_DATA, "%s: no column '%s'", s->csv->path, name);
}

static lc_status mark_listed(bool *wanted, const lc_sheet *s, const char *text)
{
    lc_status status = LC_OK;
    char *name = NULL;
    lc_names list = {.at = text, .separators = ","};
    TRY(lc_new(&name, strlen(text) + 1, 1));
    while (lc_names_next(name, &list))
        if (!mark(wanted, s, name))
            TRY(fail_unknown(s, name));
    if (list.open)
        FAIL(LC_E_USAGE, "columns %s: a quote is not closed", text);
done:
    lc_free(name);
    return status;
}

/* All columns if the request does not name any; a single name needs no quotes, commas and all. */
static lc_status mark_wanted(bool *wanted, const lc_sheet *s)
{
    const char *text = s->request->columns;
    for (size_t column = 0; column < s->columns; column++)
        wanted[column] = !text;
    return !text || mark(wanted, s, text) ? LC_OK : mark_listed(wanted, s, text);
}

typedef enum content { NUMBERS, TEXT, NOTHING } content;

/* A column without a number is text, or nothing at all. */
static content content_of(const lc_sheet *s, size_t column)
{
    content found = NOTHING;
    double number;
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        if (lc_sheet_missing(s, cell))
            continue;
        if (lc_text_number(&number, cell))
            return NUMBERS;
        found = TEXT;
    }
    return found;
}

/* Names the first cell that is not a number, if there is one. */
static lc_status fail_empty(const lc_sheet *s)
{
    double number;
    for (size_t column = 0; column < s->columns; column++)
        for (size_t row = 0; row < s->rows; row++)
            if (!lc_time_has(&s->time, column))
                CHECK(lc_sheet_value(&number, s, row, column));
    return lc_fail(LC_E_DATA, "%s: no column of numbers", s->csv->path);
}

static void note_left_out(lc_sheet *s, size_t count, size_t first, const char *why)
{
    if (count == 1)
        lc_sheet_note(s, "column '%s' left out: %s", s->name[first], why);
    else if (count > 1)
        lc_sheet_note(s, "column '%s' and %zu more left out: %s", s->name[first], count - 1, why);
}

lc_status lc_sheet_find_columns(lc_sheet *s)
{
    lc_status status = LC_OK;
    bool *wanted = NULL;
    size_t left_out[3] = {0}, first[3] = {0};
    TRY(lc_new(&wanted, s->columns, sizeof *wanted));
    TRY(mark_wanted(wanted, s));
    TRY(lc_new(&s->kept, s->columns, sizeof *s->kept));
    for (size_t column = 0; column < s->columns; column++) {
        if (lc_time_has(&s->time, column) || !wanted[column])
            continue;
        content found = content_of(s, column);
        if (found == NUMBERS)
            s->kept[s->kept_count++] = column;
        else if (left_out[found]++ == 0)
            first[found] = column;
    }
    note_left_out(s, left_out[TEXT], first[TEXT], "text, not numbers");
    note_left_out(s, left_out[NOTHING], first[NOTHING], "empty");
    if (s->kept_count == 0)
        TRY(fail_empty(s));
done:
    lc_free(wanted);
    return status;
}

/* sheet_columns - which columns of a text file are kept: those asked for, of numbers. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "data/sheet.h"

/* Whether a list of names holds one. */
static bool listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; at; at = strchr(at, ',')) {
        at += *at == ',';
        at += strspn(at, " ");
        if (strncmp(at, name, length) == 0 && strspn(at + length, " ") == strcspn(at + length, ","))
            return true;
    }
    return false;
}

/* Every name asked for is a column. */
static lc_status check_wanted(const lc_sheet *s)
{
    char name[1024];
    for (const char *at = s->request->columns; at && *at; at += *at == ',') {
        at += strspn(at, " ");
        size_t length = strcspn(at, ","), column = 0;
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        lc_text_trim(name);
        while (column < s->columns && !listed(name, s->name[column]))
            column++;
        if (column == s->columns)
            return lc_fail(LC_E_DATA, "%s: no column '%s'", s->csv->path, name);
        at += length;
    }
    return LC_OK;
}

typedef enum content { NUMBERS, TEXT, NOTHING } content;

/* A column of which no cell is a number is text, or nothing at all. */
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

/* Says which cell is no number, if there is one. */
static lc_status fail_empty(const lc_sheet *s)
{
    lc_status status = LC_OK;
    double number;
    for (size_t column = 0; column < s->columns; column++)
        for (size_t row = 0; row < s->rows; row++)
            if ((long)column != s->time && (long)column != s->clock)
                TRY(lc_sheet_value(&number, s, row, column));
    FAIL(LC_E_DATA, "%s: no column of numbers", s->csv->path);
done:
    return status;
}

static lc_status note_left_out(lc_sheet *s, size_t count, size_t first, const char *why)
{
    if (count < 2)
        return count == 0 ? LC_OK : lc_sheet_note(s, "column '%s' left out: %s", s->name[first], why);
    return lc_sheet_note(s, "column '%s' and %zu more left out: %s", s->name[first], count - 1, why);
}

lc_status lc_sheet_columns(lc_sheet *s)
{
    lc_status status = LC_OK;
    const char *wanted = s->request->columns;
    size_t left_out[3] = {0}, first[3] = {0};
    TRY(check_wanted(s));
    TRY(lc_new(&s->kept, s->columns, sizeof *s->kept));
    for (size_t column = 0; column < s->columns; column++) {
        if ((long)column == s->time || (long)column == s->clock || (wanted && !listed(wanted, s->name[column])))
            continue;
        content found = content_of(s, column);
        if (found == NUMBERS)
            s->kept[s->kept_count++] = column;
        else if (left_out[found]++ == 0)
            first[found] = column;
    }
    TRY(note_left_out(s, left_out[TEXT], first[TEXT], "text, not numbers"));
    TRY(note_left_out(s, left_out[NOTHING], first[NOTHING], "empty"));
    if (s->kept_count == 0)
        TRY(fail_empty(s));
done:
    return status;
}

/* constant - names of series that all rows of a text file share: "NORTH" in each row of a column called region. */
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/known.h"
#include "data/sheet/number.h"
#include "data/sheet/search.h"

static bool is_constant(const lc_sheet *s, size_t column)
{
    const char *first = lc_sheet_cell(s, 0, column);
    if (lc_sheet_nameless(s, first, column) || lc_known_nameless(first) || lc_time_has(&s->time, column) ||
        lc_time_has_other(&s->time, column))
        return false;
    for (size_t row = 1; row < s->rows; row++)
        if (strcmp(lc_sheet_cell(s, row, column), first) != 0)
            return false;
    return true;
}

/* A single row has one word of everything. What is dropped names nothing. */
static bool may_name(const lc_search *q, size_t column)
{
    const lc_sheet *s = q->s;
    const char *cell = lc_sheet_cell(s, 0, column);
    const bool number = lc_number_writing(cell) != LC_WRITES_TEXT;
    if (q->hot[column] || (!s->wanted[column] && !s->request->columns) || (number && cell[strspn(cell, "0123456789")]))
        return false;
    return lc_known_constant(s->name[column], number) && (s->rows > 1 || lc_known_series(s->name[column]));
}

static size_t find_columns(size_t column[LC_SERIES_COLUMNS], const lc_search *q)
{
    const lc_sheet *s = q->s;
    size_t count = 0;
    for (size_t i = 0; i < s->columns && count < LC_SERIES_COLUMNS; i++)
        if (may_name(q, i) && is_constant(s, i) && lc_known_add_constant(column, &count, i, s->name[i]))
            break;
    return count;
}

lc_status lc_search_constants(lc_search *q)
{
    lc_status status = LC_OK;
    lc_sheet *s = q->s;
    size_t column[LC_SERIES_COLUMNS];
    lc_buffer names = {0};
    char **name = NULL;
    const size_t count = find_columns(column, q);
    if (!count)
        return LC_OK;
    CHECK(lc_parting_by(&q->chosen, s, column, count));
    TRY(lc_parting_names(&name, &q->chosen));
    for (size_t i = 0; i < count; i++) {
        s->series_column[s->series_columns++] = (long)column[i];
        lc_buffer_format(&names, "%s'%s'", i ? ", " : "", s->name[column[i]]);
    }
    TRY(names.status);
    lc_sheet_note(s, "column%s %s name%s the series: '%s'", count > 1 ? "s" : "", names.text, count > 1 ? "" : "s", name[0]);
done:
    lc_free_texts(name, q->chosen.words.count);
    lc_buffer_free(&names);
    return status;
}

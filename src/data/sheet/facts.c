/* facts - lines between the names and the rows, as a station's height: they have no time where all rows below have one. */
#include <stdio.h>

#include "core/words.h"
#include "data/sheet/phases.h"

/* The flags that take rows to the header. */
static void say_header(char out[LC_TEXT_MAX], const lc_sheet *s, size_t above)
{
    const size_t line = s->csv->row[s->header].line;
    char skip[64] = "";
    if (line > 1)
        snprintf(skip, sizeof skip, "--skip %zu ", line - 1);
    snprintf(out, LC_TEXT_MAX, "%s--header %zu", skip, s->first - s->header + above);
}

/* 2016 above 2016-Q1 may be a time. */
static bool may_be_time(const char *cell)
{
    size_t digits = 0;
    for (; *cell; cell++)
        digits += *cell >= '0' && *cell <= '9';
    return digits > 3;
}

lc_status lc_sheet_refuse_facts(const lc_sheet *s)
{
    char header[LC_TEXT_MAX];
    const bool named = s->header < s->first;
    for (size_t column = 0; column < s->columns && !s->request->start && !s->request->time; column++) {
        const char *cell = lc_sheet_cell(s, 0, column), *name = named ? s->name[column] : cell;
        const size_t above = lc_name_heads_time(name) ? lc_sheet_timeless(s, column) : 0;
        if (above < (named ? 1u : 2u) || may_be_time(lc_sheet_cell(s, !named, column)) ||
            (named && lc_sheet_missing_in(s, cell, column)))
            continue;
        say_header(header, s, above);
        return lc_fail(LC_E_DATA,
                       "%s:%zu: '%s' is no time, and all rows from line %zu on have one: where the lines above that are of the "
                       "header: %s%s%s",
                       s->csv->path, lc_sheet_line(s, !named), lc_sheet_cell(s, !named, column), lc_sheet_line(s, above), header,
                       named ? "; to leave such rows out: --na " : "", named ? lc_typed_pair(name, '=', cell).text : "");
    }
    return LC_OK;
}

/* intervals - rows whose intervals begin at one time and end at others: totals among their parts, which would be second rows of
 * the first of these. */
#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "core/words.h"
#include "data/sheet/phases.h"

enum { FLAGS = 3 };

static bool is_interval(const char *cell)
{
    lc_date date;
    return (lc_date_read(&date, cell) || lc_clock_read(&date, cell)) && date.interval;
}

/* The column in which two rows of one beginning have other ends, one of them perhaps none: of the time, or of ends beside it; the
 * number of columns: none. */
static size_t find_column(const lc_sheet *s, size_t a, size_t b)
{
    for (size_t column = 0; column < s->columns; column++) {
        const char *one = lc_sheet_cell(s, a, column), *other = lc_sheet_cell(s, b, column);
        const bool ends = lc_time_has_other(&s->time, column) && lc_name_says_end(s->name[column]);
        const bool interval = lc_time_has(&s->time, column) && (is_interval(one) || is_interval(other));
        if ((ends || interval) && strcmp(one, other) != 0)
            return column;
    }
    return s->columns;
}

/* Of two rows that of the total: what has an end, or is further down in the file. */
static size_t total_of(const lc_sheet *s, size_t column, size_t a, size_t b)
{
    const bool one = is_interval(lc_sheet_cell(s, a, column)), other = is_interval(lc_sheet_cell(s, b, column));
    return one != other ? (one ? a : b) : a > b ? a : b;
}

static lc_status refuse(const lc_sheet *s, size_t column, size_t total, size_t part, const char *flags)
{
    return lc_fail(
        LC_E_DATA,
        "%s:%zu: column '%s': '%s' ends at another time than '%s' (line %zu), and both rows begin at one: a total among "
        "its parts? %s%s%s",
        s->csv->path, lc_sheet_line(s, total), s->name[column], lc_sheet_cell(s, total, column), lc_sheet_cell(s, part, column),
        lc_sheet_line(s, part), *flags ? "To leave such rows out:" : "Leave such rows out of the file, at its end by --footer",
        flags, s->request->zone ? "" : "; where it is the hour that clocks show twice: --zone");
}

/* What a refusal says: the first total and its part, and the flags that leave totals out. */
typedef struct found {
    bool any;
    size_t column, total, part, count; /* count: of flags */
    char flags[LC_TEXT_MAX];
} found;

static void add_flag(found *f, const lc_sheet *s, size_t column, const char *cell)
{
    char flag[LC_TEXT_MAX];
    snprintf(flag, sizeof flag, " --na %s", lc_typed_pair(s->name[column], '=', cell).text);
    if (!lc_time_has(&s->time, column) || strstr(f->flags, flag) || f->count > FLAGS)
        return;
    snprintf(f->flags + strlen(f->flags), sizeof f->flags - strlen(f->flags), "%s", f->count++ < FLAGS ? flag : " ...");
}

static void add(found *f, const lc_sheet *s, size_t a, size_t b)
{
    const size_t column = find_column(s, a, b);
    if (column == s->columns)
        return;
    const size_t total = total_of(s, column, a, b);
    if (!f->any)
        *f = (found){.any = true, .column = column, .total = total, .part = total == a ? b : a};
    add_flag(f, s, column, lc_sheet_cell(s, total, column));
}

lc_status lc_sheet_refuse_totals(const lc_sheet *s)
{
    found f = {.any = false};
    for (size_t i = 0; i < s->series_count; i++)
        for (size_t row = 1; row < s->series[i].rows; row++)
            if (s->series[i].stamps.stamp[row] == s->series[i].stamps.stamp[row - 1])
                add(&f, s, s->series[i].row[row], s->series[i].row[row - 1]);
    return f.any ? refuse(s, f.column, f.total, f.part, f.flags) : LC_OK;
}

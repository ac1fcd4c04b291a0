/* wide_stamps - the stamps that the names of columns say, or that are made up for them. */
#include <string.h>

#include "core/mem.h"
#include "data/sheet/phases.h"
#include "data/sheet/wide.h"

/* Texts, as a table of one column. */
typedef struct texts {
    const lc_sheet *sheet;
    char *const *text;
    const char *name;
} texts;

static const char *name_of(const void *table, size_t index)
{
    const texts *c = table;
    (void)index;
    return c->name;
}

static const char *cell_of(const void *table, size_t row, size_t index)
{
    const texts *c = table;
    (void)index;
    return c->text[row];
}

static size_t line_of(const void *table, size_t row)
{
    const texts *c = table;
    (void)row;
    return c->sheet->csv->row[c->sheet->header].line;
}

static bool never_missing(const void *table, const char *cell)
{
    (void)table;
    return !*cell;
}

lc_status lc_wide_stamps(lc_stamps *out, lc_date_order *order, const lc_sheet *s, char *const *text, size_t count,
                         const char *name)
{
    const lc_import *r = s->request;
    const texts table = {s, text, name};
    const lc_view view = {&table, s->csv->path, count, 1, name_of, cell_of, line_of, never_missing, s->notes, false, NULL};
    const lc_time_request request = {
        .format = s->unfolds ? NULL : r->time_format, .zone = r->zone, .date_order = r->date_order, .calendar = r->calendar};
    lc_time_columns columns = {0};
    CHECK(lc_time_find(&columns, &view, &request));
    if (!columns.count)
        return lc_fail(LC_E_DATA, "%s: column '%s': its name is not a time that is known (--time-format, --start)", s->csv->path,
                       text[0]);
    *order = columns.order;
    return lc_time_read(out, s->zones, &view, &columns, &request);
}

static lc_status read_headings(lc_stamps *out, lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_date_order order;
    const lc_headings *h = &s->values;
    const size_t count = h->end - h->first;
    const bool years = h->kind == LC_HEADING_YEAR || h->kind == LC_HEADING_SEASON;
    char(*text)[LC_HEADING_TEXT] = NULL, **list = NULL;
    TRY(lc_new(&text, count, sizeof *text));
    TRY(lc_new(&list, count, sizeof *list));
    for (size_t i = 0; i < count; i++) {
        lc_heading_text(text[i], h->kind, s->name[h->first + i]);
        list[i] = s->request->time_format ? s->name[h->first + i] : text[i];
    }
    if (h->kind == LC_HEADING_SEASON)
        lc_sheet_note(s, "columns such as '%s' are read as the year in which they begin", s->name[h->first]);
    TRY(lc_wide_stamps(out, &order, s, list, count, years ? "year in the header" : "date in the header"));
    lc_sheet_decided_order(s, order);
done:
    lc_free(text);
    lc_free(list);
    return status;
}

static lc_status make_up(lc_stamps *out, const lc_sheet *s)
{
    const size_t count = s->values.end - s->values.first;
    lc_made_up axis;
    if (s->request->before.dated && !s->request->start)
        return lc_fail(
            LC_E_DATA,
            "%s: the names of its columns say no time, and those of the rows before do: --header N says how many lines "
            "have the names, --start makes the time up",
            s->csv->path);
    CHECK(lc_time_make_up(&axis, s->request->start, s->request->step));
    CHECK(lc_new(&out->stamp, count, sizeof *out->stamp));
    out->ticks = axis.ticks;
    CHECK(lc_made_up_stamps(out->stamp, count, &axis));
    if (!s->request->start)
        lc_sheet_note(s, "no dates: values begin at 1970-01-01, %s%s (change it: import --start and --step)",
                      s->request->step ? "by a --step of " : "a day apart", s->request->step ? s->request->step : "");
    return LC_OK;
}

bool lc_wide_is_made_up(const lc_sheet *s)
{
    return s->request->start || s->values.kind == LC_HEADING_NONE || s->values.kind == LC_HEADING_PART;
}

lc_status lc_wide_headings(lc_stamps *out, lc_sheet *s)
{
    return lc_wide_is_made_up(s) ? make_up(out, s) : read_headings(out, s);
}

/* find - which columns of a table are the time. */
#include "data/time/room.h"

enum { CANDIDATES = 8 };

/* --- candidates ------------------------------------------------------------------------------------------------------- */

/* Columns that could be the time, with those that belong to them, the sure ones first. */
typedef struct candidates {
    lc_time_columns of[CANDIDATES];
    size_t count;
    lc_time_columns weak; /* of a form that counts only if nothing else does; count 0: none */
    size_t maybe;         /* a column that looks like time and is not taken for it; view->columns: none */
} candidates;

static lc_time_columns single(size_t column, lc_time_part part)
{
    return (lc_time_columns){.count = 1, .column = {column}, .part = {part}, .ticks = 1, .pivot = LC_DATE_PIVOT};
}

static void add_column(candidates *found, const lc_view *v, size_t column)
{
    const lc_form form = lc_form_of(v, column, false);
    if (form.maybe && found->maybe == v->columns)
        found->maybe = column;
    if (!form.is || (form.sure && found->count == CANDIDATES))
        return;
    lc_time_columns c = single(column, form.part);
    if (form.sure) {
        if (c.part[0] == LC_TIME_DATE)
            lc_time_add_clock(&c, v, NULL);
        found->of[found->count++] = c;
    } else if (!found->weak.count)
        found->weak = c;
}

static void collect(candidates *found, const lc_view *v)
{
    lc_time_columns composed = {0};
    *found = (candidates){.maybe = v->columns};
    for (size_t column = 0; column < v->columns; column++)
        add_column(found, v, column);
    lc_time_compose(&composed, v, NULL);
    if (composed.count && found->count < CANDIDATES)
        found->of[found->count++] = composed;
    if (!found->count && found->weak.count) {
        if (found->weak.part[0] == LC_TIME_EXCEL)
            lc_time_add_clock(&found->weak, v, NULL);
        found->of[found->count++] = found->weak;
    }
}

/* --- the one ---------------------------------------------------------------------------------------------------------- */

/* Says which column is the time where several could be; those of numbers are no channels. */
static void set_others(lc_time_columns *c, const candidates *found, size_t best, const lc_view *v)
{
    size_t named = v->columns;
    for (size_t i = 0; i < found->count; i++) {
        const size_t column = found->of[i].column[0];
        if (i == best || lc_time_has(c, column))
            continue;
        named = column;
        if (c->others < LC_TIME_COLUMNS_MAX && found->of[i].count == 1)
            c->other[c->others++] = column;
    }
    if (named < v->columns)
        lc_view_note(v, "column '%s' is the time, not '%s'%s (change it: import --time)", lc_view_name(v, c->column[0]),
                     lc_view_name(v, named), best ? ", since it tells rows apart" : "");
}

/* --- none ------------------------------------------------------------------------------------------------------------- */

/* A column whose name says that it is the time cannot be left out for a made-up axis. */
static lc_status refuse_named(const lc_view *v)
{
    static const char known[] = "date time datetime timestamp ds period month year quarter week";
    for (size_t column = 0; column < v->columns; column++) {
        size_t row = 0;
        const char *name = lc_view_name(v, column);
        if (!lc_name_is(name, known))
            continue;
        while (row + 1 < v->rows && lc_time_looks(lc_view_cell(v, row, column)))
            row++;
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': '%.200s' is not a time that is known (2016-07-31, 7/31/2016 1:00 PM, 2016Q3); "
                       "--time-format says how it is written, --time names another column, --start makes an axis up",
                       v->path, v->line(v->table, row), name, lc_view_cell(v, row, column));
    }
    return LC_OK;
}

static lc_status no_time(const candidates *found, const lc_view *v)
{
    CHECK(refuse_named(v));
    if (found->maybe < v->columns)
        lc_view_note(v, "column '%s' looks like time counted in numbers, as '%.80s': import --time '%s' reads it so",
                     lc_view_name(v, found->maybe), lc_view_cell(v, 0, found->maybe), lc_view_name(v, found->maybe));
    return LC_OK;
}

static lc_status find(lc_time_columns *out, const lc_view *v)
{
    candidates found;
    size_t best = 0;
    collect(&found, v);
    if (!found.count)
        return no_time(&found, v);
    if (found.count > 1)
        CHECK(lc_time_apart(&best, found.of, found.count, v));
    *out = found.of[best];
    set_others(out, &found, best, v);
    return LC_OK;
}

lc_status lc_time_find(lc_time_columns *out, const lc_view *v, const lc_time_request *request)
{
    lc_time_columns columns = {0};
    lc_view quiet = *v;
    if (request->made_up)
        quiet.notes = NULL;
    lc_status status = request->columns || request->format ? lc_time_asked(&columns, v, request) : find(&columns, &quiet);
    if (status == LC_OK && columns.count)
        status = lc_time_settle(&columns, &quiet, request);
    if (status != LC_OK && !request->made_up)
        return status;
    if (request->made_up)
        lc_time_note_direction(v, &columns);
    *out = columns;
    return LC_OK;
}

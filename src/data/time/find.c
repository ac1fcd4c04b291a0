/* find - which columns of a table are the time. */
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "data/time/apart.h"
#include "data/time/look.h"
#include "data/time/zoned.h"

enum { CANDIDATES = 8 };

/* --- candidates ------------------------------------------------------------------------------------------------------- */

/* Columns that could be the time, with those that belong to them, the sure ones first. */
typedef struct candidates {
    lc_time_columns of[CANDIDATES];
    size_t count;
    lc_time_columns weak[CANDIDATES]; /* of forms that count only if nothing else does */
    size_t weaks;
    lc_time_columns guess[CANDIDATES]; /* of numbers alone: the last of `of` where no other contradicts them */
    size_t guesses, taken;             /* taken: of them */
    size_t elapsed[CANDIDATES];        /* columns that count from a start that is not known */
    size_t elapsing;
    size_t maybe; /* a column that looks like time and is not taken for it; view->columns: none */
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
    if (form.elapsed && found->elapsing < CANDIDATES)
        found->elapsed[found->elapsing++] = column;
    if (!form.is || (form.guess ? found->guesses : form.sure ? found->count : found->weaks) == CANDIDATES)
        return;
    lc_time_columns c = single(column, form.part);
    if (form.guess)
        found->guess[found->guesses++] = c;
    else if (form.sure) {
        if (c.part[0] == LC_TIME_DATE)
            lc_time_add_clock(&c, v, NULL);
        else if (c.part[0] == LC_TIME_EPOCH)
            lc_time_add_thousandths(&c, v, NULL);
        found->of[found->count++] = c;
    } else
        found->weak[found->weaks++] = c;
}

/* Nothing else counts: those of weak forms do. Years that no name says are an index beside an epoch or months that run on. */
static void take_weak(candidates *found, const lc_view *v)
{
    for (size_t i = 0; i < found->weaks; i++) {
        lc_time_columns *c = &found->weak[i];
        if (c->part[0] == LC_TIME_YEAR && found->guesses && !lc_name_may_be_year(lc_view_name(v, c->column[0])))
            continue;
        if (c->part[0] == LC_TIME_EXCEL || c->part[0] == LC_TIME_YEAR_DAY)
            lc_time_add_clock(c, v, NULL);
        found->of[found->count++] = *c;
    }
    found->weaks = 0;
}

static void note_maybe(const lc_view *v, size_t column)
{
    lc_view_note(v, "column '%s' looks like time counted in numbers, as '%.80s': import --time %s reads it so",
                 lc_view_name(v, column), lc_view_cell(v, 0, column), lc_typed_word(lc_view_name(v, column)).text);
}

/* Counts that look like an epoch or like months are none beside a time that is another; said. */
static void take_guesses(candidates *found, const lc_view *v)
{
    const size_t others = found->count;
    for (size_t i = 0; i < found->guesses && found->count < CANDIDATES; i++) {
        size_t other = 0;
        while (other < others && !lc_time_outdoes(v, &found->of[other], &found->guess[i]))
            other++;
        if (other == others)
            found->of[found->count++] = found->guess[i];
        else
            note_maybe(v, found->guess[i].column[0]);
    }
    found->taken = found->count - others;
}

static void collect(candidates *found, const lc_view *v)
{
    lc_time_columns composed = {0};
    *found = (candidates){.maybe = v->columns};
    for (size_t column = 0; column < v->columns; column++)
        add_column(found, v, column);
    lc_time_compose(&composed, v, NULL);
    lc_time_add_clock_of_day(&composed, v, NULL);
    if (composed.count && found->count < CANDIDATES)
        found->of[found->count++] = composed;
    if (!found->count)
        lc_time_compose_bare(&composed, v);
    if (!found->count && composed.count)
        found->of[found->count++] = composed;
    if (!found->count)
        take_weak(found, v);
    take_guesses(found, v);
}

/* --- the one ---------------------------------------------------------------------------------------------------------- */

/* Year, month, day and hour beside a date that says them. */
static void leave_out_parts(lc_time_columns *c, const lc_time_columns *parts, const lc_view *v)
{
    lc_decimal number;
    if (parts->count < 2 || parts->column[0] == c->column[0] || !lc_time_repeats(v, c, parts, LC_YEAR_MOST))
        return;
    for (size_t i = 0; i < parts->count; i++)
        if (lc_decimal_read(&number, lc_view_cell(v, 0, parts->column[i])))
            lc_time_leave_out(c, parts->column[i], v);
}

/* Whether numbers that may be time beside one that is are no others than it: they say so in each row, or go on as rows do. */
static bool count_time(const lc_view *v, const lc_time_columns *weak, const lc_time_columns *c)
{
    lc_look l;
    return weak->part[0] != LC_TIME_YEAR && !lc_time_are_apart(v, weak, c) &&
           (lc_time_repeats(v, c, weak, LC_YEAR_MOST) || (lc_look_at(&l, v, weak->column[0]) && (l.rises || l.falls)));
}

/* Numbers that may be time beside one that is. */
static void leave_out_numbers(lc_time_columns *c, const candidates *found, const lc_view *v)
{
    for (size_t i = 0; i < found->weaks; i++)
        if (count_time(v, &found->weak[i], c))
            lc_time_leave_out(c, found->weak[i].column[0], v);
    for (size_t i = 0; i < found->elapsing; i++)
        lc_time_leave_out(c, found->elapsed[i], v);
}

/* Guesses that are another time than the one are channels. */
static void drop_guesses(candidates *found, const lc_time_columns *c, const lc_view *v)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (i < found->count - found->taken || !lc_time_are_apart(v, &found->of[i], c))
            found->of[kept++] = found->of[i];
        else
            note_maybe(v, found->of[i].column[0]);
    found->count = kept;
    found->taken = 0;
}

/* A guess in whose order rows are, beside a time in whose order they are not. */
static void take_ordered(size_t *best, const char **why, const candidates *found, const lc_view *v)
{
    const size_t sure = found->count - found->taken;
    for (size_t i = sure; *best < sure && i < found->count && !lc_time_goes_one_way(v, &found->of[*best]); i++)
        if (lc_time_goes_one_way(v, &found->of[i]) && lc_time_are_apart(v, &found->of[i], &found->of[*best])) {
            *best = i;
            *why = ", since rows are in its order";
        }
}

/* Says which column is the time where several could be; those of numbers are not channels. */
static void set_others(lc_time_columns *c, candidates *found, const char *why, const lc_view *v)
{
    size_t named = v->columns;
    drop_guesses(found, c, v);
    for (size_t i = 0; i < found->count; i++) {
        const size_t column = found->of[i].column[0];
        leave_out_parts(c, &found->of[i], v);
        if (lc_time_has(c, column) || found->of[i].part[0] == LC_TIME_YEAR)
            continue;
        named = column;
        if (c->others < LC_TIME_COLUMNS_MAX && found->of[i].count == 1)
            c->other[c->others++] = column;
    }
    if (named < v->columns)
        lc_view_note(v, "column '%s' is the time, not '%s'%s (change it: import --time)", lc_view_name(v, c->column[0]),
                     lc_view_name(v, named), why);
    leave_out_numbers(c, found, v);
}

/* Dates or numbers beside the columns that a user names. Dates where these tell rows apart, or the days of the rows, name no
 * series plainly. */
static void leave_out_other(lc_time_columns *c, const lc_time_columns *other, bool distinct, const lc_view *v)
{
    lc_decimal number;
    const size_t column = other->column[0];
    if (other->count != 1 || other->part[0] == LC_TIME_YEAR || lc_time_has(c, column))
        return;
    if (lc_decimal_read(&number, lc_view_cell(v, 0, column))) {
        lc_time_leave_out(c, column, v);
    } else if (c->others < LC_TIME_COLUMNS_MAX && (distinct || lc_time_repeats(v, c, other, LC_DAY_MOST))) {
        c->other[c->others++] = column;
        lc_view_note(v, "column '%s' left out: dates, and column '%s' is the time", lc_view_name(v, column),
                     lc_view_name(v, c->column[0]));
    }
}

/* Beside the columns that a user names: what also counts time is not a channel. */
static lc_status leave_out_others(lc_time_columns *c, const lc_view *v)
{
    candidates found;
    bool distinct = false;
    lc_view quiet = *v;
    quiet.notes = NULL;
    collect(&found, &quiet);
    for (size_t i = 0; i < found.count; i++)
        leave_out_parts(c, &found.of[i], v);
    if (found.count > 1)
        CHECK(lc_time_distinct(&distinct, v, c));
    drop_guesses(&found, c, &quiet);
    for (size_t i = 0; i < found.count; i++)
        leave_out_other(c, &found.of[i], distinct, v);
    leave_out_numbers(c, &found, v);
    return LC_OK;
}

/* --- none ------------------------------------------------------------------------------------------------------------- */

static lc_status no_time(const candidates *found, const lc_view *v)
{
    if (found->elapsing)
        return lc_view_fail(v, 0, found->elapsed[0],
                            "counts from a start that is not said; --start and --step make up the axis instead of it");
    CHECK(lc_time_refuse_unread(v));
    if (found->maybe < v->columns)
        note_maybe(v, found->maybe);
    return LC_OK;
}

static lc_status find(lc_time_columns *out, const lc_view *v)
{
    candidates found;
    const char *why = "";
    size_t best = 0;
    collect(&found, v);
    if (!found.count)
        return no_time(&found, v);
    CHECK(lc_time_refuse_pairs(found.of, found.count, v));
    if (found.count > 1)
        CHECK(lc_time_apart(&best, &why, found.of, found.count, v));
    take_ordered(&best, &why, &found, v);
    *out = found.of[best];
    set_others(out, &found, why, v);
    return LC_OK;
}

/* Columns of a time that is not read are not channels, whatever is in them. */
static void make_up(lc_time_columns *c, const lc_view *v)
{
    for (size_t column = 0; column < v->columns && !c->count && c->others < LC_TIME_COLUMNS_MAX; column++)
        if (lc_time_must_be(v, column)) {
            c->other[c->others++] = column;
            lc_view_note(v, "column '%s' left out: --start makes up the time instead of it (keep it: --columns)",
                         lc_view_name(v, column));
        }
    if (!lc_time_note_direction(v, c))
        for (size_t i = 0; i < c->others && !c->count; i++)
            lc_time_note_hole(v, c->other[i]);
}

lc_status lc_time_find(lc_time_columns *out, const lc_view *v, const lc_time_request *request)
{
    lc_time_columns columns = {0};
    lc_view quiet = *v;
    if (request->made_up)
        quiet.notes = NULL;
    lc_status status = request->columns || request->format ? lc_time_asked(&columns, v, request) : find(&columns, &quiet);
    if (status == LC_OK && columns.count && (request->columns || request->format))
        status = leave_out_others(&columns, &quiet);
    if (status == LC_OK && columns.count && !request->columns && !request->format)
        lc_time_find_zone(&columns, &quiet, NULL, request->zone != NULL);
    if (status == LC_OK && columns.count && !request->columns && !request->format && !request->zone)
        status = lc_time_refuse_offset(&columns, v);
    if (status == LC_OK && columns.count)
        status = lc_time_settle(&columns, &quiet, request);
    if (status == LC_OK && (columns.locals || (columns.zoned && !request->columns && !request->format && !request->zone)))
        status = lc_time_take_local(&columns, &quiet, columns.locals > 0);
    if (status != LC_OK && !request->made_up)
        return status;
    if (columns.count && !request->made_up)
        lc_time_leave_out_echoes(&columns, v);
    if (request->made_up)
        make_up(&columns, v);
    *out = columns;
    return LC_OK;
}

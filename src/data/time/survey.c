/* survey - what the rows of a table have in common. */
#include <stdio.h>

#include "core/mem.h"
#include "data/time/room.h"

/* The rows of a table, and what each piece of them says. */
typedef struct looking {
    const lc_view *view;
    const lc_time_columns *columns;
    lc_date_unit unit; /* of the first row */
    bool mixed;        /* others are no reason to refuse */
    lc_survey *found;  /* (pieces) */
} looking;

static void count_row(lc_survey *s, const lc_date *date, size_t row)
{
    const int64_t ticks = lc_ticks_of(date->nanosecond);
    s->unordered |= !date->ordered;
    s->short_year |= date->short_year;
    s->interval |= date->interval;
    s->ends |= lc_time_is_end(date);
    s->clocked |= date->seconds || date->nanosecond;
    s->ticks = ticks > s->ticks ? ticks : s->ticks;
    s->placed += date->placed;
    if (date->zoned)
        s->zoned++;
    else if (date->placed && s->named++ == 0)
        s->first_named = row;
    else if (!date->placed && !date->zone[0] && s->plain++ == 0)
        s->first_plain = row;
    else if (date->zone[0] && s->words++ == 0)
        s->first_word = row;
}

/* Of a later piece. */
static void join(lc_survey *s, const lc_survey *later)
{
    s->unordered |= later->unordered;
    s->short_year |= later->short_year;
    s->interval |= later->interval;
    s->ends |= later->ends;
    s->mixed |= later->mixed;
    s->clocked |= later->clocked;
    s->ticks = later->ticks > s->ticks ? later->ticks : s->ticks;
    s->first_plain = s->plain ? s->first_plain : later->first_plain;
    s->first_word = s->words ? s->first_word : later->first_word;
    s->zoned += later->zoned;
    s->plain += later->plain;
    s->words += later->words;
    s->placed += later->placed;
    s->first_named = s->named ? s->first_named : later->first_named;
    s->named += later->named;
}

static bool look_at_row(void *ctx, size_t row, size_t piece)
{
    const looking *l = ctx;
    lc_date date;
    if (lc_row_date(&date, l->view, l->columns, row) != LC_OK || (date.unit != l->unit && !l->mixed))
        return false;
    l->found[piece].mixed |= date.unit != l->unit;
    count_row(&l->found[piece], &date, row);
    return true;
}

/* What is wrong with a row. */
static lc_status refuse_row(const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_date date;
    CHECK(lc_row_date(&date, v, c, row));
    char way[LC_TEXT_MAX], what[2 * LC_TEXT_MAX];
    lc_row_way_out(way, v, c, c->part[0], row, c->column[0]);
    snprintf(what, sizeof what, "is a period of another length than the first one of its %s%s",
             c->mixed ? "series; --series-column names the columns that tell periods apart" : "column", way);
    return lc_view_fail(v, row, c->column[0], what);
}

lc_status lc_time_survey(lc_survey *s, const lc_view *v, const lc_time_columns *c, bool mixed)
{
    lc_status status = LC_OK;
    looking l = {.view = v, .columns = c, .mixed = mixed};
    lc_date first;
    size_t refused;
    *s = (lc_survey){.ticks = 1};
    TRY(lc_row_date(&first, v, c, 0));
    l.unit = first.unit;
    TRY(lc_new(&l.found, lc_row_pieces(v->rows), sizeof *l.found));
    TRY(lc_rows_run(&refused, v->rows, look_at_row, &l));
    if (refused < v->rows)
        TRY(refuse_row(v, c, refused));
    for (size_t piece = 0; piece < lc_row_pieces(v->rows); piece++)
        join(s, &l.found[piece]);
done:
    lc_free(l.found);
    return status;
}

lc_status lc_time_check_periods(const lc_view *v, const lc_time_columns *c)
{
    lc_survey s;
    return c->mixed ? lc_time_survey(&s, v, c, false) : LC_OK;
}

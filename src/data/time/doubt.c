/* doubt - dates that the others of their column explain: 20-Jan, 2000/01, 08:00-09:00. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "data/time/room.h"

enum { DAY = 86400, ORDERED = 4 /* steps of months the usual way for one the other way, where a series ends */ };

/* --- a month, or a day without a year ------------------------------------------------------------------------------------ */

/* How rows go on. */
typedef struct going {
    size_t within, across; /* to another number in the same month; to another month */
    size_t up, down;       /* read as months */
    bool sure, counts;     /* a number is no day; all are their month's own */
} going;

static void add_step(going *g, const lc_date *date, const lc_date *last)
{
    const int months = 12 * (date->part[0] - last->part[0]) + date->part[1] - last->part[1];
    g->within += date->part[1] == last->part[1] && date->part[0] != last->part[0];
    g->across += date->part[1] != last->part[1];
    g->up += months > 0;
    g->down += months < 0;
}

static lc_status look_at_steps(going *g, const lc_view *v, const lc_time_columns *c)
{
    lc_date date, last = {0};
    *g = (going){.counts = v->rows > 2};
    for (size_t row = 0; row < v->rows; row++, last = date) {
        CHECK(lc_row_date(&date, v, c, row));
        g->counts &= date.part[0] == date.part[1];
        g->sure |= date.doubt == LC_DOUBT_NONE;
        if (row)
            add_step(g, &date, &last);
    }
    return LC_OK;
}

/* Rows in no order, neither way, do not show whether they go on by days. */
static bool is_shuffled(const going *g)
{
    const size_t more = g->up > g->down ? g->up : g->down, fewer = g->up + g->down - more;
    return ORDERED * fewer > more;
}

/* Days continue within a month, months into another one; a number that is not a day is a year. */
static lc_status decide_day(const lc_view *v, const lc_time_columns *c)
{
    going g;
    bool runs;
    CHECK(look_at_steps(&g, v, c));
    if (g.sure)
        return LC_OK;
    if (g.counts)
        return lc_view_fail(v, 0, c->column[0],
                            "has the number of the month, as all rows do, and not its year: --time names a column that has, "
                            "--start and --step make an axis up");
    CHECK(lc_time_months_run(&runs, v, c));
    if (is_shuffled(&g) ? !runs : g.within >= g.across)
        return lc_view_fail(v, 0, c->column[0],
                            "is a month with its year, or a day whose year is not said: rows do not show which; --time-format "
                            "says that it is a month (%b-%y, %y-%b), --start makes an axis up");
    lc_view_note(v, "column '%s' is read as months with their years, not as days: '%.40s' (change it: import --time-format)",
                 lc_view_name(v, c->column[0]), lc_view_cell(v, 0, c->column[0]));
    return LC_OK;
}

/* --- a month, or a season ---------------------------------------------------------------------------------------------- */

static bool is_season(const lc_date *date)
{
    return date->doubt == LC_DOUBT_SEASON || (date->unit == LC_DATE_YEAR && date->interval);
}

/* 2000/01, 2001/02, 2002/03; one alone, 2010/11, is what the column is called. */
static lc_status decide_season(lc_time_columns *c, const lc_view *v)
{
    lc_date date;
    bool alone = true;
    const char *name = lc_view_name(v, c->column[0]), *cell = lc_view_cell(v, 0, c->column[0]);
    for (size_t row = 0; row < v->rows; row++) {
        CHECK(lc_row_date(&date, v, c, row));
        if (!is_season(&date))
            return LC_OK;
        alone &= strcmp(lc_view_cell(v, row, c->column[0]), cell) == 0;
    }
    const bool month = lc_name_has(name, "month monat mois yearmonth");
    c->seasons = !alone || (!month && lc_name_has(name, "year yr fy season jahr saison annee ano anno jaar"));
    if (!alone || (date.doubt == LC_DOUBT_SEASON && !month))
        lc_view_note(v, "column '%s' is read as %s: '%.40s'%s", name,
                     c->seasons ? "years from one into the next, not as months" : "months, not as years from one into the next",
                     cell, alone ? " (change it: import --time-format)" : "");
    return LC_OK;
}

/* --- an offset, or the end of an interval -------------------------------------------------------------------------------- */

/* What rows have in common that may be intervals of a day. */
typedef struct spans {
    bool others, sure;        /* rows that are none; that are not offsets */
    bool bare;                /* days, with an offset or a time of day after them */
    bool length;              /* all are as long as the first */
    bool chained;             /* each begins where the one before ends */
    bool beside;              /* the day is in another column */
    int64_t clock[3], end[3]; /* the first times of day that differ, and ends */
    size_t clocks, ends;
} spans;

/* Of those that differ, the first three. */
static void note_other(int64_t other[3], size_t *count, int64_t seconds)
{
    for (size_t i = 0; i < *count; i++)
        if (other[i] == seconds)
            return;
    if (*count < 3)
        other[(*count)++] = seconds;
}

static lc_status look_at_spans(spans *s, const lc_view *v, const lc_time_columns *c)
{
    lc_date date, last = {0};
    int32_t first = 0;
    *s = (spans){.length = true, .chained = true, .beside = c->count > 1};
    for (size_t row = 0; row < v->rows && !s->others; row++, last = date) {
        CHECK(lc_row_date(&date, v, c, row));
        first = row ? first : date.span;
        s->others = date.doubt != LC_DOUBT_SPAN && !(date.interval && date.span) && !(s->bare && date.clocked);
        s->sure |= date.doubt != LC_DOUBT_SPAN;
        s->bare |= !date.clocked;
        s->length &= date.span == first;
        s->chained &= !row || date.seconds == (last.seconds + last.span) % DAY;
        note_other(s->clock, &s->clocks, date.seconds);
        note_other(s->end, &s->ends, (date.seconds + date.span) % DAY);
    }
    return LC_OK;
}

/* Offsets are one or two, whatever the time of day; hours that follow one another each end an hour later. Beside days, one time
 * of day of all is an interval, as the column of its own says. */
static bool are_spans(const spans *s)
{
    if (s->others)
        return false;
    if (s->bare)
        return s->sure || s->ends > 2;
    if (s->sure)
        return s->length || s->ends >= s->clocks;
    return s->clocks > 1 ? s->length || s->chained : s->length && s->beside;
}

/* 00-05 behind a day: an hour without minutes. */
static bool ends_with_hour(const char *cell)
{
    const size_t length = strlen(cell);
    const char *at = cell + (length < 6 ? 0 : length - 6);
    return length >= 6 && !isdigit((unsigned char)at[0]) && at[0] != ':' && isdigit((unsigned char)at[1]) &&
           isdigit((unsigned char)at[2]) && at[3] == '-' && isdigit((unsigned char)at[4]) && isdigit((unsigned char)at[5]);
}

static bool all_end_with_hours(const lc_view *v, size_t column)
{
    size_t row = 0;
    while (row < v->rows && ends_with_hour(lc_view_cell(v, row, column)))
        row++;
    return row == v->rows;
}

/* The formats have what is before the hour in the first row: a blank, T, _. */
static lc_status refuse_hours(const lc_view *v, size_t column)
{
    char what[LC_TEXT_MAX];
    const char *cell = lc_view_cell(v, 0, column), before = cell[strlen(cell) - 6];
    snprintf(what, sizeof what,
             "ends with an hour and its minutes, or its UTC offset, and rows do not show which; --time-format says it "
             "(%%Y-%%m-%%d%c%%H-%%M, %%Y-%%m-%%d%c%%H%%z)",
             before, before);
    return lc_view_fail(v, 0, column, what);
}

static lc_status decide_span(lc_time_columns *c, const lc_view *v)
{
    spans s;
    const size_t last = c->column[c->count - 1];
    CHECK(look_at_spans(&s, v, c));
    c->spans = are_spans(&s);
    if (!c->spans && all_end_with_hours(v, last))
        return refuse_hours(v, last);
    if (s.others || c->spans || (!s.sure && !s.bare && !s.length && s.ends < s.clocks))
        return LC_OK;
    if (s.clocks > 1)
        return lc_view_fail(v, 0, last,
                            "is a time of day with its UTC offset, or an interval, and rows do not show which; --time-format "
                            "says it (%Y-%m-%d %H:%M%z, %Y-%m-%d %H:%M-%*)");
    lc_view_note(v, "column '%s' is read as times with a UTC offset%s: '%.40s' (change it: import --time-format)",
                 lc_view_name(v, last), s.bare ? "" : ", not as intervals", lc_view_cell(v, 0, last));
    return LC_OK;
}

/* The first row is in doubt where a column is. */
lc_status lc_time_doubt(lc_time_columns *c, const lc_view *v)
{
    lc_date first;
    CHECK(lc_row_date(&first, v, c, 0));
    if (first.unit == LC_DATE_COUNTED)
        return lc_time_decide_count(c, v);
    if (first.doubt == LC_DOUBT_DAY)
        return decide_day(v, c);
    if (first.doubt == LC_DOUBT_SPAN || (first.interval && first.span))
        return decide_span(c, v);
    if (first.unit == LC_DATE_MONTH && c->count == 1 && (c->part[0] == LC_TIME_DATE || c->part[0] == LC_TIME_YEAR_MONTH))
        CHECK(lc_time_check_months(v, c));
    if (first.unit == LC_DATE_WEEK && c->count == 1 && c->part[0] == LC_TIME_DATE)
        CHECK(lc_time_check_weeks(v, c));
    return is_season(&first) ? decide_season(c, v) : LC_OK;
}

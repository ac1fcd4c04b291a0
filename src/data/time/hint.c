/* hint - stamps of a place whose clocks change, read without its zone: the hour that clocks skip is missing, the other one there
 * twice. */
#include <stdlib.h>

#include "data/time/room.h"

enum { HOUR = 3600, DAY = 86400, NIGHT = 4 };

/* The votes of rows (Boyer and Moore, 1991). */
int64_t lc_usual_step(const lc_stamps *s, size_t rows)
{
    int64_t step = 0;
    long votes = 0;
    for (size_t row = 1; row < rows; row++) {
        const int64_t this = llabs(s->stamp[row] - s->stamp[row - 1]);
        step = votes == 0 ? this : step;
        votes += this == step ? 1 : -1;
    }
    return votes > 0 && step <= HOUR * s->ticks ? step : 0;
}

/* A Sunday's small hours, in the months in which clocks are put forward (or back). */
bool lc_clocks_change(int64_t local, bool forward)
{
    const lc_day day = lc_calendar_day(LC_CALENDAR_GREGORIAN, lc_floor_divide(local, DAY));
    const int64_t hour = lc_floor_divide(local, HOUR) - 24 * lc_floor_divide(local, DAY);
    const bool spring = day.month == 3 || day.month == 4, autumn = day.month >= 9 && day.month <= 11;
    const bool changes = spring ? forward || day.day <= 7 : autumn && (!forward || day.month < 11);
    return lc_calendar_weekday(local) == 6 && hour < NIGHT && changes;
}

/* The first row after a change of clocks, or 0: steps that are odd at other times are not of clocks. */
static size_t find_change(const lc_stamps *s, size_t rows, int64_t usual)
{
    size_t changes = 0, odd = 0, first = 0;
    for (size_t row = 1; row < rows; row++) {
        const bool falls = s->stamp[row] < s->stamp[row - 1];
        const int64_t step = llabs(s->stamp[row] - s->stamp[row - 1]), early = s->stamp[falls ? row : row - 1];
        const bool twice = step == 0, skips = step == usual + HOUR * s->ticks;
        if (step == usual)
            continue;
        odd++;
        if ((twice || skips) && lc_clocks_change(lc_floor_divide(early + (skips ? usual : 0), s->ticks), skips) && changes++ == 0)
            first = row;
    }
    return 2 * changes > odd ? first : 0;
}

void lc_time_hint_zone(const lc_stamps *s, const lc_view *v, const lc_time_columns *c)
{
    const int64_t usual = v->rows > 2 && c->clocked && !s->offset ? lc_usual_step(s, v->rows) : 0;
    const size_t row = usual ? find_change(s, v->rows, usual) : 0;
    if (row)
        lc_view_note(
            v,
            "line %zu: '%.80s' %s as clocks do on that night: where they change, --zone (Europe/Berlin) keeps hours apart "
            "and evenly spaced",
            v->line(v->table, row), lc_view_cell(v, row, c->column[0]),
            s->stamp[row] == s->stamp[row - 1] ? "repeats an hour" : "skips an hour");
}

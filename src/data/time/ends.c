/* ends - stamps that are the ends of periods: on a night when clocks change, the periods' beginnings say which hour is meant. */
#include "data/time/shift.h"

enum { DAY = 86400 };

bool lc_time_is_end(const lc_date *date)
{
    return date->clocked && date->seconds == DAY;
}

bool lc_name_says_end(const char *name)
{
    return lc_name_has(name, "end ending ends ended ende bis he");
}

/* How many moments a local time means. */
static size_t count_moments(const lc_shift *s, int64_t local)
{
    int64_t utc[2];
    return lc_zone_local(utc, s->zone, local);
}

/* Whether a row is in the hour that clocks skip, and its period begins before it. */
static bool ends_in_skipped(const lc_shift *s, size_t row, int64_t step)
{
    const int64_t end = lc_shift_second(s, row);
    return count_moments(s, end) == 0 && count_moments(s, end - step) == 1;
}

/* Whether time goes back, or does not go on, after a row that is the end of the hour that clocks show twice. */
static bool goes_back_behind(const lc_shift *s, size_t row, int64_t step)
{
    if (row == 0)
        return false;
    const size_t before = s->falls ? row : row - 1, after = s->falls ? row - 1 : row;
    const int64_t end = lc_shift_second(s, before);
    return lc_shift_second(s, after) <= end && count_moments(s, end) == 1 && count_moments(s, end - step) == 2;
}

int64_t lc_ends_find(const lc_shift *s)
{
    const lc_time_columns *c = s->columns;
    const int64_t step = c->ends && c->clocked && !c->worded ? lc_usual_step(s->stamps, s->view->rows) : 0;
    const int64_t seconds = step / s->stamps->ticks;
    for (size_t row = 0; seconds && row < s->view->rows; row++)
        if (ends_in_skipped(s, row, seconds) || goes_back_behind(s, row, seconds)) {
            lc_view_note(s->view, "line %zu: '%.80s' shows that stamps are the ends of periods where clocks of %s change",
                         s->view->line(s->view->table, row), lc_view_cell(s->view, row, c->column[0]), s->name);
            return step;
        }
    return 0;
}

void lc_ends_move(lc_shift *s, int64_t by)
{
    for (size_t row = 0; row < s->view->rows; row++)
        s->stamps->stamp[row] += by;
    if (by > 0)
        lc_zone_offsets(s->stamps->offset, s->zone, s->stamps->stamp, s->view->rows, s->stamps->ticks);
}

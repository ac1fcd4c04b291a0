/* shift - rows on their way from local time to UTC. */
#include <stdio.h>

#include "data/time/shift.h"

enum { HOUR = 3600, ORDERED = 10 }; /* one step in ORDERED may go back in a table that is in order of time */

lc_status lc_shift_fail(const lc_shift *s, size_t row, const char *format)
{
    char what[LC_TEXT_MAX];
    snprintf(what, sizeof what, format, s->name); /* NOLINT: a literal of this room */
    return lc_view_fail(s->view, row, s->columns->column[0], what);
}

void lc_shift_put(lc_shift *s, size_t row, int64_t utc)
{
    lc_stamps *to = s->stamps;
    const int64_t local = lc_shift_second(s, row), part = to->stamp[row] - local * to->ticks;
    to->stamp[row] = utc * to->ticks + part;
    to->offset[row] = lc_zone_offset(s->zone, utc);
}

/* Steps back by two hours and less may be those of clocks. */
void lc_shift_look(lc_shift *s)
{
    size_t on = 0, back = 0, far_on = 0, far_back = 0;
    for (size_t row = 1; row < s->view->rows; row++) {
        const int64_t step = s->stamps->stamp[row] - s->stamps->stamp[row - 1];
        on += step > 0;
        back += step < 0;
        far_on += step > 2 * HOUR * s->stamps->ticks;
        far_back += step < -2 * HOUR * s->stamps->ticks;
    }
    s->falls = back > on;
    s->shuffled = (s->falls ? far_on : far_back) * ORDERED > on + back;
}

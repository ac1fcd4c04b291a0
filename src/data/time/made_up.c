/* made_up - an axis that is made up, and whether it would turn time round: the rows' own dates, read or not, say which way it
 * goes. */
#include "data/time/room.h"

static const int64_t DAY = 86400, STEP_MOST = 36525LL * 86400;

lc_status lc_time_make_up(int64_t *start, int64_t *step, const char *text, int64_t asked)
{
    *start = 0;
    *step = asked ? asked : DAY;
    if (text && !lc_date_parse(start, text))
        return lc_fail(LC_E_USAGE, "'%s' is not a stamp such as 2016-07-01 00:00:00", text);
    if (*step < 0 || *step > STEP_MOST)
        return lc_fail(LC_E_USAGE, "a step of %lld seconds: a century is the most", (long long)*step);
    return LC_OK;
}

/* Of dates that are not read: the first year is later than the last one. */
static bool years_fall(const lc_view *v, size_t column)
{
    const int first = lc_year_in(lc_view_cell(v, 0, column)), last = lc_year_in(lc_view_cell(v, v->rows - 1, column));
    return first > last && last > 1000;
}

static bool moments_fall(const lc_view *v, const lc_time_columns *c)
{
    lc_moment first, last;
    return lc_row_moment(&first, v, c, 0) == LC_OK && lc_row_moment(&last, v, c, v->rows - 1) == LC_OK &&
           first.second > last.second;
}

void lc_time_note_direction(const lc_view *v, const lc_time_columns *c)
{
    size_t column = c->column[0];
    bool falls = c->count && moments_fall(v, c);
    for (size_t i = 0; i < v->columns && !c->count && !falls; i++)
        if (lc_name_says_time(lc_view_name(v, i))) {
            column = i;
            falls = years_fall(v, i);
        }
    if (falls)
        lc_view_note(
            v,
            "column '%s' is newest first, from '%.80s' to '%.80s', but --start counts on from the first row: time is turned "
            "round; sort the file, or leave --start out",
            lc_view_name(v, column), lc_view_cell(v, 0, column), lc_view_cell(v, v->rows - 1, column));
}

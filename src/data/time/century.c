/* century - the hundred years that years of two digits are of. */
#include <stdio.h>
#include <stdlib.h>

#include "core/calendar.h"
#include "data/time/room.h"

static const int64_t YEAR = 31557600, TWO_DAYS = 172800;

/* Whether there is a step of half a century or more, as years of two digits have it where a century is read wrongly; *latest: the
 * last day before it. */
static bool leaps(int64_t *latest, const lc_view *v, const lc_time_columns *c, int pivot)
{
    lc_time_columns tried = *c;
    lc_moment m, last = {0};
    tried.pivot = pivot;
    *latest = INT64_MIN;
    for (size_t row = 0; row < v->rows; row++) {
        if (lc_row_moment(&m, v, &tried, row) != LC_OK)
            continue;
        if (row && llabs(m.second - last.second) > 50 * YEAR)
            return true;
        *latest = m.second > *latest ? m.second : *latest;
        last = m;
    }
    return false;
}

/* The first year since 1900 of rows that are all of the 1900s, at most: a year before it, unless that moves none of them. */
static int first_year(const lc_view *v, const lc_time_columns *c, int64_t latest)
{
    lc_time_columns tried = *c;
    lc_moment m;
    int64_t first = latest, moved;
    tried.pivot = 0;
    for (size_t row = 0; row < v->rows; row++)
        if (lc_row_moment(&m, v, &tried, row) == LC_OK && m.second < first)
            first = m.second;
    const int64_t year = 70 + lc_floor_divide(first - TWO_DAYS, YEAR);
    const int least = year < 0 ? 0 : (int)year;
    return leaps(&moved, v, c, least + 1) || moved != latest ? least : least + 1;
}

/* The first year of the century in which rows follow one another: that of the data, which may go on into the 2000s; or the last
 * that fits, for years to come are of these. The usual one where none does. */
static int fitting_pivot(const lc_view *v, const lc_time_columns *c)
{
    int64_t latest;
    if (!leaps(&latest, v, c, 0))
        return latest > INT64_MIN ? first_year(v, c, latest) : 0;
    for (int pivot = 99; pivot > 0; pivot--)
        if (!leaps(&latest, v, c, pivot))
            return pivot;
    return LC_DATE_PIVOT;
}

/* Years of two digits are 1969 to 2068, unless rows then leap over decades. */
void lc_century_decide(lc_time_columns *c, const lc_view *v)
{
    int64_t latest;
    char century[64] = "1969 to 2068";
    const bool odd = leaps(&latest, v, c, LC_DATE_PIVOT);
    if (odd)
        c->pivot = fitting_pivot(v, c);
    if (c->pivot != LC_DATE_PIVOT)
        snprintf(century, sizeof century, "%d to %d, so that rows follow one another", 1900 + c->pivot, 1999 + c->pivot);
    if (odd || latest >= 60 * YEAR)
        lc_view_note(v, "years have two digits and are read as %s (change it: import --time-format, or four digits)", century);
}

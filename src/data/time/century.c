/* century - the hundred years that years of two digits are of. */
#include <stdio.h>
#include <stdlib.h>

#include "core/calendar.h"
#include "data/time/room.h"

static const int64_t YEAR = 31557600, TWO_DAYS = 172800;
static const int64_t LAST_USUAL = 99LL * 31557600; /* the end of 2068 */

/* The shortest step between rows of different days: twice that, and three years, may be missing where a century turns. */
static int64_t missing_at_most(const lc_view *v, const lc_time_columns *c)
{
    int64_t least = INT64_MAX;
    lc_moment m, last = {0};
    for (size_t row = 0; row < v->rows; row++) {
        if (lc_row_moment(&m, v, c, row) != LC_OK)
            continue;
        const int64_t step = llabs(m.second - last.second);
        least = row && step && step < least ? step : least;
        last = m;
    }
    return 3 * YEAR + (least < 25 * YEAR ? 2 * least : 0);
}

/* Whether there is a step of about a century, as years of two digits have it where one is read wrongly; shorter ones are from a
 * series to the next. *latest: the last day. */
static bool leaps(int64_t *latest, const lc_view *v, const lc_time_columns *c, int pivot)
{
    lc_time_columns tried = *c;
    lc_moment m, last = {0};
    tried.pivot = pivot;
    *latest = INT64_MIN;
    const int64_t missing = missing_at_most(v, &tried);
    for (size_t row = 0; row < v->rows; row++) {
        if (lc_row_moment(&m, v, &tried, row) != LC_OK)
            continue;
        if (row && llabs(llabs(m.second - last.second) - 100 * YEAR) < missing)
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

/* How long the rows are together; INT64_MAX where they leap, or go on after 2068: years to come are of these. */
static int64_t length_of(const lc_view *v, const lc_time_columns *c, int pivot)
{
    int64_t latest, first = INT64_MAX;
    lc_time_columns tried = *c;
    lc_moment m;
    tried.pivot = pivot;
    if (leaps(&latest, v, c, pivot) || latest >= LAST_USUAL)
        return INT64_MAX;
    for (size_t row = 0; row < v->rows; row++)
        if (lc_row_moment(&m, v, &tried, row) == LC_OK && m.second < first)
            first = m.second;
    return latest - first;
}

/* The first year of the century in which rows follow one another, and are together the shortest: that of the data, which may go
 * on into the 2000s, where all are of the 1900s. The usual one where none does. */
static int fitting_pivot(const lc_view *v, const lc_time_columns *c)
{
    int64_t latest, least = length_of(v, c, 0);
    int fitting = least < INT64_MAX ? 0 : LC_DATE_PIVOT;
    for (int pivot = 99; pivot > 0; pivot--) {
        const int64_t length = length_of(v, c, pivot);
        fitting = length < least ? pivot : fitting;
        least = length < least ? length : least;
    }
    if (fitting == 0 && !leaps(&latest, v, c, 0) && latest > INT64_MIN)
        return first_year(v, c, latest);
    return fitting;
}

/* Half a century from a row to the next. */
static bool is_doubtful(const lc_view *v, const lc_time_columns *c)
{
    lc_moment m, last = {0};
    for (size_t row = 0; row < v->rows; row++) {
        if (lc_row_moment(&m, v, c, row) != LC_OK)
            continue;
        if (row && llabs(m.second - last.second) > 50 * YEAR)
            return true;
        last = m;
    }
    return false;
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
    if (odd || latest >= 60 * YEAR || is_doubtful(v, c))
        lc_view_note(v,
                     "years have two digits and are read as %s (change it: four digits, or import --time-parts with "
                     "pivot50 for 1950 to 2049)",
                     century);
}

/* The century that rows before these were of, where these leap with it and not with their own. */
lc_status lc_century_check(const lc_time_columns *c, const lc_view *v)
{
    int64_t latest;
    if (!leaps(&latest, v, c, c->pivot))
        return LC_OK;
    const int own = leaps(&latest, v, c, LC_DATE_PIVOT) ? fitting_pivot(v, c) : LC_DATE_PIVOT;
    if (leaps(&latest, v, c, own))
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: with years of two digits from %d to %d, as those of the rows before, rows leap over a century, and from %d to "
        "%d they do not: --time-parts with pivot%d",
        v->path, 1900 + c->pivot, 1999 + c->pivot, 1900 + own, 1999 + own, own);
}

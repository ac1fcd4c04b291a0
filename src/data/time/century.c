/* century - the hundred years that years of two digits are of. */
#include <stdio.h>
#include <stdlib.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "data/time/room.h"

static const int64_t YEAR = 31557600, CENTURY = 3155760000, TWO_DAYS = 172800;
static const int64_t LAST_USUAL = 99LL * 31557600; /* the end of 2068 */

enum { FULL_YEAR = 100 };

/* The rows that have a date: seconds since 1970 if two digits are of 2000 to 2099, and the two digits; FULL_YEAR: there are
 * four. */
typedef struct dated {
    int64_t *second;
    int *year;
    size_t count;
} dated;

static void dated_free(dated *d)
{
    lc_free(d->second);
    lc_free(d->year);
}

static lc_status read_dates(dated *d, const lc_view *v, const lc_time_columns *c)
{
    lc_time_columns late = *c;
    lc_moment m;
    late.pivot = 100;
    *d = (dated){0};
    CHECK(lc_new(&d->second, v->rows, sizeof *d->second));
    CHECK(lc_new(&d->year, v->rows, sizeof *d->year));
    for (size_t row = 0; row < v->rows; row++) {
        if (lc_row_moment(&m, v, &late, row) != LC_OK)
            continue;
        const int64_t year = lc_date_day(&m.date, c->order, 100).year;
        d->year[d->count] = lc_date_day(&m.date, c->order, 0).year == year ? FULL_YEAR : (int)(year - 2000);
        d->second[d->count++] = m.second;
    }
    return LC_OK;
}

/* Of a row, where two digits from the pivot on are of the 1900s; to the day. */
static int64_t second_of(const dated *d, size_t row, int pivot)
{
    return d->second[row] - (d->year[row] != FULL_YEAR && d->year[row] >= pivot ? CENTURY : 0);
}

/* What rows are like in a century. */
typedef struct span {
    bool leaps;    /* a step is of about a century, as where one is read wrongly; shorter ones are from a series to the next */
    bool doubtful; /* a step is of half a century or more */
    int64_t first, last; /* seconds since 1970 */
} span;

/* Between rows of different days: twice the shortest step, and three years, may be missing where a century turns. */
static int64_t missing_at_most(const dated *d, int pivot)
{
    int64_t least = INT64_MAX;
    for (size_t row = 1; row < d->count; row++) {
        const int64_t step = llabs(second_of(d, row, pivot) - second_of(d, row - 1, pivot));
        least = step && step < least ? step : least;
    }
    return 3 * YEAR + (least < 25 * YEAR ? 2 * least : 0);
}

static span look(const dated *d, int pivot)
{
    span s = {.first = INT64_MAX, .last = INT64_MIN};
    const int64_t missing = missing_at_most(d, pivot);
    for (size_t row = 0; row < d->count; row++) {
        const int64_t second = second_of(d, row, pivot), step = row ? llabs(second - second_of(d, row - 1, pivot)) : 0;
        s.leaps |= row && llabs(step - CENTURY) < missing;
        s.doubtful |= step > CENTURY / 2;
        s.first = second < s.first ? second : s.first;
        s.last = second > s.last ? second : s.last;
    }
    return s;
}

/* How long the rows are together; INT64_MAX where they leap, or go on after 2068: years to come are of these. */
static int64_t length_of(const dated *d, int pivot)
{
    const span s = look(d, pivot);
    return s.leaps || s.last >= LAST_USUAL ? INT64_MAX : s.last - s.first;
}

/* The first year since 1900 of rows that are all of the 1900s, at most: a year before it, unless that moves none of them. */
static int first_year(const dated *d)
{
    const span all = look(d, 0);
    const int64_t year = 70 + lc_floor_divide(all.first - TWO_DAYS, YEAR);
    const int least = year < 0 ? 0 : (int)year;
    const span later = look(d, least + 1);
    return later.leaps || later.last != all.last ? least : least + 1;
}

/* The first year of the century in which rows follow one another, and are together the shortest: that of the data, which may go
 * on into the 2000s, where all are of the 1900s. The usual one where none does. */
static int fitting_pivot(const dated *d)
{
    int64_t least = length_of(d, 0);
    int fitting = least < INT64_MAX ? 0 : LC_DATE_PIVOT;
    for (int pivot = 99; pivot > 0; pivot--) {
        const int64_t length = length_of(d, pivot);
        fitting = length < least ? pivot : fitting;
        least = length < least ? length : least;
    }
    return fitting == 0 && d->count ? first_year(d) : fitting;
}

lc_status lc_century_decide(lc_time_columns *c, const lc_view *v)
{
    lc_status status = LC_OK;
    dated d;
    char century[64] = "1969 to 2068";
    TRY(read_dates(&d, v, c));
    const span usual = look(&d, LC_DATE_PIVOT);
    if (usual.leaps)
        c->pivot = fitting_pivot(&d);
    if (c->pivot != LC_DATE_PIVOT)
        snprintf(century, sizeof century, "%d to %d, so that rows follow one another", 1900 + c->pivot, 1999 + c->pivot);
    if (usual.leaps || usual.doubtful || usual.last >= 60 * YEAR)
        lc_view_note(v,
                     "years have two digits and are read as %s (change it: four digits, or import --time-parts with "
                     "pivot50 for 1950 to 2049)",
                     century);
done:
    dated_free(&d);
    return status;
}

lc_status lc_century_check(const lc_time_columns *c, const lc_view *v)
{
    lc_status status = LC_OK;
    dated d;
    TRY(read_dates(&d, v, c));
    if (!look(&d, c->pivot).leaps)
        goto done;
    const int own = look(&d, LC_DATE_PIVOT).leaps ? fitting_pivot(&d) : LC_DATE_PIVOT;
    if (!look(&d, own).leaps)
        FAIL(LC_E_DATA,
             "%s: with years of two digits from %d to %d, as those of the rows before, rows leap over a century, and from %d to "
             "%d they do not: --time-parts with pivot%d",
             v->path, 1900 + c->pivot, 1999 + c->pivot, 1900 + own, 1999 + own, own);
done:
    dated_free(&d);
    return status;
}

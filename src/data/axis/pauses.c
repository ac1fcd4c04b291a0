/* pauses - rows that stop for weeks at the same time of each year: ski runs, schools, the flu. */
#include "data/axis/learn.h"

#include <math.h>

enum {
    LEAST = 21 /* days of a pause */,
    EARLY = 21,
    LATE = 45 /* days from the last row's day of the year to a pause's first, at least */,
    YEARS = 2,
    LONG_STEP = 8 /* days: longer ones are no pauses */
};

static const double YEAR = 365.2425;

/* How many years before the last day one is, if the year is then at most EARLY days further than on the last day, and `late` days
 * less far; else 0. */
static int64_t years_before(int64_t day, int64_t last, double late)
{
    const double ago = (double)(last - day);
    const int64_t years = (int64_t)floor((ago + late) / YEAR);
    return ago - YEAR * (double)years <= EARLY ? years : 0;
}

static bool has_pauses(const lc_axis *axis, const lc_series *series)
{
    return series->rows >= 2 && axis->calendar == LC_CALENDAR_GREGORIAN && axis->kind != LC_AXIS_MONTHS &&
           axis->step < LONG_STEP * lc_axis_day(axis);
}

bool lc_axis_pauses(const lc_axis *axis, const lc_series *series, int64_t ahead)
{
    if (!has_pauses(axis, series))
        return false;
    const double reach = (double)ahead / (double)lc_axis_day(axis) + EARLY, late = fmin(fmax(LATE, reach), YEAR - EARLY - 1);
    const int64_t last = lc_axis_day_of(axis, series, series->rows - 1),
                  years = (int64_t)((double)(last - lc_axis_day_of(axis, series, 0)) / YEAR);
    int64_t pauses = 0, counted = 0;
    for (size_t row = 1; row < series->rows && years >= YEARS; row++) {
        const int64_t before = lc_axis_day_of(axis, series, row - 1), year = years_before(before, last, late);
        if (lc_axis_day_of(axis, series, row) - before < LEAST || year == 0 || year == counted)
            continue;
        counted = year;
        pauses++;
    }
    return years >= YEARS && pauses * 4 >= years * 3;
}

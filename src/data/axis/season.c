/* season - how many rows usually make a season, by the step of a series alone. */
#include "data/axis/learn.h"

enum { MINUTE = 60, WEEK = 7 * LC_DAY };

/* Of rows at equal steps, day and night: those of a day, of a week, of a year. */
static size_t of_seconds(int64_t step)
{
    if (step >= MINUTE && step < LC_DAY && LC_DAY % step == 0)
        return (size_t)(LC_DAY / step);
    return step == LC_DAY ? 7 : step == WEEK ? 52 : 0;
}

size_t lc_axis_usual_season(const lc_axis *axis)
{
    if (axis->kind == LC_AXIS_MONTHS)
        return axis->months > 0 && 12 % axis->months == 0 && axis->months < 12 ? (size_t)(12 / axis->months) : 0;
    return lc_axis_is_even(axis) && axis->regular && axis->step % axis->ticks == 0 ? of_seconds(axis->step / axis->ticks) : 0;
}

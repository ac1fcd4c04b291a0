/* panel - the axes of all series: each learns its calendar, and what is too short for one takes one of the panel's. */
#include <string.h>

#include "core/mem.h"
#include "data/axis/learn.h"

enum { MONTHS = 12, WEEKS = 4 };
enum { DONORS = 8, AHEAD = 10 /* rows that may be missing between two */ };

/* The calendars of the panel, and the rows that keep them. */
typedef struct donors {
    const lc_axis *axis[DONORS];
    size_t rows[DONORS], count;
} donors;

static bool is_same(const lc_axis *a, const lc_axis *b)
{
    return a->kind == b->kind && a->local == b->local && a->step == b->step && a->days == b->days && a->clock == b->clock &&
           a->months == b->months && a->rule == b->rule && a->day == b->day && a->ticks == b->ticks &&
           a->sessions == b->sessions && memcmp(a->session, b->session, a->sessions * sizeof *a->session) == 0;
}

static void add_donor(donors *d, const lc_axis *axis, size_t rows)
{
    size_t i = 0;
    while (i < d->count && !is_same(d->axis[i], axis))
        i++;
    if (i == DONORS)
        return;
    d->axis[i] = axis;
    d->rows[i] = i < d->count ? d->rows[i] + rows : rows;
    d->count += i == d->count;
}

/* Whether each stamp is one of those that follow the one before it, and of two or more at least half are the next one: quarters
 * are no months. */
static bool agrees(const lc_axis *axis, const lc_series *series)
{
    size_t next = 0;
    for (size_t row = 1; row < series->rows; row++) {
        int64_t at = lc_axis_clock(axis, series, row - 1), to = lc_axis_clock(axis, series, row);
        const lc_clocks clocks = lc_axis_clocks(axis, series, row - 1, NULL);
        int steps = 0;
        for (; steps < AHEAD && at < to; steps++)
            at = lc_axis_next_clock(axis, at, clocks);
        if (at != to)
            return false;
        next += steps == 1;
    }
    return series->rows < 3 || 2 * next >= series->rows - 1;
}

static void adopt(lc_axis *axis, const donors *d, const lc_series *series)
{
    size_t best = DONORS;
    for (size_t i = 0; i < d->count; i++)
        if (d->axis[i]->ticks == axis->ticks && (best == DONORS || d->rows[i] > d->rows[best]) && agrees(d->axis[i], series))
            best = i;
    if (best == DONORS)
        return;
    const size_t uneven = axis->uneven;
    *axis = *d->axis[best];
    axis->uneven = uneven;
    axis->rate = 0;
}

/* Of one in doubt sessions alone: a few newer rows would otherwise seem to go on through the night. */
static bool is_kept(const lc_axis *axis, bool doubtful)
{
    if (doubtful)
        return axis->kind == LC_AXIS_SESSIONS && axis->doubt;
    return axis->kind != LC_AXIS_STEPS && !axis->weak && !axis->doubt;
}

size_t lc_axes_calendars(lc_axis out[LC_CALENDARS_KEPT], const lc_axis *axis, size_t count)
{
    size_t kept = 0;
    for (int doubtful = 0; doubtful < 2; doubtful++)
        for (size_t i = 0; i < count && kept < LC_CALENDARS_KEPT; i++) {
            size_t k = 0;
            while (k < kept && !is_same(&out[k], &axis[i]))
                k++;
            if (k == kept && is_kept(&axis[i], doubtful))
                out[kept++] = axis[i];
        }
    return kept;
}

/* Whether rows are too few to show another calendar than the one that is known; one in doubt, than that. */
static bool is_short(const lc_axis *axis, const lc_series *series, bool doubtful)
{
    if (series->rows < 2)
        return true;
    if (!doubtful && (axis->weak || (axis->kind == LC_AXIS_MONTHS && series->rows < 2 * MONTHS)))
        return true;
    return (series->time[series->rows - 1] - series->time[0]) / axis->ticks < (doubtful ? 1 : WEEKS) * 7 * LC_DAY;
}

static void take_known(lc_axis *axis, const lc_series *series, const lc_axis *known, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lc_axis like = known[i];
        like.holiday = axis->holiday;
        like.holidays = axis->holidays;
        if (like.ticks != axis->ticks || like.calendar != axis->calendar || !is_short(axis, series, like.doubt) ||
            !agrees(&like, series))
            continue;
        *axis = like;
        return;
    }
}

lc_status lc_axes_new(lc_axis **out, const lc_dataset *dataset, const char *gaps)
{
    return lc_axes_like(out, dataset, gaps, NULL, 0);
}

lc_status lc_axes_like(lc_axis **out, const lc_dataset *dataset, const char *gaps, const lc_axis *known, size_t count)
{
    lc_status status = LC_OK;
    lc_axis *axis = NULL;
    donors d = {.count = 0};
    TRY(lc_new(&axis, dataset->series_count, sizeof *axis));
    for (size_t i = 0; i < dataset->series_count; i++) {
        TRY(lc_axis_learn(&axis[i], &dataset->series[i], dataset));
        take_known(&axis[i], &dataset->series[i], known, count);
        if (!axis[i].weak && !axis[i].doubt)
            add_donor(&d, &axis[i], dataset->series[i].rows);
    }
    for (size_t i = 0; i < dataset->series_count; i++)
        if (axis[i].weak)
            adopt(&axis[i], &d, &dataset->series[i]);
    for (size_t i = 0; i < dataset->series_count && strcmp(gaps, "cut") != 0; i++)
        axis[i].crossed = true;
    *out = axis;
    axis = NULL;
done:
    lc_free(axis);
    return status;
}

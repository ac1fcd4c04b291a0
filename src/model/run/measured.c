/* measured - how a run's data were measured, in its file. */
#include "model/measured.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/mem.h"
#include "core/status.h"
#include "core/zone.h"

/* "Asia/Tokyo"; "+09:00" where every row has that offset; LC_ZONE_LOCAL where offsets are of no zone that is known; "" for stamps
 * without one. */
typedef struct place {
    char text[LC_NAME_MAX];
} place;

static place place_of(const lc_series *s)
{
    place p = {""};
    if (!s->offset)
        return p;
    bool even = s->rows > 0;
    for (size_t row = 1; row < s->rows && even; row++)
        even = s->offset[row] == s->offset[0];
    const int minutes = even ? s->offset[0] / 60 : 0;
    if (s->zone)
        snprintf(p.text, sizeof p.text, "%s", s->zone);
    else if (even && minutes * 60 == s->offset[0])
        snprintf(p.text, sizeof p.text, "%c%02d:%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
    else
        snprintf(p.text, sizeof p.text, LC_ZONE_LOCAL);
    return p;
}

int64_t lc_measured_step(const lc_axis *axis)
{
    const int64_t nanoseconds = 1000000000 / axis->ticks;
    return axis->regular && axis->step < INT64_MAX / nanoseconds ? axis->step * nanoseconds : 0;
}

/* --- written ----------------------------------------------------------------------------------------------------------- */

static lc_status write_units(lc_h5 *group, const lc_dataset *d)
{
    const char **unit = NULL;
    CHECK(lc_new(&unit, d->channels, sizeof *unit));
    for (size_t c = 0; c < d->channels; c++)
        unit[c] = d->channel[c].units ? d->channel[c].units : "1";
    const lc_status status = lc_h5_write_texts(group, "units", unit, d->channels);
    lc_free(unit);
    return status;
}

static lc_status write_series(lc_h5 *group, const lc_task *task)
{
    lc_status status = LC_OK;
    const size_t count = task->dataset->series_count;
    const lc_h5_shape shape = {1, {count}};
    int64_t *step = NULL;
    place *zone = NULL;
    const char **text = NULL;
    TRY(lc_new(&step, count, sizeof *step));
    TRY(lc_new(&zone, count, sizeof *zone));
    TRY(lc_new(&text, count, sizeof *text));
    for (size_t i = 0; i < count; i++) {
        step[i] = lc_measured_step(&task->axis[i]);
        zone[i] = place_of(&task->dataset->series[i]);
        text[i] = zone[i].text;
    }
    TRY(lc_h5_write_array(group, "step", LC_H5_I64, &shape, step));
    TRY(lc_h5_write_texts(group, "zone", text, count));
done:
    lc_free(step);
    lc_free(zone);
    lc_free(text);
    return status;
}

lc_status lc_run_write_measured(lc_h5 *h5, const lc_task *task)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    TRY(lc_h5_group_create(&group, h5, "measured"));
    TRY(write_units(group, task->dataset));
    TRY(write_series(group, task));
done:
    lc_h5_close(group);
    return status;
}

/* --- read -------------------------------------------------------------------------------------------------------------- */

void lc_measured_clear(lc_measured *m)
{
    lc_free_texts(m->units, m->channels);
    lc_free_texts(m->zone, m->series);
    lc_free(m->step);
    *m = (lc_measured){0};
}

lc_status lc_run_read_measured(lc_measured *out, lc_h5 *h5, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_h5_shape shape;
    lc_measured m = {0};
    bool there;
    *out = m;
    CHECK(lc_h5_has(&there, h5, "measured"));
    if (!there)
        return LC_OK;
    TRY(lc_h5_group_open(&group, h5, "measured"));
    TRY(lc_h5_read_texts(&m.units, &m.channels, group, "units"));
    TRY(lc_h5_read_texts(&m.zone, &m.series, group, "zone"));
    TRY(lc_h5_read_array(&m.step, &shape, group, "step", LC_H5_I64));
    if (shape.rank != 1 || shape.size[0] != m.series)
        FAIL(LC_E_DATA, "%s: measured/step does not have a number for each of %zu series", path, m.series);
    *out = m;
    m = (lc_measured){0};
done:
    lc_measured_clear(&m);
    lc_h5_close(group);
    return status;
}

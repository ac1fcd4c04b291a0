/* measured - how a run's data were measured, in its file. */
#include "model/measured.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "core/zone.h"
#include "data/holiday.h"
#include "data/size.h"

/* "Asia/Tokyo"; "+09:00" where every row has that offset; "+01:00 +02:00" where rows have either; LC_ZONE_LOCAL where offsets
 * are of no zone that is known; "" for stamps without one. */
typedef struct place {
    char text[LC_NAME_MAX];
} place;

/* The least and the most of the offsets of all rows; false: there are others, or none. */
static bool find_two(int32_t *least, int32_t *most, const lc_series *s)
{
    *least = INT32_MAX;
    *most = INT32_MIN;
    for (size_t row = 0; row < s->rows; row++) {
        *least = s->offset[row] < *least ? s->offset[row] : *least;
        *most = s->offset[row] > *most ? s->offset[row] : *most;
    }
    for (size_t row = 0; row < s->rows; row++)
        if (s->offset[row] != *least && s->offset[row] != *most)
            return false;
    return s->rows > 0 && *least % 60 == 0 && *most % 60 == 0;
}

static void add_offset(place *p, int32_t offset)
{
    const size_t length = strlen(p->text);
    const int minutes = abs(offset / 60);
    snprintf(p->text + length, sizeof p->text - length, "%s%c%02d:%02d", length ? " " : "", offset < 0 ? '-' : '+', minutes / 60,
             minutes % 60);
}

static place place_of(const lc_series *s)
{
    place p = {""};
    int32_t least, most;
    if (!s->offset)
        return p;
    if (s->zone || !find_two(&least, &most, s)) {
        snprintf(p.text, sizeof p.text, "%s", s->zone ? s->zone : LC_ZONE_LOCAL);
        return p;
    }
    add_offset(&p, least);
    if (most != least)
        add_offset(&p, most);
    return p;
}

int64_t lc_measured_step(const lc_axis *axis)
{
    return axis->regular ? lc_axis_nanoseconds(axis) : 0;
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

static lc_status write_sizes(lc_h5 *group, const lc_dataset *d)
{
    double *size = NULL;
    CHECK(lc_new(&size, d->channels, sizeof *size));
    for (size_t c = 0; c < d->channels; c++)
        size[c] = lc_size_of(d, c, d->series_count);
    const lc_status status = lc_h5_write_array(group, "size", LC_H5_F64, &(lc_h5_shape){1, {d->channels}}, size);
    lc_free(size);
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

static lc_status write_calendars(lc_h5 *group, const lc_task *task)
{
    lc_status status = LC_OK;
    int64_t *number = NULL;
    lc_axis calendar[LC_CALENDARS_KEPT];
    const size_t count = lc_axes_calendars(calendar, task->axis, task->dataset->series_count);
    const size_t holidays = task->axis->holidays;
    TRY(lc_new(&number, (count + 1) * LC_AXIS_NUMBERS, sizeof *number));
    for (size_t i = 0; i < count; i++)
        lc_axis_store(number + i * LC_AXIS_NUMBERS, &calendar[i]);
    if (count)
        TRY(lc_h5_write_array(group, "calendar", LC_H5_I64, &(lc_h5_shape){2, {count, LC_AXIS_NUMBERS}}, number));
    if (holidays)
        TRY(lc_h5_write_array(group, "holiday", LC_H5_I64, &(lc_h5_shape){1, {holidays}}, task->axis->holiday));
done:
    lc_free(number);
    return status;
}

lc_status lc_run_write_measured(lc_h5 *h5, const lc_task *task)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    TRY(lc_h5_group_create(&group, h5, "measured"));
    TRY(write_units(group, task->dataset));
    TRY(write_sizes(group, task->dataset));
    TRY(write_series(group, task));
    TRY(write_calendars(group, task));
    if (task->whole->history)
        TRY(lc_h5_write_text(group, NULL, "history", task->whole->history));
done:
    lc_h5_close(group);
    return status;
}

/* --- read -------------------------------------------------------------------------------------------------------------- */

void lc_measured_clear(lc_measured *m)
{
    lc_free_texts(m->units, m->channels);
    lc_free_texts(m->zone, m->series);
    lc_free(m->size);
    lc_free(m->step);
    lc_free(m->calendar);
    lc_free(m->holiday);
    lc_free(m->history);
    *m = (lc_measured){0};
}

static lc_status read_calendars(lc_measured *m, lc_h5 *group, const char *path)
{
    lc_status status = LC_OK;
    int64_t *number = NULL;
    lc_h5_shape shape;
    TRY(lc_h5_find_array(&number, &shape, group, "calendar", LC_H5_I64));
    if (!number)
        return LC_OK;
    if (shape.rank != 2 || shape.size[0] > LC_CALENDARS_KEPT || shape.size[1] != LC_AXIS_NUMBERS)
        FAIL(LC_E_DATA, "%s: measured/calendar does not have at most %d calendars of %d numbers", path, LC_CALENDARS_KEPT,
             LC_AXIS_NUMBERS);
    TRY(lc_new(&m->calendar, shape.size[0], sizeof *m->calendar));
    for (; m->calendars < shape.size[0]; m->calendars++)
        if (!lc_axis_restore(&m->calendar[m->calendars], number + m->calendars * LC_AXIS_NUMBERS))
            FAIL(LC_E_DATA, "%s: measured/calendar: number %zu is no calendar; train again", path, m->calendars);
done:
    lc_free(number);
    return status;
}

static lc_status read_holidays(lc_measured *m, lc_h5 *group, const char *path)
{
    lc_h5_shape shape;
    bool there;
    CHECK(lc_h5_has(&there, group, "holiday"));
    if (!there)
        return LC_OK;
    CHECK(lc_h5_read_shape(&shape, group, "holiday"));
    if (shape.rank != 1 || shape.size[0] > LC_HOLIDAYS_MOST)
        return lc_fail(LC_E_DATA, "%s: measured/holiday is not a list of at most %d days; train again", path, LC_HOLIDAYS_MOST);
    CHECK(lc_h5_read_array(&m->holiday, &shape, group, "holiday", LC_H5_I64));
    m->holidays = shape.size[0];
    return lc_holidays_check(m->holiday, m->holidays, path);
}

static lc_status check_count(size_t count, const char *what, lc_h5 *h5, const char *name, const char *path)
{
    char **text = NULL;
    size_t own = 0;
    CHECK(lc_h5_read_texts(&text, &own, h5, name));
    lc_free_texts(text, own);
    return count == own
               ? LC_OK
               : lc_fail(LC_E_DATA, "%s: measured/%s has %zu, and the run has %zu %s; train again", path, what, count, own, name);
}

static lc_status read_steps(lc_measured *m, lc_h5 *group, const char *path)
{
    lc_h5_shape shape;
    CHECK(lc_h5_read_array(&m->step, &shape, group, "step", LC_H5_I64));
    if (shape.rank != 1 || shape.size[0] != m->series)
        return lc_fail(LC_E_DATA, "%s: measured/step does not have a number for each of %zu series", path, m->series);
    for (size_t i = 0; i < m->series; i++)
        if (m->step[i] < 0)
            return lc_fail(LC_E_DATA, "%s: measured/step: that of series %zu is negative; train again", path, i);
    return LC_OK;
}

static lc_status read_sizes(lc_measured *m, lc_h5 *group, const char *path)
{
    lc_h5_shape shape;
    CHECK(lc_h5_find_array(&m->size, &shape, group, "size", LC_H5_F64));
    if (!m->size)
        return LC_OK;
    return shape.rank == 1 && shape.size[0] == m->channels
               ? LC_OK
               : lc_fail(LC_E_DATA, "%s: measured/size does not have a number for each of %zu channels; train again", path,
                         m->channels);
}

lc_status lc_run_read_measured(lc_measured *out, lc_h5 *h5, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_measured m = {0};
    bool there;
    *out = m;
    CHECK(lc_h5_has(&there, h5, "measured"));
    if (!there)
        return LC_OK;
    TRY(lc_h5_group_open(&group, h5, "measured"));
    TRY(lc_h5_read_texts(&m.units, &m.channels, group, "units"));
    TRY(lc_h5_read_texts(&m.zone, &m.series, group, "zone"));
    TRY(check_count(m.channels, "units", h5, "channels", path));
    TRY(check_count(m.series, "zone", h5, "series", path));
    TRY(read_sizes(&m, group, path));
    TRY(read_steps(&m, group, path));
    TRY(read_calendars(&m, group, path));
    TRY(read_holidays(&m, group, path));
    TRY(lc_h5_find_text(&m.history, group, NULL, "history"));
    *out = m;
    m = (lc_measured){0};
done:
    lc_measured_clear(&m);
    lc_h5_close(group);
    return status;
}

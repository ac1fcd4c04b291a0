/* cube - windows are gathered, then written an array per target and column. */
#include "cli/forecast/cube.h"
#include "core/calendar.h"
#include "core/h5.h"
#include "core/mem.h"
#include "data/classes.h"
#include "data/native/layout.h"
#include "data/native/rows.h"
#include "data/stamp.h"

#include <string.h>

struct lc_forecast_cube {
    const lc_told_shape *shape;
    lc_h5 *h5;
    size_t windows, capacity[5];
    const char **name; /* (windows) of their series */
    int64_t *origin;   /* (windows) */
    int64_t *time;     /* (windows, steps) */
    int32_t *offset;   /* (windows, steps), where `like` has some */
    double *value;     /* (windows, steps, targets, columns) */
    lc_series like;    /* whose ticks, calendar and knowledge of offsets all have */
    double *one;       /* (windows, steps) an array on its way */
};

lc_status lc_forecast_cube_new(lc_forecast_cube **out, const char *path, const lc_told_shape *shape)
{
    lc_status status = LC_OK;
    lc_forecast_cube *c = NULL;
    TRY(lc_new(&c, 1, sizeof *c));
    c->shape = shape;
    TRY(lc_h5_create(&c->h5, path));
    *out = c;
    c = NULL;
done:
    lc_forecast_cube_free(c);
    return status;
}

void lc_forecast_cube_free(lc_forecast_cube *c)
{
    if (!c)
        return;
    lc_h5_close(c->h5);
    lc_free(c->name);
    lc_free(c->origin);
    lc_free(c->time);
    lc_free(c->offset);
    lc_free(c->value);
    lc_free(c->one);
    lc_free(c);
}

/* --- gathering -------------------------------------------------------------------------------------------------------- */

static lc_status grow(lc_forecast_cube *c)
{
    const size_t count = c->windows + 1, steps = c->shape->steps, cells = steps * c->shape->targets * c->shape->columns;
    CHECK(lc_grow(&c->name, &c->capacity[0], count, sizeof *c->name));
    CHECK(lc_grow(&c->origin, &c->capacity[1], count, sizeof *c->origin));
    CHECK(lc_grow(&c->time, &c->capacity[2], count * steps, sizeof *c->time));
    if (c->like.offset)
        CHECK(lc_grow(&c->offset, &c->capacity[4], count * steps, sizeof *c->offset));
    return lc_grow(&c->value, &c->capacity[3], count * cells, sizeof *c->value);
}

/* One axis of time has one kind of stamps. */
static lc_status check_like(lc_forecast_cube *c, const lc_series *s)
{
    if (c->windows == 0)
        c->like = *s;
    if (lc_series_ticks(&c->like) == lc_series_ticks(s) && c->like.calendar == s->calendar && !c->like.offset == !s->offset)
        return LC_OK;
    return lc_fail(LC_E_DATA, "series '%s' and '%s' count time differently: write CSV, or one of them with --series",
                   c->like.name, s->name);
}

lc_status lc_forecast_cube_add(lc_forecast_cube *c, const lc_told_window *w)
{
    const size_t steps = c->shape->steps, cells = steps * c->shape->targets * c->shape->columns;
    CHECK(check_like(c, w->series));
    CHECK(grow(c));
    c->name[c->windows] = w->series->name;
    c->origin[c->windows] = w->series->time[w->known];
    memcpy(c->time + c->windows * steps, w->at->time + w->first, steps * sizeof *c->time);
    if (c->like.offset)
        memcpy(c->offset + c->windows * steps, w->at->offset + w->first, steps * sizeof *c->offset);
    memcpy(c->value + c->windows * cells, w->value, cells * sizeof *c->value);
    c->windows++;
    return LC_OK;
}

/* --- writing ---------------------------------------------------------------------------------------------------------- */

/* first, first + 1, ... as an axis. */
static lc_status write_counter(lc_forecast_cube *c, const char *name, size_t first, size_t count, const char *what)
{
    lc_status status = LC_OK;
    int64_t *number = NULL;
    TRY(lc_new(&number, count, sizeof *number));
    for (size_t i = 0; i < count; i++)
        number[i] = (int64_t)(first + i);
    TRY(lc_h5_write_array(c->h5, name, LC_H5_I64, &(lc_h5_shape){1, {count}}, number));
    TRY(lc_h5_scale(c->h5, name));
    TRY(lc_h5_write_text(c->h5, name, "long_name", what));
    TRY(lc_h5_write_text(c->h5, name, "units", "1"));
done:
    lc_free(number);
    return status;
}

static lc_status write_time(lc_forecast_cube *c, const char *name, const char *standard_name, const lc_h5_shape *shape,
                            const int64_t *time)
{
    static const char *const axis[] = {"window", "lead"};
    char units[LC_UNITS_TEXT];
    CHECK(lc_native_units(units, &c->like));
    CHECK(lc_h5_write_array(c->h5, name, LC_H5_I64, shape, time));
    for (size_t i = 0; i < shape->rank; i++)
        CHECK(lc_h5_attach(c->h5, name, i, axis[i]));
    CHECK(lc_h5_write_text(c->h5, name, "standard_name", standard_name));
    CHECK(lc_h5_write_text(c->h5, name, "units", units));
    return lc_h5_write_text(c->h5, name, "calendar", lc_calendar_name(c->like.calendar));
}

/* As in a dataset (data/native/layout.h). */
static lc_status write_offset(lc_forecast_cube *c)
{
    CHECK(lc_h5_write_array(c->h5, "utc_offset", LC_H5_I32, &(lc_h5_shape){2, {c->windows, c->shape->steps}}, c->offset));
    CHECK(lc_h5_attach(c->h5, "utc_offset", 0, "window"));
    CHECK(lc_h5_attach(c->h5, "utc_offset", 1, "lead"));
    CHECK(lc_h5_write_text(c->h5, "utc_offset", "long_name", "local time minus UTC"));
    return lc_h5_write_text(c->h5, "utc_offset", "units", "s");
}

static lc_status write_meanings(lc_forecast_cube *c, const char *name)
{
    char *words = NULL;
    CHECK(lc_classes_words(&words, c->shape->classes));
    const lc_status status = lc_native_meanings(c->h5, name, words);
    lc_free(words);
    return status;
}

static lc_status write_column(lc_forecast_cube *c, size_t target, size_t column)
{
    const lc_told_shape *s = c->shape;
    const lc_told_column *of = &s->column[column];
    const lc_h5_shape shape = {2, {c->windows, s->steps}};
    char title[3 * LC_TEXT_MAX], name[LC_MEMBER_MAX];
    for (size_t i = 0; i < c->windows * s->steps; i++)
        c->one[i] = c->value[(i * s->targets + target) * s->columns + column];
    snprintf(title, sizeof title, "%s_%s", s->target[target], of->name);
    CHECK(lc_native_member(name, c->h5, title));
    CHECK(lc_h5_write_array(c->h5, name, LC_H5_F64, &shape, c->one));
    CHECK(lc_h5_attach(c->h5, name, 0, "window"));
    CHECK(lc_h5_attach(c->h5, name, 1, "lead"));
    CHECK(lc_h5_missing(c->h5, name));
    CHECK(lc_h5_write_text(c->h5, name, "long_name", title));
    CHECK(lc_h5_write_text(c->h5, name, LC_FORECAST_CHANNEL, s->target[target]));
    CHECK(lc_h5_write_text(c->h5, name, LC_FORECAST_COLUMN, of->name));
    CHECK(lc_h5_write_text(c->h5, name, "units", s->units[target]));
    CHECK(lc_h5_write_text(c->h5, name, "coordinates", "origin time series_name"));
    if (of->comment)
        CHECK(lc_h5_write_text(c->h5, name, "comment", of->comment));
    return of->is_class ? write_meanings(c, name) : LC_OK;
}

lc_status lc_forecast_cube_commit(lc_forecast_cube *c)
{
    const lc_told_shape *s = c->shape;
    CHECK(lc_h5_write_text(c->h5, NULL, "Conventions", "CF-1.11"));
    CHECK(lc_h5_write_text(c->h5, NULL, "title", "Forecasts"));
    CHECK(lc_h5_write_text(c->h5, NULL, "lanecast", LC_FORECAST_FILE_WORD));
    CHECK(write_counter(c, "window", 1, c->windows, "number of the forecast"));
    CHECK(write_counter(c, "lead", s->lead + 1, s->steps, "rows ahead"));
    CHECK(lc_native_letters(c->h5, "series_name", "window", "series_letter", c->name, c->windows));
    CHECK(write_time(c, "origin", "forecast_reference_time", &(lc_h5_shape){1, {c->windows}}, c->origin));
    CHECK(write_time(c, "time", "time", &(lc_h5_shape){2, {c->windows, s->steps}}, c->time));
    if (c->offset)
        CHECK(write_offset(c));
    CHECK(lc_new(&c->one, c->windows * s->steps, sizeof *c->one));
    for (size_t target = 0; target < s->targets; target++)
        for (size_t column = 0; column < s->columns; column++)
            CHECK(write_column(c, target, column));
    return lc_h5_commit(c->h5);
}

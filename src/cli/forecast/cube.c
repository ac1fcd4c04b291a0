/* cube - windows are gathered, then written an array per target and column, a row for each series. */
#include "cli/forecast/cube.h"
#include "core/calendar.h"
#include "core/h5.h"
#include "core/mem.h"
#include "core/memory.h"
#include "data/classes.h"
#include "data/native/layout.h"
#include "data/native/rows.h"
#include "data/stamp.h"

#include <math.h>
#include <string.h>

/* A series, and how many windows of it there are. */
typedef struct listed {
    const char *name;
    size_t windows;
} listed;

/* Where a window is: which series, which of its windows. */
typedef struct place {
    size_t series, window;
} place;

struct lc_forecast_cube {
    const lc_told_shape *shape;
    lc_h5 *h5;
    size_t windows, series, most, capacity[7]; /* most: windows of the series that has most */
    listed *list;                              /* (series) in the order in which they came */
    size_t *number;                            /* place in the list, from 1, of each series of the dataset; 0: none yet */
    place *place;                              /* (windows) */
    int64_t *origin;                           /* (windows) */
    int64_t *time;                             /* (windows, steps) */
    int32_t *offset;                           /* (windows, steps), where `like` has some */
    double *value;                             /* (windows, steps, targets, columns) */
    lc_series like;                            /* whose ticks, calendar and knowledge of offsets all have */
    void *array;                               /* (series, most, steps) an array on its way */
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
    lc_free(c->list);
    lc_free(c->number);
    lc_free(c->place);
    lc_free(c->origin);
    lc_free(c->time);
    lc_free(c->offset);
    lc_free(c->value);
    lc_free(c->array);
    lc_free(c);
}

/* --- gathering -------------------------------------------------------------------------------------------------------- */

static lc_status grow(lc_forecast_cube *c)
{
    const size_t count = c->windows + 1, steps = c->shape->steps, cells = steps * c->shape->targets * c->shape->columns;
    CHECK(lc_grow(&c->place, &c->capacity[0], count, sizeof *c->place));
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

static lc_status find_place(lc_forecast_cube *c, const lc_told_window *w)
{
    CHECK(lc_grow(&c->number, &c->capacity[6], w->index + 1, sizeof *c->number));
    size_t *number = &c->number[w->index];
    CHECK(lc_grow(&c->list, &c->capacity[5], c->series + 1, sizeof *c->list));
    if (*number == 0) {
        c->list[c->series] = (listed){w->series->name, 0};
        *number = ++c->series;
    }
    listed *of = &c->list[*number - 1];
    c->place[c->windows] = (place){*number - 1, of->windows++};
    c->most = of->windows > c->most ? of->windows : c->most;
    return LC_OK;
}

lc_status lc_forecast_cube_add(lc_forecast_cube *c, const lc_told_window *w)
{
    const size_t steps = c->shape->steps, cells = steps * c->shape->targets * c->shape->columns;
    CHECK(check_like(c, w->series));
    CHECK(grow(c));
    CHECK(find_place(c, w));
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

static const char *const axes[] = {"series", "window", "lead"};

/* Cells of an array that has one for each window, or for each of its steps. */
static size_t count_cells(const lc_forecast_cube *c, size_t steps)
{
    return c->series * c->most * steps;
}

static bool is_ragged(const lc_forecast_cube *c)
{
    return c->windows < c->series * c->most;
}

/* Where a window's cells begin. */
static size_t first_cell(const lc_forecast_cube *c, size_t window, size_t steps)
{
    return (c->place[window].series * c->most + c->place[window].window) * steps;
}

/* An array of the axes; rank 2: without steps ahead. It has missing values where a series has fewer windows than another. */
static lc_status write_array(lc_forecast_cube *c, const char *name, lc_h5_type type, size_t rank)
{
    const lc_h5_shape shape = {rank, {c->series, c->most, c->shape->steps}};
    CHECK(lc_h5_write_array(c->h5, name, type, &shape, c->array));
    for (size_t i = 0; i < rank; i++)
        CHECK(lc_h5_attach(c->h5, name, i, axes[i]));
    return type == LC_H5_F64 || is_ragged(c) ? lc_h5_missing(c->h5, name) : LC_OK;
}

/* Times of windows (steps: 1), or of their steps. */
static lc_status write_time(lc_forecast_cube *c, const char *name, const char *standard_name, size_t steps, size_t rank)
{
    char units[LC_UNITS_TEXT];
    int64_t *at = c->array;
    const int64_t *time = rank == 2 ? c->origin : c->time;
    for (size_t i = 0; i < count_cells(c, steps); i++)
        at[i] = LC_H5_MISSING_I64;
    for (size_t i = 0; i < c->windows; i++)
        memcpy(at + first_cell(c, i, steps), time + i * steps, steps * sizeof *time);
    CHECK(lc_native_units(units, &c->like));
    CHECK(write_array(c, name, LC_H5_I64, rank));
    CHECK(lc_h5_write_text(c->h5, name, "standard_name", standard_name));
    CHECK(lc_h5_write_text(c->h5, name, "units", units));
    return lc_h5_write_text(c->h5, name, "calendar", lc_calendar_name(c->like.calendar));
}

/* As in a dataset (data/native/layout.h). */
static lc_status write_offset(lc_forecast_cube *c)
{
    const size_t steps = c->shape->steps;
    int32_t *at = c->array;
    for (size_t i = 0; i < count_cells(c, steps); i++)
        at[i] = LC_H5_MISSING_I32;
    for (size_t i = 0; i < c->windows; i++)
        memcpy(at + first_cell(c, i, steps), c->offset + i * steps, steps * sizeof *c->offset);
    CHECK(write_array(c, "utc_offset", LC_H5_I32, 3));
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

static void take_column(lc_forecast_cube *c, size_t target, size_t column)
{
    const lc_told_shape *s = c->shape;
    double *at = c->array;
    for (size_t i = 0; i < count_cells(c, s->steps); i++)
        at[i] = NAN;
    for (size_t i = 0; i < c->windows; i++)
        for (size_t step = 0; step < s->steps; step++)
            at[first_cell(c, i, s->steps) + step] = c->value[((i * s->steps + step) * s->targets + target) * s->columns + column];
}

static lc_status write_column(lc_forecast_cube *c, size_t target, size_t column)
{
    const lc_told_shape *s = c->shape;
    const lc_told_column *of = &s->column[column];
    char title[3 * LC_TEXT_MAX], name[LC_MEMBER_MAX];
    take_column(c, target, column);
    snprintf(title, sizeof title, "%s_%s", s->target[target], of->name);
    CHECK(lc_native_member(name, c->h5, title));
    CHECK(write_array(c, name, LC_H5_F64, 3));
    CHECK(lc_h5_write_text(c->h5, name, "long_name", title));
    CHECK(lc_h5_write_text(c->h5, name, LC_FORECAST_CHANNEL, s->target[target]));
    CHECK(lc_h5_write_text(c->h5, name, LC_FORECAST_COLUMN, of->name));
    if (strcmp(s->units[target], "1") != 0) /* unknown, or none: CF says nothing then */
        CHECK(lc_h5_write_text(c->h5, name, "units", s->units[target]));
    CHECK(lc_h5_write_text(c->h5, name, "coordinates", "origin time"));
    if (of->comment)
        CHECK(lc_h5_write_text(c->h5, name, "comment", of->comment));
    return of->is_class ? write_meanings(c, name) : LC_OK;
}

static lc_status write_series(lc_forecast_cube *c)
{
    lc_status status = LC_OK;
    const char **name = NULL;
    TRY(lc_new(&name, c->series, sizeof *name));
    for (size_t i = 0; i < c->series; i++)
        name[i] = c->list[i].name;
    TRY(lc_h5_write_labels(c->h5, "series", name, c->series));
    TRY(lc_h5_scale(c->h5, "series"));
done:
    lc_free(name);
    return status;
}

static lc_status write_axes(lc_forecast_cube *c)
{
    CHECK(write_series(c));
    CHECK(write_counter(c, "window", 1, c->most, "number of the forecast, of its series"));
    return write_counter(c, "lead", c->shape->lead + 1, c->shape->steps, "rows ahead");
}

/* xarray decodes a missing time of the calendars that it has no dates for to an error. */
static lc_status check_times(const lc_forecast_cube *c)
{
    if (!is_ragged(c) || c->like.calendar == LC_CALENDAR_GREGORIAN)
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "series have different numbers of forecasts, and times of calendar %s cannot be missing: write CSV, or one series "
        "with --series",
        lc_calendar_name(c->like.calendar));
}

/* Where some series has far more windows than others, missing values need more than there is. */
static lc_status make_array(lc_forecast_cube *c, const char *path)
{
    const double cells = (double)c->series * (double)c->most * (double)c->shape->steps;
    CHECK(lc_memory_check(cells * sizeof(double), path));
    return lc_new(&c->array, count_cells(c, c->shape->steps), sizeof(double));
}

lc_status lc_forecast_cube_commit(lc_forecast_cube *c)
{
    const lc_told_shape *s = c->shape;
    CHECK(check_times(c));
    CHECK(make_array(c, lc_h5_label(c->h5)));
    CHECK(lc_h5_write_text(c->h5, NULL, "Conventions", "CF-1.11"));
    CHECK(lc_h5_write_text(c->h5, NULL, "title", "Forecasts"));
    CHECK(lc_h5_write_text(c->h5, NULL, "lanecast", LC_FORECAST_FILE_WORD));
    CHECK(write_axes(c));
    CHECK(write_time(c, "origin", "forecast_reference_time", 1, 2));
    CHECK(write_time(c, "time", "time", s->steps, 3));
    if (c->offset)
        CHECK(write_offset(c));
    for (size_t target = 0; target < s->targets; target++)
        for (size_t column = 0; column < s->columns; column++)
            CHECK(write_column(c, target, column));
    return lc_h5_commit(c->h5);
}

/* cube - windows of the arrays that evaluate --forecasts writes (forecast_file.h), some windows at a time. */
#include "cli/forecast_file.h"
#include "cli/views.h"
#include "core/h5.h"
#include "core/mem.h"
#include "core/names.h"
#include "data/native/layout.h"

#include <string.h>

enum { BLOCK = 1 << 16 }; /* values of an array that are read at once */

struct lc_views_cube {
    lc_h5 *h5;
    const char *path, *series;
    size_t many, most, steps, columns; /* series; windows of the series that has most */
    char **of;                         /* (many + 1) names of series */
    int64_t *origin;                   /* (many, most); LC_H5_MISSING_I64: no window */
    char *channel, *units;             /* of what is forecast */
    char **member, **name;             /* (columns) arrays of the channel, and what they are */
    size_t capacity[2];                /* of these */
    lc_view_column *column;
    lc_series axis; /* the time of the block's steps */
    bool has_offset;
    size_t first, count, room; /* windows of the block: [first, first + count), of one series, at most `room` */
    double **block;            /* (columns) of (count, steps) */
    double *value;             /* (steps, columns) of a window */
    char (*stamp)[LC_MOMENT];  /* (steps) */
    lc_window_view view;
    size_t at, shown; /* the window that comes next, of (many, most); how many came */
};

/* --- what the file holds ---------------------------------------------------------------------------------------------- */

static lc_status refuse(const lc_views_cube *c)
{
    return lc_fail(LC_E_DATA, "%s: its arrays are not as evaluate --forecasts and forecast --origins write them: write it again",
                   c->path);
}

static lc_status find_time(lc_views_cube *c)
{
    static const int64_t ticks[] = {1, 1000, 1000000, 1000000000};
    int32_t known; /* that there are offsets */
    char *units = NULL, *calendar = NULL, like[LC_UNITS_TEXT];
    lc_status status = LC_OK;
    bool found = false;
    TRY(lc_h5_has(&c->has_offset, c->h5, "utc_offset"));
    TRY(lc_h5_read_text(&units, c->h5, "time", "units"));
    TRY(lc_h5_read_text(&calendar, c->h5, "time", "calendar"));
    for (size_t i = 0; !found && i < sizeof ticks / sizeof *ticks; i++) {
        c->axis = (lc_series){.ticks = ticks[i], .offset = c->has_offset ? &known : NULL};
        TRY(lc_native_units(like, &c->axis));
        found = strcmp(like, units) == 0;
    }
    while (c->axis.calendar < LC_CALENDARS && strcmp(lc_calendar_name(c->axis.calendar), calendar) != 0)
        c->axis.calendar++;
    status = found && c->axis.calendar < LC_CALENDARS ? LC_OK : refuse(c);
done:
    c->axis.offset = NULL;
    lc_free(units);
    lc_free(calendar);
    return status;
}

static lc_status find_windows(lc_views_cube *c)
{
    lc_h5_shape shape, origins = {0};
    size_t names;
    CHECK(lc_h5_read_shape(&shape, c->h5, "time"));
    if (shape.rank != 3 || shape.size[0] == 0 || shape.size[1] == 0 || shape.size[2] == 0)
        return refuse(c);
    c->most = shape.size[1];
    c->steps = shape.size[2];
    c->room = c->steps < BLOCK ? BLOCK / c->steps : 1;
    CHECK(lc_h5_read_texts(&c->of, &names, c->h5, "series"));
    c->many = names;
    CHECK(lc_h5_read_array(&c->origin, &origins, c->h5, "origin", LC_H5_I64));
    const bool fits = origins.rank == 2 && origins.size[0] == shape.size[0] && origins.size[1] == shape.size[1];
    return fits && names == shape.size[0] ? LC_OK : refuse(c);
}

/* An array of the channel; the first of all says which channel, where none is asked for. */
static lc_status take_member(lc_views_cube *c, lc_view_facts *facts, const char *member)
{
    lc_status status = LC_OK;
    char *channel = NULL;
    const size_t i = c->columns;
    TRY(lc_h5_find_text(&channel, c->h5, member, LC_FORECAST_CHANNEL));
    if (!channel)
        goto done;
    if (!c->channel)
        TRY(lc_copy_text(&c->channel, channel));
    if (strcmp(channel, c->channel) != 0) {
        facts->others = true;
        goto done;
    }
    TRY(lc_grow(&c->member, &c->capacity[0], i + 1, sizeof *c->member));
    TRY(lc_grow(&c->name, &c->capacity[1], i + 1, sizeof *c->name));
    c->columns++;
    TRY(lc_copy_text(&c->member[i], member));
    TRY(lc_h5_read_text(&c->name[i], c->h5, member, LC_FORECAST_COLUMN));
done:
    lc_free(channel);
    return status;
}

static lc_status check_columns(lc_views_cube *c)
{
    bool classes;
    if (c->columns == 0 && c->channel)
        return lc_fail(LC_E_DATA, "%s: has no forecasts of channel %s", c->path, c->channel);
    if (c->columns < 2 || strcmp(c->name[0], "truth") != 0)
        return refuse(c);
    CHECK(lc_h5_has_attribute(&classes, c->h5, c->member[0], "flag_meanings"));
    return classes
               ? lc_fail(LC_E_DATA, "%s: forecasts classes; of these the run is drawn, or what evaluate --json prints", c->path)
               : lc_h5_find_text(&c->units, c->h5, c->member[0], "units");
}

static lc_status find_columns(lc_views_cube *c, lc_view_facts *facts)
{
    lc_status status = LC_OK;
    char **member = NULL;
    size_t count = 0;
    TRY(lc_h5_names(&member, &count, c->h5));
    for (size_t i = 0; i < count; i++)
        TRY(take_member(c, facts, member[i]));
    TRY(check_columns(c));
    TRY(lc_views_name(facts, &c->column, (const char *const *)c->name, c->columns));
    facts->channel = c->channel;
    facts->units = c->units;
done:
    lc_free_texts(member, count);
    return status;
}

static lc_status begin(lc_views_cube *c, lc_view_facts *facts, const lc_scene *scene)
{
    CHECK(lc_h5_open(&c->h5, c->path));
    if (scene->channel)
        CHECK(lc_copy_text(&c->channel, scene->channel));
    CHECK(find_windows(c));
    CHECK(find_time(c));
    CHECK(find_columns(c, facts));
    CHECK(lc_new(&c->block, c->columns, sizeof *c->block));
    CHECK(lc_new(&c->value, c->steps * c->columns, sizeof *c->value));
    return lc_new(&c->stamp, c->steps, sizeof *c->stamp);
}

lc_status lc_views_cube_open(lc_views_cube **out, lc_view_facts *facts, const lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views_cube *c = NULL;
    TRY(lc_new(&c, 1, sizeof *c));
    c->path = scene->path;
    c->series = scene->series;
    TRY(begin(c, facts, scene));
    *out = c;
    c = NULL;
done:
    lc_views_cube_close(c);
    return status;
}

static void free_block(lc_views_cube *c)
{
    lc_free(c->axis.time);
    lc_free(c->axis.offset);
    c->axis.time = NULL;
    c->axis.offset = NULL;
    for (size_t i = 0; c->block && i < c->columns; i++) {
        lc_free(c->block[i]);
        c->block[i] = NULL;
    }
}

void lc_views_cube_close(lc_views_cube *c)
{
    if (!c)
        return;
    free_block(c);
    lc_free(c->block);
    lc_h5_close(c->h5);
    lc_free_texts(c->of, c->many);
    lc_free(c->origin);
    lc_free_texts(c->member, c->columns);
    lc_free_texts(c->name, c->columns);
    lc_free(c->channel);
    lc_free(c->units);
    lc_free(c->column);
    lc_free(c->value);
    lc_free(c->stamp);
    lc_free(c);
}

/* --- windows ---------------------------------------------------------------------------------------------------------- */

static lc_status read_part(void *out, const lc_views_cube *c, const char *member, lc_h5_type type)
{
    const lc_h5_slab slab = {.rank = 3, .start = {c->first / c->most, c->first % c->most, 0}, .count = {1, c->count, c->steps}};
    size_t count;
    CHECK(lc_h5_read_slab(out, &count, c->h5, member, type, &slab));
    return count == c->count * c->steps ? LC_OK : refuse(c);
}

/* The block that begins with a window, up to the end of its series. */
static lc_status read_block(lc_views_cube *c, size_t first)
{
    const size_t left = c->most - first % c->most;
    free_block(c);
    c->first = first;
    c->count = left < c->room ? left : c->room;
    CHECK(read_part(&c->axis.time, c, "time", LC_H5_I64));
    if (c->has_offset)
        CHECK(read_part(&c->axis.offset, c, "utc_offset", LC_H5_I32));
    for (size_t i = 0; i < c->columns; i++)
        CHECK(read_part(&c->block[i], c, c->member[i], LC_H5_F64));
    c->axis.rows = c->count * c->steps;
    return LC_OK;
}

static void take_window(lc_views_cube *c, size_t window)
{
    const size_t from = (window - c->first) * c->steps;
    for (size_t step = 0; step < c->steps; step++) {
        lc_moment(c->stamp[step], &c->axis, from + step);
        for (size_t i = 0; i < c->columns; i++)
            c->value[step * c->columns + i] = c->block[i][from + step];
    }
    c->view = (lc_window_view){.index = c->shown++,
                               .series = c->of[window / c->most],
                               .stamp = c->stamp,
                               .horizon = c->steps,
                               .value = c->value,
                               .scale = 1};
}

static bool is_shown(const lc_views_cube *c, size_t window)
{
    return c->origin[window] != LC_H5_MISSING_I64 && (!c->series || lc_names_has(c->series, c->of[window / c->most]));
}

lc_status lc_views_cube_next(const lc_window_view **out, lc_views_cube *c)
{
    *out = NULL;
    while (c->at < c->many * c->most && !is_shown(c, c->at))
        c->at++;
    if (c->at == c->many * c->most)
        return c->shown ? LC_OK
                        : lc_fail(LC_E_DATA, "%s: has no forecasts of channel %s of series %s", c->path, c->channel, c->series);
    if (c->at >= c->first + c->count)
        CHECK(read_block(c, c->at));
    take_window(c, c->at++);
    *out = &c->view;
    return LC_OK;
}

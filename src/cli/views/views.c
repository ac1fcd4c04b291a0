/* views - windows of a run over its data, and what their columns are. */
#include "cli/views.h"

#include "cli/evaluate.h"
#include "core/counted.h"
#include "core/h5.h"
#include "core/mem.h"

#include <string.h>

struct lc_views {
    lc_scene *scene;
    lc_view_facts facts;
    lc_view_column *column;
    lc_window_view view;
    lc_views_file *file; /* one of these three is there */
    lc_views_cube *cube;
    const lc_forecaster *forecaster;
    lc_forecasts *forecasts;
    const lc_forecast_table *table; /* NULL: before the first, after the last */
    size_t at;                      /* window of the table that comes next */
    double *value;                  /* (horizon, columns) of the channel */
};

/* --- of a run --------------------------------------------------------------------------------------------------------- */

static lc_status refuse_target(const lc_forecaster *f, const char *channel, size_t targets)
{
    lc_few few = {0};
    for (size_t i = 0; i < targets; i++)
        lc_few_add(&few, lc_target_name(f, i), "");
    const lc_status status =
        lc_fail(LC_E_USAGE, "--channel %s: is not forecast by this run, which forecasts %s", channel, lc_few_text(&few));
    lc_few_free(&few);
    return status;
}

static lc_status choose_target(lc_views *v, const char *channel)
{
    size_t count;
    const size_t *target = lc_forecaster_targets(&count, v->forecaster);
    const lc_dataset *d = lc_forecaster_dataset(v->forecaster);
    while (channel && v->facts.target < count && strcmp(lc_target_name(v->forecaster, v->facts.target), channel) != 0)
        v->facts.target++;
    if (v->facts.target == count)
        return refuse_target(v->forecaster, channel, count);
    v->facts.channel = lc_target_name(v->forecaster, v->facts.target);
    v->facts.others = count > 1;
    v->facts.units = d->channel[target[v->facts.target]].units;
    return LC_OK;
}

static lc_status open_run(lc_views *v, lc_scene *scene)
{
    const lc_outlook *outlook;
    v->forecaster = scene->forecaster;
    CHECK(choose_target(v, scene->channel));
    CHECK(lc_scene_outlook(&outlook, scene));
    CHECK(lc_forecasts_new(&v->forecasts, outlook, scene->part, scene->series));
    CHECK(lc_forecasts_next(&v->table, v->forecasts));
    if (!v->table)
        return lc_fail(LC_E_DATA, "%s: no window to draw", scene->path);
    CHECK(lc_new(&v->value, v->table->horizon * v->table->columns, sizeof *v->value));
    return lc_views_name(&v->facts, &v->column, v->table->column, v->table->columns);
}

/* The numbers of the channel, from (horizon, targets, columns). */
static void take_channel(lc_views *v)
{
    const lc_forecast_table *t = v->table;
    const double *from = t->value + v->at * t->horizon * t->targets * t->columns;
    for (size_t step = 0; step < t->horizon; step++)
        memcpy(v->value + step * t->columns, from + (step * t->targets + v->facts.target) * t->columns,
               t->columns * sizeof *from);
}

static double scale_of(const lc_views *v, size_t series)
{
    size_t count;
    const size_t *target = lc_forecaster_targets(&count, v->forecaster);
    const lc_scaler *scaler = lc_forecaster_scaler(v->forecaster);
    return scaler->scale[series * scaler->channels + target[v->facts.target]];
}

static lc_status next_of_run(const lc_window_view **out, lc_views *v)
{
    *out = NULL;
    if (v->table && v->at == v->table->count) {
        v->at = 0;
        CHECK(lc_forecasts_next(&v->table, v->forecasts));
    }
    if (!v->table)
        return LC_OK;
    const lc_window at = lc_windows_at(v->table->windows, v->table->first + v->at);
    const lc_series *series = &lc_forecaster_dataset(v->forecaster)->series[at.series];
    take_channel(v);
    v->view = (lc_window_view){.index = v->table->first + v->at,
                               .series = series->name,
                               .of = series,
                               .origin = at.origin,
                               .horizon = v->table->horizon,
                               .value = v->value,
                               .scale = scale_of(v, at.series)};
    v->at++;
    *out = &v->view;
    return LC_OK;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

static lc_status open_forecasts(lc_views *v, const lc_scene *scene)
{
    bool arrays;
    CHECK(lc_h5_is(&arrays, scene->path));
    return arrays ? lc_views_cube_open(&v->cube, &v->facts, scene) : lc_views_file_open(&v->file, &v->facts, scene);
}

lc_status lc_views_new(lc_views **out, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *v = NULL;
    TRY(lc_new(&v, 1, sizeof *v));
    v->scene = scene;
    TRY(scene->forecaster ? open_run(v, scene) : open_forecasts(v, scene));
    *out = v;
    v = NULL;
done:
    lc_views_free(v);
    return status;
}

void lc_views_free(lc_views *v)
{
    if (!v)
        return;
    lc_views_file_close(v->file);
    lc_views_cube_close(v->cube);
    lc_forecasts_free(v->forecasts);
    lc_free(v->column);
    lc_free(v->value);
    lc_free(v);
}

const lc_view_facts *lc_views_facts(const lc_views *v)
{
    return &v->facts;
}

lc_status lc_views_next(const lc_window_view **out, lc_views *v)
{
    CHECK(v->file ? lc_views_file_next(out, v->file) : v->cube ? lc_views_cube_next(out, v->cube) : next_of_run(out, v));
    if (v->facts.others)
        lc_scene_shows(v->scene, v->facts.channel);
    if (!v->forecaster && strcmp(v->facts.column[1].name, "forecast") != 0) /* so the only run is called */
        lc_scene_shows_run(v->scene, v->facts.column[1].name);
    return LC_OK;
}

lc_status lc_views_each(lc_views *v, lc_status (*visit)(void *ctx, const lc_window_view *view, const lc_view_facts *facts),
                        void *ctx)
{
    for (;;) {
        const lc_window_view *view;
        CHECK(lc_views_next(&view, v));
        if (!view)
            return LC_OK;
        CHECK(visit(ctx, view, &v->facts));
    }
}

void lc_view_moment(char out[LC_MOMENT], const lc_window_view *view, size_t step)
{
    if (view->of)
        lc_moment(out, view->of, view->origin + step);
    else
        snprintf(out, LC_MOMENT, "%s", view->stamp[step]);
}

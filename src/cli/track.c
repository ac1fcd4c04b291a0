/* track - takes one step of every window of a series, and draws the last ones along time. */
#include "cli/track.h"

#include "core/counted.h"
#include "core/mem.h"

#include <math.h>
#include <string.h>

enum { SHOWN = 250, LETTERS = 46 };

typedef struct room {
    size_t stamps, origins, values;
} room;

static lc_status add(lc_step_track *t, room *r, const lc_window_view *view, size_t columns)
{
    const size_t i = t->windows++;
    CHECK(lc_grow(&t->stamp, &r->stamps, t->windows, sizeof *t->stamp));
    CHECK(lc_grow(&t->origin, &r->origins, t->windows, sizeof *t->origin));
    CHECK(lc_grow(&t->value, &r->values, t->windows * columns, sizeof *t->value));
    lc_view_moment(t->stamp[i], view, t->step - 1);
    t->origin[i] = view->of ? view->origin : view->index;
    memcpy(t->value + i * columns, view->value + (t->step - 1) * columns, columns * sizeof *t->value);
    return LC_OK;
}

lc_status lc_track_new(lc_step_track *t, lc_views *views, lc_scene *scene)
{
    const lc_window_view *view;
    room r = {0};
    t->step = scene->step ? scene->step : 1;
    CHECK(lc_views_next(&view, views));
    if (t->step > view->horizon)
        return lc_fail(LC_E_USAGE, "--step %zu: %s has %s", t->step, scene->path, lc_counted(view->horizon, "step").text);
    snprintf(t->series, sizeof t->series, "%s", view->series);
    t->of = view->of;
    for (bool more = true; view && more;) {
        const bool own = strncmp(view->series, t->series, sizeof t->series - 1) == 0;
        if (!own)
            lc_scene_shows_series(scene, t->series);
        if (own && t->step <= view->horizon)
            CHECK(add(t, &r, view, lc_views_facts(views)->columns));
        more = own || !view->of; /* of a run a series has ended; in a file all have a window at each origin */
        CHECK(lc_views_next(&view, views));
    }
    return LC_OK;
}

void lc_track_free(lc_step_track *t)
{
    lc_free(t->stamp);
    lc_free(t->origin);
    lc_free(t->value);
    *t = (lc_step_track){0};
}

/* --- drawing ---------------------------------------------------------------------------------------------------------- */

/* What is drawn of a row: truth, forecast, quantiles. Others are in the data only. */
static lc_extent add_data(lc_sketch *s, const lc_step_track *t, const lc_view_facts *facts)
{
    lc_extent y = lc_extent_none;
    lc_sketch_section(s, "track", "time, truth, forecast, its quantiles, others");
    for (size_t i = t->windows > SHOWN ? t->windows - SHOWN : 0; i < t->windows; i++) {
        lc_sketch_moment(s, t->stamp[i]);
        for (size_t c = 0; c < facts->columns; c++) {
            const double value = t->value[i * facts->columns + c];
            lc_sketch_number(s, c < 2 + facts->quantiles ? lc_extent_add(&y, value) : value);
        }
        lc_sketch_row(s, "\n");
    }
    return y;
}

lc_time_axis lc_track_axis(const lc_step_track *t, size_t most)
{
    lc_time_axis times = {.ticks = 8, .of = t->of};
    snprintf(times.first, LC_MOMENT, "%s", t->stamp[t->windows > most ? t->windows - most : 0]);
    snprintf(times.last, LC_MOMENT, "%s", t->stamp[t->windows - 1]);
    return times;
}

static void name_track(lc_sketch *s, const lc_step_track *t, const char *model)
{
    char title[2 * LC_TEXT_MAX], count[LC_NAME_MAX] = "";
    if (t->windows > SHOWN)
        snprintf(count, sizeof count, ", the last %d of %zu", SHOWN, t->windows);
    snprintf(title, sizeof title, "%s: %s, forecast %s ahead%s", model, t->series, lc_counted(t->step, "row").text, count);
    lc_sketch_add(s, "set title %s\n", lc_quote_title(s, title).text);
    const lc_time_axis times = lc_track_axis(t, SHOWN);
    lc_sketch_times(s, &times);
}

/* Points where there are few: one alone has no line. */
static void add_plot(lc_sketch *s, const lc_step_track *t, const lc_view_facts *facts)
{
    const char *with = t->windows > 30 ? "lines" : "linespoints ps 0.4";
    const size_t last = 1 + facts->quantiles;
    lc_sketch_add(s, "set rmargin 6\nset key above\nplot "); /* half a date beyond the last tick */
    if (facts->quantiles > 1)
        lc_sketch_add(s, "DATA index 'track:' using 1:4:%zu with filledcurves fc rgb '#c6dcec' title '%.3g %% interval', \\\n  ",
                      last + 2, 100 * (facts->column[last].level - facts->column[2].level));
    lc_sketch_add(s,
                  "DATA index 'track:' using 1:2 with %s lt 1 title 'truth', \\\n  "
                  "DATA index 'track:' using 1:3 with %s lt 2 lw 1.6 title %s\n",
                  with, with, lc_quote(facts->column[1].name).text);
}

lc_status lc_track_draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *views = NULL;
    lc_step_track track = {0};
    TRY(lc_views_new(&views, scene));
    TRY(lc_track_new(&track, views, scene));
    const lc_view_facts *facts = lc_views_facts(views);
    name_track(s, &track, scene->forecaster ? lc_forecaster_title(scene->forecaster) : facts->column[1].name);
    lc_sketch_values(s, 'y', lc_label(facts->channel, facts->units).text, add_data(s, &track, facts), LETTERS);
    add_plot(s, &track, facts);
done:
    lc_track_free(&track);
    lc_views_free(views);
    return status;
}

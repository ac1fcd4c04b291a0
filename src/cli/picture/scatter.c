/* scatter - forecasts against what came, of the first and the last step or of one that is named. */
#include "cli/views.h"
#include "core/counted.h"

#include <math.h>
#include <string.h>

enum { SHOWN = 2500, PANELS = 2, LETTERS = 40 };

/* The points of one step, of every n-th window, so that points do not become a blot. */
typedef struct points {
    lc_sketch *sketch;
    size_t step, apart;
} points;

static lc_status add_point(void *ctx, const lc_window_view *view, const lc_view_facts *facts)
{
    const points *p = ctx;
    const double *row = view->value + (p->step - 1) * facts->columns;
    if (p->step > view->horizon || view->index % p->apart || isnan(row[0]))
        return LC_OK;
    lc_sketch_number(p->sketch, row[0]);
    lc_sketch_number(p->sketch, row[1]);
    lc_sketch_row(p->sketch, "\n");
    return LC_OK;
}

static lc_status add_points(lc_sketch *s, lc_scene *scene, size_t step, size_t apart)
{
    lc_views *views = NULL;
    points p = {s, step, apart};
    CHECK(lc_views_new(&views, scene));
    const lc_status status = lc_views_each(views, add_point, &p);
    lc_views_free(views);
    return status;
}

/* What a first pass finds. */
typedef struct found {
    size_t windows, horizon;
    double low, high;
    char name[LC_TEXT_MAX], label[4 * LC_NAME_MAX];
} found;

static lc_status widen(void *ctx, const lc_window_view *view, const lc_view_facts *facts)
{
    found *f = ctx;
    const size_t columns = facts->columns;
    f->windows++;
    f->horizon = view->horizon > f->horizon ? view->horizon : f->horizon;
    for (size_t step = 0; step < view->horizon; step++)
        for (size_t i = 0; i < 2 && !isnan(view->value[step * columns]); i++) {
            const double value = view->value[step * columns + i];
            f->low = value < f->low ? value : f->low;
            f->high = value > f->high ? value : f->high;
        }
    return LC_OK;
}

static lc_status look(found *f, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *views = NULL;
    TRY(lc_views_new(&views, scene));
    const lc_view_facts *facts = lc_views_facts(views);
    snprintf(f->name, sizeof f->name, "%s", scene->forecaster ? lc_forecaster_title(scene->forecaster) : facts->column[1].name);
    snprintf(f->label, sizeof f->label, "%s", lc_label(facts->channel, facts->units).text);
    TRY(lc_views_each(views, widen, f));
done:
    lc_views_free(views);
    return status;
}

static void add_panel(lc_sketch *s, const found *f, size_t step, size_t panel)
{
    lc_sketch_panel(s);
    lc_sketch_range(s, 'x', f->low, f->high, false);
    lc_sketch_range(s, 'y', f->low, f->high, false);
    lc_sketch_add(s, "set size square\nset title '%s ahead'\nunset key\n", lc_counted(step, "row").text);
    lc_sketch_values(s, 'x', "what came", (lc_extent){f->low, f->high}, LETTERS);
    lc_sketch_values(s, 'y', "forecast", (lc_extent){f->low, f->high}, LETTERS);
    lc_sketch_add(s,
                  "plot DATA index 'points%zu:' using 1:2 with points pt 7 ps 0.3 lc rgb '#0072b2', \\\n"
                  "  x with lines lt 8 lw 1 dashtype 1\n",
                  panel + 1);
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    found f = {.low = INFINITY, .high = -INFINITY};
    char title[2 * LC_TEXT_MAX], name[LC_NAME_MAX];
    CHECK(look(&f, scene));
    if (!(f.low <= f.high))
        return lc_fail(LC_E_USAGE, "%s: nothing is known of what came", scene->path);
    if (scene->step > f.horizon)
        return lc_fail(LC_E_USAGE, "--step %zu: %s has %s", scene->step, scene->path, lc_counted(f.horizon, "step").text);
    const size_t step[PANELS] = {scene->step ? scene->step : 1, f.horizon}, panels = scene->step || f.horizon == 1 ? 1 : PANELS;
    const size_t apart = 1 + f.windows / SHOWN;
    snprintf(title, sizeof title, "%s: %s%s", f.name, f.label, apart > 1 ? ", a part of the windows" : "");
    s->width = panels == 1 ? 560 : s->width;
    s->height = 520;
    lc_sketch_add(s, "set multiplot layout 1,%zu title %s\n", panels, lc_quote_title(s, title).text);
    for (size_t i = 0; i < panels; i++) {
        snprintf(name, sizeof name, "points%zu", i + 1);
        lc_sketch_section(s, name, "truth forecast");
        CHECK(add_points(s, scene, step[i], apart));
        add_panel(s, &f, step[i], i);
    }
    lc_sketch_add(s, "unset multiplot\n");
    return LC_OK;
}

const lc_picture lc_picture_scatter = {
    .help = "forecasts against what came, at the first and the last step",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS,
    .chooses = LC_CHOOSES_WINDOWS | LC_CHOOSES_STEP,
    .draw = draw,
};

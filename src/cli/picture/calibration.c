/* calibration - how often the truth is below each quantile, against how often it should be, and between which it is (PIT). */
#include "cli/views.h"
#include "core/mem.h"
#include "core/text.h"

#include <math.h>
#include <string.h>

/* The share of the truths that are above that many quantiles. */
typedef struct shares {
    size_t levels, counted;
    double *level; /* (levels) */
    double *of;    /* (levels + 1) */
    char name[LC_TEXT_MAX];
} shares;

static lc_status shares_new(shares *s, size_t levels, const char *name, const char *path)
{
    if (levels == 0)
        return lc_fail(
            LC_E_USAGE,
            "%s: says a point only, and no quantiles to be right or wrong: model.interval gives some (docs/probability.md)",
            path);
    s->levels = levels;
    snprintf(s->name, sizeof s->name, "%s", name);
    CHECK(lc_new(&s->level, levels, sizeof *s->level));
    return lc_new(&s->of, levels + 1, sizeof *s->of);
}

/* --- where they are from ---------------------------------------------------------------------------------------------- */

static lc_status of_evaluation(shares *s, lc_scene *scene)
{
    const lc_evaluation *e;
    CHECK(lc_scene_evaluation(&e, scene));
    CHECK(shares_new(s, e->spread ? e->spread->levels : 0, e->line[0].name, scene->path));
    memcpy(s->level, e->spread->level, s->levels * sizeof *s->level);
    memcpy(s->of, e->spread->histogram, (s->levels + 1) * sizeof *s->of);
    return LC_OK;
}

/* NaN of what is not a number, or missing. */
static double number_of(const json_t *value)
{
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

static lc_status of_errors(shares *s, lc_scene *scene)
{
    const json_t *quantiles = json_object_get(scene->errors, "quantiles"), *level = json_object_get(quantiles, "levels"),
                 *histogram = json_object_get(quantiles, "histogram");
    const char *name = json_string_value(json_object_get(scene->errors, "name"));
    CHECK(shares_new(s, json_array_size(level), name ? name : "model", scene->path));
    if (scene->runs)
        lc_scene_shows_run(scene, s->name);
    for (size_t i = 0; i < s->levels; i++)
        s->level[i] = number_of(json_array_get(level, i));
    for (size_t i = 0; i <= s->levels; i++)
        s->of[i] = number_of(json_array_get(histogram, i));
    return LC_OK;
}

/* What is read may have been edited. */
static lc_status check_levels(const shares *s, const char *path)
{
    for (size_t i = 0; i < s->levels; i++)
        if (!(s->level[i] > (i ? s->level[i - 1] : 0) && s->level[i] < 1))
            return lc_fail(LC_E_DATA, "%s: its levels of quantiles do not rise between 0 and 1: number %zu is %g", path, i + 1,
                           s->level[i]);
    for (size_t i = 0; i <= s->levels; i++)
        if (!(s->of[i] >= 0 && s->of[i] <= 1))
            return lc_fail(LC_E_DATA, "%s: bin %zu of its histogram is no share of the truths", path, i + 1);
    return LC_OK;
}

/* A truth is in the bin of as many quantiles as are below it. */
static lc_status count(void *ctx, const lc_window_view *view, const lc_view_facts *facts)
{
    shares *s = ctx;
    for (size_t step = 0; step < view->horizon; step++) {
        const double *row = view->value + step * facts->columns;
        size_t below = 0;
        if (isnan(row[0]) || isnan(row[2]))
            continue;
        while (below < s->levels && row[0] > row[2 + below])
            below++;
        s->of[below]++;
        s->counted++;
    }
    return LC_OK;
}

static lc_status of_views(shares *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *views = NULL;
    TRY(lc_views_new(&views, scene));
    const lc_view_facts *facts = lc_views_facts(views);
    TRY(shares_new(s, facts->quantiles, facts->column[1].name, scene->path));
    for (size_t i = 0; i < s->levels; i++)
        s->level[i] = facts->column[2 + i].level;
    TRY(lc_views_each(views, count, s));
    if (s->counted == 0)
        FAIL(LC_E_USAGE, "%s: nothing is known of what came", scene->path);
    for (size_t i = 0; i <= s->levels; i++)
        s->of[i] /= (double)s->counted;
done:
    lc_views_free(views);
    return status;
}

/* --- drawing ---------------------------------------------------------------------------------------------------------- */

static void add_data(lc_sketch *s, const shares *c)
{
    double below = 0;
    lc_sketch_section(s, "levels", "nominal, and the share of truths that are below");
    for (size_t i = 0; i < c->levels; i++)
        lc_sketch_row(s, "%.9g %.9g\n", c->level[i], below += c->of[i]);
    lc_sketch_section(s, "bins", "from, to, share of truths, density");
    for (size_t i = 0; i <= c->levels; i++) {
        const double from = i ? c->level[i - 1] : 0, to = i < c->levels ? c->level[i] : 1;
        lc_sketch_row(s, "%.9g %.9g %.9g %.9g\n", from, to, c->of[i], c->of[i] / (to - from));
    }
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    shares c = {0};
    lc_status status = scene->errors                          ? of_errors(&c, scene)
                       : scene->forecaster && !scene->channel ? of_evaluation(&c, scene)
                                                              : of_views(&c, scene);
    if (status == LC_OK)
        status = check_levels(&c, scene->path);
    if (status == LC_OK) {
        add_data(s, &c);
        lc_sketch_add(s, "set multiplot layout 1,2 title %s\n", lc_quote_title(s, c.name).text);
        lc_sketch_panel(s);
        lc_sketch_add(s, "set title 'Calibration of quantiles'\nset size square\nset xrange [0:1]\nset yrange [0:1]\n"
                         "set xlabel 'level'\nset ylabel 'share of truths below the quantile'\n"
                         "plot x with lines lt 8 dashtype 1 title 'perfect', \\\n"
                         "  DATA index 'levels:' using 1:2 with linespoints lt 2 ps 0.8 title 'the forecast'\n");
        lc_sketch_panel(s);
        lc_sketch_add(s, "set title 'PIT histogram'\nset size square\nset xrange [0:1]\nset yrange [0:*]\n"
                         "set xlabel 'between levels'\nset ylabel 'density: 1, the dashed line, is as expected'\nunset key\n"
                         "plot DATA index 'bins:' using (($1+$2)/2):4:($2-$1) with boxes fc rgb '#a9cce6' fs solid border rgb "
                         "'#ffffff', \\\n  1 with lines lt 3\nunset multiplot\n");
    }
    lc_free(c.level);
    lc_free(c.of);
    return status;
}

const lc_picture lc_picture_calibration = {
    .help = "quantiles: how often the truth is below each, and between which it is",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS | LC_FROM_ERRORS,
    .chooses = LC_CHOOSES_WINDOWS,
    .draw = draw,
};

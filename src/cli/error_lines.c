/* error_lines - errors of an evaluation, of its JSON, or summed over forecasts. */
#include "cli/error_lines.h"

#include "cli/evaluate.h"
#include "cli/views.h"
#include "core/mem.h"
#include "core/text.h"
#include "eval/metric.h"
#include "model/baseline.h"
#include "model/ridge/plan.h"

#include <math.h>
#include <string.h>

void lc_error_lines_free(lc_error_lines *e)
{
    for (size_t i = 0; e->line && i < e->lines; i++)
        lc_free(e->line[i].step);
    lc_free(e->line);
    *e = (lc_error_lines){0};
}

/* A further line; with `steps` it has errors by step too. */
static lc_status add_line(lc_error_lines *e, size_t *capacity, const char *name, double overall, bool steps)
{
    CHECK(lc_grow(&e->line, capacity, e->lines + 1, sizeof *e->line));
    lc_error_line *line = &e->line[e->lines++];
    snprintf(line->name, sizeof line->name, "%s", name);
    snprintf(line->kind, sizeof line->kind, "%s", name);
    line->overall = overall;
    return steps ? lc_new(&line->step, e->horizon, sizeof *line->step) : LC_OK;
}

static const char *metric_of(const lc_scene *scene)
{
    return scene->metric ? scene->metric : "mae";
}

/* Only mae and rmse are in the channel's units. */
static void name_measure(lc_error_lines *e, const lc_scene *scene, const char *channel, const char *units)
{
    const char *name = metric_of(scene);
    const bool mae = strcmp(name, "mae") == 0, in_units = mae || strcmp(name, "rmse") == 0;
    const char *title = mae ? "mean absolute error" : name;
    if (channel)
        snprintf(e->measure, sizeof e->measure, "%s of %s", title, lc_label(channel, in_units ? units : NULL).text);
    else
        snprintf(e->measure, sizeof e->measure, "%s, scaled", title);
}

/* --- of an evaluation ------------------------------------------------------------------------------------------------- */

static void name_evaluation(lc_error_lines *out, const lc_scene *scene, const lc_evaluation *e, lc_space space)
{
    size_t count;
    const lc_forecaster *f = scene->forecaster;
    const lc_channel *channel = &lc_forecaster_dataset(f)->channel[lc_forecaster_targets(&count, f)[0]];
    snprintf(out->title, sizeof out->title, "Errors of %s on %s: %zu %s windows", e->line[0].name,
             lc_text_last_part(lc_forecaster_config(f)->data.file), e->windows, lc_part_name(e->part));
    name_measure(out, scene, space == LC_UNITS ? channel->name : NULL, channel->units);
}

static lc_status of_evaluation(lc_error_lines *out, lc_scene *scene)
{
    const lc_evaluation *e;
    const size_t metric = lc_metric_index(metric_of(scene));
    size_t capacity = 0;
    CHECK(lc_scene_evaluation(&e, scene));
    const lc_space space = e->targets == 1 && lc_evaluate_series_count(e) == 1 ? LC_UNITS : LC_SCALED;
    out->horizon = e->horizon;
    for (size_t i = 0; i < e->lines; i++) {
        const lc_scores *score = &e->line[i].score[space];
        if (lc_evaluate_repeats(i, e->line[i].name, e->line[0].name))
            continue;
        CHECK(add_line(out, &capacity, e->line[i].name, score->overall[metric], true));
        for (size_t step = 0; step < e->horizon; step++)
            out->line[out->lines - 1].step[step] = score->per_step[step * e->metrics + metric];
    }
    name_evaluation(out, scene, e, space);
    return LC_OK;
}

/* --- of its JSON ------------------------------------------------------------------------------------------------------ */

static double number_at(const json_t *object, const char *space, const lc_scene *scene)
{
    const json_t *value = json_object_get(json_object_get(object, space), metric_of(scene));
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

/* Of a run, or of a baseline. What is read may have been edited: runs of other horizons have steps that are not known. */
static lc_status add_object(lc_error_lines *out, size_t *capacity, const char *name, const json_t *object, const char *space,
                            const lc_scene *scene)
{
    const json_t *steps = json_object_get(object, "per_horizon");
    CHECK(add_line(out, capacity, name, number_at(object, space, scene), true));
    for (size_t step = 0; step < out->horizon; step++)
        out->line[out->lines - 1].step[step] = number_at(json_array_get(steps, step), space, scene);
    return LC_OK;
}

/* A baseline is the same beside all runs, or it has the file of the run that it is beside. *known: it is there already. */
static void name_baseline(char full[LC_TEXT_MAX], bool *known, const lc_error_lines *out, const char *name, double overall,
                          const char *file)
{
    bool taken = false;
    *known = false;
    for (size_t i = 0; i < out->lines; i++) {
        const bool same = strcmp(out->line[i].kind, name) == 0;
        *known |= same && (out->line[i].overall == overall || isnan(overall));
        taken |= same;
    }
    snprintf(full, LC_TEXT_MAX, taken && file ? "%s (%s)" : "%s", name, taken && file ? lc_text_last_part(file) : "");
}

static lc_status add_baselines(lc_error_lines *out, size_t *capacity, const json_t *run, const char *space, const lc_scene *scene)
{
    const char *model = json_string_value(json_object_get(run, "name")), *name;
    const char *file = json_string_value(json_object_get(run, "file"));
    char full[LC_TEXT_MAX];
    json_t *line;
    json_object_foreach(json_object_get(run, "baselines"), name, line)
    {
        bool known = model && strcmp(name, model) == 0;
        if (!known)
            name_baseline(full, &known, out, name, number_at(line, space, scene), file);
        if (known)
            continue;
        CHECK(add_object(out, capacity, full, line, space, scene));
        snprintf(out->line[out->lines - 1].kind, LC_TEXT_MAX, "%s", name);
    }
    return LC_OK;
}

/* Scaled errors of runs that are scaled otherwise do not compare. */
static lc_status find_space(const char **space, const char **target, const lc_scene *scene)
{
    const json_t *targets = json_object_get(scene->errors, "targets");
    const json_t *series = json_object_get(json_object_get(scene->errors, "per_series"), "series");
    const bool one = json_array_size(targets) == 1 && json_array_size(series) == 1;
    if (scene->runs && !one && !scene->alike)
        return lc_fail(LC_E_USAGE,
                       "%s: its runs are scaled differently, and errors of several channels or series in own units have no sum: "
                       "plot what evaluate --forecasts writes, with --channel and --series",
                       scene->path);
    *space = one ? "units" : "scaled";
    *target = one ? json_string_value(json_array_get(targets, 0)) : NULL;
    return LC_OK;
}

static const json_t *run_of(const lc_scene *scene, size_t index)
{
    return scene->runs ? json_array_get(scene->runs, index) : scene->errors;
}

static lc_status of_errors(lc_error_lines *out, const lc_scene *scene)
{
    const size_t runs = scene->runs ? json_array_size(scene->runs) : 1;
    const char *space = NULL, *target = NULL;
    size_t capacity = 0;
    CHECK(find_space(&space, &target, scene));
    out->horizon = json_array_size(json_object_get(scene->errors, "per_horizon"));
    for (size_t i = 0; i < runs; i++) {
        const json_t *run = run_of(scene, i);
        const char *name = json_string_value(json_object_get(run, "name"));
        CHECK(add_object(out, &capacity, name ? name : "model", run, space, scene));
    }
    out->models = out->lines;
    for (size_t i = 0; i < runs; i++)
        CHECK(add_baselines(out, &capacity, run_of(scene, i), space, scene));
    if (scene->runs)
        snprintf(out->title, sizeof out->title, "Errors of %zu runs", runs);
    else
        snprintf(out->title, sizeof out->title, "Errors of %s", out->line[0].name);
    name_measure(out, scene, target, NULL);
    return LC_OK;
}

/* --- of forecasts ----------------------------------------------------------------------------------------------------- */

/* A measure's terms, (horizon, columns, terms). */
typedef struct sums {
    const lc_metric *metric;
    double *sum;
    size_t terms, columns, horizon, capacity, windows;
} sums;

static double *terms_of(const sums *s, size_t cell)
{
    return s->sum + cell * s->terms;
}

static void add_cell(const sums *s, size_t cell, const double *truth, const double *forecast)
{
    const lc_cells one = {.count = 1, .windows = 1, .truth = truth, .forecast = forecast};
    for (size_t i = 0; i < s->terms && !isnan(*truth) && !isnan(*forecast); i++)
        s->metric->term[i]->add(terms_of(s, cell) + i, &one);
}

static lc_status add_view(void *ctx, const lc_window_view *view, const lc_view_facts *facts)
{
    sums *s = ctx;
    s->columns = facts->columns;
    const size_t cells = view->horizon * s->columns;
    CHECK(lc_grow(&s->sum, &s->capacity, cells * s->terms, sizeof *s->sum));
    s->horizon = view->horizon > s->horizon ? view->horizon : s->horizon;
    s->windows++;
    for (size_t i = 0; i < cells; i++)
        add_cell(s, i, &view->value[i / s->columns * s->columns], &view->value[i]);
    return LC_OK;
}

/* NaN where no value counts. */
static double value_of(const sums *s, const double *term)
{
    return term[0] > 0 ? s->metric->value(term) : (double)NAN;
}

static lc_status add_column(lc_error_lines *out, size_t *capacity, const sums *s, size_t column, const char *name)
{
    double all[LC_TERMS_MAX] = {0};
    CHECK(add_line(out, capacity, name, NAN, true));
    lc_error_line *line = &out->line[out->lines - 1];
    for (size_t step = 0; step < s->horizon; step++) {
        const double *term = terms_of(s, step * s->columns + column);
        line->step[step] = value_of(s, term);
        for (size_t i = 0; i < s->terms; i++)
            all[i] += term[i];
    }
    line->overall = value_of(s, all);
    return LC_OK;
}

/* Of a file of several runs, runs come first, and are named by what they are: none is what no run is called. A ridge regression
 * is a run where another one, beside a run, comes next, with the file of that. */
static bool is_run(const lc_error_lines *e, size_t i)
{
    const char *name = e->line[i].name;
    const char *next = i + 1 < e->lines ? e->line[i + 1].name : "";
    if (strcmp(name, lc_ridge_name) == 0)
        return lc_text_begins(next, lc_ridge_name) && next[strlen(lc_ridge_name)] == ' ';
    if (i > 0 && strcmp(e->line[i - 1].name, lc_ridge_name) == 0)
        return false;
    return !lc_baseline_find(name) && strcmp(name, "best_possible") != 0;
}

static lc_status add_columns(lc_error_lines *out, const sums *s, const lc_view_facts *facts, const lc_scene *scene)
{
    size_t capacity = 0;
    out->horizon = s->horizon;
    for (size_t i = 1; i < facts->columns; i++) {
        const bool own = i == 1 && scene->forecaster;
        if (facts->column[i].kind != LC_VIEW_QUANTILE && facts->column[i].kind != LC_VIEW_OTHERS_QUANTILE)
            CHECK(add_column(out, &capacity, s, i, own ? lc_forecaster_title(scene->forecaster) : facts->column[i].name));
    }
    while (!scene->forecaster && out->models < out->lines && is_run(out, out->models))
        out->models++;
    if (scene->forecaster)
        snprintf(out->title, sizeof out->title, "Errors of %s, %zu windows", out->line[0].name, s->windows);
    else
        snprintf(out->title, sizeof out->title, "Errors, %zu windows", s->windows);
    name_measure(out, scene, facts->channel, facts->units);
    return LC_OK;
}

static lc_status of_views(lc_error_lines *out, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *views = NULL;
    sums s = {.metric = lc_metric_find(metric_of(scene))};
    if (s.metric->facts)
        return lc_fail(
            LC_E_USAGE,
            "--metric %s: is learned from training rows, which forecasts have not: leave out --channel, or draw the run",
            metric_of(scene));
    s.terms = lc_metric_terms(s.metric);
    TRY(lc_views_new(&views, scene));
    TRY(lc_views_each(views, add_view, &s));
    TRY(add_columns(out, &s, lc_views_facts(views), scene));
    *scene->run = 0; /* all runs are lines */
done:
    lc_views_free(views);
    lc_free(s.sum);
    return status;
}

static lc_status find_lines(lc_error_lines *out, lc_scene *scene)
{
    if (scene->errors)
        return of_errors(out, scene);
    return scene->forecaster && !scene->channel ? of_evaluation(out, scene) : of_views(out, scene);
}

lc_status lc_error_lines_new(lc_error_lines *out, lc_scene *scene)
{
    out->models = 1;
    CHECK(find_lines(out, scene));
    return isfinite(out->line[0].overall) ? LC_OK : lc_fail(LC_E_USAGE, "%s: has no errors of numbers to draw", scene->path);
}

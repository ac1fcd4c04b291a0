/* verdict - how the best run compares with the best baseline, and with the best ridge regression, in words. */
#include "cli/versus/verdict.h"

#include "cli/ridge.h"
#include "cli/versus/classes.h"
#include "cli/versus/figure.h"
#include "eval/metric.h"
#include "model/forecaster.h"
#include "model/ridge/plan.h"

#include <string.h>

/* The best baseline, and the best run that is not that one; versus->lines: there is none. */
typedef struct contest {
    lc_figure figure;
    size_t run, baseline;
    double own, other; /* their figures */
} contest;

static contest contest_of(const lc_versus *v)
{
    contest c = {.figure = lc_figure_main(v, LC_OF_ALL, 0)};
    c.baseline = lc_figure_best(v, &c.figure, LC_VERSUS_BASELINE);
    c.run = lc_figure_best_but(v, &c.figure, LC_VERSUS_RUN, c.baseline);
    if (c.run < v->lines)
        c.own = lc_figure_of(v, c.run, &c.figure);
    if (c.baseline < v->lines)
        c.other = lc_figure_of(v, c.baseline, &c.figure);
    return c;
}

/* "scaled MSE" */
static const char *measure_of(const lc_versus *v)
{
    return v->scaled ? "scaled MSE" : lc_figure_main_name(v);
}

/* A baseline that is a run is no other run's defeat by all. */
static const char *best_of(const lc_versus *v, const contest *c)
{
    return c->baseline < v->lines && v->line[c->baseline].run && c->own > c->other ? "best of these" : "best run";
}

/* Squares are dominated by the largest errors: a baseline may be better in the other measure. */
static void print_mae(lc_page *page, const lc_versus *v, size_t run)
{
    const lc_figure mae = {lc_metric_index("mae"), LC_SCALED, LC_OF_ALL, 0};
    const size_t best = v->scaled ? lc_figure_best(v, &mae, LC_VERSUS_BASELINE) : v->lines;
    if (best < v->lines && lc_figure_of(v, best, &mae) < lc_figure_of(v, run, &mae))
        lc_page_line(page, "But in scaled MAE %s is better than it: %.4g against %.4g.", v->line[best].name,
                     lc_figure_of(v, best, &mae), lc_figure_of(v, run, &mae));
}

static void print_defeat(lc_page *page, const lc_versus *v, const contest *c)
{
    const char *every = v->line[c->baseline].run ? "every other run" : "every run", *best = best_of(v, c),
               *run = v->line[c->run].name, *baseline = v->line[c->baseline].name;
    if (c->other > 0)
        lc_page_line(page, "A baseline beats %s: the %s, %s, has %.3f times the %s of %s.", every, best, run, c->own / c->other,
                     measure_of(v), baseline);
    else
        lc_page_line(page, "A baseline beats %s: %s makes no error; the %s of the %s, %s, is %.4g.", every, baseline,
                     measure_of(v), best, run, c->own);
}

static void print_against_baseline(lc_page *page, const lc_versus *v, const contest *c)
{
    const char *run = v->line[c->run].name, *baseline = v->line[c->baseline].name;
    if (c->own > c->other)
        print_defeat(page, v, c);
    else if (c->other > 0)
        lc_page_line(page, "The best run, %s, has %.3f times the %s of the best baseline, %s.", run, c->own / c->other,
                     measure_of(v), baseline);
    else
        lc_page_line(page, "Neither the best run, %s, nor the best baseline, %s, makes an error here.", run, baseline);
    if (c->own < c->other)
        print_mae(page, v, c->run);
}

/* One that makes no error has no multiple. */
static void print_against_ridge(lc_page *page, const lc_versus *v, const contest *c, size_t ridge)
{
    const double other = lc_figure_of(v, ridge, &c->figure);
    if (other > 0)
        lc_page_line(page, "The %s, %s, has %.3f times the %s of a ridge regression of the same context, %s.", best_of(v, c),
                     v->line[c->run].name, c->own / other, measure_of(v), v->line[ridge].name);
    lc_ridge_show_few(page, lc_forecaster_beside(v->forecaster[v->line[ridge].from]));
}

static bool is_ridge(const lc_versus *v, size_t run)
{
    return strcmp(lc_forecaster_config(v->forecaster[run])->model.kind, lc_ridge_name) == 0;
}

void lc_versus_verdict(lc_page *page, const lc_versus *v)
{
    if (v->classes[0]) {
        lc_versus_classes_verdict(page, v);
        return;
    }
    const contest c = contest_of(v);
    if (c.run == v->lines)
        return;
    const size_t ridge = is_ridge(v, c.run) ? v->lines : lc_figure_best(v, &c.figure, LC_VERSUS_RIDGE);
    if (c.baseline < v->lines || ridge < v->lines)
        lc_page_gap(page);
    if (c.baseline < v->lines)
        print_against_baseline(page, v, &c);
    if (ridge < v->lines)
        print_against_ridge(page, v, &c, ridge);
}

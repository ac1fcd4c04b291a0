/* forecast - what was forecast beside what came: in the best, a typical, the worst and the last window, or in a named one. */
#include "cli/track.h"
#include "cli/views.h"
#include "core/mem.h"
#include "core/shown.h"
#include "core/sort.h"
#include "core/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    PICKS = 4,
    CONTEXT_LEAST = 24,
    WIDTH = 1060,
    KEY_LETTERS = 14,
    KEY_LETTERS_MOST = 80,
    LETTER_WIDTH = 8,
    NAME_SHOWN = 40,
    LETTERS = 26,
    LETTERS_ALONE = 40
};
enum { BELOW = 92 }; /* pixels: two lines of ticks, and the title of the axis, which gnuplot leaves out where it has no room */

/* A window to draw, and what its panel says. */
typedef struct pick {
    size_t index;
    const char *why;
    char name[LC_NAME_MAX]; /* of its series, "" where there is one: a line of its own, for panels are narrow */
    char title[LC_TEXT_MAX];
    lc_time_axis times; /* that are drawn */
    lc_extent y;        /* of the truth and the forecasts that are */
} pick;

/* What the first pass over all windows finds. */
typedef struct found {
    double *error;                              /* (windows) mean |forecast - truth| / scale; infinite where nothing is known */
    size_t *known;                              /* (windows) truths that are */
    double *other;                              /* (columns) sums of |other - truth| / scale */
    size_t windows, capacity[2], horizon, most; /* most: truths known of a window */
    pick pick[PICKS];
    size_t picks;
    size_t rival; /* column of the best other; 0: there is none */
} found;

/* --- which windows ---------------------------------------------------------------------------------------------------- */

static lc_status judge(void *ctx, const lc_window_view *view, const lc_view_facts *facts)
{
    found *f = ctx;
    const size_t columns = facts->columns;
    double sum = 0;
    size_t known = 0;
    CHECK(lc_grow(&f->error, &f->capacity[0], f->windows + 1, sizeof *f->error));
    CHECK(lc_grow(&f->known, &f->capacity[1], f->windows + 1, sizeof *f->known));
    for (size_t step = 0; step < view->horizon; step++) {
        const double *row = view->value + step * columns;
        if (isnan(row[0]))
            continue;
        known++;
        sum += fabs(row[1] - row[0]);
        for (size_t i = 2; i < columns; i++)
            f->other[i] += fabs(row[i] - row[0]) / view->scale;
    }
    f->known[f->windows] = known;
    f->most = known > f->most ? known : f->most;
    f->error[f->windows++] = known ? sum / (double)known / view->scale : (double)INFINITY;
    f->horizon = view->horizon > f->horizon ? view->horizon : f->horizon;
    return LC_OK;
}

static void find_rival(found *f, const lc_view_facts *facts)
{
    for (size_t i = 2; i < facts->columns; i++)
        if (facts->column[i].kind == LC_VIEW_OTHER && !isnan(f->other[i]) && (!f->rival || f->other[i] < f->other[f->rival]))
            f->rival = i;
}

static void add_pick(found *f, size_t index, const char *why)
{
    for (size_t i = 0; i < f->picks; i++)
        if (f->pick[i].index == index)
            return;
    if (index < f->windows && f->error[index] < INFINITY)
        f->pick[f->picks++] = (pick){.index = index, .why = why};
}

/* The best, the one with the median error and the worst of the windows of which most is known: the error of a single step, of a
 * window that ends after the data, says little. */
static lc_status rank(found *f)
{
    double *sorted = NULL;
    size_t best = SIZE_MAX, worst = SIZE_MAX, typical = SIZE_MAX, ranked = 0;
    CHECK(lc_new(&sorted, f->windows, sizeof *sorted));
    for (size_t i = 0; i < f->windows; i++)
        if (f->known[i] == f->most)
            sorted[ranked++] = f->error[i];
    qsort(sorted, ranked, sizeof *sorted, lc_sort_real);
    for (size_t i = 0; i < f->windows; i++) {
        if (f->known[i] < f->most)
            continue;
        best = best == SIZE_MAX || f->error[i] < f->error[best] ? i : best;
        worst = worst == SIZE_MAX || f->error[i] > f->error[worst] ? i : worst;
        typical = f->error[i] == sorted[(ranked - 1) / 2] ? i : typical;
    }
    lc_free(sorted);
    add_pick(f, best, "best");
    add_pick(f, typical, "typical");
    add_pick(f, worst, "worst");
    return LC_OK;
}

/* Those, and the last. */
static lc_status choose(found *f, size_t window, const char *path)
{
    if (window > f->windows)
        return lc_fail(LC_E_USAGE, "--window %zu: %s has %zu windows", window, path, f->windows);
    if (window) {
        f->pick[f->picks++] = (pick){.index = window - 1, .why = "window"};
        return LC_OK;
    }
    CHECK(rank(f));
    add_pick(f, f->windows - 1, "last");
    return f->picks ? LC_OK : lc_fail(LC_E_DATA, "%s: nothing is known of what came", path);
}

static lc_status look(found *f, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *views = NULL;
    TRY(lc_views_new(&views, scene));
    const lc_view_facts *facts = lc_views_facts(views);
    TRY(lc_new(&f->other, facts->columns, sizeof *f->other));
    TRY(lc_views_each(views, judge, f));
    find_rival(f, facts);
    TRY(choose(f, scene->window, scene->path));
done:
    lc_views_free(views);
    return status;
}

/* --- their data ------------------------------------------------------------------------------------------------------- */

/* Rows before the first target, as far back as the model saw and as two horizons. */
static size_t context_of(const lc_window_view *view, const lc_forecaster *f)
{
    const size_t wanted = 2 * view->horizon > CONTEXT_LEAST ? 2 * view->horizon : CONTEXT_LEAST;
    const size_t seen = view->of ? lc_forecaster_config(f)->window.context : 0, rows = wanted < seen ? wanted : seen;
    return rows < view->origin ? rows : view->origin;
}

static void add_context(lc_sketch *s, lc_extent *y, const lc_window_view *view, const lc_view_facts *facts,
                        const lc_forecaster *f)
{
    char moment[LC_MOMENT];
    size_t count;
    for (size_t row = view->origin - context_of(view, f); row < view->origin; row++) {
        const size_t column = lc_forecaster_targets(&count, f)[facts->target];
        lc_moment(moment, view->of, row);
        lc_sketch_moment(s, moment);
        lc_sketch_number(s, lc_extent_add(y, view->of->value[row * lc_forecaster_dataset(f)->channels + column]));
        for (size_t i = 1; i < facts->columns; i++)
            lc_sketch_row(s, "NaN ");
        lc_sketch_row(s, "\n");
    }
}

static void add_window(lc_sketch *s, const lc_window_view *view, const lc_view_facts *facts, const lc_forecaster *forecaster,
                       found *f, size_t panel)
{
    lc_extent *y = &f->pick[panel].y;
    char moment[LC_MOMENT];
    lc_sketch_clock(s, &f->pick[panel].times);
    lc_sketch_numbered(s, "window", panel, "time, truth, forecast, its quantiles, others");
    *y = lc_extent_none;
    add_context(s, y, view, facts, forecaster);
    for (size_t step = 0; step < view->horizon; step++) {
        lc_view_moment(moment, view, step);
        lc_sketch_moment(s, moment);
        for (size_t i = 0; i < facts->columns; i++) {
            const double value = view->value[step * facts->columns + i];
            lc_sketch_number(s, i < 2 + facts->quantiles || i == f->rival ? lc_extent_add(y, value) : value);
        }
        lc_sketch_row(s, "\n");
    }
}

/* --- a panel each ----------------------------------------------------------------------------------------------------- */

/* Between the quantiles `skip` from the ends, from the widest on. */
static void add_band(lc_sketch *s, const lc_view_facts *facts, size_t panel, size_t skip, const char *colour)
{
    size_t low = 2 + skip, high = 1 + facts->quantiles - skip;
    lc_sketch_add(s, "DATA index 'window%zu:' using 1:%zu:%zu with filledcurves fc rgb '%s' title '%.3g %% interval', \\\n  ",
                  panel + 1, low + 2, high + 2, colour, 100 * (facts->column[high].level - facts->column[low].level));
}

static void add_bands(lc_sketch *s, const lc_view_facts *facts, size_t panel)
{
    if (facts->quantiles > 1)
        add_band(s, facts, panel, 0, "#d6e6f2");
    if (facts->quantiles > 3)
        add_band(s, facts, panel, facts->quantiles / 4, "#a9cce6");
}

static void add_lines(lc_sketch *s, const found *f, const lc_view_facts *facts, size_t panel)
{
    const char *with = f->horizon > 30 ? "lines" : "linespoints ps 0.4";
    lc_sketch_add(s, "DATA index 'window%zu:' using 1:2 with %s lt 1 title 'truth', \\\n  ", panel + 1, with);
    if (f->rival)
        lc_sketch_add(s, "DATA index 'window%zu:' using 1:%zu with lines lt 3 title %s, \\\n  ", panel + 1, f->rival + 2,
                      lc_quote(facts->column[f->rival].name).text);
    lc_sketch_add(s, "DATA index 'window%zu:' using 1:3 with %s lt 2 title %s\n", panel + 1, with,
                  lc_quote(facts->column[1].name).text);
}

static void add_panel(lc_sketch *s, const found *f, const lc_view_facts *facts, size_t panel)
{
    const pick *p = &f->pick[panel];
    lc_sketch_panel(s);
    if (*p->name)
        lc_sketch_add(s, "set title %s.\"\\n\".%s\n", lc_quote(p->name).text, lc_quote(p->title).text);
    else
        lc_sketch_add(s, "set title %s\n", lc_quote(p->title).text);
    lc_sketch_times(s, &p->times);
    lc_sketch_values(s, 'y', lc_label(facts->channel, facts->units).text, p->y, f->picks == 1 ? LETTERS_ALONE : LETTERS);
    if (panel + 2 < f->picks && !s->even)
        lc_sketch_add(s, "unset xlabel\n");
    if (panel)
        lc_sketch_add(s, "unset key\n");
    else
        lc_sketch_add(s, "set key at screen %.4f, screen 0.9 left top\n", 0.855 * WIDTH / (double)s->width);
    lc_sketch_add(s, "plot ");
    add_bands(s, facts, panel);
    add_lines(s, f, facts, panel);
}

/* "2016-07-01 10:00", without a time at midnight. */
static void name_moment(char out[LC_NAME_MAX], const lc_window_view *view)
{
    char from[LC_MOMENT];
    lc_view_moment(from, view, 0);
    const size_t day = strcspn(from, "T");
    const bool midnight = lc_text_begins(from + day, "T00:00");
    snprintf(out, LC_NAME_MAX, "%.*s%s%.*s", (int)day, from, midnight ? "" : " ", midnight || !from[day] ? 0 : 5,
             from + day + (from[day] == 'T'));
}

/* best: AAPL
 * 2016-07-01 10:00, |error| 0.1 */
static void title_panel(pick *p, const found *f, const lc_window_view *view, const lc_scene *scene)
{
    char series[LC_NAME_MAX], moment[LC_NAME_MAX];
    const bool only = scene->dataset && scene->dataset->series_count == 1, many = scene->dataset && !only;
    const double error = f->error[view->index];
    lc_shown_short(series, sizeof series, view->series, NAME_SHOWN);
    name_moment(moment, view);
    p->name[0] = '\0';
    if (!only)
        snprintf(p->name, sizeof p->name, "%s: %.*s", p->why, (int)sizeof p->name - 16, series);
    const size_t used = (size_t)snprintf(p->title, sizeof p->title, "%s%s%s, |error| %.4g", only ? p->why : "", only ? ": " : "",
                                         moment, error * view->scale);
    if (many) /* by which they are ranked */
        snprintf(p->title + used, sizeof p->title - used, ", scaled %.2g", error);
}

static void describe(pick *p, const found *f, const lc_window_view *view, const lc_scene *scene)
{
    const size_t context = context_of(view, scene->forecaster);
    p->times = (lc_time_axis){.ticks = f->picks == 1 ? 8 : 4, .of = view->of};
    lc_view_moment(p->times.last, view, view->horizon - 1);
    if (context)
        lc_moment(p->times.first, view->of, view->origin - context);
    else
        lc_view_moment(p->times.first, view, 0);
    title_panel(p, f, view, scene);
}

/* Wider for a name that is longer than the key has room for. */
static void begin(lc_sketch *s, const found *f, const lc_view_facts *facts, const lc_scene *scene)
{
    const bool one = f->picks == 1, low = f->picks <= 2; /* a single panel; a single row of panels */
    const size_t model = strlen(facts->column[1].name), rival = f->rival ? strlen(facts->column[f->rival].name) : 0;
    const size_t longest = model > rival ? model : rival, letters = longest < KEY_LETTERS_MOST ? longest : KEY_LETTERS_MOST;
    s->width = WIDTH + (letters > KEY_LETTERS ? (letters - KEY_LETTERS) * LETTER_WIDTH : 0);
    s->height = low ? s->height : 700;
    const double wider = WIDTH / (double)s->width;
    lc_sketch_add(s, "set multiplot layout %s margins %.4f,%.4f,%.4f,%s spacing %.4f,0.19 title %s\n",
                  one   ? "1,1"
                  : low ? "1,2"
                        : "2,2",
                  0.1 * wider, (one ? 0.84 : 0.845) * wider, BELOW / (double)s->height, low ? "0.83" : "0.9", 0.12 * wider,
                  lc_quote_title(s, scene->forecaster ? lc_forecaster_title(scene->forecaster) : scene->path).text);
}

static lc_status draw_windows(lc_sketch *s, found *f, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *views = NULL;
    const lc_window_view *view;
    TRY(lc_views_new(&views, scene));
    begin(s, f, lc_views_facts(views), scene);
    if (!scene->window && !f->known[f->windows - 1])
        TRY(lc_scene_note(scene, "%s: the last window has no panel: nothing is known of what came; --window %zu draws it",
                          scene->path, f->windows));
    for (size_t left = f->picks; left;) {
        TRY(lc_views_next(&view, views));
        if (!view)
            FAIL(LC_E_DATA, "%s: has changed while it was drawn", scene->path);
        for (size_t i = 0; i < f->picks; i++)
            if (f->pick[i].index == view->index) {
                describe(&f->pick[i], f, view, scene);
                add_window(s, view, lc_views_facts(views), scene->forecaster, f, i);
                left--;
            }
    }
    for (size_t i = 0; i < f->picks; i++)
        add_panel(s, f, lc_views_facts(views), i);
done:
    lc_views_free(views);
    return status;
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    found f = {0};
    TRY(look(&f, scene));
    if (f.horizon < 3 && !scene->window)
        TRY(lc_track_draw(s, scene));
    else {
        TRY(draw_windows(s, &f, scene));
        lc_sketch_add(s, "unset multiplot\n");
    }
done:
    lc_free(f.error);
    lc_free(f.known);
    lc_free(f.other);
    return status;
}

const lc_picture lc_picture_forecast = {
    .help = "forecasts beside what came: the best, a typical, the worst and the last window",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS,
    .leads = LC_FROM_NUMBERS | LC_FROM_FORECASTS,
    .chooses = LC_CHOOSES_WINDOWS | LC_CHOOSES_WINDOW,
    .draw = draw,
};

/* flow - how far back gradients reach: the norm of dL/d state against the lag, as a share of lag 0. */
#include "cli/picture.h"

#include "core/text.h"

#include <lanecast/flow.h>

#include <stdio.h>

static void add_data(lc_sketch *s, const lc_flow *f)
{
    lc_sketch_section(s, "lags", "lag, then each layer's norm as a share of its norm at lag 0");
    for (size_t lag = 0; lag < f->lags; lag++) {
        lc_sketch_row(s, "%zu ", lag);
        for (size_t layer = 0; layer < f->layers; layer++)
            for (size_t d = 0; d < f->directions; d++)
                lc_sketch_number(s, lc_flow_norm(f, layer, d, lag) / lc_flow_norm(f, layer, d, 0));
        lc_sketch_row(s, "\n");
    }
}

/* Where the axis begins: shares far below vanishing are all alike. */
static const double least_shown = 1e-12, vanished = 1e-4;

static double find_least(const lc_flow *f)
{
    double least = vanished;
    for (size_t lag = 0; lag < f->lags; lag++)
        for (size_t layer = 0; layer < f->layers; layer++)
            for (size_t d = 0; d < f->directions; d++) {
                const double share = lc_flow_norm(f, layer, d, lag) / lc_flow_norm(f, layer, d, 0);
                least = share < least ? share : least;
            }
    return least > least_shown ? least : least_shown;
}

static bool has_gradient(const lc_flow *f)
{
    for (size_t layer = 0; layer < f->layers; layer++)
        for (size_t d = 0; d < f->directions; d++)
            if (lc_flow_norm(f, layer, d, 0) > 0)
                return true;
    return false;
}

static void add_line(lc_sketch *s, const lc_flow *f, size_t layer, size_t direction)
{
    char name[LC_NAME_MAX], verdict[LC_NAME_MAX];
    const size_t line = layer * f->directions + direction;
    lc_flow_say(verdict, sizeof verdict, lc_flow_judge(f, layer, direction));
    snprintf(name, sizeof name, "layer %zu%s: ", layer + 1, f->directions == 1 ? "" : direction ? ", backward" : ", forward");
    lc_sketch_add(s, "%sDATA index 'lags:' using 1:(column(%zu)>0?column(%zu):NaN) with lines lt %zu lw 2 title '%s%s'",
                  line ? ", \\\n  " : "plot ", line + 2, line + 2, line + 2, name, verdict);
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_flow *f = NULL;
    char title[LC_TEXT_MAX];
    CHECK(lc_run_read_flow(&f, scene->path));
    if (!f)
        return lc_fail(LC_E_USAGE,
                       "%s: how far back its gradients reach was not measured: it is for recurrent networks, at the end of "
                       "training",
                       scene->path);
    if (!has_gradient(f)) {
        lc_flow_free(f);
        return lc_fail(LC_E_USAGE, "%s: no gradient reached a state, so there are no shares of it: are its targets constant?",
                       scene->path);
    }
    add_data(s, f);
    snprintf(title, sizeof title, "How far back gradients reach: %.900s", lc_text_last_part(scene->path));
    lc_sketch_add(s, "set title %s\n", lc_quote_title(s, title).text);
    lc_sketch_add(s,
                  "set xlabel 'lag: steps before the last one'\nset ylabel '|dL/d state|, as a share of lag 0'\nset logscale y\n"
                  "set format y '%%.0e'\nset xrange [0:%zu]\nset yrange [%.3g:*]\nset key top right\n"
                  "set arrow from graph 0, first 1e-3 to graph 1, first 1e-3 nohead lc rgb '#444444' dashtype 2\n"
                  "set style textbox opaque margins 0.5,0.3 noborder\n"
                  "set label 'vanishing' at graph 0.01, first 1e-3 left offset 0,-0.7 front boxed\n",
                  f->lags > 1 ? f->lags - 1 : 1, find_least(f));
    for (size_t layer = 0; layer < f->layers; layer++)
        for (size_t d = 0; d < f->directions; d++)
            add_line(s, f, layer, d);
    lc_sketch_add(s, "\n");
    lc_flow_free(f);
    return LC_OK;
}

const lc_picture lc_picture_flow = {
    .help = "how far back gradients reach",
    .from = LC_FROM_RUN,
    .draw = draw,
};

/* residuals - what forecasts of one step missed, along time, and its autocorrelation with the band of white noise.
 *
 *     e_t = truth - forecast
 *     r_k = sum of (e_t - mean)(e_{t+k} - mean) / sum of (e_t - mean)^2       over rows t and t + k that are known
 *
 * Of white noise 95 % of the r_k are within 1.96 / sqrt(n).
 */
#include "cli/track.h"
#include "core/counted.h"
#include "core/mem.h"
#include "core/normal.h"

#include <math.h>
#include <string.h>

enum { LAGS_MOST = 40, LEAST = 8, SHOWN = 2000, LETTERS = 34 };

/* Residuals by row; rows without one are NaN. */
typedef struct misses {
    double *value;
    size_t rows, known, stride; /* rows from window to window */
    double mean, squares;
} misses;

static lc_status find_misses(misses *m, const lc_step_track *t, size_t columns)
{
    m->stride = t->windows > 1 ? SIZE_MAX : 1;
    for (size_t i = 1; i < t->windows; i++)
        m->stride = t->origin[i] - t->origin[i - 1] < m->stride ? t->origin[i] - t->origin[i - 1] : m->stride;
    m->rows = (t->origin[t->windows - 1] - t->origin[0]) / m->stride + 1;
    CHECK(lc_new(&m->value, m->rows, sizeof *m->value));
    for (size_t row = 0; row < m->rows; row++)
        m->value[row] = NAN;
    for (size_t i = 0; i < t->windows; i++) {
        const double e = t->value[i * columns] - t->value[i * columns + 1];
        m->value[(t->origin[i] - t->origin[0]) / m->stride] = e;
        m->mean += isnan(e) ? 0 : e;
        m->known += !isnan(e);
    }
    m->mean /= m->known ? (double)m->known : 1;
    for (size_t row = 0; row < m->rows; row++)
        m->squares += isnan(m->value[row]) ? 0 : (m->value[row] - m->mean) * (m->value[row] - m->mean);
    return LC_OK;
}

static double correlation(const misses *m, size_t lag)
{
    double sum = 0;
    for (size_t row = 0; row + lag < m->rows; row++) {
        const double product = (m->value[row] - m->mean) * (m->value[row + lag] - m->mean);
        sum += isnan(product) ? 0 : product;
    }
    return sum / m->squares;
}

static size_t lags_of(const misses *m)
{
    return m->known / 4 < LAGS_MOST ? m->known / 4 : LAGS_MOST;
}

/* The extent of residuals, and 0, from where they are drawn. */
static lc_extent add_data(lc_sketch *s, const misses *m, const lc_step_track *t, size_t columns)
{
    lc_extent y = {0, 0};
    const size_t lags = lags_of(m);
    const lc_time_axis times = lc_track_axis(t, SHOWN);
    lc_sketch_section(s, "lags", "lag, in windows, and autocorrelation");
    for (size_t lag = 1; lag <= lags; lag++)
        lc_sketch_row(s, "%zu %.9g\n", lag, correlation(m, lag));
    lc_sketch_section(s, "misses", "time, truth - forecast");
    lc_sketch_clock(s, &times);
    for (size_t i = t->windows > SHOWN ? t->windows - SHOWN : 0; i < t->windows; i++) {
        lc_sketch_moment(s, t->stamp[i]);
        lc_sketch_number(s, lc_extent_add(&y, t->value[i * columns] - t->value[i * columns + 1]));
        lc_sketch_row(s, "\n");
    }
    return y;
}

static void add_script(lc_sketch *s, const misses *m, const lc_step_track *t, const lc_view_facts *facts, const char *model)
{
    const lc_extent y = add_data(s, m, t, facts->columns);
    char title[2 * LC_TEXT_MAX];
    const lc_time_axis times = lc_track_axis(t, SHOWN);
    const double band = lc_normal_quantile(0.975) / sqrt((double)m->known);
    snprintf(title, sizeof title, "%s: what it missed of %s, %s, %s ahead", model, t->series,
             lc_label(facts->channel, facts->units).text, lc_counted(t->step, "row").text);
    lc_sketch_add(s, "set multiplot layout 2,1 title %s\n", lc_quote_title(s, title).text);
    lc_sketch_align(s);
    lc_sketch_panel(s);
    lc_sketch_times(s, &times);
    if (t->windows > SHOWN)
        lc_sketch_add(s, "set title 'the last %d of %zu windows'\n", SHOWN, t->windows);
    lc_sketch_values(s, 'y', "truth - forecast", y, LETTERS);
    lc_sketch_add(s, "unset key\n");
    lc_sketch_add(s, "plot DATA index 'misses:' using 1:2 with impulses lc rgb '#0072b2' lw 0.8\n");
    lc_sketch_panel(s);
    lc_sketch_add(s, "set key above\nset xlabel 'lag (windows of %s)'\nset ylabel 'autocorrelation'\nset xrange [0:%zu]\n",
                  lc_counted(m->stride, "row").text, lags_of(m) + 1);
    lc_sketch_add(s, "set arrow from graph 0, first 0 to graph 1, first 0 nohead lc rgb '#444444' lw 0.8\n");
    lc_sketch_add(
        s,
        "plot %.9g with lines lt 3 title '95 %% of white noise is between the lines', %.9g with lines lt 3 notitle, \\\n"
        "  DATA index 'lags:' using 1:2 with impulses lt 2 lw 3 notitle\nunset multiplot\n",
        band, -band);
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views *views = NULL;
    lc_step_track track = {0};
    misses m = {0};
    TRY(lc_views_new(&views, scene));
    TRY(lc_track_new(&track, views, scene));
    const lc_view_facts *facts = lc_views_facts(views);
    TRY(find_misses(&m, &track, facts->columns));
    if (m.known < LEAST || !(m.squares > 0))
        FAIL(LC_E_USAGE, "%s: %s of '%s': an autocorrelation needs %d that differ", scene->path,
             lc_counted(m.known, "residual").text, track.series, LEAST);
    s->height = 600;
    add_script(s, &m, &track, facts, scene->forecaster ? lc_forecaster_title(scene->forecaster) : facts->column[1].name);
done:
    lc_free(m.value);
    lc_track_free(&track);
    lc_views_free(views);
    return status;
}

const lc_picture lc_picture_residuals = {
    .help = "what forecasts of one step missed, and its autocorrelation",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS,
    .chooses = LC_CHOOSES_WINDOWS | LC_CHOOSES_STEP,
    .draw = draw,
};

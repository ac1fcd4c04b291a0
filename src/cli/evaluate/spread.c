/* spread - what a forecaster says beyond the point, next to what came: tables, and a part of the JSON. */
#include "cli/evaluate.h"

#include "eval/metric.h"
#include "model/interval.h"

#include <math.h>

enum { NAME_SHOWN = 20, MANY = 7 /* levels */ };

static double lowest(const lc_spread *s)
{
    return s->level[0];
}

static double highest(const lc_spread *s)
{
    return s->level[s->levels - 1];
}

/* --- text ------------------------------------------------------------------------------------------------------------ */

/* In own units only what has none, where channels differ in theirs. */
static lc_status print_measures(lc_page *page, const lc_spread *s, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "measure", LC_TABLE_LEFT));
    TRY(lc_table_column(table, "scaled", LC_TABLE_RIGHT));
    TRY(lc_table_column(table, "own units", LC_TABLE_RIGHT));
    for (size_t m = 0; m < s->measures; m++) {
        TRY(lc_table_text(table, "%s", s->measure[m]));
        TRY(lc_table_number(table, s->score[LC_SCALED].overall[m], 4));
        TRY(lc_table_number(table, lc_evaluate_pools_measure(f, m) ? s->score[LC_UNITS].overall[m] : (double)NAN, 4));
    }
    TRY(lc_page_table(page, table, "Quantiles over all windows, steps and channels"));
    if (s->levels > 1)
        lc_page_line(page, "coverage should be %.4g %%, the truths between the quantiles of %g and %g.",
                     100 * (highest(s) - lowest(s)), lowest(s), highest(s));
    lc_page_line(page, "crps is %s%s.", s->closed ? "that of the distribution, in closed form" : "integrated over the levels",
                 s->closed || s->levels >= MANY ? ""
                                                : ": of more levels it is larger; compare it with that of the same levels alone");
done:
    lc_table_free(table);
    return status;
}

/* Bins that are as wide have bars that are as high. */
static lc_status print_histogram(lc_page *page, const lc_spread *s)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "between levels", LC_TABLE_LEFT));
    TRY(lc_table_column(table, "truths, %", LC_TABLE_RIGHT));
    TRY(lc_table_column(table, "expected, %", LC_TABLE_RIGHT));
    for (size_t bin = 0; bin <= s->levels; bin++) {
        const double low = bin ? s->level[bin - 1] : 0, high = bin < s->levels ? s->level[bin] : 1;
        TRY(lc_table_text(table, "%g and %g", low, high));
        TRY(lc_table_number(table, 100 * s->histogram[bin], 2));
        TRY(lc_table_number(table, 100 * (high - low), 2));
    }
    TRY(lc_page_table(page, table, "Where the truths are (PIT histogram)"));
done:
    lc_table_free(table);
    return status;
}

static lc_status begin_rows(lc_table **table, const lc_spread *s, const char *first, lc_table_side side)
{
    CHECK(lc_table_new(table));
    CHECK(lc_table_column(*table, first, side));
    for (size_t m = 0; m < s->measures; m++)
        CHECK(lc_table_column(*table, s->measure[m], LC_TABLE_RIGHT));
    return LC_OK;
}

static lc_status add_row(lc_table *table, const lc_spread *s, const double *value)
{
    for (size_t m = 0; m < s->measures; m++)
        CHECK(lc_table_number(table, value[m], 4));
    return LC_OK;
}

static lc_status print_steps(lc_page *page, const lc_evaluation *e, bool all)
{
    lc_status status = LC_OK;
    const lc_spread *s = e->spread;
    lc_table *table = NULL;
    TRY(begin_rows(&table, s, "step", LC_TABLE_RIGHT));
    for (size_t step = 1; step <= e->horizon; step++) {
        if (!lc_evaluate_shows(e->horizon, step, all))
            continue;
        TRY(lc_table_number(table, (double)step, 0));
        TRY(add_row(table, s, s->score[LC_SCALED].per_step + (step - 1) * s->measures));
    }
    TRY(lc_page_table(page, table, "Quantiles per horizon step, scaled"));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_channels(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, bool all)
{
    lc_status status = LC_OK;
    const lc_spread *s = e->spread;
    const size_t most = 24, shown = all || e->targets <= most ? e->targets : most;
    lc_table *table = NULL;
    TRY(begin_rows(&table, s, "channel", LC_TABLE_LEFT));
    for (size_t t = 0; t < shown; t++) {
        TRY(lc_page_name(page, table, lc_target_name(f, t), NAME_SHOWN));
        TRY(add_row(table, s, s->score[LC_UNITS].per_channel + t * s->measures));
    }
    TRY(lc_page_table(page, table,
                      shown == e->targets ? "Quantiles per channel, own units"
                                          : "Quantiles per channel, own units (all channels: -v)"));
done:
    lc_table_free(table);
    return status;
}

/* A baseline does not know what it has seen: its intervals are of the validation part that it is made with. */
size_t lc_evaluate_measured(const lc_evaluation *e, const lc_forecaster *f)
{
    if (!e->spread || !lc_interval_is_asked(&lc_forecaster_config(f)->model))
        return 0;
    return lc_forecaster_members(f) == 0 && e->part == LC_VALID ? e->windows : e->seen[LC_VALID];
}

/* Offsets that are these windows' own errors cover them by construction. */
void lc_evaluate_measured_show(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    const size_t count = lc_evaluate_measured(e, f);
    if (count)
        lc_page_warn(page,
                     "model.interval = %s was measured on targets of %zu of these windows: its coverage of them is not that of "
                     "new rows.",
                     lc_forecaster_config(f)->model.interval, count);
}

lc_status lc_evaluate_spread_show(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, bool all)
{
    CHECK(print_measures(page, e->spread, f));
    CHECK(print_histogram(page, e->spread));
    if (e->horizon > 1)
        CHECK(print_steps(page, e, all));
    return e->targets > 1 ? print_channels(page, e, f, all) : LC_OK;
}

/* --- JSON ------------------------------------------------------------------------------------------------------------ */

static json_t *numbers(const double *value, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, lc_json_number(value[i]));
    return array;
}

/* Adds the histogram of each row to the objects of an array. */
static json_t *with_histograms(json_t *array, const lc_spread *s, const double *share)
{
    for (size_t i = 0; i < json_array_size(array); i++)
        json_object_set_new(json_array_get(array, i), "histogram", numbers(share + i * (s->levels + 1), s->levels + 1));
    return array;
}

json_t *lc_evaluate_spread_json(const lc_evaluation *e, const lc_forecaster *f)
{
    const lc_spread *s = e->spread;
    if (!s)
        return json_null();
    const lc_figures figures = {s->measure, s->measures, s->score};
    json_t *object = lc_figures_overall(&figures);
    json_object_set_new(object, "levels", numbers(s->level, s->levels));
    json_object_set_new(object, "nominal_coverage", lc_json_number(100 * (highest(s) - lowest(s))));
    json_object_set_new(object, "interval_measured_on", json_integer((json_int_t)lc_evaluate_measured(e, f)));
    json_object_set_new(object, "crps_in_closed_form", json_boolean(s->closed));
    json_object_set_new(object, "histogram", numbers(s->histogram, s->levels + 1));
    json_object_set_new(object, "per_horizon", with_histograms(lc_figures_steps(&figures, e->horizon), s, s->histogram_of_step));
    json_object_set_new(object, "per_channel", with_histograms(lc_figures_channels(&figures, e, f), s, s->histogram_of_channel));
    json_object_set_new(object, "per_series",
                        json_pack("{so so}", "scaled", lc_figures_series(&figures, e, LC_SCALED), "units",
                                  lc_figures_series(&figures, e, LC_UNITS)));
    return object;
}

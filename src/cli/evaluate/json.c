/* json - errors as one JSON object: of the model and of every baseline, as a whole, by step, channel and series. */
#include "cli/evaluate.h"

#include "cli/ensemble.h"

static lc_figures figures_of(const lc_evaluation *e, size_t line)
{
    return (lc_figures){e->metric, e->metrics, e->line[line].score};
}

/* {"mape": known truths that it leaves out, ...} */
static json_t *left_out(const lc_evaluation *e, lc_space space)
{
    json_t *object = json_object();
    for (size_t m = 0; m < e->metrics; m++)
        json_object_set_new(object, e->metric[m], json_integer((json_int_t)e->line[0].score[space].left_out[m]));
    return object;
}

/* The pooled scores of a forecaster, and their means over series. */
static json_t *whole(const lc_evaluation *e, size_t line)
{
    const lc_figures figures = figures_of(e, line);
    json_t *object = json_object(), *pooled = lc_figures_overall(&figures);
    json_object_set_new(object, "mean_over_series", lc_figures_mean(&figures));
    json_object_update(object, pooled);
    json_decref(pooled);
    return object;
}

/* {"scaled": {"mae": [...], ...}, "units": ...}: a number for each series, since there may be many. */
static json_t *columns(const lc_evaluation *e, size_t line)
{
    const lc_figures figures = figures_of(e, line);
    return json_pack("{so so}", "scaled", lc_figures_series(&figures, e, LC_SCALED), "units",
                     lc_figures_series(&figures, e, LC_UNITS));
}

/* Rows of a forecaster: of every step, of every channel. */
static void add_rows(json_t *object, const lc_evaluation *e, const lc_forecaster *f, size_t line)
{
    const lc_figures figures = figures_of(e, line);
    json_object_set_new(object, "per_horizon", lc_figures_steps(&figures, e->horizon));
    json_object_set_new(object, "per_channel", lc_figures_channels(&figures, e, f));
}

static json_t *baselines(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *object = json_object();
    for (size_t i = 1; i < e->lines; i++) {
        json_t *one = whole(e, i);
        add_rows(one, e, f, i);
        json_object_set_new(one, "per_series", columns(e, i));
        json_object_set_new(object, e->line[i].name, one);
    }
    return object;
}

static json_t *targets(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *array = json_array();
    for (size_t t = 0; t < e->targets; t++)
        json_array_append_new(array, lc_json_text(lc_target_name(f, t)));
    return array;
}

/* --- series ---------------------------------------------------------------------------------------------------------- */

static json_t *per_series(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *object = columns(e, 0), *names = json_array(), *windows = json_array(), *known = json_array();
    for (size_t i = 0; i < e->series; i++) {
        json_array_append_new(names, lc_json_text(lc_evaluated_name(e, f, i)));
        json_array_append_new(windows, json_integer((json_int_t)e->of_series[i].windows));
        json_array_append_new(known, json_integer((json_int_t)e->of_series[i].values));
    }
    json_object_set_new(object, "series", names);
    json_object_set_new(object, "windows", windows);
    json_object_set_new(object, "values", known);
    return object;
}

static json_t *dominant(const lc_evaluation *e, const lc_forecaster *f, lc_space space)
{
    const size_t i = e->dominant[space];
    if (i == e->series)
        return json_null();
    return json_pack("{so so so}", "series", lc_json_text(lc_evaluated_name(e, f, i)), "share_of_squared_error",
                     lc_json_number(e->of_series[i].share[space]), "share_of_values",
                     lc_json_number((double)e->of_series[i].values / (double)e->values));
}

static json_t *skill(const lc_evaluation *e)
{
    const lc_skill *s = &e->skill;
    if (!s->against)
        return json_null();
    return json_pack("{ss so so so}", "against", e->line[s->against].name, "value", lc_json_number(s->value), "low",
                     lc_json_number(s->low), "high", lc_json_number(s->high));
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

void lc_evaluate_counts(json_t *object, const lc_judged_of *of, const lc_forecaster *f)
{
    json_object_set_new(object, "split", json_string(lc_part_name(of->part)));
    json_object_set_new(object, "model", json_string(lc_forecaster_config(f)->model.kind));
    json_object_set_new(object, "name", json_string(of->name));
    json_object_set_new(object, "training", json_string(lc_training_name(lc_forecaster_training(f))));
    json_object_set_new(object, "windows", json_integer((json_int_t)of->windows));
    json_object_set_new(object, "windows_skipped", json_integer((json_int_t)of->skipped));
    json_object_set_new(object, "windows_filled", json_integer((json_int_t)of->filled));
    json_object_set_new(object, "windows_dropped", json_integer((json_int_t)of->dropped));
    json_object_set_new(object, "values", json_integer((json_int_t)of->values));
    json_object_set_new(object, "run_series", lc_json_text(lc_forecaster_alias(f)));
    json_object_set_new(object, "seen_in_training", json_integer((json_int_t)of->seen[LC_TRAIN]));
    json_object_set_new(object, "seen_in_validation", json_integer((json_int_t)of->seen[LC_VALID]));
    json_object_set_new(object, "horizon", json_integer((json_int_t)lc_forecaster_config(f)->window.horizon));
}

json_t *lc_evaluate_object(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *object = whole(e, 0);
    const lc_comparison comparison = lc_comparison_of(e);
    const lc_judged_of of = lc_judged_of_numbers(e);
    json_object_set_new(object, "schema", json_string("lanecast-evaluate-1"));
    lc_evaluate_counts(object, &of, f);
    json_object_set_new(object, "left_out",
                        json_pack("{so so}", "scaled", left_out(e, LC_SCALED), "units", left_out(e, LC_UNITS)));
    json_object_set_new(object, "targets", targets(e, f));
    json_object_set_new(object, "one_unit", json_boolean(lc_evaluate_pools(f)));
    add_rows(object, e, f, 0);
    json_object_set_new(object, "per_series", per_series(e, f));
    if (e->spread)
        json_object_set_new(object, "quantiles", lc_evaluate_spread_json(e, f));
    if (e->members)
        json_object_set_new(object, "members", lc_ensemble_json(e, f));
    json_object_set_new(object, "dominant",
                        json_pack("{so so}", "scaled", dominant(e, f, LC_SCALED), "units", dominant(e, f, LC_UNITS)));
    json_object_set_new(object, "best_baseline", lc_comparison_json(&comparison));
    json_object_set_new(object, "against_ridge", lc_comparison_ridge_json(&comparison));
    json_object_set_new(object, "skill", skill(e));
    json_object_set_new(object, "baselines", baselines(e, f));
    return object;
}

lc_status lc_evaluate_json(const lc_evaluation *e, const lc_forecaster *f)
{
    return lc_print_json(lc_evaluate_object(e, f));
}

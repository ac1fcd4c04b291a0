/* evaluate_json - errors as one JSON object: of the model by step, channel and series, of the baselines as a whole. */
#include "cli/evaluate.h"

/* {"mae": ..., "mse": ...} of one row of values. */
static json_t *values(const lc_evaluation *e, const double *value)
{
    json_t *object = json_object();
    for (size_t m = 0; m < e->metrics; m++)
        json_object_set_new(object, e->metric[m], lc_json_number(value[m]));
    return object;
}

static json_t *spaces(const lc_evaluation *e, const lc_line *line, size_t row, const double *(*rows)(const lc_scores *))
{
    return json_pack("{so so}", "scaled", values(e, rows(&line->score[LC_SCALED]) + row * e->metrics), "units",
                     values(e, rows(&line->score[LC_UNITS]) + row * e->metrics));
}

static const double *overall(const lc_scores *s)
{
    return s->overall;
}

static const double *mean(const lc_scores *s)
{
    return s->mean;
}

static const double *per_step(const lc_scores *s)
{
    return s->per_step;
}

static const double *per_channel(const lc_scores *s)
{
    return s->per_channel;
}

static json_t *steps(const lc_evaluation *e, const lc_line *line)
{
    json_t *array = json_array();
    for (size_t step = 0; step < e->horizon; step++) {
        json_t *object = spaces(e, line, step, per_step);
        json_object_set_new(object, "step", json_integer((json_int_t)step + 1));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *channels(const lc_evaluation *e, const lc_forecaster *f, const lc_line *line)
{
    json_t *array = json_array();
    for (size_t t = 0; t < e->targets; t++) {
        json_t *object = spaces(e, line, t, per_channel);
        json_object_set_new(object, "channel", lc_json_text(lc_target_name(f, t)));
        json_array_append_new(array, object);
    }
    return array;
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
    json_t *object = json_object(), *pooled = spaces(e, &e->line[line], 0, overall);
    json_object_set_new(object, "mean_over_series", spaces(e, &e->line[line], 0, mean));
    json_object_update(object, pooled);
    json_decref(pooled);
    return object;
}

static json_t *baselines(const lc_evaluation *e)
{
    json_t *object = json_object();
    for (size_t i = 1; i < e->lines; i++)
        json_object_set_new(object, e->line[i].name, whole(e, i));
    return object;
}

static json_t *targets(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *array = json_array();
    for (size_t t = 0; t < e->targets; t++)
        json_array_append_new(array, lc_json_text(lc_target_name(f, t)));
    return array;
}

/* --- series: columns, since there may be many ------------------------------------------------------------------------ */

static json_t *column(const lc_evaluation *e, lc_space space, size_t metric)
{
    json_t *array = json_array();
    for (size_t i = 0; i < e->series; i++)
        json_array_append_new(array, lc_json_number(e->line[0].score[space].per_series[i * e->metrics + metric]));
    return array;
}

static json_t *columns(const lc_evaluation *e, lc_space space)
{
    json_t *object = json_object();
    for (size_t m = 0; m < e->metrics; m++)
        json_object_set_new(object, e->metric[m], column(e, space, m));
    return object;
}

static json_t *per_series(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *names = json_array(), *windows = json_array(), *known = json_array();
    for (size_t i = 0; i < e->series; i++) {
        json_array_append_new(names, lc_json_text(lc_evaluated_name(e, f, i)));
        json_array_append_new(windows, json_integer((json_int_t)e->of_series[i].windows));
        json_array_append_new(known, json_integer((json_int_t)e->of_series[i].values));
    }
    return json_pack("{so so so so so}", "series", names, "windows", windows, "values", known, "scaled", columns(e, LC_SCALED),
                     "units", columns(e, LC_UNITS));
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

/* --- all of it ------------------------------------------------------------------------------------------------------- */

static void set_counts(json_t *object, const lc_evaluation *e, const lc_forecaster *f)
{
    json_object_set_new(object, "split", json_string(lc_part_name(e->part)));
    json_object_set_new(object, "model", json_string(e->line[0].name));
    json_object_set_new(object, "training", json_string(lc_training_name(lc_forecaster_training(f))));
    json_object_set_new(object, "windows", json_integer((json_int_t)e->windows));
    json_object_set_new(object, "windows_skipped", json_integer((json_int_t)e->skipped));
    json_object_set_new(object, "values", json_integer((json_int_t)e->values));
    json_object_set_new(object, "run_series", lc_json_text(lc_forecaster_alias(f)));
    json_object_set_new(object, "seen_in_training", json_integer((json_int_t)e->seen[LC_TRAIN]));
    json_object_set_new(object, "seen_in_validation", json_integer((json_int_t)e->seen[LC_VALID]));
    json_object_set_new(object, "horizon", json_integer((json_int_t)e->horizon));
}

lc_status lc_evaluate_json(const lc_evaluation *e, const lc_forecaster *f)
{
    json_t *object = whole(e, 0);
    const lc_comparison comparison = lc_comparison_of(e);
    json_object_set_new(object, "schema", json_string("lanecast-evaluate-1"));
    set_counts(object, e, f);
    json_object_set_new(object, "left_out",
                        json_pack("{so so}", "scaled", left_out(e, LC_SCALED), "units", left_out(e, LC_UNITS)));
    json_object_set_new(object, "targets", targets(e, f));
    json_object_set_new(object, "per_horizon", steps(e, &e->line[0]));
    json_object_set_new(object, "per_channel", channels(e, f, &e->line[0]));
    json_object_set_new(object, "per_series", per_series(e, f));
    json_object_set_new(object, "dominant",
                        json_pack("{so so}", "scaled", dominant(e, f, LC_SCALED), "units", dominant(e, f, LC_UNITS)));
    json_object_set_new(object, "best_baseline", lc_comparison_json(&comparison));
    json_object_set_new(object, "baselines", baselines(e));
    return lc_print_json(object);
}

/* figures - scores by name as JSON: overall, by step, by channel, by series. */
#include "cli/evaluate.h"

/* {"mae": ..., "mse": ...} of one row of values. */
static json_t *values(const lc_figures *f, const double *value)
{
    json_t *object = json_object();
    for (size_t m = 0; m < f->count; m++)
        json_object_set_new(object, f->name[m], lc_json_number(value[m]));
    return object;
}

static json_t *spaces(const lc_figures *f, size_t row, const double *(*rows)(const lc_scores *))
{
    return json_pack("{so so}", "scaled", values(f, rows(&f->score[LC_SCALED]) + row * f->count), "units",
                     values(f, rows(&f->score[LC_UNITS]) + row * f->count));
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

json_t *lc_figures_overall(const lc_figures *f)
{
    return spaces(f, 0, overall);
}

json_t *lc_figures_mean(const lc_figures *f)
{
    return spaces(f, 0, mean);
}

json_t *lc_figures_steps(const lc_figures *f, size_t horizon)
{
    json_t *array = json_array();
    for (size_t step = 0; step < horizon; step++) {
        json_t *object = spaces(f, step, per_step);
        json_object_set_new(object, "step", json_integer((json_int_t)step + 1));
        json_array_append_new(array, object);
    }
    return array;
}

json_t *lc_figures_channels(const lc_figures *f, const lc_evaluation *e, const lc_forecaster *forecaster)
{
    json_t *array = json_array();
    for (size_t t = 0; t < e->targets; t++) {
        json_t *object = spaces(f, t, per_channel);
        json_object_set_new(object, "channel", lc_json_text(lc_target_name(forecaster, t)));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *column(const lc_figures *f, const lc_evaluation *e, lc_space space, size_t metric)
{
    json_t *array = json_array();
    for (size_t i = 0; i < e->series; i++)
        json_array_append_new(array, lc_json_number(f->score[space].per_series[i * f->count + metric]));
    return array;
}

json_t *lc_figures_series(const lc_figures *f, const lc_evaluation *e, lc_space space)
{
    json_t *object = json_object();
    for (size_t m = 0; m < f->count; m++)
        json_object_set_new(object, f->name[m], column(f, e, space, m));
    return object;
}

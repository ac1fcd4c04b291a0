/* json - measures of classes as one JSON object: of the model by step, target and series, of the baselines as a whole. */
#include "cli/classes.h"
#include "cli/ensemble.h"
#include "cli/evaluate.h"
#include "eval/judged.h"

/* {"accuracy": ..., "mcc": ...} of one row of values. */
static json_t *values(const lc_class_evaluation *e, const double *value)
{
    json_t *object = json_object();
    for (size_t m = 0; m < e->measures; m++)
        json_object_set_new(object, e->measure[m], lc_json_number(value[m]));
    return object;
}

/* [[...], ...]: a row for each class that is, a column for each that is said. */
static json_t *matrix(const lc_class_evaluation *e, const uint64_t *count)
{
    json_t *rows = json_array();
    for (size_t is = 0; is < e->of->count; is++) {
        json_t *row = json_array();
        for (size_t said = 0; said < e->of->count; said++)
            json_array_append_new(row, json_integer((json_int_t)*count++));
        json_array_append_new(rows, row);
    }
    return rows;
}

static json_t *confusion(const lc_class_evaluation *e, const lc_class_line *line)
{
    json_t *object = json_object();
    for (size_t t = 0; t < e->of->targets; t++)
        json_object_set_new(object, e->of->target[t], matrix(e, line->confusion + t * e->of->count * e->of->count));
    return object;
}

static json_t *whole(const lc_class_evaluation *e, size_t line)
{
    json_t *object = values(e, e->line[line].overall);
    json_object_set_new(object, "confusion", confusion(e, &e->line[line]));
    return object;
}

static json_t *baselines(const lc_class_evaluation *e)
{
    json_t *object = json_object();
    for (size_t i = 1; i < e->lines; i++)
        json_object_set_new(object, e->line[i].name, whole(e, i));
    return object;
}

static json_t *steps(const lc_class_evaluation *e)
{
    json_t *array = json_array();
    for (size_t step = 0; step < e->of->steps; step++) {
        json_t *object = values(e, e->line[0].per_step + step * e->measures);
        json_object_set_new(object, "step", json_integer((json_int_t)(e->of->lead + step) + 1));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *targets(const lc_class_evaluation *e)
{
    json_t *array = json_array();
    for (size_t t = 0; t < e->of->targets; t++) {
        json_t *object = values(e, e->line[0].per_target + t * e->measures);
        json_object_set_new(object, "target", lc_json_text(e->of->target[t]));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *series(const lc_class_evaluation *e, const lc_forecaster *f)
{
    json_t *array = json_array();
    for (size_t i = 0; i < e->series; i++) {
        json_t *object = values(e, e->line[0].per_series + i * e->measures);
        json_object_set_new(object, "series", lc_json_text(lc_forecaster_dataset(f)->series[e->of_series[i].series].name));
        json_object_set_new(object, "windows", json_integer((json_int_t)e->of_series[i].windows));
        json_object_set_new(object, "values", json_integer((json_int_t)e->of_series[i].values));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *names(const lc_class_evaluation *e)
{
    json_t *array = json_array();
    for (size_t k = 0; k < e->of->count; k++)
        json_array_append_new(array, lc_json_text(e->of->name[k]));
    return array;
}

json_t *lc_classes_object(const lc_class_evaluation *e, const lc_forecaster *f)
{
    json_t *object = whole(e, 0);
    const lc_comparison best = lc_class_comparison(e);
    const lc_judged_of of = lc_judged_of_classes(e);
    json_object_set_new(object, "schema", json_string("lanecast-evaluate-classes-1"));
    lc_evaluate_counts(object, &of, f);
    json_object_set_new(object, "classes", names(e));
    json_object_set_new(object, "per_step", steps(e));
    json_object_set_new(object, "per_target", targets(e));
    json_object_set_new(object, "per_series", series(e, f));
    if (e->members)
        json_object_set_new(object, "members", lc_ensemble_classes_json(e, f));
    json_object_set_new(object, "best_baseline", lc_comparison_json(&best));
    json_object_set_new(object, "baselines", baselines(e));
    return object;
}

lc_status lc_classes_json(const lc_class_evaluation *e, const lc_forecaster *f)
{
    return lc_print_json(lc_classes_object(e, f));
}

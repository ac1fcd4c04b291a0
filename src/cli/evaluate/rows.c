/* rows - names of what rows of errors are of, and which rows text shows. */
#include "cli/evaluate.h"
#include "core/mem.h"
#include "eval/spread.h"

#include <string.h>

enum { ROWS_SHOWN = 12 };

const char *lc_target_name(const lc_forecaster *f, size_t target)
{
    size_t count;
    return lc_forecaster_dataset(f)->channel[lc_forecaster_targets(&count, f)[target]].name;
}

lc_status lc_target_texts(const char ***name, const char ***units, size_t *targets, const lc_forecaster *f)
{
    const lc_classes *classes = lc_forecaster_classes(f);
    const size_t *channel = lc_forecaster_targets(targets, f);
    if (classes)
        *targets = classes->targets;
    CHECK(lc_new(name, *targets, sizeof **name));
    CHECK(lc_new(units, *targets, sizeof **units));
    for (size_t i = 0; i < *targets; i++) {
        (*name)[i] = classes ? classes->target[i] : lc_target_name(f, i);
        (*units)[i] = classes ? "1" : lc_forecaster_dataset(f)->channel[channel[i]].units;
    }
    return LC_OK;
}

size_t lc_evaluate_series_count(const lc_evaluation *e)
{
    size_t count = 0;
    for (size_t i = 0; i < e->series; i++)
        count += e->of_series[i].windows > 0;
    return count;
}

bool lc_evaluate_pools(const lc_forecaster *f)
{
    size_t count;
    const size_t *target = lc_forecaster_targets(&count, f);
    const lc_channel *channel = lc_forecaster_dataset(f)->channel;
    for (size_t t = 0; count > 1 && t < count; t++)
        if (strcmp(channel[target[t]].units, "1") == 0 || strcmp(channel[target[t]].units, channel[target[0]].units) != 0)
            return false;
    return true;
}

bool lc_evaluate_pools_metric(const lc_forecaster *f, size_t metric)
{
    return lc_metric_is_unitless(metric) || lc_evaluate_pools(f);
}

bool lc_evaluate_pools_measure(const lc_forecaster *f, size_t measure)
{
    return lc_spread_table[measure]->unitless || lc_evaluate_pools(f);
}

const char *lc_evaluated_name(const lc_evaluation *e, const lc_forecaster *f, size_t series)
{
    return lc_forecaster_dataset(f)->series[e->of_series[series].series].name;
}

const double *lc_scores_of(const lc_scores *s, lc_scope scope)
{
    switch (scope) {
    case LC_OF_MEAN:
        return s->mean;
    case LC_OF_STEP:
        return s->per_step;
    case LC_OF_CHANNEL:
        return s->per_channel;
    case LC_OF_SERIES:
        return s->per_series;
    default:
        return s->overall;
    }
}

bool lc_evaluate_repeats(size_t line, const char *name, const char *model)
{
    return line > 0 && strcmp(name, model) == 0;
}

static size_t every(size_t steps, bool all)
{
    return all || steps <= ROWS_SHOWN ? 1 : (steps + ROWS_SHOWN - 1) / ROWS_SHOWN;
}

bool lc_evaluate_shows(size_t steps, size_t step, bool all)
{
    return step == 1 || step % every(steps, all) == 0 || step == steps;
}

bool lc_evaluate_shows_all(size_t steps, bool all)
{
    return every(steps, all) == 1;
}

/* evaluate_rows - names of what rows of errors are of, and which rows text shows. */
#include "cli/evaluate.h"

enum { ROWS_SHOWN = 12 };

const char *lc_target_name(const lc_forecaster *f, size_t target)
{
    size_t count;
    return lc_forecaster_dataset(f)->channel[lc_forecaster_targets(&count, f)[target]].name;
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

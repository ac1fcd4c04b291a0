/* facts - what a forecaster says of itself: its task, its networks, how training went. */
#include <stdio.h>

#include "model/ensemble.h"
#include "model/forecaster.h"

const char *lc_forecaster_title(const lc_forecaster *f)
{
    return f->title;
}

const lc_config *lc_forecaster_config(const lc_forecaster *f)
{
    return &f->config;
}

const lc_dataset *lc_forecaster_dataset(const lc_forecaster *f)
{
    return f->task->dataset;
}

const char *lc_forecaster_notes(const lc_forecaster *f)
{
    return f->notes ? f->notes : f->task->notes;
}

const char *lc_forecaster_alias(const lc_forecaster *f)
{
    return f->alias;
}

const lc_split *lc_forecaster_split(const lc_forecaster *f)
{
    return f->task->split;
}

const lc_scaler *lc_forecaster_scaler(const lc_forecaster *f)
{
    return f->task->scaler;
}

const size_t *lc_forecaster_targets(size_t *count, const lc_forecaster *f)
{
    *count = f->task->target_count;
    return f->task->targets;
}

const size_t *lc_forecaster_inputs(size_t *count, const lc_forecaster *f)
{
    *count = f->task->input_count;
    return f->task->inputs;
}

const lc_classes *lc_forecaster_classes(const lc_forecaster *f)
{
    return f->task->classes;
}

void lc_forecaster_point(char out[LC_TEXT_MAX], const lc_forecaster *f)
{
    const char *says = f->neural ? lc_neural_net(f->neural)->head->says : "the mean"; /* of ridge: least squares */
    *out = '\0';
    if (f->task->classes)
        return;
    if (f->baseline)
        snprintf(out, LC_TEXT_MAX, "what %s says", f->config.model.kind);
    else
        snprintf(out, LC_TEXT_MAX, f->task->inner ? "%s of values under data.transform = %s, taken back" : "%s", says,
                 f->config.data.transform);
}

bool lc_forecaster_says_shares(const lc_forecaster *f)
{
    return f->baseline || lc_neural_net(f->neural)->head->probabilities;
}

bool lc_forecaster_continues(const lc_forecaster *f)
{
    const bool free = f->neural && lc_task_horizon_is_free(&f->config.model);
    return free && !(lc_forecaster_has_quantiles(f) && f->task->transform->past); /* lc_loss_check: of changes, one step only */
}

bool lc_forecaster_quantiles_continue(const lc_forecaster *f)
{
    return lc_forecaster_continues(f) && !lc_interval_is_asked(&f->config.model);
}

size_t lc_forecaster_members(const lc_forecaster *f)
{
    return f->neural ? lc_neural_members(f->neural) : 0;
}

size_t lc_forecaster_speakers(const lc_forecaster *f)
{
    return f->neural ? lc_neural_speakers(f->neural) : 0;
}

lc_member_facts lc_forecaster_member(const lc_forecaster *f, size_t index)
{
    lc_member_facts facts = lc_ensemble_facts(lc_neural_member(f->neural, index));
    facts.seed = f->config.run.seed + index;
    facts.weights_digest = lc_member_digest(lc_neural_member(f->neural, index));
    return facts;
}

const lc_member *lc_forecaster_current(const lc_forecaster *f)
{
    return lc_forecaster_members(f) ? lc_neural_member(f->neural, lc_neural_current(f->neural)) : NULL;
}

lc_training_state lc_forecaster_training(const lc_forecaster *f)
{
    if (f->regression && !lc_forecaster_ridge(f))
        return LC_TRAINING_UNFINISHED;
    return f->neural ? lc_neural_training(f->neural) : LC_TRAINING_FINISHED;
}

const lc_ridge *lc_forecaster_ridge(const lc_forecaster *f)
{
    return f->regression ? lc_regression_ridge(f->regression) : NULL;
}

const lc_ridge *lc_forecaster_beside(const lc_forecaster *f)
{
    return f->beside;
}

const char *lc_forecaster_unridged(const lc_forecaster *f)
{
    return f->unridged ? f->unridged : "";
}

/* A regression that is fitted has one round, the best. */
static bool is_fitted(const lc_forecaster *f)
{
    return lc_forecaster_ridge(f);
}

const lc_epoch *lc_forecaster_history(size_t *count, const lc_forecaster *f)
{
    if (is_fitted(f)) {
        *count = 1;
        return lc_regression_round(f->regression);
    }
    const lc_member *m = lc_forecaster_current(f);
    *count = m ? m->rounds : 0;
    return m ? m->history : NULL;
}

size_t lc_forecaster_best_epoch(const lc_forecaster *f)
{
    const lc_member *m = lc_forecaster_current(f);
    return m ? lc_member_best_epoch(m) : is_fitted(f);
}

size_t lc_forecaster_best_round(const lc_forecaster *f)
{
    const lc_member *m = lc_forecaster_current(f);
    return m ? m->best_round : is_fitted(f);
}

const lc_flow *lc_forecaster_flow(const lc_forecaster *f)
{
    const lc_member *m = lc_forecaster_members(f) ? lc_neural_member(f->neural, 0) : NULL;
    return m && m->flow && m->flow->windows ? m->flow : NULL;
}

const lc_real *lc_forecaster_weights(size_t *length, const lc_forecaster *f)
{
    const lc_member *m = lc_forecaster_current(f);
    *length = m ? m->length : 0;
    return m ? m->weights : NULL;
}

const lc_parameter *lc_forecaster_parameters(size_t *count, const lc_forecaster *f)
{
    *count = 0;
    return f->neural ? lc_net_parameters(count, lc_neural_net(f->neural)) : NULL;
}

uint64_t lc_forecaster_digest(const lc_forecaster *f)
{
    lc_member_facts facts[LC_SEEDS_MOST];
    const size_t count = lc_forecaster_members(f);
    if (is_fitted(f))
        return lc_ridge_digest(lc_forecaster_ridge(f));
    for (size_t i = 0; i < count; i++)
        facts[i] = lc_forecaster_member(f, i);
    return lc_ensemble_digest(facts, count);
}

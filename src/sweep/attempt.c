/* attempt - training with reports, and scores over the validation windows. */
#include "sweep/attempt.h"

#include "core/mem.h"
#include "core/names.h"
#include "core/reserve.h"
#include "eval/score.h"
#include "model/forecaster.h"
#include "sweep/pruner.h"

#include <math.h>
#include <string.h>

/* Whether the trial's last report ends it. */
static bool is_pruned(const lc_trial *t, const lc_attempt *a)
{
    const lc_pruner *pruner = lc_pruner_find(a->sweep->pruner);
    lc_knob_values knobs;
    if (!pruner->stop || lc_knobs_read(&knobs, &a->sweep->knobs, a->sweep->pruner, pruner->knobs) != LC_OK)
        return false;
    const lc_pruning p = {a->study->name, t->number, a->config->train.epochs, t->report,
                          t->reports,     a->known,  a->known_count,          &knobs};
    return t->reports < p.steps && pruner->stop(&p);
}

/* Reports are of the first seed, one an epoch. *pruned: it has ended early. */
static lc_status train(bool *pruned, lc_trial *t, lc_forecaster *f, const lc_attempt *a, bool first)
{
    lc_progress progress = {0};
    while (!progress.done && !*pruned) {
        size_t rounds;
        if (a->stopping && a->stopping())
            return lc_fail(LC_E_STOPPED, "stopped");
        CHECK(lc_forecaster_step(&progress, f));
        const lc_epoch *history = lc_forecaster_history(&rounds, f);
        if (!first || !progress.round_done || progress.step < progress.steps || rounds == 0)
            continue;
        CHECK(lc_trial_report(t, history[rounds - 1].valid_loss));
        *pruned = is_pruned(t, a);
    }
    return LC_OK;
}

static lc_status add_scores(double *sum, const lc_forecaster *f, const lc_attempt *a)
{
    double score[LC_MEASURES_MAX];
    CHECK(lc_score(score, f, LC_VALID, lc_study_has(a->study, LC_MEASURE_QUANTILES)));
    for (size_t i = 0; i < a->study->objectives; i++) {
        const size_t measure = lc_names_find(lc_measure_names(), a->study->metric[i]);
        const double found = score[measure];
        if (!isfinite(found) && lc_measure_kind_of(measure) == LC_MEASURE_ERRORS)
            return lc_fail(LC_E_DATA, "%s over the validation windows is not finite", a->study->metric[i]);
        if (!isfinite(found))
            return lc_fail(LC_E_DATA, "%s is not known over the validation windows with model.loss = %s, model.interval = %s",
                           a->study->metric[i], a->config->model.loss, a->config->model.interval);
        sum[i] += found / (double)a->sweep->seeds;
    }
    return LC_OK;
}

lc_status lc_attempt_check(const lc_config *config, const lc_study *study)
{
    if (config->run.seeds > 1)
        return lc_fail(
            LC_E_CONFIG,
            "run.seeds = %zu: a sweep trains one network a trial (sweep.seeds: several, whose scores are averaged); train "
            "the ensemble with what it finds",
            config->run.seeds);
    return lc_study_suits(study, config);
}

static bool is_decoder(const lc_parameter *parameter)
{
    return strncmp(parameter->name, "decoder.", strlen("decoder.")) == 0;
}

/* Multiply-adds of a forecast: the layers and the keys of attention have a use in every step of the context; with a decoder all
 * else has one in every step of the horizon. */
static size_t count_arithmetic(const lc_forecaster *f, const lc_window_config *window)
{
    size_t count, sum = 0, repeats = 1;
    const lc_parameter *p = lc_forecaster_parameters(&count, f);
    for (size_t i = 0; i < count; i++)
        repeats = is_decoder(&p[i]) ? window->horizon : repeats;
    for (size_t i = 0; i < count; i++) {
        const bool reads = !is_decoder(&p[i]) && (strstr(p[i].name, "_l") || strcmp(p[i].name, "attention.key.weight") == 0);
        sum += p[i].rows * p[i].columns * (reads ? window->context : repeats);
    }
    return sum;
}

static lc_status check_size(const lc_forecaster *f, const lc_sweep_config *sweep, const lc_config *config)
{
    size_t parameters;
    lc_forecaster_weights(&parameters, f);
    if (sweep->parameters && parameters > sweep->parameters)
        return lc_fail(LC_E_CONFIG, "%zu parameters, at most %zu are wanted", parameters, sweep->parameters);
    const size_t work = count_arithmetic(f, &config->window);
    if (sweep->arithmetic && work > sweep->arithmetic)
        return lc_fail(LC_E_CONFIG, "about %zu multiply-adds a forecast, at most %zu are wanted", work, sweep->arithmetic);
    return LC_OK;
}

lc_status lc_attempt_plan(size_t *held, const lc_task *task, const lc_config *config, const lc_sweep_config *sweep)
{
    lc_forecaster *f = NULL;
    lc_reserve_begin();
    lc_status status = lc_forecaster_over(&f, task, config);
    if (status == LC_OK)
        status = check_size(f, sweep, config);
    *held = lc_mem_bytes();
    lc_forecaster_free(f);
    lc_reserve_end();
    return status;
}

/* What is too large takes no memory: it is planned, and not made. */
static lc_status check_constraints(const lc_attempt *a)
{
    size_t held;
    return a->sweep->parameters || a->sweep->arithmetic ? lc_attempt_plan(&held, a->task, a->config, a->sweep) : LC_OK;
}

static lc_status run_seed(double *sum, bool *pruned, lc_trial *t, lc_forecaster **kept, const lc_attempt *a, size_t seed)
{
    lc_status status = LC_OK;
    lc_config config = *a->config;
    lc_forecaster *f = NULL;
    config.run.seed += seed;
    TRY(lc_forecaster_over(&f, a->task, &config));
    lc_forecaster_watch(f, a->stopping);
    TRY(train(pruned, t, f, a, seed == 0));
    if (!*pruned)
        TRY(add_scores(sum, f, a));
    if (seed == 0) {
        *kept = f;
        f = NULL;
    }
done:
    lc_forecaster_free(f);
    return status;
}

static lc_status run_seeds(lc_trial *t, lc_forecaster **kept, const lc_attempt *a)
{
    double sum[LC_OBJECTIVES_MAX] = {0};
    bool pruned = false;
    CHECK(lc_attempt_check(a->config, a->study));
    CHECK(check_constraints(a));
    for (size_t seed = 0; seed < a->sweep->seeds && !pruned; seed++)
        CHECK(run_seed(sum, &pruned, t, kept, a, seed));
    t->state = pruned ? LC_TRIAL_PRUNED : LC_TRIAL_COMPLETE;
    for (size_t i = 0; i < a->study->objectives; i++)
        t->objective[i] = pruned ? lc_study_report(a->study, t->report[t->reports - 1]) : sum[i];
    return LC_OK;
}

lc_status lc_attempt_fail(lc_trial *t, lc_status status)
{
    if (status == LC_E_STOPPED || status == LC_E_FAILURE || status == LC_E_IO) {
        t->reports = 0;
        return status;
    }
    t->state = LC_TRIAL_FAIL;
    return lc_copy_text(&t->message, lc_error_message());
}

lc_status lc_attempt_run(lc_trial *t, lc_forecaster **kept, const lc_attempt *a)
{
    const lc_status status = run_seeds(t, kept, a);
    if (status == LC_OK && t->state == LC_TRIAL_COMPLETE)
        return LC_OK;
    const lc_status failed = status == LC_OK ? LC_OK : lc_attempt_fail(t, status);
    lc_forecaster_free(*kept);
    *kept = NULL;
    return failed;
}

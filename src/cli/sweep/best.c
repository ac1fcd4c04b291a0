/* best - a trial trained again; the best one trained on all rows before the test, by several seeds, and judged there
 * once. */
#include "cli/sweep/again.h"

#include "cli/evaluate.h"
#include "cli/fit.h"
#include "cli/load.h"
#include "cli/stop.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/words.h"
#include "model/baseline.h"
#include "model/forecaster.h"
#include "model/interval.h"
#include "model/ridge/plan.h"

#include <string.h>

static lc_status choose_number(size_t *out, const lc_sweep_again *j)
{
    const lc_sweep_read_back *b = &j->back;
    size_t wanted = b->trials;
    CHECK(lc_args_count(&wanted, j->args, "trial"));
    if (b->trials == 0)
        return lc_fail(LC_E_DATA, "%s: no trial has begun", b->setup.output);
    if (lc_args_has(j->args, "trial") && wanted >= b->trials)
        return lc_fail(LC_E_USAGE, "--trial %zu: the ledger has trials 0 to %zu", wanted, b->trials - 1);
    if (!lc_args_has(j->args, "trial") && b->study.objectives > 1)
        return lc_fail(LC_E_USAGE,
                       "%s: of several objectives no trial is the best: name one of the front, which sweep show has, "
                       "with --trial",
                       b->setup.output);
    if (!lc_args_has(j->args, "trial"))
        wanted = lc_study_best(&b->study, b->trial, b->trials);
    if (wanted == b->trials)
        return lc_fail(LC_E_DATA, "%s: no trial is complete", b->setup.output);
    *out = wanted;
    return LC_OK;
}

/* The trial, and the settings of its plan. */
static lc_status choose_trial(lc_sweep_again *j)
{
    size_t number = 0;
    const char *path = lc_args_word(j->args, 1);
    CHECK(lc_sweep_open(&j->back, j->args, path));
    CHECK(choose_number(&number, j));
    const int plan = (int)j->back.trial[number].plan;
    lc_sweep_close(&j->back);
    j->back = (lc_sweep_read_back){.trials = 0};
    CHECK(lc_sweep_open_as(&j->back, j->args, path, plan));
    j->trial = &j->back.trial[number];
    return LC_OK;
}

/* What --set asks for is of use to the trial; of the base's knobs those that are not are said. */
static lc_status check_asked(const lc_sweep_again *j)
{
    const lc_config *base = &j->back.setup.base;
    lc_config config, asked;
    const char *set;
    CHECK(lc_sweep_apart(&j->back.setup.domain, j->args));
    CHECK(lc_domain_config(&config, base, &j->back.setup.domain, j->trial->value));
    asked = config;
    for (size_t i = 0; (set = lc_args_item(j->args, "set", i)); i++)
        CHECK(lc_config_set(&asked, set));
    CHECK(lc_config_check(&asked));
    return lc_note_left_out(j->args, &config, base, j->back.setup.output);
}

/* Scores are of the data of their plan: of other data nothing is trained as in the sweep, unless a user names it. */
static lc_status check_data(const lc_sweep_again *j)
{
    char *plan = NULL;
    uint64_t digest;
    const char *path = lc_args_word(j->args, 1), *file = j->back.setup.base.data.file;
    CHECK(lc_ledger_plan(&plan, path, j->back.setup.study, (int)j->trial->plan));
    const bool other = lc_sweep_plan_data(&digest, plan) && digest != lc_dataset_digest(j->dataset);
    lc_free(plan);
    if (other && !lc_args_has(j->args, "data"))
        return lc_fail(
            LC_E_MISMATCH,
            "%s has changed since trial %zu of %s was scored on it: name the old data with --data, or train on these rows "
            "with --data %s",
            file, j->trial->number, path, lc_shell(file).text);
    if (other)
        lc_note(j->args, "%s is not the data that trial %zu of %s was scored on: its score is of other rows", file,
                j->trial->number, path);
    return LC_OK;
}

/* What draws nothing is the same by any seed. */
static lc_status count_seeds(lc_sweep_again *j)
{
    lc_config config;
    CHECK(lc_domain_config(&config, &j->back.setup.base, &j->back.setup.domain, j->trial->value));
    if (lc_ridge_is(&config.model) || lc_baseline_find(config.model.kind))
        j->seeds = 1;
    return LC_OK;
}

static lc_status open_job(lc_sweep_again *j)
{
    CHECK(choose_trial(j));
    CHECK(lc_sweep_over(&j->back.setup.base, &j->back.setup.domain, j->args, lc_args_word(j->args, 1)));
    CHECK(check_asked(j));
    CHECK(count_seeds(j));
    CHECK(lc_args_apart(j->args, "output", j->back.setup.base.data.file));
    CHECK(lc_args_replaces(j->args, "output", LC_OUTPUT_RUN));
    CHECK(lc_fit_data(&j->dataset, &j->back.setup.base, j->args, NULL));
    return check_data(j);
}

/* --- one trial again -------------------------------------------------------------------------------------------------- */

/* As lanecast train does: with checkpoints, and saved where a signal stops it. */
static lc_status train_trial(const lc_sweep_again *j)
{
    const char *output = lc_args_text(j->args, "output");
    lc_fit fit = {.args = j->args, .run = output};
    lc_config config;
    CHECK(lc_file_look(&fit.file, output));
    CHECK(lc_domain_config(&config, &j->back.setup.base, &j->back.setup.domain, j->trial->value));
    CHECK(lc_forecaster_new(&fit.forecaster, j->dataset, &config));
    const lc_status status = lc_fit_run(&fit);
    lc_forecaster_free(fit.forecaster);
    CHECK(status);
    lc_print_line(output, "trial %zu, trained as in the sweep", j->trial->number);
    return LC_OK;
}

/* --- the best one ----------------------------------------------------------------------------------------------------- */

static lc_status train_best(const lc_sweep_again *j)
{
    lc_status status = LC_OK;
    lc_sweep_verdict v = {0};
    lc_config config;
    lc_forecaster *trial = NULL; /* as it was in the sweep */
    if (!lc_trial_has_score(j->trial))
        return lc_fail(LC_E_USAGE, "--trial %zu: %s, so that it has no score: name a complete one, or train it by sweep train",
                       j->trial->number, lc_trial_state_name(j->trial->state));
    TRY(lc_domain_config(&config, &j->back.setup.base, &j->back.setup.domain, j->trial->value));
    TRY(lc_sweep_again_train(&trial, j, &config, NULL));
    if (lc_interval_is_asked(&config.model))
        lc_note(j->args,
                "model.interval = %s is not of the file: trained on all rows before the test, no validation rows are left to "
                "measure it "
                "(sweep train --trial %zu has it)",
                config.model.interval, j->trial->number);
    TRY(lc_sweep_again_seeds(&v, j, trial));
    TRY(lc_sweep_verdict_luck(&v, j, trial));
    TRY(lc_forecaster_save(v.kept.forecaster, lc_args_text(j->args, "output")));
    TRY(lc_sweep_verdict_print(j, &v));
done:
    lc_forecaster_free(v.kept.forecaster);
    lc_forecaster_free(trial);
    return status;
}

static lc_status run(const lc_args *args, lc_status (*work)(const lc_sweep_again *), const char *usage)
{
    lc_sweep_again j = {.args = args, .seeds = 5};
    if (lc_args_words(args) != 2 || !lc_args_has(args, "output"))
        return lc_fail(LC_E_USAGE, "expected: lanecast sweep %s", usage);
    CHECK(lc_args_count(&j.seeds, args, "seeds"));
    if (j.seeds == 0)
        return lc_fail(LC_E_USAGE, "--seeds 0: at least one");
    lc_stop_watch();
    lc_status status = open_job(&j);
    if (status == LC_OK)
        status = work(&j);
    lc_dataset_free(j.dataset);
    lc_sweep_close(&j.back);
    return status;
}

lc_status lc_sweep_train(const lc_args *args)
{
    if (!lc_args_has(args, "trial"))
        return lc_fail(LC_E_USAGE, "sweep train: which one? --trial N; sweep show lists them");
    return run(args, train_trial, "train SWEEP.db --trial N -o RUN.h5");
}

lc_status lc_sweep_best(const lc_args *args)
{
    return run(args, train_best, "best SWEEP.db -o RUN.h5");
}

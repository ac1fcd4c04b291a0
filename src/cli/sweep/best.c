/* best - a trial trained again; the best one trained on all rows before the test, by several seeds, and judged there
 * once. */
#include "cli/sweep.h"

#include "cli/evaluate.h"
#include "cli/fit.h"
#include "cli/load.h"
#include "cli/stop.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/words.h"
#include "model/forecaster.h"
#include "sweep/final.h"

#include <lanecast/evaluate.h>

#include <math.h>
#include <string.h>

typedef struct job {
    const lc_args *args;
    lc_sweep_read_back back;
    const lc_trial *trial;
    lc_dataset *dataset;
    size_t seeds;
} job;

static lc_status choose_number(size_t *out, const job *j)
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
static lc_status choose_trial(job *j)
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
static lc_status check_asked(const job *j)
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
static lc_status check_data(const job *j)
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

static lc_status open_job(job *j)
{
    CHECK(choose_trial(j));
    CHECK(lc_sweep_over(&j->back.setup.base, &j->back.setup.domain, j->args, lc_args_word(j->args, 1)));
    CHECK(check_asked(j));
    CHECK(lc_args_apart(j->args, "output", j->back.setup.base.data.file));
    CHECK(lc_args_replaces(j->args, "output", LC_OUTPUT_RUN));
    CHECK(lc_fit_data(&j->dataset, &j->back.setup.base, j->args, NULL));
    return check_data(j);
}

/* as: what a ridge regression has chosen where there were validation windows; NULL: none has. */
static lc_status train(lc_forecaster **out, const job *j, const lc_config *config, const lc_ridge *as)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    lc_progress progress = {0};
    TRY(lc_forecaster_new(&f, j->dataset, config));
    TRY(lc_forecaster_take_choice(f, as));
    while (!progress.done) {
        TRY(lc_forecaster_step(&progress, f));
        if (lc_stop_signal())
            FAIL(LC_E_STOPPED, "stopped by %s; nothing is saved: run it again", lc_stop_signal());
    }
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    return status;
}

/* --- one trial again -------------------------------------------------------------------------------------------------- */

/* As lanecast train does: with checkpoints, and saved where a signal stops it. */
static lc_status train_trial(const job *j)
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

typedef struct verdict {
    lc_comparison against; /* model: the mean of the seeds' scaled MSE over the test windows; of classes their accuracy */
    double spread;         /* of the seeds' */
    double deflation;      /* of the validation score */
    size_t looks;
} verdict;

static lc_status test(double *score, verdict *v, const lc_forecaster *f)
{
    CHECK(lc_compare(&v->against, f, LC_TEST));
    *score = v->against.model;
    return LC_OK;
}

static const char *word_of(const verdict *v)
{
    return v->against.accuracy ? "accuracy" : "scaled MSE";
}

/* The first seed's network is the one that is saved, when all are known: *first is lc_forecaster_free's. */
static lc_status run_seeds(lc_forecaster **first, verdict *v, const job *j, const lc_forecaster *trial)
{
    const lc_ridge *own = lc_forecaster_ridge(trial), *as = own ? own : lc_forecaster_beside(trial);
    lc_config config;
    double sum = 0, square = 0;
    CHECK(lc_final_whole(&config, j->dataset, &j->back.setup.base, &j->back.setup.domain, j->trial, trial));
    for (size_t seed = 0; seed < j->seeds; seed++, config.run.seed++) {
        lc_forecaster *f = NULL;
        double score = NAN;
        CHECK(train(&f, j, &config, as));
        const lc_status status = test(&score, v, f);
        if (seed == 0)
            *first = f;
        else
            lc_forecaster_free(f);
        CHECK(status);
        sum += score;
        square += score * score;
        lc_note(j->args, "seed %llu: test %s %.6g", (unsigned long long)config.run.seed, word_of(v), score);
    }
    v->against.model = sum / (double)j->seeds;
    v->spread = j->seeds > 1 ? sqrt(fmax(0, (square - sum * v->against.model) / (double)(j->seeds - 1))) : NAN;
    return LC_OK;
}

/* The standard deviation of the scores of the complete trials, where they are what luck is measured in; else NaN. */
static double spread_of_scores(const job *j, const verdict *v)
{
    const lc_study *study = &j->back.study;
    double sum = 0, square = 0, count = 0;
    if (study->objectives != 1 || strcmp(study->metric[0], v->against.accuracy ? "accuracy" : "mse") != 0)
        return NAN;
    for (size_t i = 0; i < j->back.trials; i++)
        if (j->back.trial[i].state == LC_TRIAL_COMPLETE && isfinite(j->back.trial[i].objective[0])) {
            sum += j->back.trial[i].objective[0];
            square += j->back.trial[i].objective[0] * j->back.trial[i].objective[0];
            count++;
        }
    return count > 1 ? sqrt(fmax(0, square - sum * sum / count) / (count - 1)) : NAN;
}

static bool was_looked_at(const lc_trial *t)
{
    return t->state == LC_TRIAL_COMPLETE || t->state == LC_TRIAL_PRUNED;
}

/* Whether a trial is of the point of an earlier one that was looked at: the same model once more. */
static bool is_again(const job *j, size_t trial)
{
    for (size_t i = 0; i < trial; i++)
        if (was_looked_at(&j->back.trial[i]) &&
            lc_trial_same_point(&j->back.trial[i], &j->back.trial[trial], j->back.setup.domain.count))
            return true;
    return false;
}

/* Over the validation windows of the trial. What was pruned was looked at too. */
static lc_status deflate(verdict *v, const job *j, const lc_forecaster *trial)
{
    for (size_t i = 0; i < j->back.trials; i++)
        v->looks += was_looked_at(&j->back.trial[i]) && !is_again(j, i);
    return lc_final_deflation(&v->deflation, trial, v->looks, spread_of_scores(j, v), j->back.setup.config.seed);
}

static json_t *verdict_json(const job *j, const verdict *v)
{
    const char *own[] = {v->against.accuracy ? "test_accuracy" : "test_mse",
                         v->against.accuracy ? "test_accuracy_spread" : "test_mse_spread",
                         v->against.accuracy ? "baseline_accuracy" : "baseline_mse"};
    return json_pack("{ss so sI so so sI so so so so so sI}", "schema", "lanecast-sweep-best-1", "run",
                     lc_json_text(lc_args_text(j->args, "output")), "trial", (json_int_t)j->trial->number, "point",
                     lc_point_json(&j->back.setup.domain, j->trial), own[0], lc_json_number(v->against.model), "seeds",
                     (json_int_t)j->seeds, own[1], lc_json_number(v->spread), "best_baseline", lc_json_text(v->against.name),
                     own[2], lc_json_number(v->against.best), "against_ridge", lc_comparison_ridge_json(&v->against),
                     "expected_luck", lc_json_number(v->deflation), "looks", (json_int_t)v->looks);
}

/* The score without it, where it is what luck is measured in. */
static void print_luck(const job *j, const verdict *v)
{
    const lc_study *study = &j->back.study;
    const double found = j->trial->objective[0];
    const bool best =
        study->objectives == 1 && lc_study_best(study, j->back.trial, j->back.trials) == (size_t)(j->trial - j->back.trial);
    if (isnan(v->deflation)) {
        lc_print_line(NULL,
                      "validation, %s: %.6g, %s of %zu looks. What of it is luck is not known: its windows are fewer than five "
                      "blocks of context + horizon rows",
                      study->metric[0], found, best ? "the best" : "one", v->looks);
        return;
    }
    lc_print_line(NULL,
                  "validation, %s: %.6g, %s of %zu looks. Of as many models that are all as good as this one, the best would "
                  "have %s %s about %.3g %s its true one by chance",
                  study->metric[0], found, best ? "the best" : "one", v->looks, v->against.accuracy ? "an" : "a", word_of(v),
                  v->deflation, v->against.accuracy ? "above" : "below");
    if (best && strcmp(study->metric[0], "mse") == 0)
        lc_print_line(NULL, "validation, %s without that luck: %.6g", study->metric[0], found + v->deflation);
    if (best && strcmp(study->metric[0], "accuracy") == 0)
        lc_print_line(NULL, "validation, %s without that luck: %.6g", study->metric[0], found - v->deflation);
}

static lc_status print_verdict(const job *j, const verdict *v)
{
    char spread[LC_NAME_MAX] = "";
    if (lc_args_json(j->args))
        return lc_print_json(verdict_json(j, v));
    lc_print_line(lc_args_text(j->args, "output"), "trial %zu, trained on all rows before the test%s", j->trial->number,
                  j->seeds > 1 ? "; the file has the network of the first seed" : "");
    if (j->seeds > 1)
        snprintf(spread, sizeof spread, ", standard deviation %.2g over %zu seeds", v->spread, j->seeds);
    lc_print_line(NULL, "test, %s%s: %.6g%s; the best baseline, %s: %.6g", word_of(v),
                  v->against.accuracy ? "" : " (the scale is that of all rows before the test)", v->against.model, spread,
                  v->against.name ? v->against.name : "-", v->against.best);
    if (v->against.name && (v->against.accuracy ? v->against.best > v->against.model : v->against.best < v->against.model))
        lc_print_line(NULL, "A baseline beats the model: %s.", v->against.name);
    lc_comparison_print_ridge(NULL, &v->against);
    print_luck(j, v);
    return LC_OK;
}

static lc_status train_best(const job *j)
{
    lc_status status = LC_OK;
    verdict v = {0};
    lc_config config;
    lc_forecaster *trial = NULL, *first = NULL; /* as it was in the sweep; on all rows before the test */
    if (!lc_trial_has_score(j->trial))
        return lc_fail(LC_E_USAGE, "--trial %zu: %s, so that it has no score: name a complete one, or train it by sweep train",
                       j->trial->number, lc_trial_state_name(j->trial->state));
    TRY(lc_domain_config(&config, &j->back.setup.base, &j->back.setup.domain, j->trial->value));
    TRY(train(&trial, j, &config, NULL));
    TRY(run_seeds(&first, &v, j, trial));
    TRY(deflate(&v, j, trial));
    TRY(lc_forecaster_save(first, lc_args_text(j->args, "output")));
    TRY(print_verdict(j, &v));
done:
    lc_forecaster_free(first);
    lc_forecaster_free(trial);
    return status;
}

static lc_status run(const lc_args *args, lc_status (*work)(const job *), const char *usage)
{
    job j = {.args = args, .seeds = 5};
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

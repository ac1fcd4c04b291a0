/* verdict - what sweep best says: the test's scores beside the baselines, and what of the validation score is luck. */
#include "cli/sweep/again.h"

#include "cli/evaluate.h"
#include "core/mem.h"
#include "core/text.h"

#include <math.h>
#include <string.h>

const char *lc_sweep_verdict_word(const lc_sweep_verdict *v)
{
    return v->against.accuracy ? "accuracy" : "scaled MSE";
}

static bool was_looked_at(const lc_trial *t)
{
    return t->state == LC_TRIAL_COMPLETE || t->state == LC_TRIAL_PRUNED;
}

/* Whether a trial is of the point of an earlier one that was looked at: the same model once more. */
static bool is_again(const lc_sweep_again *j, size_t trial)
{
    for (size_t i = 0; i < trial; i++)
        if (was_looked_at(&j->back.trial[i]) &&
            lc_trial_same_point(&j->back.trial[i], &j->back.trial[trial], j->back.setup.domain.count))
            return true;
    return false;
}

/* *spread: of the scores of complete trials, where they are what luck is measured in; else NaN. */
static lc_status find_spread(double *spread, const lc_sweep_again *j, const lc_sweep_verdict *v)
{
    const lc_study *study = &j->back.study;
    double *loss = NULL;
    size_t count = 0;
    *spread = NAN;
    if (study->objectives != 1 || strcmp(study->metric[0], v->against.accuracy ? "accuracy" : "mse") != 0)
        return LC_OK;
    CHECK(lc_new(&loss, j->back.trials, sizeof *loss));
    for (size_t i = 0; i < j->back.trials; i++)
        if (j->back.trial[i].state == LC_TRIAL_COMPLETE && isfinite(j->back.trial[i].objective[0]) && !is_again(j, i))
            loss[count++] = lc_study_loss(study, &j->back.trial[i], 0);
    *spread = lc_luck_spread(loss, count);
    lc_free(loss);
    return LC_OK;
}

/* What was pruned was looked at too. */
lc_status lc_sweep_verdict_luck(lc_sweep_verdict *v, const lc_sweep_again *j, const lc_forecaster *trial)
{
    double spread;
    for (size_t i = 0; i < j->back.trials; i++)
        v->looks += was_looked_at(&j->back.trial[i]) && !is_again(j, i);
    CHECK(find_spread(&spread, j, v));
    return lc_luck_find(&v->luck, trial, v->looks, spread, j->back.setup.config.seed);
}

static json_t *verdict_json(const lc_sweep_again *j, const lc_sweep_verdict *v)
{
    const char *own[] = {
        v->against.accuracy ? "test_accuracy" : "test_mse", v->against.accuracy ? "test_accuracy_spread" : "test_mse_spread",
        v->against.accuracy ? "baseline_accuracy" : "baseline_mse", v->against.accuracy ? "seed_test_accuracy" : "seed_test_mse"};
    return json_pack("{ss so sI so so sI so sI so so so so so so ss so sI}", "schema", "lanecast-sweep-best-1", "run",
                     lc_json_text(lc_args_text(j->args, "output")), "trial", (json_int_t)j->trial->number, "point",
                     lc_point_json(&j->back.setup.domain, j->trial), own[0], lc_json_number(v->against.model), "seeds",
                     (json_int_t)j->seeds, own[1], lc_json_number(v->spread), "seed", (json_int_t)v->kept.seed, "seed_validation",
                     lc_json_number(v->kept.validation), own[3], lc_json_number(v->kept.test), "best_baseline",
                     lc_json_text(v->against.name), own[2], lc_json_number(v->against.best), "against_ridge",
                     lc_comparison_ridge_json(&v->against), "expected_luck", lc_json_number(v->luck.value), "luck_of",
                     v->luck.by_scores ? "scores" : "windows", "luck_spread", lc_json_number(v->luck.spread), "looks",
                     (json_int_t)v->looks);
}

/* The score without it, where it is what luck is measured in. */
static void print_luck(const lc_sweep_again *j, const lc_sweep_verdict *v)
{
    const lc_study *study = &j->back.study;
    const double found = j->trial->objective[0];
    const bool best =
        study->objectives == 1 && lc_study_best(study, j->back.trial, j->back.trials) == (size_t)(j->trial - j->back.trial);
    if (isnan(v->luck.value)) {
        lc_print_line(NULL,
                      "validation, %s: %.6g, %s of %zu looks. What of it is luck is not known: its windows are fewer than five "
                      "blocks of context + horizon rows",
                      study->metric[0], found, best ? "the best" : "one", v->looks);
        return;
    }
    lc_print_line(NULL,
                  "validation, %s: %.6g, %s of %zu looks. Of as many models that are all as good as this one, the best would "
                  "have %s %s about %.3g %s its true one by chance: %.3g times %.3g, %s",
                  study->metric[0], found, best ? "the best" : "one", v->looks, v->against.accuracy ? "an" : "a",
                  lc_sweep_verdict_word(v), v->luck.value, v->against.accuracy ? "above" : "below", v->luck.times, v->luck.spread,
                  v->luck.by_scores ? "the spread of the better half of the trials' scores"
                                    : "the standard deviation of its mean over these windows, drawn again in blocks");
    if (best && strcmp(study->metric[0], "mse") == 0)
        lc_print_line(NULL, "validation, %s without that luck: %.6g", study->metric[0], found + v->luck.value);
    if (best && strcmp(study->metric[0], "accuracy") == 0)
        lc_print_line(NULL, "validation, %s without that luck: %.6g", study->metric[0], found - v->luck.value);
}

/* Of several seeds: which one the file has. */
static void print_kept(const lc_sweep_again *j, const lc_sweep_verdict *v)
{
    if (j->seeds > 1)
        lc_print_line(
            NULL,
            "The file has the network of seed %llu, the best of them on the validation rows when trained as in the sweep "
            "(%s %.6g); its own test %s: %.6g",
            (unsigned long long)v->kept.seed, j->back.study.metric[0], v->kept.validation, lc_sweep_verdict_word(v),
            v->kept.test);
}

/* Whether the best baseline is better than that. */
static bool loses(const lc_sweep_verdict *v, double value)
{
    return v->against.name && (v->against.accuracy ? v->against.best > value : v->against.best < value);
}

lc_status lc_sweep_verdict_print(const lc_sweep_again *j, const lc_sweep_verdict *v)
{
    char spread[LC_NAME_MAX] = "";
    if (lc_args_json(j->args))
        return lc_print_json(verdict_json(j, v));
    lc_print_line(lc_args_text(j->args, "output"), "trial %zu, trained on all rows before the test", j->trial->number);
    if (j->seeds > 1)
        snprintf(spread, sizeof spread, ", standard deviation %.2g over %zu seeds", v->spread, j->seeds);
    lc_print_line(NULL, "test, %s%s: %.6g%s; the best baseline, %s: %.6g", lc_sweep_verdict_word(v),
                  v->against.accuracy ? "" : " (the scale is that of all rows before the test)", v->against.model, spread,
                  v->against.name ? v->against.name : "-", v->against.best);
    print_kept(j, v);
    if (loses(v, v->against.model))
        lc_print_line(NULL, "A baseline beats the model: %s.", v->against.name);
    else if (j->seeds > 1 && loses(v, v->kept.test))
        lc_print_line(NULL, "A baseline beats the network in the file, if not the mean of the seeds: %s.", v->against.name);
    lc_comparison_print_ridge(NULL, &v->against);
    print_luck(j, v);
    return LC_OK;
}

/* seeds - a trial's configuration by several seeds, on all rows before the test: their scores there, and which one is kept. */
#include "cli/sweep/again.h"

#include "cli/stop.h"
#include "core/mem.h"
#include "core/names.h"
#include "eval/score.h"
#include "model/forecaster.h"
#include "sweep/final.h"

#include <math.h>

lc_status lc_sweep_again_train(lc_forecaster **out, const lc_sweep_again *j, const lc_config *config, const lc_ridge *as)
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

/* The first objective of a network over the validation windows, which it has not seen. */
static lc_status validate(double *score, const lc_sweep_again *j, const lc_forecaster *f)
{
    double measure[LC_MEASURES_MAX];
    CHECK(lc_score(measure, f, LC_VALID, lc_study_has(&j->back.study, LC_MEASURE_QUANTILES)));
    *score = measure[lc_names_find(lc_measure_names(), j->back.study.metric[0])];
    return LC_OK;
}

/* Whether a score is better than the best before, of which there may be none (NaN). */
static bool is_better(const lc_sweep_again *j, double score, double best)
{
    return isfinite(score) && (!isfinite(best) || (j->back.study.maximize[0] ? score > best : score < best));
}

/* as_in_sweep: of this seed, by which its epochs and the choice among seeds are; the network itself has seen all rows before
 * the test. */
static lc_status train_whole(lc_sweep_seed *out, lc_sweep_verdict *v, const lc_sweep_again *j, const lc_forecaster *as_in_sweep)
{
    const lc_ridge *own = lc_forecaster_ridge(as_in_sweep), *as = own ? own : lc_forecaster_beside(as_in_sweep);
    lc_config config;
    CHECK(lc_final_whole(&config, j->dataset, &j->back.setup.base, &j->back.setup.domain, j->trial, as_in_sweep));
    config.run.seed = out->seed;
    if (j->seeds > 1)
        CHECK(validate(&out->validation, j, as_in_sweep));
    CHECK(lc_sweep_again_train(&out->forecaster, j, &config, as));
    CHECK(lc_compare(&v->against, out->forecaster, LC_TEST));
    out->test = v->against.model;
    return LC_OK;
}

static lc_status run_seed(lc_sweep_seed *out, lc_sweep_verdict *v, const lc_sweep_again *j, const lc_forecaster *first)
{
    lc_config config;
    lc_forecaster *as_in_sweep = NULL;
    CHECK(lc_domain_config(&config, &j->back.setup.base, &j->back.setup.domain, j->trial->value));
    const bool is_first = out->seed == config.run.seed;
    config.run.seed = out->seed;
    if (!is_first)
        CHECK(lc_sweep_again_train(&as_in_sweep, j, &config, NULL));
    const lc_status status = train_whole(out, v, j, is_first ? first : as_in_sweep);
    lc_forecaster_free(as_in_sweep);
    return status;
}

/* The better of the two; the other one is freed. */
static void keep(lc_sweep_verdict *v, const lc_sweep_again *j, lc_sweep_seed *one)
{
    const bool better = !v->kept.forecaster || is_better(j, one->validation, v->kept.validation);
    const lc_sweep_seed other = better ? v->kept : *one;
    if (better)
        v->kept = *one;
    lc_forecaster_free(other.forecaster);
}

static void say_seed(const lc_sweep_again *j, const lc_sweep_verdict *v, const lc_sweep_seed *one)
{
    const unsigned long long seed = (unsigned long long)one->seed;
    const char *word = lc_sweep_verdict_word(v);
    if (j->seeds == 1)
        lc_note(j->args, "seed %llu: test %s %.6g", seed, word, one->test);
    else
        lc_note(j->args, "seed %llu: as in the sweep, validation %s %.6g; on all rows before the test, test %s %.6g", seed,
                j->back.study.metric[0], one->validation, word, one->test);
}

lc_status lc_sweep_again_seeds(lc_sweep_verdict *v, const lc_sweep_again *j, const lc_forecaster *trial)
{
    const uint64_t first = lc_forecaster_config(trial)->run.seed;
    double sum = 0, square = 0;
    for (size_t seed = 0; seed < j->seeds; seed++) {
        lc_sweep_seed one = {.seed = first + seed, .validation = NAN};
        const lc_status status = run_seed(&one, v, j, trial);
        if (status != LC_OK)
            lc_forecaster_free(one.forecaster);
        CHECK(status);
        say_seed(j, v, &one);
        sum += one.test;
        square += one.test * one.test;
        keep(v, j, &one);
    }
    v->against.model = sum / (double)j->seeds;
    v->spread = j->seeds > 1 ? sqrt(fmax(0, (square - sum * v->against.model) / (double)(j->seeds - 1))) : NAN;
    return LC_OK;
}

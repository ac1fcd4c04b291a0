/* sweep - dimensions from their texts, points, conditions, and what a sweep is as text. */
#include "unit.h"

#include "core/mem.h"
#include "sweep/config.h"
#include "sweep/importance.h"
#include "sweep/pruner.h"
#include "sweep/sampler.h"
#include "sweep/sweep.h"

#include <math.h>
#include <unistd.h>

#include <lanecast/simulate.h>

static lc_domain domain_of(const char *const *text, const lc_config *base)
{
    lc_domain domain = {0};
    for (; *text; text++)
        assert_ok(lc_domain_add(&domain, base, *text, "--try"));
    assert_ok(lc_domain_settle(&domain));
    return domain;
}

static void is_refused(const char *text, const char *because)
{
    lc_domain domain = {0};
    const lc_config base = lc_config_default();
    assert_int_equal(lc_domain_add(&domain, &base, text, "--try"), LC_E_CONFIG);
    if (!strstr(lc_error_message(), because))
        fail_msg("'%s' does not say '%s'", lc_error_message(), because);
    lc_domain_free(&domain);
}

static void what_is_not_a_range_of_an_option_is_refused(void **state)
{
    (void)state;
    is_refused("model.hiden=8..16", "hidden");
    is_refused("hidden=8..16", "hidden");
    is_refused("model.hidden=16..8", "empty");
    is_refused("model.hidden=16..16", "empty");
    is_refused("model.hidden=0..16", "between");
    is_refused("train.rate=0..1:log", "logarithm");
    is_refused("train.rate=1e-3..1e-2:lgo", "log");
    is_refused("model.dropout=0..2", "between");
    is_refused("model.cell=lstm,grru", "gru");
    is_refused("model.cell=lstm,lstm", "twice");
    is_refused("model.huber.delt=1..2", "delta");
    is_refused("model.hidden", "section.key=values");
}

static void stepped_values_are_on_their_steps_and_ends_are_as_likely_as_others(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of((const char *const[]){"window.context=24..100:24", NULL}, &base);
    const lc_dimension *d = domain.dimension;
    size_t found[4] = {0};
    assert_int_equal(lc_dimension_values(d), 4);
    assert_true(d->high == 96);
    for (int i = 0; i < 4000; i++)
        found[(size_t)((lc_dimension_at(d, (i + 0.5) / 4000) - 24) / 24)]++;
    for (int i = 0; i < 4; i++)
        assert_int_equal(found[i], 1000);
    lc_domain_free(&domain);
}

static void a_knob_counts_only_where_its_variant_is_chosen(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of((const char *const[]){"model.huber.delta=0.5..2", "model.loss=mse,huber", NULL}, &base);
    double point[] = {1.25, 0}, other[] = {1.25, 1};
    lc_config config;
    lc_domain_trim(point, &domain);
    assert_true(isnan(point[0]));
    assert_ok(lc_domain_config(&config, &base, &domain, point));
    lc_domain_trim(other, &domain);
    assert_true(other[0] == 1.25);
    assert_ok(lc_domain_config(&config, &base, &domain, other));
    assert_string_equal(config.model.loss, "huber");
    assert_string_equal(config.model.knobs.given[0].value, "1.25");
    lc_domain_free(&domain);
}

static void a_condition_is_obeyed_and_one_on_what_does_not_vary_is_refused(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain =
        domain_of((const char *const[]){"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=2,3", NULL}, &base);
    double one[] = {1, 0.3}, three[] = {3, 0.3};
    lc_domain_trim(one, &domain);
    lc_domain_trim(three, &domain);
    assert_true(isnan(one[1]));
    assert_true(three[1] == 0.3);
    lc_domain_free(&domain);
    assert_ok(lc_domain_add(&domain, &base, "model.dropout=0.1..0.5 if model.layers=2", "--try"));
    assert_int_equal(lc_domain_settle(&domain), LC_E_CONFIG);
    lc_domain_free(&domain);
}

/* What lc_domain_check says of dimensions. */
static lc_status checked(const char *const *text, const lc_config *base)
{
    lc_domain domain = domain_of(text, base);
    const lc_status status = lc_domain_check(&domain, base);
    lc_domain_free(&domain);
    return status;
}

static void a_dimension_that_could_never_count_is_refused(void **state)
{
    (void)state;
    lc_config base = lc_config_default();
    const char *const never[][3] = {
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=2,4"},
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=2.5"},
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=02"},
        {"model.hidden=16..64:24", "model.dropout=0.1..0.5 if model.hidden=32"},
        {"train.rate=1e-4..1e-2", "model.dropout=0.1..0.5 if train.rate=1e-3"},
        {"model.cell=lstm,gru", "model.dropout=0.1..0.5 if model.cell=rnn"},
        {"model.loss=mse,mae", "model.huber.delta=0.5..1"},
        {"model.huber.delta=0.5..1"},
        {"model.layers=1..3 if model.layers=2"},
    };
    const char *const fine[][3] = {
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=1,3"},
        {"model.hidden=16..64:24", "model.dropout=0.1..0.5 if model.hidden=40,64"},
        {"data.target=\"a,b\",c", "model.dropout=0.1..0.5 if data.target=a,b"},
        {"model.loss=mse,huber", "model.huber.delta=0.5..1"},
        {"model.loss=mse,huber", "model.dropout=0.1..0.5 if model.loss=huber"},
    };
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_int_equal(checked(never[i], &base), LC_E_CONFIG);
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_ok(checked(fine[i], &base));
    assert_ok(lc_config_set(&base, "model.loss=huber"));
    assert_ok(checked((const char *const[]){"model.huber.delta=0.5..1", NULL}, &base));
}

/* All samplers: values inside, the same for the same number, others for another; the grid has each combination once. */
static void samplers_stay_inside_and_are_functions_of_the_number(void **state)
{
    (void)state;
    const lc_study study = {.objectives = 1};
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of(
        (const char *const[]){"model.cell=lstm,gru,rnn", "train.rate=1e-4..1e-2:log", "model.hidden=8..64:8", NULL}, &base);
    for (size_t k = 0; lc_sampler_table[k]; k++) {
        lc_knob_values knobs;
        lc_trial trial[32];
        double again[3];
        assert_ok(lc_knobs_read(&knobs, NULL, lc_sampler_table_names[k], lc_sampler_table[k]->knobs));
        for (size_t n = 0; n < 32; n++) {
            assert_ok(lc_trial_new(&trial[n], n, domain.count));
            const lc_sampling sampling = {&domain, &study, 7, n, trial, n, &knobs};
            assert_ok(lc_sampler_table[k]->suggest(trial[n].value, &sampling));
            assert_ok(lc_sampler_table[k]->suggest(again, &sampling));
            assert_memory_equal(trial[n].value, again, sizeof again);
            trial[n].state = LC_TRIAL_COMPLETE;
            trial[n].objective[0] = fabs(trial[n].value[2] - 32);
            for (size_t i = 0; i < domain.count; i++) {
                assert_true(trial[n].value[i] >= domain.dimension[i].low && trial[n].value[i] <= domain.dimension[i].high);
                const size_t values = lc_dimension_values(&domain.dimension[i]);
                assert_true(!values || fmod(trial[n].value[i] - domain.dimension[i].low, domain.dimension[i].step) == 0);
            }
            for (size_t m = 0; m < n; m++)
                assert_memory_not_equal(trial[m].value, trial[n].value, sizeof again);
        }
        for (size_t n = 0; n < 32; n++)
            lc_trial_clear(&trial[n]);
    }
    lc_domain_free(&domain);
}

/* Each value once, by two seeds in two orders, neither of them the plain one. */
static void a_grid_has_each_combination_once_in_an_order_of_its_seed(void **state)
{
    (void)state;
    static const size_t sizes[] = {2, 3, 4, 5, 16, 17, 1000, 4097};
    const lc_study study = {.objectives = 1};
    const lc_config base = lc_config_default();
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        const size_t all = sizes[k];
        lc_knob_values knobs;
        char text[64];
        size_t seen[4097] = {0}, kept = 0, same = 0;
        snprintf(text, sizeof text, "model.hidden=1..%zu", all);
        lc_domain domain = domain_of((const char *const[]){text, NULL}, &base);
        assert_ok(lc_knobs_read(&knobs, NULL, "grid", lc_sampler_find("grid")->knobs));
        for (size_t n = 0; n < all; n++) {
            double value, other;
            const lc_sampling sampling = {&domain, &study, 7, n, NULL, 0, &knobs},
                              another = {&domain, &study, 8, n, NULL, 0, &knobs};
            assert_ok(lc_sampler_find("grid")->suggest(&value, &sampling));
            assert_ok(lc_sampler_find("grid")->suggest(&other, &another));
            seen[(size_t)value - 1]++;
            kept += value == (double)(n + 1);
            same += value == other;
        }
        for (size_t i = 0; i < all; i++)
            assert_int_equal(seen[i], 1);
        assert_true(all < 16 || (kept < all / 2 && same < all / 2));
        lc_domain_free(&domain);
    }
}

/* All samplers: what became of trials that are not known yet, ended or not, changes nothing. */
static void a_suggestion_does_not_know_what_comes_after_the_lag(void **state)
{
    (void)state;
    enum { TRIALS = 40, KNOWN = 33 };
    const lc_study study = {.objectives = 1};
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of(
        (const char *const[]){"model.cell=lstm,gru,rnn", "train.rate=1e-4..1e-2:log", "model.hidden=8..64:8", NULL}, &base);
    for (size_t k = 0; lc_sampler_table[k]; k++) {
        lc_knob_values knobs;
        lc_trial trial[TRIALS];
        double found[LC_TRIAL_STATES][3];
        const lc_sampling sampling = {&domain, &study, 7, TRIALS, trial, KNOWN, &knobs};
        assert_ok(lc_knobs_read(&knobs, NULL, lc_sampler_table_names[k], lc_sampler_table[k]->knobs));
        for (size_t n = 0; n < TRIALS; n++) {
            assert_ok(lc_trial_new(&trial[n], n, domain.count));
            assert_ok(lc_sampler_find("random")->suggest(trial[n].value, &(lc_sampling){&domain, &study, 3, n, NULL, 0, NULL}));
            trial[n].state = LC_TRIAL_COMPLETE;
            trial[n].objective[0] = fabs(trial[n].value[2] - 32);
        }
        for (int ended = LC_TRIAL_RUNNING; ended < LC_TRIAL_STATES; ended++) {
            for (size_t n = KNOWN; n < TRIALS; n++) {
                trial[n].state = (lc_trial_state)ended;
                trial[n].objective[0] = -(double)ended;
            }
            assert_ok(lc_sampler_table[k]->suggest(found[ended], &sampling));
            assert_memory_equal(found[ended], found[0], sizeof found[0]);
        }
        for (size_t n = 0; n < TRIALS; n++)
            lc_trial_clear(&trial[n]);
    }
    lc_domain_free(&domain);
}

static void a_plan_is_read_back_as_it_was(void **state)
{
    (void)state;
    lc_config base = lc_config_default(), other = lc_config_default();
    lc_sweep_config config = lc_sweep_config_default(), read = lc_sweep_config_default();
    lc_domain domain = {0}, back = {0};
    char *plan, *again;
    assert_ok(lc_config_set(&base, "model.hidden=24"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "sampler", "sobol", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "pruner", "median", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "median.startup", "7", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "model.dropout", "0..0.5 if model.layers=2", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "model.layers", "1,2", "t"));
    assert_ok(lc_domain_settle(&domain));
    assert_ok(lc_sweep_plan(&plan, &config, &domain, &base, 77));
    assert_ok(lc_sweep_unplan(&read, &back, &other, plan, "plan"));
    assert_ok(lc_sweep_plan(&again, &read, &back, &other, 77));
    assert_string_equal(plan, again);
    lc_free(plan);
    lc_free(again);
    lc_domain_free(&domain);
    lc_domain_free(&back);
}

/* Finals .5 .4 .6 .45 .55 .3 .52 with a start of 3: the fifth and the seventh end. */
static void the_median_prunes_as_optuna_does(void **state)
{
    (void)state;
    static const double final[] = {.5, .4, .6, .45, .55, .3, .52};
    static const bool ends[] = {false, false, false, false, true, false, true};
    lc_knobs given = {0};
    lc_knob_values knobs;
    lc_trial trial[7];
    assert_ok(lc_knobs_put(&given, "median", lc_knobs_find(lc_pruner_find("median")->knobs, "startup"), "3", "t"));
    assert_ok(lc_knobs_read(&knobs, &given, "median", lc_pruner_find("median")->knobs));
    for (size_t n = 0; n < 7; n++) {
        assert_ok(lc_trial_new(&trial[n], n, 1));
        assert_ok(lc_trial_report(&trial[n], final[n]));
        const lc_pruning p = {"sweep", n, 2, trial[n].report, 1, trial, n, &knobs};
        assert_int_equal(lc_pruner_find("median")->stop(&p), ends[n]);
        trial[n].state = ends[n] ? LC_TRIAL_PRUNED : LC_TRIAL_COMPLETE;
    }
    for (size_t n = 0; n < 7; n++)
        lc_trial_clear(&trial[n]);
}

/* Twelve trials of sixteen epochs, one value each, in the order given: the epoch at which a trial ends, 0: it does not. */
static void halve(size_t *ended, const char *factor, bool reverse)
{
    static const double level[] = {.5, .4, .6, .3, .45, .2, .7, .35, .25, .55, .15, .65};
    const lc_pruner *halving = lc_pruner_find("halving");
    lc_knobs given = {0};
    lc_knob_values knobs;
    lc_trial trial[12];
    assert_ok(lc_knobs_put(&given, "halving", lc_knobs_find(halving->knobs, "factor"), factor, "t"));
    assert_ok(lc_knobs_read(&knobs, &given, "halving", halving->knobs));
    for (size_t n = 0; n < 12; n++) {
        const size_t at = reverse ? 11 - n : n;
        assert_ok(lc_trial_new(&trial[n], n, 1));
        ended[at] = 0;
        for (size_t step = 1; step <= 16 && !ended[at]; step++) {
            assert_ok(lc_trial_report(&trial[n], level[at]));
            const lc_pruning p = {"sweep", n, 16, trial[n].report, step, trial, n, &knobs};
            ended[at] = step < 16 && halving->stop(&p) ? step : 0;
        }
        trial[n].state = ended[at] ? LC_TRIAL_PRUNED : LC_TRIAL_COMPLETE;
    }
    for (size_t n = 0; n < 12; n++)
        lc_trial_clear(&trial[n]);
}

static void halving_ends_the_trials_that_optuna_ends(void **state)
{
    (void)state;
    static const struct {
        const char *factor;
        bool reverse;
        size_t ended[12];
    } cases[] = {{"2", false, {0, 0, 1, 0, 1, 0, 1, 2, 0, 1, 0, 1}},
                 {"2", true, {1, 1, 1, 2, 1, 4, 1, 1, 2, 1, 0, 0}},
                 {"4", false, {0, 0, 1, 0, 1, 0, 1, 1, 4, 1, 0, 1}},
                 {"4", true, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0}}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        size_t ended[12];
        halve(ended, cases[c].factor, cases[c].reverse);
        assert_memory_equal(ended, cases[c].ended, sizeof ended);
    }
}

/* A trial whose reports are no numbers ends at the first epoch that its bracket looks at: 1, 3, 9, 27. */
static void hyperband_has_the_brackets_of_optuna(void **state)
{
    (void)state;
    static const size_t bracket[] = {1, 0, 0, 1, 0, 1, 0, 0, 0, 3, 2, 2};
    const lc_pruner *hyperband = lc_pruner_find("hyperband");
    double report[27];
    lc_knob_values knobs;
    assert_ok(lc_knobs_read(&knobs, NULL, "hyperband", hyperband->knobs));
    for (size_t i = 0; i < 27; i++)
        report[i] = NAN;
    for (size_t n = 0; n < 12; n++) {
        size_t first = 1;
        while (!hyperband->stop(&(lc_pruning){"lanecast", n, 27, report, first, NULL, 0, &knobs}))
            first++;
        assert_int_equal(first, pow(3, (double)bracket[n]));
    }
    /* 243 = 3^5: brackets are counted in whole numbers, not by an inexact logarithm */
    bool six = false;
    for (size_t n = 0; n < 2000; n++) {
        size_t first = 1;
        double none[243];
        for (size_t i = 0; i < 243; i++)
            none[i] = NAN;
        while (!hyperband->stop(&(lc_pruning){"lanecast", n, 243, none, first, NULL, 0, &knobs}))
            first++;
        six = six || first == 243;
    }
    assert_true(six);
}

/* 64 points have one in each 64th of a dimension, whatever the seed; another seed gives others. */
static void scrambled_sobol_points_fill_each_dimension(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain =
        domain_of((const char *const[]){"model.dropout=0..0.5", "train.rate=0.1..0.3", "train.clip=1..2", NULL}, &base);
    const lc_study study = {.objectives = 1};
    double first[3], value[3];
    for (uint64_t seed = 1; seed < 9; seed++) {
        bool found[3][64] = {{false}};
        for (size_t n = 0; n < 64; n++) {
            assert_ok(lc_sampler_find("sobol")->suggest(value, &(lc_sampling){&domain, &study, seed, n, NULL, 0, NULL}));
            for (size_t i = 0; i < 3; i++) {
                const lc_dimension *d = &domain.dimension[i];
                const size_t cell = (size_t)(64 * (value[i] - d->low) / (d->high - d->low));
                assert_false(found[i][cell]);
                found[i][cell] = true;
            }
            if (n == 0) {
                assert_true(seed == 1 || value[0] != first[0]);
                memcpy(first, value, sizeof first);
            }
        }
    }
    lc_domain_free(&domain);
}

static void sobol_has_forty_dimensions_and_no_more(void **state)
{
    (void)state;
    lc_dimension dimension[41] = {{.low = 0}};
    lc_domain domain = {dimension, 40, 41};
    size_t size;
    double value[41];
    const lc_study study = {.objectives = 1};
    for (size_t i = 0; i < 41; i++)
        dimension[i].high = 1;
    assert_ok(lc_sampler_check(&size, "sobol", &domain, NULL));
    assert_ok(lc_sampler_find("sobol")->suggest(value, &(lc_sampling){&domain, &study, 1, 5, NULL, 0, NULL}));
    for (size_t i = 0; i < 40; i++)
        assert_true(value[i] > 0);
    domain.count = 41;
    assert_fails(lc_sampler_check(&size, "sobol", &domain, NULL), LC_E_CONFIG, "at most 40 dimensions, not 41");
    assert_ok(lc_sampler_check(&size, "tpe", &domain, NULL));
}

/* --- what samplers find ----------------------------------------------------------------------------------------------- */

static double sphere(const double *u, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (u[i] - 0.3) * (u[i] - 0.3);
    return sum;
}

/* From -2 to 2; 0 at 1, 1: a bent valley. */
static double rosenbrock(const double *u, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        const double x = 4 * u[i] - 2, y = 4 * u[i + 1] - 2;
        sum += 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
    }
    return sum;
}

typedef struct hunt {
    const char *sampler, *dimension[4]; /* ended by NULL */
    double (*loss)(const double *share, size_t dimensions);
    size_t trials, lag;
    bool maximize;
} hunt;

/* The best loss of so many trials. */
static double best_of(const hunt *search, uint64_t seed)
{
    const lc_config base = lc_config_default();
    const lc_study study = {.objectives = 1, .maximize = {search->maximize}};
    lc_domain domain = domain_of(search->dimension, &base);
    lc_trial *trial;
    lc_knob_values knobs;
    double best = INFINITY, share[4];
    assert_ok(lc_new(&trial, search->trials, sizeof *trial));
    assert_ok(lc_knobs_read(&knobs, NULL, search->sampler, lc_sampler_find(search->sampler)->knobs));
    for (size_t n = 0; n < search->trials; n++) {
        const size_t known = n > search->lag ? n - search->lag : 0;
        assert_ok(lc_trial_new(&trial[n], n, domain.count));
        assert_ok(lc_sampler_find(search->sampler)
                      ->suggest(trial[n].value, &(lc_sampling){&domain, &study, seed, n, trial, known, &knobs}));
        for (size_t i = 0; i < domain.count; i++)
            share[i] = lc_dimension_share(&domain.dimension[i], trial[n].value[i]);
        const double loss = search->loss(share, domain.count);
        trial[n].objective[0] = search->maximize ? -loss : loss;
        trial[n].state = n % 11 == 10 ? LC_TRIAL_FAIL : LC_TRIAL_COMPLETE;
        best = fmin(best, loss);
    }
    lc_trials_free(trial, search->trials);
    lc_domain_free(&domain);
    return best;
}

#define NUMBERS "train.clip=0.5..2", "train.rate=1e-4..1e-2:log", "model.dropout=0..0.5"

static void cmaes_reaches_the_minimum_of_sphere_and_rosenbrock(void **state)
{
    (void)state;
    assert_true(best_of(&(hunt){"cmaes", {NUMBERS}, sphere, 500, 0, false}, 1) < 1e-9);
    assert_true(best_of(&(hunt){"cmaes", {NUMBERS}, sphere, 500, 3, true}, 2) < 1e-6);
    assert_true(best_of(&(hunt){"cmaes", {"train.clip=0.5..2", "model.dropout=0..0.5"}, rosenbrock, 800, 1, false}, 3) < 1e-6);
}

/* 20 trials of three parameters; numbers of Optuna 5's PedAnovaImportanceEvaluator. */
static void importances_are_those_of_optuna(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    static const double expected[] = {.9219756147750701, .04120683532489716, .03681754990003279};
    lc_domain domain =
        domain_of((const char *const[]){"train.rate=1e-3..1:log", "model.hidden=1..8", "model.cell=lstm,gru", NULL}, &base);
    const lc_study study = {.objectives = 1}, most = {.objectives = 1, .maximize = {true}};
    double found[3];
    lc_trial trial[20];
    for (int i = 0; i < 20; i++) {
        assert_ok(lc_trial_new(&trial[i], (size_t)i, 3));
        const double share = (7 * i % 20) / 19.0, hidden = 1 + 3 * i % 8, cell = i / 3 % 2;
        const double point[] = {pow(10, -3 + 3 * share), hidden, cell};
        memcpy(trial[i].value, point, sizeof point);
        trial[i].state = LC_TRIAL_COMPLETE;
        trial[i].objective[0] = fabs(share - .3) + .02 * hidden + (cell == 1 ? .1 : 0);
    }
    assert_ok(lc_importance(found, &domain, &study, trial, 20));
    for (size_t i = 0; i < 3; i++)
        assert_true(fabs(found[i] - expected[i]) < 1e-13);
    for (int i = 0; i < 20; i++)
        trial[i].objective[0] *= -1;
    assert_ok(lc_importance(found, &domain, &most, trial, 20));
    for (size_t i = 0; i < 3; i++)
        assert_true(fabs(found[i] - expected[i]) < 1e-13);
    assert_ok(lc_importance(found, &domain, &study, trial, 1));
    assert_true(found[0] == found[1] && found[1] == found[2]);
    for (int i = 0; i < 20; i++)
        lc_trial_clear(&trial[i]);
    lc_domain_free(&domain);
}

/* Bytes that a sweep over so many contexts holds when it has ended. */
static size_t bytes_after(size_t contexts, const lc_dataset *dataset)
{
    char path[64], text[64];
    lc_config base = lc_config_default();
    lc_sweep_config config = lc_sweep_config_default();
    lc_domain domain = {0};
    lc_sweep *sweep;
    snprintf(path, sizeof path, "sweep-%d.db", (int)getpid());
    snprintf(text, sizeof text, "window.context=8..%zu", 7 + contexts);
    snprintf(base.model.kind, sizeof base.model.kind, "repeat_last");
    snprintf(config.sampler, sizeof config.sampler, "grid");
    base.window.horizon = 2;
    config.trials = contexts;
    assert_ok(lc_domain_add(&domain, &base, text, "--try"));
    assert_ok(lc_domain_settle(&domain));
    const size_t before = lc_mem_bytes();
    assert_ok(lc_sweep_new(&sweep, &(lc_sweep_request){.dataset = dataset,
                                                       .base = &base,
                                                       .domain = &domain,
                                                       .config = &config,
                                                       .path = path,
                                                       .study = "sweep",
                                                       .threads = 1}));
    assert_ok(lc_sweep_run(sweep));
    assert_int_equal(lc_sweep_counts_of(sweep).complete, contexts);
    const size_t bytes = lc_mem_bytes() - before;
    lc_sweep_free(sweep);
    lc_domain_free(&domain);
    lc_ledger_remove(path);
    return bytes;
}

/* Tasks that trials share are kept for a while, and not for ever. */
static void a_sweep_of_many_contexts_holds_no_more_than_one_of_some(void **state)
{
    (void)state;
    lc_dataset *dataset;
    assert_ok(lc_dataset_simulate(&dataset, &(lc_simulation){.kind = "weather", .rows = 300, .series = 1, .seed = 1}));
    assert_true(bytes_after(64, dataset) < 2 * bytes_after(16, dataset));
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sweep_of_many_contexts_holds_no_more_than_one_of_some),
        cmocka_unit_test(what_is_not_a_range_of_an_option_is_refused),
        cmocka_unit_test(stepped_values_are_on_their_steps_and_ends_are_as_likely_as_others),
        cmocka_unit_test(a_knob_counts_only_where_its_variant_is_chosen),
        cmocka_unit_test(a_condition_is_obeyed_and_one_on_what_does_not_vary_is_refused),
        cmocka_unit_test(a_dimension_that_could_never_count_is_refused),
        cmocka_unit_test(samplers_stay_inside_and_are_functions_of_the_number),
        cmocka_unit_test(a_grid_has_each_combination_once_in_an_order_of_its_seed),
        cmocka_unit_test(a_suggestion_does_not_know_what_comes_after_the_lag),
        cmocka_unit_test(a_plan_is_read_back_as_it_was),
        cmocka_unit_test(the_median_prunes_as_optuna_does),
        cmocka_unit_test(halving_ends_the_trials_that_optuna_ends),
        cmocka_unit_test(hyperband_has_the_brackets_of_optuna),
        cmocka_unit_test(scrambled_sobol_points_fill_each_dimension),
        cmocka_unit_test(sobol_has_forty_dimensions_and_no_more),
        cmocka_unit_test(cmaes_reaches_the_minimum_of_sphere_and_rosenbrock),
        cmocka_unit_test(importances_are_those_of_optuna),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

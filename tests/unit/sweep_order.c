/* sweep_order - trials that end in any order give one answer. */
#include "unit.h"

#include "core/mem.h"
#include "core/rng.h"
#include "sweep/sweep.h"

#include <unistd.h>

#include <lanecast/simulate.h>

enum { TRIALS = 24, LAG = 7 };

/* Delays trials by random numbers of a seed, and notes in which order they end. */
typedef struct disorder {
    uint64_t seed;
    size_t ended[TRIALS], count;
} disorder;

static void delay(void *ctx, size_t trial)
{
    const disorder *d = ctx;
    lc_rng rng = lc_rng_new(d->seed, "delay", trial);
    usleep((useconds_t)lc_rng_below(&rng, 30000));
}

static void note(void *ctx, const lc_sweep *sweep, const lc_trial *trial)
{
    disorder *d = ctx;
    (void)sweep;
    d->ended[d->count++] = trial->number;
}

static bool is_in_order(const disorder *d)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->ended[i] != i)
            return false;
    return true;
}

/* What a sweep is of; states that some of its trials must end in, or the test sees nothing. */
typedef struct kind {
    const char *sampler, *pruner, *objective, *parameters;
    const char *base[2], *dimension[5]; /* besides those of every kind */
    lc_trial_state some[2];
} kind;

typedef struct setting {
    lc_dataset *dataset;
    lc_config base;
    lc_sweep_config config;
    lc_domain domain;
    char path[64];
} setting;

static void put(setting *s, const char *key, const char *value)
{
    if (value)
        assert_ok(lc_sweep_put(&s->config, &s->domain, &s->base, key, value, "t"));
}

static setting setting_new(const kind *k)
{
    setting s = {.base = lc_config_default(), .config = lc_sweep_config_default()};
    assert_ok(lc_dataset_simulate(&s.dataset, &(lc_simulation){.kind = "weather", .rows = 200, .series = 1, .seed = 1}));
    assert_ok(lc_config_set(&s.base, "window.context=4"));
    assert_ok(lc_config_set(&s.base, "window.horizon=1"));
    assert_ok(lc_config_set(&s.base, "train.epochs=3"));
    for (size_t i = 0; i < 2 && k->base[i]; i++)
        assert_ok(lc_config_set(&s.base, k->base[i]));
    for (size_t i = 0; i < 5 && k->dimension[i]; i++)
        assert_ok(lc_domain_add(&s.domain, &s.base, k->dimension[i], "t"));
    assert_ok(lc_domain_settle(&s.domain));
    s.config.trials = TRIALS;
    s.config.lag = LAG;
    put(&s, "sampler", k->sampler);
    put(&s, "pruner", k->pruner);
    put(&s, "objective", k->objective);
    put(&s, "parameters", k->parameters);
    snprintf(s.path, sizeof s.path, "order-%d.db", (int)getpid());
    return s;
}

static lc_sweep *run(const setting *s, disorder *d, size_t workers)
{
    lc_sweep *sweep;
    lc_ledger_remove(s->path);
    assert_ok(lc_sweep_new(&sweep, &(lc_sweep_request){.dataset = s->dataset,
                                                       .base = &s->base,
                                                       .domain = &s->domain,
                                                       .config = &s->config,
                                                       .path = s->path,
                                                       .study = "sweep",
                                                       .threads = workers,
                                                       .workers = workers,
                                                       .trains = delay,
                                                       .heard = note,
                                                       .ctx = d}));
    assert_int_equal(lc_sweep_crew_of(sweep).workers, workers);
    assert_ok(lc_sweep_run(sweep));
    assert_int_equal(d->count, TRIALS);
    return sweep;
}

static void are_equal(const lc_trial *a, const lc_trial *b, size_t dimensions)
{
    assert_int_equal(a->state, b->state);
    assert_int_equal(a->reports, b->reports);
    assert_memory_equal(a->value, b->value, dimensions * sizeof *a->value);
    assert_memory_equal(a->objective, b->objective, sizeof a->objective);
    assert_string_equal(a->message ? a->message : "", b->message ? b->message : "");
    if (a->reports)
        assert_memory_equal(a->report, b->report, a->reports * sizeof *a->report);
}

/* What the ledger keeps is what the sweep had, bit by bit. */
static void ledger_is_equal(const setting *s, const lc_sweep *sweep)
{
    lc_ledger *ledger;
    lc_trial *kept;
    size_t count, trials;
    const lc_trial *trial = lc_sweep_trials(&trials, sweep);
    assert_ok(lc_ledger_open(&ledger, &(lc_ledger_request){s->path, &s->domain, lc_sweep_study(sweep), .readonly = true}));
    assert_ok(lc_ledger_trials(&kept, &count, ledger));
    assert_int_equal(count, trials);
    for (size_t i = 0; i < trials; i++)
        are_equal(&kept[i], &trial[i], s->domain.count);
    lc_trials_free(kept, count);
    lc_ledger_close(ledger);
}

static bool has_state(const lc_sweep *sweep, lc_trial_state state)
{
    size_t trials, found = 0;
    const lc_trial *trial = lc_sweep_trials(&trials, sweep);
    for (size_t i = 0; i < trials; i++)
        found += trial[i].state == state;
    return found > 0;
}

static void one_answer(const kind *k)
{
    setting s = setting_new(k);
    disorder first = {.seed = 1};
    lc_sweep *one = run(&s, &first, 1);
    size_t trials, disordered = 0;
    const lc_trial *expected = lc_sweep_trials(&trials, one);
    assert_true(is_in_order(&first));
    for (size_t i = 0; i < 2; i++)
        assert_true(has_state(one, k->some[i]));
    for (size_t workers = 2; workers <= 8; workers *= 2) {
        disorder d = {.seed = workers};
        lc_sweep *other = run(&s, &d, workers);
        const lc_trial *found = lc_sweep_trials(&trials, other);
        disordered += !is_in_order(&d);
        for (size_t i = 0; i < trials; i++)
            are_equal(&expected[i], &found[i], s.domain.count);
        ledger_is_equal(&s, other);
        lc_sweep_free(other);
    }
    assert_int_equal(disordered, 3);
    lc_sweep_free(one);
    lc_ledger_remove(s.path);
    lc_domain_free(&s.domain);
    lc_dataset_free(s.dataset);
}

#define SIZES "model.cell=lstm,gru", "model.hidden=2..8:2"

static void trials_of_a_sampler_that_learns_give_one_answer_in_whatever_order_they_end(void **state)
{
    (void)state;
    one_answer(&(kind){.sampler = "tpe",
                       .pruner = "median",
                       .dimension = {"train.rate=1e-4..1e-2:log", SIZES},
                       .some = {LC_TRIAL_COMPLETE, LC_TRIAL_PRUNED}});
}

static void trials_of_sobol_points_give_one_answer_in_whatever_order_they_end(void **state)
{
    (void)state;
    one_answer(&(kind){.sampler = "sobol",
                       .pruner = "median",
                       .dimension = {"train.rate=1e-4..1e-2:log", SIZES},
                       .some = {LC_TRIAL_COMPLETE, LC_TRIAL_PRUNED}});
}

static void generations_with_trials_that_diverge_are_the_same_in_whatever_order_they_end(void **state)
{
    (void)state;
    one_answer(&(kind){.sampler = "cmaes",
                       .base = {"train.optimizer=sgd", "train.clip=0"},
                       .dimension = {"train.rate=1e-3..1e6:log", SIZES, "model.dropout=0..0.5"},
                       .some = {LC_TRIAL_COMPLETE, LC_TRIAL_FAIL}});
}

static void a_process_of_trials_that_fail_and_conditions_is_the_same_in_whatever_order_they_end(void **state)
{
    (void)state;
    one_answer(
        &(kind){.sampler = "gp",
                .parameters = "600",
                .dimension = {"train.rate=1e-4..1e-2:log", SIZES, "model.layers=1..2", "model.dropout=0..0.4 if model.layers=2"},
                .some = {LC_TRIAL_COMPLETE, LC_TRIAL_FAIL}});
}

static void a_process_of_trials_that_are_pruned_is_the_same_in_whatever_order_they_end(void **state)
{
    (void)state;
    one_answer(&(kind){.sampler = "gp",
                       .pruner = "median",
                       .dimension = {"train.rate=1e-4..1e-2:log", SIZES},
                       .some = {LC_TRIAL_COMPLETE, LC_TRIAL_PRUNED}});
}

static void brackets_with_trials_that_cannot_be_are_the_same_in_whatever_order_they_end(void **state)
{
    (void)state;
    one_answer(&(kind){.sampler = "tpe",
                       .pruner = "hyperband",
                       .dimension = {"train.rate=1e-4..1e-1:log", SIZES, "window.context=4,5,5000"},
                       .some = {LC_TRIAL_PRUNED, LC_TRIAL_FAIL}});
}

static void a_front_of_conditions_under_a_constraint_is_the_same_in_whatever_order_trials_end(void **state)
{
    (void)state;
    one_answer(
        &(kind){.sampler = "tpe",
                .objective = "mse, mae",
                .parameters = "600",
                .dimension = {"train.rate=1e-4..1e-2:log", SIZES, "model.layers=1..2", "model.dropout=0..0.4 if model.layers=2"},
                .some = {LC_TRIAL_COMPLETE, LC_TRIAL_FAIL}});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trials_of_a_sampler_that_learns_give_one_answer_in_whatever_order_they_end),
        cmocka_unit_test(trials_of_sobol_points_give_one_answer_in_whatever_order_they_end),
        cmocka_unit_test(generations_with_trials_that_diverge_are_the_same_in_whatever_order_they_end),
        cmocka_unit_test(a_process_of_trials_that_fail_and_conditions_is_the_same_in_whatever_order_they_end),
        cmocka_unit_test(a_process_of_trials_that_are_pruned_is_the_same_in_whatever_order_they_end),
        cmocka_unit_test(brackets_with_trials_that_cannot_be_are_the_same_in_whatever_order_they_end),
        cmocka_unit_test(a_front_of_conditions_under_a_constraint_is_the_same_in_whatever_order_trials_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* samplers - what every sampler promises, the points of grid and sobol, and the minima that cmaes finds. */
#include <math.h>

#include "core/mem.h"
#include "sweep/sampler.h"
#include "unit/domain.h"

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

/* The best loss of the trials of a search. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samplers_stay_inside_and_are_functions_of_the_number),
        cmocka_unit_test(a_suggestion_does_not_know_what_comes_after_the_lag),
        cmocka_unit_test(a_grid_has_each_combination_once_in_an_order_of_its_seed),
        cmocka_unit_test(scrambled_sobol_points_fill_each_dimension),
        cmocka_unit_test(sobol_has_forty_dimensions_and_no_more),
        cmocka_unit_test(cmaes_reaches_the_minimum_of_sphere_and_rosenbrock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

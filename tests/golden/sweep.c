/* sweep - what Optuna suggests, from the same trials and the same random numbers; and its densities, from their formulas. */
#include "golden/golden.h"

#include "core/mem.h"
#include "sweep/cmaes.h"
#include "sweep/parzen.h"
#include "sweep/tpe.h"
#include "sweep/truncated.h"

#include <gsl/gsl_rng.h>

enum { TRIALS_MOST = 1000, NUMBERS = 64 };

static void is_near(double found, double expected, double share)
{
    if (!(fabs(found - expected) <= share * fmax(fabs(expected), 1)))
        fail_msg("%.17g is not %.17g", found, expected);
}

static void a_normal_distribution_between_bounds_is_exact_in_its_tails(void **state)
{
    (void)state;
    static const double q[] = {.1, .5, .9, .5, 1e-6}, a[] = {-1, -3, .5, -40, 8}, b[] = {2, 3, 4, -38, 9};
    static const double x[] = {-.704647821094745, 0, 1.8679824587844542, -38.018223745586276, 8.000000123109688};
    static const double mass[] = {-.20016629432446262, -.002703447085475961, -1.17601441641998, -726.5572160188201,
                                  -35.01361859343716};
    for (int i = 0; i < 5; i++) {
        is_near(lc_truncated_quantile(q[i], a[i], b[i]), x[i], 1e-14);
        is_near(lc_truncated_log_mass(a[i], b[i]), mass[i], 1e-14);
    }
}

static lc_domain domain_of(const char *const *text)
{
    const lc_config base = lc_config_default();
    lc_domain domain = {0};
    for (; *text; text++)
        assert_ok(lc_domain_add(&domain, &base, *text, "test"));
    assert_ok(lc_domain_settle(&domain));
    return domain;
}

/* Four dimensions with four points: widths, and the density of their product. */
static void kernels_have_the_widths_and_densities_of_optuna(void **state)
{
    (void)state;
    lc_domain domain = domain_of((const char *const[]){"model.cell=lstm,gru,rnn", "window.context=24..96:24",
                                                       "model.hidden=16..256:log", "train.rate=1e-4..1e-2:log", NULL});
    static const double point[] = {0, 24, 32, .001, 2, 48, 64, .0002, 2, 96, 200, .008, 1, 48, 65, .0011};
    static const double x[] = {0, 24, 32, .001, 2, 72, 100, .005, 1, 96, 256, .01, 1, 24, 16, .0001};
    static const double expected[] = {-7.426484994889346, -9.051680087317523, -11.093478616129367, -8.619165296084036};
    static const double width[3][5] = {
        {24, 24, 48, 48, 96},
        {.693147180559945, .693147180559945, 1.1239300966523995, 1.1239300966523995, 2.806288640685623},
        {1.6094379124341014, 1.6094379124341014, 1.9841313618755105, 1.9841313618755105, 4.605170185988091}};
    const lc_dimension *dimension[4];
    lc_parzen parzen;
    double density[4];
    for (size_t i = 0; i < 4; i++)
        dimension[i] = &domain.dimension[i];
    assert_ok(lc_parzen_new(&parzen, dimension, 4, point, 4, false));
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 5; k++)
            is_near(parzen.of[i + 1].width[k], width[i][k], 1e-14);
    is_near(parzen.of[2].low, 2.740840023925201, 1e-14);
    is_near(parzen.of[2].high, 5.547128664610824, 1e-14);
    assert_ok(lc_parzen_density(density, &parzen, x, 4));
    for (int i = 0; i < 4; i++)
        is_near(density[i], expected[i], 1e-13);
    lc_parzen_free(&parzen);
    lc_domain_free(&domain);
}

static void old_points_weigh_less(void **state)
{
    (void)state;
    static const double ramp[] = {.001166180758, .009620991254, .018075801749, .026530612245, .034985422741};
    double point[30] = {0};
    lc_domain domain = domain_of((const char *const[]){"model.dropout=0..0.5", NULL});
    const lc_dimension *dimension = domain.dimension;
    lc_parzen parzen;
    assert_ok(lc_parzen_new(&parzen, &dimension, 1, point, 30, false));
    for (int i = 0; i < 31; i++)
        is_near(parzen.weight[i], ramp[i < 4 ? i : 4], 1e-12);
    lc_parzen_free(&parzen);
    assert_ok(lc_parzen_new(&parzen, &dimension, 1, point, 26, false));
    is_near(parzen.weight[0], .001477104874, 1e-12);
    is_near(parzen.weight[1], .038404726736, 1e-12);
    lc_parzen_free(&parzen);
    lc_domain_free(&domain);
}

/* --- suggestions ------------------------------------------------------------------------------------------------------ */

/* numpy's random_sample */
static double twister(void *ctx)
{
    const double high = (double)(gsl_rng_get(ctx) >> 5), low = (double)(gsl_rng_get(ctx) >> 6);
    return (high * 67108864 + low) / 9007199254740992;
}

typedef struct replay {
    lc_domain domain;
    lc_study study;
    lc_trial trial[TRIALS_MOST];
    size_t trials, compared;
    gsl_rng *twister;
} replay;

/* The words after "study": name, seed, directions. */
static void begin(replay *r, char *word)
{
    r->twister = gsl_rng_alloc(gsl_rng_mt19937);
    snprintf(r->study.name, sizeof r->study.name, "%s", strtok(NULL, " \n"));
    gsl_rng_set(r->twister, strtoul(strtok(NULL, " \n"), NULL, 10));
    for (r->study.objectives = 0; (word = strtok(NULL, " \n")); r->study.objectives++)
        r->study.maximize[r->study.objectives] = strcmp(word, "maximize") == 0;
}

static void add_dimension(replay *r, const char *text)
{
    const lc_config base = lc_config_default();
    assert_ok(lc_domain_add(&r->domain, &base, text, "tpe.txt"));
}

static void compare(replay *r, size_t known, const lc_trial *expected)
{
    static const lc_tpe tpe = {10, 24};
    const lc_sampling s = {&r->domain, &r->study, 0, r->trials, r->trial, known, NULL};
    double found[NUMBERS];
    size_t ended = 0;
    for (size_t i = 0; i < known; i++)
        ended += lc_sampling_knows(&s, i);
    if (ended < tpe.startup)
        return;
    assert_ok(lc_tpe_suggest(found, &s, &tpe, &(lc_uniforms){twister, r->twister}));
    for (size_t i = 0; i < r->domain.count; i++)
        if (isnan(found[i]) != isnan(expected->value[i]) ||
            !(isnan(found[i]) || fabs(found[i] - expected->value[i]) <= 1e-12 * fabs(expected->value[i])))
            fail_msg("%s, trial %zu: %s is %.17g, not %.17g", r->study.name, r->trials, r->domain.dimension[i].key, found[i],
                     expected->value[i]);
    r->compared++;
}

/* The words after "trial": state, known, reports, point, objectives, reports. */
static void add_trial(replay *r)
{
    lc_trial *t = &r->trial[r->trials];
    assert_true(r->trials < TRIALS_MOST);
    assert_ok(lc_trial_new(t, r->trials, r->domain.count));
    t->state = lc_trial_state_of(strtok(NULL, " \n"));
    const size_t known = strtoul(strtok(NULL, " \n"), NULL, 10), reports = strtoul(strtok(NULL, " \n"), NULL, 10);
    for (size_t i = 0; i < r->domain.count; i++)
        t->value[i] = strtod(strtok(NULL, " \n"), NULL);
    for (size_t i = 0; i < r->study.objectives; i++)
        t->objective[i] = strtod(strtok(NULL, " \n"), NULL);
    for (size_t i = 0; i < reports; i++)
        assert_ok(lc_trial_report(t, strtod(strtok(NULL, " \n"), NULL)));
    compare(r, known, t);
    r->trials++;
}

static void end(replay *r)
{
    for (size_t i = 0; i < r->trials; i++)
        lc_trial_clear(&r->trial[i]);
    lc_domain_free(&r->domain);
    gsl_rng_free(r->twister);
    r->trials = 0;
}

static void take_line(replay *r, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "dimension ", 10) == 0) {
        add_dimension(r, line + 10);
        return;
    }
    const char *word = strtok(line, " ");
    if (strcmp(word, "study") == 0)
        begin(r, line);
    else if (strcmp(word, "trial") == 0) {
        if (r->trials == 0)
            assert_ok(lc_domain_settle(&r->domain));
        add_trial(r);
    } else if (strcmp(word, "end") == 0)
        end(r);
}

/* Pruned, failed and running trials, conditions, lags, one objective and several; scripts/golden/sweeps.py has them. */
static void suggestions_are_those_of_optuna(void **state)
{
    (void)state;
    static replay r;
    static char line[1 << 14];
    FILE *file = fopen(LC_TEST_DIR "/golden/sweep/tpe.txt", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        take_line(&r, line);
    fclose(file);
    assert_true(r.compared > 500);
}

/* --- generations ------------------------------------------------------------------------------------------------------ */

/* count numbers of the next line, after its first words. */
static void read_numbers(double *out, size_t count, FILE *file)
{
    for (size_t i = 0; i < count; i++)
        assert_int_equal(fscanf(file, "%lf", &out[i]), 1);
}

static void compare_generation(const lc_cmaes *c, FILE *file)
{
    double state[NUMBERS + 9];
    const size_t n = c->dimensions;
    assert_int_equal(fscanf(file, " state"), 0);
    read_numbers(state, 1 + n + n * n, file);
    is_near(c->step, state[0], 1e-11);
    for (size_t i = 0; i < n; i++)
        is_near(c->mean[i], state[1 + i], 1e-11);
    for (size_t i = 0; i < n * n; i++)
        is_near(c->covariance[i], state[1 + n + i], 1e-10);
}

/* From its points, the mean, step and covariance of each generation; scripts/golden/evolution.py has them. */
static void generations_are_those_of_cmaes(void **state)
{
    (void)state;
    FILE *file = fopen(LC_TEST_DIR "/golden/sweep/cmaes.txt", "r");
    size_t n, population, compared = 0;
    char line[128];
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    while (fscanf(file, " begin %zu %zu", &n, &population) == 2) {
        lc_cmaes c;
        double point[32 * 8];
        assert_true(population * n <= sizeof point / sizeof *point && 1 + n + n * n <= NUMBERS + 9);
        assert_ok(lc_cmaes_new(&c, n, population));
        for (; c.generation < 12; compared++) {
            read_numbers(point, population * n, file);
            lc_cmaes_learn(&c, point);
            compare_generation(&c, file);
        }
        lc_cmaes_free(&c);
    }
    fclose(file);
    assert_int_equal(compared, 48);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generations_are_those_of_cmaes),
        cmocka_unit_test(a_normal_distribution_between_bounds_is_exact_in_its_tails),
        cmocka_unit_test(kernels_have_the_widths_and_densities_of_optuna),
        cmocka_unit_test(old_points_weigh_less),
        cmocka_unit_test(suggestions_are_those_of_optuna),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

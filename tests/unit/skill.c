/* skill: 1 - MSE / MSE of the plain forecast; its interval holds the truth about as often as it says; the same for any threads. */
#include <lanecast/evaluate.h>

#include "core/rng.h"
#include "sample.h"

enum { CONTEXT = 8, HORIZON = 4, ROWS = 700, TESTED = 500, SEEDS = 100 };

static lc_dataset *noise(uint64_t seed)
{
    lc_rng rng = lc_rng_new(seed, "skill test", 0);
    lc_dataset *d = sample_new(1, (const size_t[]){ROWS}, 1);
    for (size_t i = 0; i < ROWS; i++)
        d->series[0].value[i] = lc_rng_normal(&rng);
    return d;
}

static lc_evaluation *evaluate(const lc_dataset *d, const char *kind, const char *season, const char *split, size_t threads)
{
    const char *const set[] = {"window.context=8", "window.horizon=4", season, split};
    lc_config config = lc_config_default();
    lc_forecaster *f;
    lc_evaluation *e;
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    config.run.threads = threads;
    snprintf(config.model.kind, sizeof config.model.kind, "%s", kind);
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    lc_forecaster_free(f);
    return e;
}

static double mse(const lc_evaluation *e, size_t line)
{
    return e->line[line].score[LC_SCALED].overall[lc_metric_index("mse")];
}

static void it_is_against_the_seasonal_naive_where_there_is_a_season(void **state)
{
    (void)state;
    lc_dataset *d = noise(1);
    lc_evaluation *e = evaluate(d, "mean", "data.season=5", "data.split=* 0 500", 1);
    assert_string_equal(e->line[e->skill.against].name, "seasonal_naive");
    assert_true(fabs(e->skill.value - (1 - mse(e, 0) / mse(e, e->skill.against))) < 1e-12);
    assert_true(e->skill.low < e->skill.value && e->skill.value < e->skill.high);
    lc_evaluation_free(e);
    e = evaluate(d, "mean", "data.season=0", "data.split=* 0 500", 1);
    assert_string_equal(e->line[e->skill.against].name, "repeat_last");
    lc_evaluation_free(e);
    e = evaluate(d, "repeat_last", "data.season=0", "data.split=* 0 500", 1);
    assert_true(e->skill.against == 0 && isnan(e->skill.value));
    lc_evaluation_free(e);
    lc_dataset_free(d);
}

static void few_windows_have_no_interval(void **state)
{
    (void)state;
    lc_dataset *d = noise(1);
    lc_evaluation *e = evaluate(d, "mean", "data.season=0", "data.split=* 0 62", 1); /* 59 windows, of blocks of 12 */
    assert_true(!isnan(e->skill.value) && isnan(e->skill.low) && isnan(e->skill.high));
    lc_evaluation_free(e);
    e = evaluate(d, "mean", "data.season=0", "data.split=* 0 63", 1);
    assert_true(!isnan(e->skill.low) && !isnan(e->skill.high));
    lc_evaluation_free(e);
    lc_dataset_free(d);
}

static void it_does_not_depend_on_threads(void **state)
{
    (void)state;
    lc_dataset *d = noise(2);
    lc_evaluation *one = evaluate(d, "mean", "data.season=5", "data.split=* 0 500", 1);
    lc_evaluation *many = evaluate(d, "mean", "data.season=5", "data.split=* 0 500", 3);
    assert_true(one->skill.value == many->skill.value && one->skill.low == many->skill.low &&
                one->skill.high == many->skill.high);
    lc_evaluation_free(one);
    lc_evaluation_free(many);
    lc_dataset_free(d);
}

/* Of white noise the mean of c values errs by 1 + 1/c, the last value by 2. Of 100 intervals of 95 % fewer than 85 hold the true
 * skill once in ten thousand times if they are what they say. */
static void the_interval_holds_the_true_skill(void **state)
{
    (void)state;
    const double truth = 1 - (1 + 1.0 / CONTEXT) / 2;
    int held = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        lc_dataset *d = noise(seed);
        lc_evaluation *e = evaluate(d, "mean", "data.season=0", "data.split=* 0 500", 1);
        held += e->skill.low <= truth && truth <= e->skill.high;
        lc_evaluation_free(e);
        lc_dataset_free(d);
    }
    print_message("%d of %d intervals hold the true skill\n", held, SEEDS);
    assert_in_range(held, 85, SEEDS);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Squared errors of one window: of the mean of the context, and of its last value. */
static void errors_of(double out[2], const double *origin)
{
    double mean = 0;
    for (int i = 1; i <= CONTEXT; i++)
        mean += origin[-i] / CONTEXT;
    out[0] = out[1] = 0;
    for (int step = 0; step < HORIZON; step++) {
        out[0] += (mean - origin[step]) * (mean - origin[step]);
        out[1] += (origin[-1] - origin[step]) * (origin[-1] - origin[step]);
    }
}

/* Blocks of as many windows as share rows, 12, drawn from the stream "skill" of run.seed: of 1000 skills, the 26th from both ends. */
static void the_interval_is_of_a_thousand_draws_of_blocks(void **state)
{
    (void)state;
    enum { BLOCK = CONTEXT + HORIZON, WINDOWS = TESTED - HORIZON + 1, DRAWS = 1000 };
    lc_dataset *d = noise(1);
    lc_evaluation *e = evaluate(d, "mean", "data.season=0", "data.split=* 0 500", 1);
    static double error[WINDOWS][2], skill[DRAWS];
    lc_rng rng = lc_rng_new(lc_config_default().run.seed, "skill", 0);
    assert_int_equal(e->windows, WINDOWS);
    for (size_t i = 0; i < WINDOWS; i++)
        errors_of(error[i], d->series[0].value + ROWS - TESTED + i);
    for (size_t draw = 0; draw < DRAWS; draw++) {
        double model = 0, plain = 0;
        for (size_t drawn = 0; drawn < WINDOWS; drawn += BLOCK) {
            const size_t from = lc_rng_below(&rng, WINDOWS - BLOCK + 1);
            for (size_t i = 0; i < BLOCK && drawn + i < WINDOWS; i++) {
                model += error[from + i][0];
                plain += error[from + i][1];
            }
        }
        skill[draw] = 1 - model / plain;
    }
    qsort(skill, DRAWS, sizeof *skill, ascending);
    assert_true(fabs(e->skill.low - skill[25]) < 1e-9 && fabs(e->skill.high - skill[DRAWS - 26]) < 1e-9);
    lc_evaluation_free(e);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_against_the_seasonal_naive_where_there_is_a_season),
        cmocka_unit_test(few_windows_have_no_interval), cmocka_unit_test(it_does_not_depend_on_threads),
        cmocka_unit_test(the_interval_is_of_a_thousand_draws_of_blocks), cmocka_unit_test(the_interval_holds_the_true_skill)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

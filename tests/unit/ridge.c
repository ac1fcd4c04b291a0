/* ridge: the same bits for any threads, kept by a run file, chosen on validation rows; what it leaves out and what it refuses. */
#include <lanecast/evaluate.h>
#include <lanecast/simulate.h>

#include "core/rng.h"
#include "model/forecaster.h"
#include "sample.h"
#include "trained.h"

enum { ROWS = 700 };

static lc_config config_with(const char *const *set)
{
    static const char *const own[] = {"data.split=500 100 100", "window.context=24", "window.horizon=30", "model.kind=ridge"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        assert_ok(lc_config_set(&config, own[i]));
    for (; set && *set; set++)
        assert_ok(lc_config_set(&config, *set));
    return config;
}

/* Three channels that remember what was, of two series. */
static lc_dataset *wandering(void)
{
    const size_t rows[] = {ROWS, ROWS};
    lc_dataset *d = sample_new(2, rows, 3);
    lc_rng rng = lc_rng_new(1, "ridge", 0);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < (size_t)ROWS * 3; i++) {
            const double before = i < 3 ? 0 : d->series[s].value[i - 3];
            const double day = sin((double)(i / 3) * (0.26 + 0.1 * (double)(i % 3)));
            d->series[s].value[i] = 0.9 * before + day + lc_rng_uniform(&rng) - 0.5;
        }
    return d;
}

static lc_forecaster *fitted(const lc_dataset *dataset, const char *const *set)
{
    const lc_config config = config_with(set);
    return forecaster_trained(dataset, &config);
}

static void any_number_of_threads_gives_the_same_bits(void **state)
{
    (void)state;
    static const char *const threads[] = {"run.threads=1", "run.threads=2", "run.threads=3"};
    lc_dataset *dataset = wandering();
    uint64_t digest[3];
    for (size_t i = 0; i < 3; i++) {
        lc_forecaster *f = fitted(dataset, (const char *const[]){threads[i], "model.ridge.maps=auto", NULL});
        digest[i] = lc_forecaster_digest(f);
        lc_forecaster_free(f);
    }
    assert_true(digest[0] == digest[1] && digest[0] == digest[2] && digest[0] != 0);
    lc_dataset_free(dataset);
}

/* Its scaled MSE over a part, by forecasts. */
static double error_of(const lc_forecaster *f, lc_part part)
{
    lc_comparison c;
    assert_ok(lc_compare(&c, f, part));
    return c.model;
}

static void errors_from_products_are_those_of_forecasts(void **state)
{
    (void)state;
    static const char *const maps[] = {"model.ridge.maps=channel", "model.ridge.maps=shared"};
    lc_dataset *dataset = wandering();
    for (size_t i = 0; i < 2; i++) {
        lc_forecaster *f = fitted(dataset, (const char *const[]){maps[i], "model.ridge.lookback=auto", NULL});
        size_t rounds;
        const lc_epoch *history = lc_forecaster_history(&rounds, f);
        assert_int_equal(rounds, 1);
        assert_true(fabs(history->loss - error_of(f, LC_TRAIN)) < 1e-9 * history->loss);
        assert_true(fabs(history->valid_loss - error_of(f, LC_VALID)) < 1e-9 * history->valid_loss);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

static double valid_with(const lc_dataset *dataset, const char *penalty)
{
    lc_forecaster *f = fitted(dataset, (const char *const[]){penalty, "model.ridge.trailing=0", NULL});
    const double error = lc_forecaster_ridge(f)->valid;
    lc_forecaster_free(f);
    return error;
}

static void the_best_of_several_penalties_is_as_good_as_each(void **state)
{
    (void)state;
    static const char *const one[] = {"model.ridge.penalty=0.1", "model.ridge.penalty=30", "model.ridge.penalty=3000"};
    lc_dataset *dataset = wandering();
    const double chosen = valid_with(dataset, "model.ridge.penalty=0.1 30 3000");
    bool differ = false;
    for (size_t i = 0; i < 3; i++) {
        const double alone = valid_with(dataset, one[i]);
        assert_true(chosen <= alone * (1 + 1e-12));
        differ |= alone > chosen * 1.001;
    }
    assert_true(differ);
    lc_dataset_free(dataset);
}

static void what_comes_after_the_validation_part_changes_nothing(void **state)
{
    (void)state;
    lc_dataset *dataset = wandering();
    lc_forecaster *f = fitted(dataset, NULL);
    const uint64_t before = lc_forecaster_digest(f);
    lc_forecaster_free(f);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 600 * 3; i < (size_t)ROWS * 3; i++)
            dataset->series[s].value[i] = 1e3;
    f = fitted(dataset, NULL);
    assert_true(lc_forecaster_digest(f) == before);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

/* One unknown value of one channel: the 24 + 30 windows of training that hold it. */
static void windows_with_a_hole_are_left_out_and_counted(void **state)
{
    (void)state;
    static const char *const missing[] = {"data.missing=mask", "data.missing=forward"};
    lc_dataset *dataset = wandering();
    const size_t all = 2 * 3 * (500 - 24 - 30 + 1);
    dataset->series[1].value[200 * 3 + 1] = NAN;
    for (size_t i = 0; i < 2; i++) {
        lc_forecaster *f = fitted(dataset, (const char *const[]){missing[i], NULL});
        const lc_ridge *r = lc_forecaster_ridge(f);
        /* forward has no windows whose horizon holds it, and of those whose context does the other channels are whole */
        assert_int_equal(r->windows + (i ? 3 * 30 + 24 : 54), all);
        assert_int_equal(r->left_out, i ? 24 : 54);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

static void a_channel_without_a_whole_window_is_named(void **state)
{
    (void)state;
    lc_dataset *dataset = wandering();
    const lc_config config = config_with((const char *const[]){"data.missing=mask", NULL});
    lc_progress progress;
    lc_forecaster *f;
    for (size_t s = 0; s < 2; s++)
        for (size_t row = 0; row < ROWS; row += 20)
            dataset->series[s].value[row * 3 + 1] = NAN;
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    lc_status status = LC_OK;
    for (progress.done = false; status == LC_OK && !progress.done;)
        status = lc_forecaster_step(&progress, f);
    assert_fails(status, LC_E_DATA, "no training window of b is whole");
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void a_run_file_forecasts_to_the_last_bit(void **state)
{
    (void)state;
    lc_dataset *dataset = wandering();
    lc_forecaster *f = fitted(dataset, (const char *const[]){"data.transform=difference", "model.interval=conformal", NULL}), *g;
    char *bytes;
    size_t count;
    const lc_windows *windows;
    double said[2][30 * 3];
    assert_ok(lc_forecaster_store(&bytes, &count, f));
    assert_ok(lc_forecaster_restore(&g, bytes, count, dataset, NULL));
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_forecaster_predict(said[0], f, windows, 3, 1));
    assert_ok(lc_forecaster_predict(said[1], g, windows, 3, 1));
    assert_memory_equal(said[0], said[1], sizeof said[0]);
    assert_true(lc_forecaster_digest(f) == lc_forecaster_digest(g));
    assert_true(g->interval && lc_forecaster_best_round(g) == 1);
    lc_string_free(bytes);
    lc_forecaster_free(f);
    lc_forecaster_free(g);
    lc_dataset_free(dataset);
}

/* The more a penalty costs, the nearer to the last value, or the mean of the last ones, the forecast stays. */
static void a_huge_penalty_repeats_the_level(void **state)
{
    (void)state;
    static const char *const trailing[] = {"model.ridge.trailing=0", "model.ridge.trailing=0.25"};
    lc_dataset *dataset = wandering();
    for (size_t i = 0; i < 2; i++) {
        lc_forecaster *f = fitted(dataset, (const char *const[]){trailing[i], "model.ridge.penalty=1e12", NULL});
        const lc_windows *windows;
        double said[30 * 3], level = 0;
        const size_t rows = i ? 6 : 1;
        assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
        assert_ok(lc_forecaster_predict(said, f, windows, 0, 1));
        for (size_t back = 1; back <= rows; back++)
            level += dataset->series[0].value[(lc_windows_at(windows, 0).origin - back) * 3] / (double)rows;
        for (size_t step = 0; step < 30; step++)
            assert_true(fabs(said[step * 3] - level) < 1e-6);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

static void without_validation_rows_the_first_of_each_is_taken(void **state)
{
    (void)state;
    static const char *const set[] = {"data.split=600 0 100", "model.ridge.penalty=7 1 100", "model.ridge.trailing=0.5 0", NULL};
    lc_dataset *dataset = wandering();
    lc_forecaster *f = fitted(dataset, set);
    const lc_ridge *r = lc_forecaster_ridge(f);
    for (size_t i = 0; i < r->maps * r->blocks; i++)
        assert_true(r->choice[i].penalty == 7 && r->choice[i].trailing == 12 && r->choice[i].lookback == 24);
    assert_true(isnan(r->valid));
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void it_is_not_saved_before_it_is_fitted(void **state)
{
    (void)state;
    lc_dataset *dataset = wandering();
    const lc_config config = config_with((const char *const[]){"run.threads=1", "model.ridge.maps=channel", NULL});
    lc_forecaster *f;
    lc_progress progress;
    char *bytes;
    size_t count;
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    assert_ok(lc_forecaster_step(&progress, f));
    assert_true(!progress.done && progress.step == 1 && progress.steps == 3);
    assert_int_equal(lc_forecaster_training(f), LC_TRAINING_UNFINISHED);
    assert_fails(lc_forecaster_store(&bytes, &count, f), LC_E_USAGE, "not fitted yet");
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void options_that_cannot_be_are_named(void **state)
{
    (void)state;
    static const char *const value[][2] = {
        {"model.ridge.penalty=0", "'0' is not one of what is expected: auto, or numbers from 1e-12 to"},
        {"model.ridge.penalty=1 2 many", "'1 2 many' is not one of"},
        {"model.ridge.penalty=", "'' is not one of"},
        {"model.ridge.penalty=0.1..10", "'0.1..10' is not one of"},
        {"model.ridge.lookback=1.5", "'1.5' is not one of what is expected: context, or auto, or whole numbers from 1 to"},
        {"model.ridge.trailing=1.1", "'1.1' is not one of what is expected: auto, or numbers from 0 to 1"},
    };
    static const char *const pair[][2] = {
        {"model.ridge.lookback=25", "ridge.lookback = 25"},
        {"classes.of=change", "ridge says numbers"},
        {"model.huber.delta=1", "set loss = huber"},
    };
    lc_config config = config_with(NULL);
    for (size_t i = 0; i < sizeof value / sizeof *value; i++)
        assert_fails(lc_config_set(&config, value[i][0]), LC_E_CONFIG, value[i][1]);
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        config = config_with((const char *const[]){pair[i][0], NULL});
        if (i == 1)
            assert_ok(lc_config_set(&config, "classes.limits=0"));
        assert_fails(lc_config_check(&config), LC_E_CONFIG, pair[i][1]);
    }
}

/* Of each map and block the same look-back and level, and the same penalty a window. */
static void assert_chosen_alike(const lc_ridge *a, const lc_ridge *b)
{
    assert_true(a->maps == b->maps && a->blocks == b->blocks);
    for (size_t i = 0; i < a->maps * a->blocks; i++) {
        const lc_ridge_choice *was = &a->choice[i], *is = &b->choice[i];
        assert_true(was->lookback == is->lookback && was->trailing == is->trailing);
        assert_true(fabs(was->penalty / was->windows * is->windows / is->penalty - 1) < 1e-12 && is->windows > was->windows);
    }
}

/* lookback: what the earlier one may choose from; the later one has all of auto. */
static void check_taken(const char *lookback)
{
    lc_dataset *dataset = wandering();
    lc_forecaster *chosen = fitted(dataset, (const char *const[]){lookback, NULL}), *f, *restored;
    const lc_config config = config_with((const char *const[]){"model.ridge.lookback=auto", "data.split=600 0 100", NULL});
    lc_progress progress = {0};
    char *bytes;
    size_t count;
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    assert_ok(lc_forecaster_take_choice(f, lc_forecaster_ridge(chosen)));
    while (!progress.done)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_chosen_alike(lc_forecaster_ridge(chosen), lc_forecaster_ridge(f));
    assert_ok(lc_forecaster_store(&bytes, &count, f));
    assert_ok(lc_forecaster_restore(&restored, bytes, count, dataset, NULL));
    assert_chosen_alike(lc_forecaster_ridge(chosen), lc_forecaster_ridge(restored));
    lc_string_free(bytes);
    lc_forecaster_free(restored);
    lc_forecaster_free(f);
    lc_forecaster_free(chosen);
    lc_dataset_free(dataset);
}

/* The later one tries 24, 12 and 6 rows, the first of them first. */
static void without_validation_rows_an_earlier_choice_is_taken(void **state)
{
    (void)state;
    check_taken("model.ridge.lookback=auto");
    check_taken("model.ridge.lookback=12");
}

static int asked, patience;

static bool is_stopping(void)
{
    return asked++ >= patience;
}

/* Wherever within a map, and the same step may be called again. */
static void a_fit_gives_up_within_a_step(void **state)
{
    (void)state;
    lc_dataset *dataset = wandering();
    const lc_config config = config_with((const char *const[]){"run.threads=1", "model.ridge.maps=shared", NULL});
    lc_forecaster *whole = fitted(dataset, (const char *const[]){"model.ridge.maps=shared", NULL}), *f;
    lc_progress progress = {0};
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    lc_forecaster_watch(f, is_stopping);
    for (patience = 0; patience < 40; patience += 13) {
        asked = 0;
        assert_int_equal(lc_forecaster_step(&progress, f), LC_E_STOPPED);
        assert_true(asked <= patience + 4 && !progress.done);
    }
    patience = 1 << 30;
    while (!progress.done)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_true(lc_forecaster_digest(f) == lc_forecaster_digest(whole) && asked > 40);
    lc_forecaster_free(f);
    lc_forecaster_free(whole);
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_threads_gives_the_same_bits),
        cmocka_unit_test(errors_from_products_are_those_of_forecasts),
        cmocka_unit_test(the_best_of_several_penalties_is_as_good_as_each),
        cmocka_unit_test(what_comes_after_the_validation_part_changes_nothing),
        cmocka_unit_test(windows_with_a_hole_are_left_out_and_counted),
        cmocka_unit_test(a_channel_without_a_whole_window_is_named),
        cmocka_unit_test(a_run_file_forecasts_to_the_last_bit),
        cmocka_unit_test(a_huge_penalty_repeats_the_level),
        cmocka_unit_test(without_validation_rows_the_first_of_each_is_taken),
        cmocka_unit_test(without_validation_rows_an_earlier_choice_is_taken),
        cmocka_unit_test(a_fit_gives_up_within_a_step),
        cmocka_unit_test(it_is_not_saved_before_it_is_fitted),
        cmocka_unit_test(options_that_cannot_be_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* beside: a ridge regression beside a network changes none of its weights, is kept by the run file, and stays small beside training. */
#include <lanecast/evaluate.h>
#include <lanecast/simulate.h>
#include <unistd.h>

#include "model/beside.h"
#include "model/forecaster.h"
#include "trained.h"

static lc_dataset *weather(size_t rows)
{
    lc_dataset *d;
    assert_ok(lc_dataset_simulate(&d, &(lc_simulation){.kind = "weather", .rows = rows, .series = 1, .seed = 1}));
    return d;
}

static lc_config config_with(const char *more)
{
    static const char *const set[] = {"window.context=24", "window.horizon=6", "model.hidden=4", "train.epochs=1"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    if (more)
        assert_ok(lc_config_set(&config, more));
    return config;
}

static lc_forecaster *trained(const lc_dataset *dataset, const char *more)
{
    const lc_config config = config_with(more);
    return forecaster_trained(dataset, &config);
}

/* The line of the ridge regression: its scaled MSE; 0: there is none. */
static double line_of(const lc_forecaster *f)
{
    lc_evaluation *e;
    lc_comparison c;
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    assert_ok(lc_compare(&c, f, LC_TEST));
    const double mse = e->ridge ? e->line[e->ridge].score[LC_SCALED].overall[lc_metric_index("mse")] : 0;
    assert_true(!e->ridge || (strcmp(e->line[e->ridge].name, "ridge") == 0 && !e->line[e->ridge].baseline));
    assert_true(e->reference != e->ridge || !e->ridge);
    assert_true(fabs(c.ridge - mse) <= 1e-9 * mse);
    lc_evaluation_free(e);
    return mse;
}

static void weights_are_the_same_without_it(void **state)
{
    (void)state;
    lc_dataset *d = weather(600);
    lc_forecaster *with = trained(d, NULL), *without = trained(d, "model.ridge=no");
    assert_true(lc_forecaster_digest(with) == lc_forecaster_digest(without));
    assert_true(line_of(with) > 0 && line_of(without) == 0);
    lc_forecaster_free(with);
    lc_forecaster_free(without);
    lc_dataset_free(d);
}

static void it_is_what_the_kind_of_that_name_gives_with_the_same_options(void **state)
{
    (void)state;
    lc_dataset *d = weather(600);
    lc_forecaster *net = trained(d, NULL);
    lc_config config = config_with("model.kind=ridge");
    const lc_ridge *beside = lc_forecaster_beside(net);
    const double windows = (double)(beside->windows / beside->maps);
    char penalties[128];
    snprintf(penalties, sizeof penalties, "model.ridge.penalty=%.17g %.17g %.17g %.17g", windows * 1e-3, windows * 1e-4,
             windows * 1e-2, windows * 1e-1);
    assert_ok(lc_config_set(&config, penalties));
    assert_ok(lc_config_set(&config, "model.ridge.trailing=0 1"));
    assert_ok(lc_config_set(&config, "model.ridge.maps=channel"));
    lc_forecaster *kind = forecaster_trained(d, &config);
    assert_true(lc_ridge_digest(lc_forecaster_ridge(kind)) == lc_ridge_digest(beside));
    lc_forecaster_free(kind);
    lc_forecaster_free(net);
    lc_dataset_free(d);
}

/* After one step already: a run that is interrupted has it, and goes on with it. */
static void a_run_keeps_it(void **state)
{
    (void)state;
    lc_dataset *d = weather(600);
    const lc_config config = config_with(NULL);
    lc_forecaster *f, *again, *resumed;
    lc_progress progress = {0};
    char *bytes, path[] = "/tmp/besideXXXXXX";
    size_t count;
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_ok(lc_forecaster_step(&progress, f));
    assert_true(lc_forecaster_beside(f) && !progress.done);
    const uint64_t digest = lc_ridge_digest(lc_forecaster_beside(f));
    close(mkstemp(path));
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_forecaster_resume(&resumed, path, d, NULL));
    assert_true(lc_ridge_digest(lc_forecaster_beside(resumed)) == digest);
    while (!progress.done)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_ok(lc_forecaster_store(&bytes, &count, f));
    assert_ok(lc_forecaster_restore(&again, bytes, count, d, NULL));
    assert_true(line_of(again) == line_of(f));
    remove(path);
    lc_string_free(bytes);
    lc_forecaster_free(f);
    lc_forecaster_free(again);
    lc_forecaster_free(resumed);
    lc_dataset_free(d);
}

/* Where maps of channels are too much beside an epoch, one map is fitted; where that is too, none, and that is said. */
static void it_stays_small_beside_training(void **state)
{
    (void)state;
    static const char *const context[] = {"window.context=24", "window.context=380", "window.context=900"};
    static const size_t maps[] = {4, 1, 0};
    lc_dataset *d = weather(4000);
    for (size_t i = 0; i < 3; i++) {
        lc_config config = config_with(context[i]);
        lc_task *task;
        lc_ridge *ridge = NULL;
        char *why = NULL;
        assert_ok(lc_config_set(&config, "window.horizon=96"));
        assert_ok(lc_task_new(&task, d, &config));
        assert_ok(lc_beside_fit(&ridge, &why, task, &(lc_beside_plan){.threads = 2}));
        assert_int_equal(ridge ? ridge->maps : 0, maps[i]);
        assert_true(!ridge == (why != NULL) && (lc_beside_bytes(task, 0, 2) > 0) == (ridge != NULL));
        lc_ridge_free(ridge);
        lc_free(why);
        lc_task_free(task);
    }
    lc_dataset_free(d);
}

/* Four million coefficients are 32 MB of the run file; the work of a few more is small beside an epoch of a giant. */
static void a_run_file_has_32_megabytes_of_it_at_most(void **state)
{
    (void)state;
    static const char *const horizon[] = {"window.horizon=4000", "window.horizon=4001"};
    lc_dataset *d = weather(12000);
    for (size_t i = 0; i < 2; i++) {
        lc_config config = config_with("data.target=temperature");
        lc_task *task;
        assert_ok(lc_config_set(&config, "window.context=1000"));
        assert_ok(lc_config_set(&config, "data.split=* 0 4001"));
        assert_ok(lc_config_set(&config, horizon[i]));
        assert_ok(lc_task_new(&task, d, &config));
        assert_int_equal(lc_beside_bytes(task, (size_t)1 << 40, 1) > 0, i == 0);
        lc_task_free(task);
    }
    lc_dataset_free(d);
}

/* Its maps are of the horizon that was trained for; a decoder forecasts any. */
static void a_decoder_loaded_for_another_horizon_has_none(void **state)
{
    (void)state;
    lc_dataset *d = weather(600);
    lc_forecaster *f = trained(d, "model.kind=seq2seq"), *again;
    char *bytes;
    size_t count;
    assert_non_null(lc_forecaster_beside(f));
    assert_ok(lc_forecaster_store(&bytes, &count, f));
    for (size_t horizon = 5; horizon <= 7; horizon++) {
        lc_config config = *lc_forecaster_config(f);
        config.window.horizon = horizon;
        assert_ok(lc_forecaster_restore(&again, bytes, count, d, &config));
        assert_int_equal(lc_forecaster_beside(again) != NULL, horizon == 6);
        assert_int_equal(line_of(again) > 0, horizon == 6);
        lc_forecaster_free(again);
    }
    lc_string_free(bytes);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void a_network_beyond_it_trains_without_and_says_why(void **state)
{
    (void)state;
    lc_dataset *d = weather(600);
    for (size_t row = 0; row < d->series[0].rows; row += 20)
        d->series[0].value[row * d->channels] = NAN;
    lc_forecaster *f = trained(d, "data.missing=mask");
    assert_null(lc_forecaster_beside(f));
    assert_non_null(strstr(lc_forecaster_unridged(f), "no training window of"));
    assert_true(line_of(f) == 0);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_the_same_without_it),
        cmocka_unit_test(it_is_what_the_kind_of_that_name_gives_with_the_same_options),
        cmocka_unit_test(a_run_keeps_it),
        cmocka_unit_test(it_stays_small_beside_training),
        cmocka_unit_test(a_run_file_has_32_megabytes_of_it_at_most),
        cmocka_unit_test(a_decoder_loaded_for_another_horizon_has_none),
        cmocka_unit_test(a_network_beyond_it_trains_without_and_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

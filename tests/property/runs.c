/* Every kind of forecaster: a saved run is the run, and what may differ where it is loaded. */
#include <unistd.h>

#include "core/mem.h"
#include "model/forecaster.h"
#include "property/weather_forecasts.h"

static void a_saved_run_forecasts_the_same(void **state)
{
    (void)state;
    char path[] = "/tmp/lanecast-run-XXXXXX";
    close(mkstemp(path));
    lc_dataset *dataset = make_data();
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        lc_config config = config_of(*kind);
        lc_forecaster *f = forecaster_trained(dataset, &config), *loaded;
        lc_run run;
        double *expected, *found;
        assert_ok(lc_forecaster_save(f, path));
        assert_ok(lc_run_read(&run, path));
        assert_ok(lc_forecaster_load(&loaded, path, dataset, &run.config));
        assert_true(lc_forecaster_digest(loaded) == run.weights_digest);
        run.config.window.drop_last = 32; /* may change; what the weights were trained for may not */
        lc_forecaster_free(loaded);
        assert_ok(lc_forecaster_load(&loaded, path, dataset, &run.config));
        snprintf(run.config.model.normalize, sizeof run.config.model.normalize, "mean");
        assert_fails(lc_forecaster_load(&(lc_forecaster *){NULL}, path, dataset, &run.config), LC_E_CONFIG,
                     "was trained with model.normalize = last, not mean");
        snprintf(run.config.model.normalize, sizeof run.config.model.normalize, "last");
        run.config.train.rate = 5;
        assert_fails(lc_forecaster_load(&(lc_forecaster *){NULL}, path, dataset, &run.config), LC_E_CONFIG,
                     "was trained with train.rate = 0.003, not 5");
        assert_true(lc_forecaster_digest(f) == run.weights_digest);
        size_t count = predict(&expected, f, 3, 50);
        predict(&found, loaded, 3, 50);
        assert_memory_equal(expected, found, count * sizeof *found);
        lc_free(expected);
        lc_free(found);
        lc_forecaster_free(f);
        lc_forecaster_free(loaded);
    }
    lc_dataset_free(dataset);
    unlink(path);
}

/* Whatever a network is made of and however it was trained. */
static void check_saved(const lc_config *config)
{
    char path[] = "/tmp/lanecast-variant-XXXXXX";
    close(mkstemp(path));
    lc_dataset *dataset = make_data();
    for (size_t s = 0; s < dataset->series_count; s++)
        for (size_t i = 0; i < dataset->series[s].rows * dataset->channels; i++)
            dataset->series[s].value[i] = 300 + round(dataset->series[s].value[i]); /* all have logarithms, and are counts */
    lc_run run;
    lc_forecaster *f = forecaster_trained(dataset, config), *loaded;
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_run_read(&run, path));
    assert_ok(lc_forecaster_load(&loaded, path, dataset, &run.config));
    assert_same_forecasts(f, loaded);
    lc_forecaster_free(f);
    lc_forecaster_free(loaded);
    lc_dataset_free(dataset);
    unlink(path);
}

static void a_saved_run_of_every_variant_forecasts_the_same(void **state)
{
    (void)state;
    lc_config base = config_of("recurrent");
    variants_walk(&base, check_saved);
}

/* Whoever leaves the loop over steps early and saves has the best epoch so far; before one is done, the first weights. */
static void a_run_saved_early_holds_its_best_epoch(void **state)
{
    (void)state;
    char path[] = "/tmp/lanecast-early-XXXXXX";
    close(mkstemp(path));
    lc_dataset *dataset = make_data();
    lc_config config = config_of("recurrent");
    lc_forecaster *one = forecaster_trained(dataset, &config), *early, *loaded;
    lc_progress progress = {0};
    config.train.epochs = 3;
    assert_ok(lc_forecaster_new(&early, dataset, &config));
    uint64_t first = lc_forecaster_digest(early);
    assert_ok(lc_forecaster_step(&progress, early));
    assert_true(lc_forecaster_digest(early) == first);
    while (progress.epoch < 2)
        assert_ok(lc_forecaster_step(&progress, early));
    assert_false(progress.done);
    assert_true(lc_forecaster_digest(early) == lc_forecaster_digest(one));
    assert_same_forecasts(early, one);
    assert_ok(lc_forecaster_save(early, path));
    assert_ok(lc_forecaster_load(&loaded, path, dataset, &config));
    assert_int_equal(lc_forecaster_best_epoch(loaded), 1);
    assert_true(lc_forecaster_digest(loaded) == lc_forecaster_digest(one));
    assert_same_forecasts(loaded, one);
    lc_forecaster_free(one);
    lc_forecaster_free(early);
    lc_forecaster_free(loaded);
    lc_dataset_free(dataset);
    unlink(path);
}

/* Forecasters of one task, trained in turns, are those that have a task each. */
static void forecasters_share_a_task(void **state)
{
    (void)state;
    lc_dataset *dataset = make_data();
    lc_task *task;
    lc_config config[2] = {config_of("recurrent"), config_of("recurrent")};
    lc_forecaster *shared[2];
    config[1].run.seed = 2;
    snprintf(config[1].model.normalize, sizeof config[1].model.normalize, "none");
    assert_ok(lc_task_new(&task, dataset, &config[0]));
    for (size_t i = 0; i < 2; i++)
        assert_ok(lc_forecaster_over(&shared[i], task, &config[i]));
    for (lc_progress progress = {0}; !progress.done;)
        for (size_t i = 0; i < 2; i++)
            assert_ok(lc_forecaster_step(&progress, shared[i]));
    for (size_t i = 0; i < 2; i++) {
        lc_forecaster *own = forecaster_trained(dataset, &config[i]);
        assert_true(lc_forecaster_digest(own) == lc_forecaster_digest(shared[i]));
        assert_same_forecasts(own, shared[i]);
        lc_forecaster_free(own);
        lc_forecaster_free(shared[i]);
    }
    lc_task_free(task);
    lc_dataset_free(dataset);
}

/* A loaded forecaster cuts the windows of every part, by another split too; where data does not fit the split, it says so. */
static void a_loaded_forecaster_cuts_windows(void **state)
{
    (void)state;
    char path[] = "/tmp/lanecast-cut-XXXXXX";
    close(mkstemp(path));
    lc_dataset *dataset = make_data();
    lc_config config = config_of("recurrent");
    lc_forecaster *f = forecaster_trained(dataset, &config), *loaded;
    const lc_windows *expected, *found;
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_forecaster_load(&loaded, path, dataset, &config));
    for (lc_part part = 0; part < LC_PARTS; part++) {
        assert_ok(lc_forecaster_windows(&expected, f, part));
        assert_ok(lc_forecaster_windows(&found, loaded, part));
        assert_int_equal(lc_windows_count(found), lc_windows_count(expected));
    }
    lc_forecaster_free(loaded);
    snprintf(config.data.split, sizeof config.data.split, "600 100 100");
    assert_ok(lc_forecaster_load(&loaded, path, dataset, &config));
    assert_fails(lc_forecaster_windows(&found, loaded, LC_TEST), LC_E_DATA, "the split 600 100 100 needs 800");
    lc_forecaster_free(loaded);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
    unlink(path);
}

static void rename_series(lc_series *series, const char *name)
{
    lc_free(series->name);
    assert_ok(lc_copy_text(&series->name, name));
}

/* One series is one series, whatever the file it came from is called; of several, names decide. */
static void one_series_may_have_another_name(void **state)
{
    (void)state;
    char path[] = "/tmp/lanecast-names-XXXXXX";
    close(mkstemp(path));
    for (size_t series = 1; series <= 2; series++) {
        lc_dataset *dataset;
        lc_forecaster *loaded = NULL;
        double *expected, *found;
        lc_run run;
        lc_config config = config_of("recurrent");
        assert_ok(lc_dataset_simulate(&dataset, &(lc_simulation){.kind = "weather", .rows = ROWS, .series = series, .seed = 3}));
        lc_forecaster *f = forecaster_trained(dataset, &config);
        size_t count = predict(&expected, f, 3, 50);
        assert_ok(lc_forecaster_save(f, path));
        assert_ok(lc_run_read(&run, path));
        lc_forecaster_free(f);
        rename_series(&dataset->series[0], "S0");
        if (series == 2)
            assert_fails(lc_forecaster_load(&loaded, path, dataset, &config), LC_E_DATA,
                         "knows no series 'S0', its scale was never fitted; the nearest is S01; it knows 'S01', 'S02': give");
        else {
            assert_ok(lc_forecaster_load(&loaded, path, dataset, &config));
            assert_string_equal(lc_forecaster_alias(loaded), "S01");
            predict(&found, loaded, 3, 50);
            assert_memory_equal(expected, found, count * sizeof *found);
            lc_free(found);
        }
        lc_free(expected);
        lc_forecaster_free(loaded);
        lc_dataset_free(dataset);
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_saved_run_forecasts_the_same),
        cmocka_unit_test(a_saved_run_of_every_variant_forecasts_the_same),
        cmocka_unit_test(a_run_saved_early_holds_its_best_epoch),
        cmocka_unit_test(forecasters_share_a_task),
        cmocka_unit_test(a_loaded_forecaster_cuts_windows),
        cmocka_unit_test(one_series_may_have_another_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

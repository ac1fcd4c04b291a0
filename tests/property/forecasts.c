/* Every kind of forecaster: no forecast knows what comes after its origin, or what else is forecast; baselines follow shift and
 * scale; a saved run is the run. */
#include <unistd.h>

#include "core/date.h"
#include "core/mem.h"
#include "core/rng.h"
#include "property/forecasters.h"
#include "unit.h"
#include "variants.h"

#include "model/forecaster.h"

#include <lanecast/evaluate.h>
#include <lanecast/simulate.h>

enum { CONTEXT = 30, HORIZON = 7, ROWS = 700 };

static lc_dataset *make_data(void)
{
    lc_dataset *dataset;
    lc_simulation request = {.kind = "weather", .rows = ROWS, .series = 2, .horizon = HORIZON, .seed = 3};
    assert_ok(lc_dataset_simulate(&dataset, &request));
    return dataset;
}

static lc_config config_of(const char *kind)
{
    lc_config c = lc_config_default();
    snprintf(c.model.kind, sizeof c.model.kind, "%s", kind);
    c.data.season = 24;
    c.window.context = CONTEXT;
    c.window.horizon = HORIZON;
    c.model.hidden[0] = 9;
    c.model.bidirectional = true;
    snprintf(c.model.normalize, sizeof c.model.normalize, "last");
    c.train.epochs = 1;
    c.run.threads = 2;
    variants_classify(&c);
    return c;
}

/* Forecasts of test windows [first, first + count); *out for lc_free. */
static size_t predict(double **out, const lc_forecaster *f, size_t first, size_t count)
{
    const lc_windows *windows;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_new(out, count * forecaster_numbers(f), sizeof **out));
    assert_ok(lc_forecaster_predict(*out, f, windows, first, count));
    return count * forecaster_numbers(f);
}

static lc_window test_window(const lc_forecaster *f, size_t index)
{
    const lc_windows *windows;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    lc_window w = lc_windows_at(windows, index);
    return w;
}

/* Everything from the origin on becomes noise: training, scaler and the forecast itself must not notice. */
static void check_future(const char *kind)
{
    const size_t index = 40;
    lc_dataset *before = make_data(), *after = make_data();
    lc_config config = config_of(kind);
    lc_forecaster *a = forecaster_trained(before, &config);
    double *expected, *found;
    lc_rng rng = lc_rng_new(1, "noise", 0);
    lc_window w = test_window(a, index);
    for (size_t row = w.origin; row < ROWS; row++)
        for (size_t k = 0; k < after->channels; k++)
            after->series[w.series].value[row * after->channels + k] = 1e3 * lc_rng_normal(&rng);
    lc_forecaster *b = forecaster_trained(after, &config);
    size_t count = predict(&expected, a, index, 1);
    predict(&found, b, index, 1);
    assert_memory_equal(expected, found, count * sizeof *found);
    assert_memory_equal(lc_forecaster_scaler(a)->shift, lc_forecaster_scaler(b)->shift, 2 * before->channels * sizeof(double));
    lc_free(expected);
    lc_free(found);
    lc_forecaster_free(a);
    lc_forecaster_free(b);
    lc_dataset_free(before);
    lc_dataset_free(after);
}

static void a_forecast_does_not_know_the_future(void **state)
{
    (void)state;
    for (const char *const *kind = lc_kind_names(); *kind; kind++)
        check_future(*kind);
}

/* One window by itself or among many, by one thread or five: the same bits. */
static void a_forecast_ignores_other_windows_and_threads(void **state)
{
    (void)state;
    lc_dataset *dataset = make_data();
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        lc_config config = config_of(*kind);
        config.run.threads = 5;
        lc_forecaster *f = forecaster_trained(dataset, &config);
        double *many, *one;
        size_t total = predict(&many, f, 0, 70), count = total / 70;
        for (size_t i = 0; i < 70; i += 23) {
            predict(&one, f, i, 1);
            assert_memory_equal(one, many + i * count, count * sizeof *one);
            lc_free(one);
        }
        lc_free(many);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

/* Data in other units (a x + b) gives forecasts in those units. */
static void forecasts_follow_units(void **state)
{
    (void)state;
    const double a = 1.8, b = 32;
    lc_dataset *celsius = make_data(), *fahrenheit = make_data();
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < ROWS * celsius->channels; k++)
            fahrenheit->series[i].value[k] = a * fahrenheit->series[i].value[k] + b;
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        lc_config config = config_of(*kind);
        if (strcmp(*kind, "zero") == 0 || variants_says_classes(&config)) /* 0 is 0 in every unit; a class has none */
            continue;
        lc_forecaster *c = forecaster_trained(celsius, &config), *f = forecaster_trained(fahrenheit, &config);
        double *cold, *warm;
        size_t count = predict(&cold, c, 5, 20);
        predict(&warm, f, 5, 20);
        for (size_t i = 0; i < count; i++) /* networks see scaled values, rounded to lc_real on the way */
            assert_true(fabs(a * cold[i] + b - warm[i]) <= 1e-3 * (1 + fabs(warm[i])));
        lc_free(cold);
        lc_free(warm);
        lc_forecaster_free(c);
        lc_forecaster_free(f);
    }
    lc_dataset_free(celsius);
    lc_dataset_free(fahrenheit);
}

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
                     "was trained with train.rate = 0.001, not 5");
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

static void assert_same_forecasts(const lc_forecaster *a, const lc_forecaster *b)
{
    double *expected, *found;
    size_t count = predict(&expected, a, 3, 50);
    predict(&found, b, 3, 50);
    assert_memory_equal(expected, found, count * sizeof *found);
    lc_free(expected);
    lc_free(found);
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

/* The second series is a thousand higher: in own units as in scaled ones, that explains nothing. */
static void a_level_explains_nothing(void **state)
{
    (void)state;
    lc_dataset *dataset = make_data();
    lc_config config = config_of("mean");
    const size_t r2 = lc_metric_index("r2");
    double expected = 0;
    for (int lifted = 0; lifted < 2; lifted++) {
        lc_evaluation *e;
        lc_forecaster *f = forecaster_trained(dataset, &config);
        assert_ok(lc_evaluate(&e, f, LC_TEST));
        double found = e->line[0].score[LC_UNITS].overall[r2];
        assert_true(lifted == 0 || fabs(found - expected) < 1e-6);
        expected = found;
        for (size_t i = 0; i < ROWS * dataset->channels; i++)
            dataset->series[1].value[i] += 1000;
        lc_evaluation_free(e);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

/* The same sums for any number of threads; no forecast beats the best possible. */
static void no_forecast_beats_the_best_possible(void **state)
{
    (void)state;
    lc_dataset *dataset = make_data();
    lc_config config = config_of("repeat_last");
    double expected = 0;
    for (size_t threads = 1; threads <= 5; threads++) {
        lc_evaluation *e;
        config.run.threads = threads;
        lc_forecaster *f = forecaster_trained(dataset, &config);
        assert_ok(lc_evaluate(&e, f, LC_TEST));
        const size_t mse = lc_metric_index("mse");
        double best = e->line[e->lines - 1].score[LC_SCALED].overall[mse], found = e->line[0].score[LC_SCALED].overall[mse];
        assert_string_equal(e->line[e->lines - 1].name, "best_possible");
        for (size_t i = 0; i + 1 < e->lines; i++)
            assert_true(e->line[i].score[LC_SCALED].overall[mse] > best);
        assert_true(threads == 1 || found == expected);
        expected = found;
        lc_evaluation_free(e);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

/* A target that the model does not read has holes: every line is a number all the same, and no normalization diverges. */
static void holes_in_a_target_spoil_no_score(void **state)
{
    (void)state;
    static const char *const missing[] = {"skip", "forward", "mask"};
    lc_dataset *dataset = make_data();
    for (size_t row = 0; row < ROWS; row += 61)
        dataset->series[0].value[row * dataset->channels] = dataset->series[1].value[row * dataset->channels] = (double)NAN;
    for (size_t i = 0; i < 3; i++) {
        lc_evaluation *e;
        lc_config config = config_of("recurrent");
        assert_ok(lc_config_set(&config, "data.target=temperature"));
        assert_ok(lc_config_set(&config, "data.input=pressure, humidity"));
        snprintf(config.data.missing, sizeof config.data.missing, "%s", missing[i]);
        lc_forecaster *f = forecaster_trained(dataset, &config);
        assert_ok(lc_evaluate(&e, f, LC_TEST));
        for (size_t line = 0; line < e->lines; line++)
            assert_true(isfinite(e->line[line].score[LC_SCALED].overall[lc_metric_index("mse")]));
        lc_evaluation_free(e);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

/* Month ends continue as month ends, whatever their seconds. */
static void month_ends_continue_as_month_ends(void **state)
{
    (void)state;
    static const char *const expected[] = {"2010-01-31", "2010-02-28", "2010-03-31", "2010-04-30"};
    lc_dataset *dataset = make_data(), *next;
    lc_config config = config_of("drift");
    int64_t first;
    assert_true(lc_date_parse(&first, "1951-09-30"));
    for (size_t i = 0; i < 2; i++)
        for (size_t row = 0; row < ROWS; row++)
            dataset->series[i].time[row] = lc_calendar_add_months(LC_CALENDAR_GREGORIAN, first, (int)row, 31);
    lc_forecaster *f = forecaster_trained(dataset, &config);
    assert_ok(lc_forecaster_future(&next, NULL, f, NULL));
    for (size_t i = 0; i < 4; i++) {
        char text[LC_CALENDAR_TEXT];
        lc_calendar_format(text, LC_CALENDAR_GREGORIAN, next->series[0].time[i]);
        assert_memory_equal(text, expected[i], strlen(expected[i]));
    }
    lc_dataset_free(next);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

/* The future of both series, the second with a hole of two days before that row of it. */
static lc_status future_of(lc_dataset **out, size_t hole, const char *gaps, const int64_t *origin)
{
    lc_dataset *dataset = make_data();
    lc_config config = config_of("drift");
    snprintf(config.window.gaps, sizeof config.window.gaps, "%s", gaps);
    for (size_t row = hole; row < ROWS; row++)
        dataset->series[1].time[row] += 2 * 86400;
    lc_forecaster *f = forecaster_trained(dataset, &config);
    lc_status status = lc_forecaster_future(out, NULL, f, &(lc_future){.origin = origin, .series = "S02"});
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
    return status;
}

/* A forecast reads what training reads: no context has a gap in it or before its origin, unless gaps are ignored. */
static void no_context_crosses_a_gap(void **state)
{
    (void)state;
    lc_dataset *next = NULL;
    int64_t origin, hour = 3600;
    assert_true(lc_date_parse(&origin, "2010-01-21")); /* row 480 */
    assert_ok(future_of(&next, ROWS - CONTEXT, "cut", NULL));
    lc_dataset_free(next);
    assert_fails(future_of(&next, ROWS - CONTEXT + 1, "cut", NULL), LC_E_DATA,
                 ": a gap from 2010-01-28 22:00:00 to 2010-01-30 23:00:00: the context needs 30 rows between it and the origin, "
                 "there are 29");
    assert_ok(future_of(&next, ROWS - CONTEXT + 1, "ignore", NULL));
    lc_dataset_free(next);
    assert_fails(future_of(&next, 480, "cut", &origin), LC_E_DATA, "there are 0; choose another origin");
    assert_fails(future_of(&next, 451, "cut", &origin), LC_E_DATA, "a gap from");
    assert_ok(future_of(&next, 480, "ignore", &origin));
    assert_int_equal(next->series[0].time[0], origin + 2 * 86400);
    lc_dataset_free(next);
    assert_ok(future_of(&next, 483, "cut", &origin)); /* a later gap is not known yet */
    for (int64_t step = 0; step < HORIZON; step++)
        assert_int_equal(next->series[0].time[step], origin + step * hour);
    lc_dataset_free(next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_forecast_does_not_know_the_future),
        cmocka_unit_test(a_forecast_ignores_other_windows_and_threads),
        cmocka_unit_test(forecasts_follow_units),
        cmocka_unit_test(a_saved_run_forecasts_the_same),
        cmocka_unit_test(a_saved_run_of_every_variant_forecasts_the_same),
        cmocka_unit_test(a_run_saved_early_holds_its_best_epoch),
        cmocka_unit_test(a_loaded_forecaster_cuts_windows),
        cmocka_unit_test(forecasters_share_a_task),
        cmocka_unit_test(one_series_may_have_another_name),
        cmocka_unit_test(a_level_explains_nothing),
        cmocka_unit_test(no_forecast_beats_the_best_possible),
        cmocka_unit_test(holes_in_a_target_spoil_no_score),
        cmocka_unit_test(month_ends_continue_as_month_ends),
        cmocka_unit_test(no_context_crosses_a_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

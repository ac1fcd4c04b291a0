/* window.shortest: contexts at the beginning of a series and after a gap, for every kind of forecaster. */
#include <unistd.h>

#include "core/mem.h"
#include "property/forecasters.h"
#include "unit.h"

#include "model/forecaster.h"
#include "nn/arch.h"

enum { SHORTEST = 2, LITTLE = 7 /* rows of a series that is shorter than the context */, GAP = 100 };

/* Two long series, one with a gap, and a little one. */
static lc_dataset *make_data(void)
{
    lc_dataset *dataset = waves_new(3);
    for (size_t row = GAP; row < dataset->series[0].rows; row++)
        dataset->series[0].time[row] += 10 * 3600;
    dataset->series[2].rows = LITTLE;
    return dataset;
}

static bool takes_short_ones(const char *kind)
{
    const lc_arch *arch = lc_arch_find(kind);
    return !arch || arch->take;
}

static lc_config config_of(const char *kind, const char *more)
{
    lc_config config = forecaster_config(kind);
    config.window.shortest = SHORTEST;
    config.model.hidden_count = config.model.layers = 2;
    config.model.hidden[1] = 5;
    config.model.dropout = 0.2;
    config.model.bidirectional = true;
    if (more)
        assert_ok(lc_config_set(&config, more));
    return config;
}

static void windows_begin_with_the_series_and_after_a_gap(void **state)
{
    (void)state;
    lc_dataset *dataset = make_data();
    lc_config config = config_of("repeat_last", NULL);
    lc_forecaster *f = forecaster_trained(dataset, &config);
    const lc_windows *windows;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TRAIN));
    const size_t lacking = FORECASTER_CONTEXT - SHORTEST;
    assert_int_equal(lc_windows_short(windows),
                     3 * lacking); /* two beginnings and a gap; the little one has too few rows to train */
    assert_int_equal(lc_windows_at(windows, 0).origin, SHORTEST);
    assert_int_equal(lc_windows_at(windows, 0).lacks, lacking);
    assert_non_null(strstr(lc_forecaster_notes(f), "windows have a shorter context"));
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

/* One window by itself or among many: the same bits, with everything that reads rows of a context. */
static void check_others(const char *kind, const char *more)
{
    enum { EVERY = 5 };
    lc_dataset *dataset = make_data();
    lc_config config = config_of(kind, more);
    lc_forecaster *f = forecaster_trained(dataset, &config);
    const lc_windows *windows;
    double *many, *one;
    size_t total = forecaster_predict(&many, f, LC_TRAIN);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TRAIN));
    const size_t count = lc_windows_count(windows), cells = total / count;
    assert_ok(lc_new(&one, cells, sizeof *one));
    for (size_t i = 0; i < count; i += EVERY) {
        assert_ok(lc_forecaster_predict(one, f, windows, i, 1));
        assert_memory_equal(one, many + i * cells, cells * sizeof *one);
        for (size_t k = 0; k < cells; k++)
            assert_true(isfinite(one[k]));
    }
    lc_free(one);
    lc_free(many);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

/* What an architecture attends with. */
static void check_attention(const char *kind)
{
    const lc_arch *arch = lc_arch_find(kind);
    const lc_option *knob = arch ? lc_knobs_find(arch->knobs, "attention") : NULL;
    for (const char *const *name = knob ? knob->choices() : NULL; name && *name; name++) {
        char more[3 * LC_NAME_MAX];
        snprintf(more, sizeof more, "model.%s.attention=%s", kind, *name);
        check_others(kind, more);
    }
}

static void a_forecast_of_a_short_context_ignores_other_windows(void **state)
{
    (void)state;
    static const char *const more[] = {NULL,
                                       "model.normalize=last",
                                       "model.normalize=revin",
                                       "data.calendar=hour",
                                       "data.known=hour",
                                       "data.missing=mask",
                                       "data.transform=difference"};
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        for (size_t i = 0; i < sizeof more / sizeof *more; i++)
            if (takes_short_ones(*kind))
                check_others(*kind, more[i]);
        check_attention(*kind);
    }
}

/* What is before the first row that a context may hold moves no forecast: here the rows before a gap. */
static void a_short_context_does_not_look_across_a_gap(void **state)
{
    (void)state;
    enum { AT = GAP + 5 };
    for (const char *const *kind = lc_arch_names(); *kind; kind++) {
        if (!takes_short_ones(*kind))
            continue;
        lc_dataset *dataset = make_data();
        lc_config config = config_of(*kind, NULL);
        lc_forecaster *f = forecaster_trained(dataset, &config), *g;
        char path[] = "/tmp/lanecast-ragged-XXXXXX";
        const int64_t origin = dataset->series[0].time[AT];
        lc_dataset *future[2];
        close(mkstemp(path));
        assert_ok(lc_forecaster_save(f, path));
        assert_ok(lc_forecaster_future(&future[0], NULL, f, &(lc_future){.origin = &origin, .series = "s0"}));
        for (size_t k = 0; k < GAP * dataset->channels; k++)
            dataset->series[0].value[k] += 1;
        assert_ok(lc_forecaster_load(&g, path, dataset, lc_forecaster_config(f)));
        assert_ok(lc_forecaster_future(&future[1], NULL, g, &(lc_future){.origin = &origin, .series = "s0"}));
        assert_memory_equal(future[0]->series->value, future[1]->series->value,
                            FORECASTER_HORIZON * future[0]->channels * sizeof(double));
        lc_dataset_free(future[0]);
        lc_dataset_free(future[1]);
        lc_forecaster_free(f);
        lc_forecaster_free(g);
        lc_dataset_free(dataset);
        unlink(path);
    }
}

static void check_threads(const char *kind)
{
    uint64_t first = 0;
    static const size_t threads[] = {1, 2, 3};
    for (size_t i = 0; i < 3; i++) {
        lc_dataset *dataset = make_data();
        lc_config config = config_of(kind, NULL);
        config.run.threads = threads[i];
        lc_forecaster *f = forecaster_trained(dataset, &config);
        first = i ? first : lc_forecaster_digest(f);
        assert_true(lc_forecaster_digest(f) == first);
        lc_forecaster_free(f);
        lc_dataset_free(dataset);
    }
}

static void threads_do_not_change_training_with_short_contexts(void **state)
{
    (void)state;
    for (const char *const *kind = lc_arch_names(); *kind; kind++)
        if (takes_short_ones(*kind))
            check_threads(*kind);
}

static void a_series_shorter_than_the_context_has_a_forecast(void **state)
{
    (void)state;
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        if (!takes_short_ones(*kind))
            continue;
        lc_dataset *dataset = make_data(), *future;
        lc_config config = config_of(*kind, NULL);
        char *notes;
        lc_forecaster *f = forecaster_trained(dataset, &config);
        assert_ok(lc_forecaster_future(&future, &notes, f, NULL));
        assert_int_equal(future->series_count, 3);
        assert_non_null(strstr(notes, "1 of 3 contexts has fewer than 12 rows: 's2' (7)"));
        lc_string_free(notes);
        lc_dataset_free(future);
        lc_forecaster_free(f);
        lc_dataset_free(dataset);
    }
}

static void a_shortest_context_longer_than_the_context_is_refused(void **state)
{
    (void)state;
    lc_dataset *dataset = make_data();
    lc_config config = config_of("recurrent", "window.shortest=13");
    lc_forecaster *f;
    assert_int_equal(lc_forecaster_new(&f, dataset, &config), LC_E_CONFIG);
    assert_non_null(strstr(lc_error_message(), "window.shortest"));
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_begin_with_the_series_and_after_a_gap),
        cmocka_unit_test(a_forecast_of_a_short_context_ignores_other_windows),
        cmocka_unit_test(a_short_context_does_not_look_across_a_gap),
        cmocka_unit_test(threads_do_not_change_training_with_short_contexts),
        cmocka_unit_test(a_series_shorter_than_the_context_has_a_forecast),
        cmocka_unit_test(a_shortest_context_longer_than_the_context_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

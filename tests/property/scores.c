/* Scores: what explains nothing, what cannot be beaten, and targets with holes. */
#include <lanecast/evaluate.h>

#include "property/weather_forecasts.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_explains_nothing),
        cmocka_unit_test(no_forecast_beats_the_best_possible),
        cmocka_unit_test(holes_in_a_target_spoil_no_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Every kind of forecaster: no forecast knows what comes after its origin, or what else is forecast; forecasts follow units, the
 * calendar and gaps. */
#include "core/date.h"
#include "core/mem.h"
#include "core/rng.h"
#include "property/weather_forecasts.h"

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
    assert_fails(
        future_of(&next, ROWS - CONTEXT + 1, "cut", NULL), LC_E_DATA,
        ": a gap from 2010-01-28 22:00:00 to 2010-01-30 23:00:00: the context needs 30 rows between it and the forecast, "
        "there are 29");
    assert_ok(future_of(&next, ROWS - CONTEXT + 1, "ignore", NULL));
    lc_dataset_free(next);
    assert_fails(future_of(&next, 480, "cut", &origin), LC_E_DATA, "there are 0; forecast from another row");
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
        cmocka_unit_test(month_ends_continue_as_month_ends),
        cmocka_unit_test(no_context_crosses_a_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

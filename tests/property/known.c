/* What is known of the future: forecasts move by it as the map says, rows after the last target are the future, a missing value is
 * refused where it is needed, and what is not needed changes nothing. */
#include "property/forecasters.h"

#include "model/forecaster.h"

enum { AFTER = 10, PROMO = 2 };

static lc_config known_config(const char *known)
{
    lc_config config = forecaster_config("recurrent");
    assert_ok(lc_config_set(&config, "data.target=a b"));
    assert_ok(lc_config_set(&config, "data.input=a b"));
    snprintf(config.data.known, sizeof config.data.known, "%s", known);
    return config;
}

/* The last rows know c only. */
static lc_dataset *waves_with_future(void)
{
    lc_dataset *d = waves_new(2);
    for (size_t s = 0; s < 2; s++)
        for (size_t row = d->series[s].rows - AFTER; row < d->series[s].rows; row++)
            for (size_t c = 0; c < PROMO; c++)
                d->series[s].value[row * FORECASTER_CHANNELS + c] = (double)NAN;
    return d;
}

static lc_dataset *future(const lc_forecaster *f)
{
    lc_dataset *out;
    assert_ok(lc_forecaster_future(&out, NULL, f, NULL));
    return out;
}

/* A run file over data of today. */
static lc_forecaster *loaded(const char *run, const lc_dataset *d)
{
    lc_run said;
    lc_forecaster *f;
    assert_ok(lc_run_read(&said, run));
    assert_ok(lc_forecaster_load(&f, run, d, &said.config));
    return f;
}

static void rows_after_the_last_target_are_the_future(void **state)
{
    (void)state;
    lc_dataset *d = waves_with_future();
    const lc_config config = known_config("c hour");
    lc_forecaster *f = forecaster_trained(d, &config);
    lc_dataset *next = future(f);
    assert_non_null(
        strstr(lc_forecaster_notes(f), "series 's0' and 1 more: 20 rows after the last target with values of data.known"));
    for (size_t s = 0; s < 2; s++)
        for (size_t row = 0; row < FORECASTER_HORIZON; row++)
            assert_true(next->series[s].time[row] == d->series[s].time[d->series[s].rows - AFTER + row]);
    lc_dataset_free(next);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* y[t+k] += W (x'[t+k] - x[t+k]) / scale, step by step: what is known of one step moves no other. */
static void a_forecast_moves_by_the_map(void **state)
{
    (void)state;
    static const char run[] = "known.run.h5";
    lc_dataset *d = waves_with_future();
    const lc_config config = known_config("c");
    lc_forecaster *f = forecaster_trained(d, &config), *moved;
    size_t length, count;
    const lc_real *w = lc_forecaster_weights(&length, f);
    const lc_parameter *map = lc_net_parameters(&count, lc_neural_net(f->neural)) + count - 1;
    assert_string_equal(map->name, "known.weight");
    assert_ok(lc_forecaster_save(f, run));
    lc_dataset *before = future(f);
    const lc_scaler *scaler = lc_forecaster_scaler(f);
    for (size_t s = 0; s < 2; s++)
        d->series[s].value[(d->series[s].rows - AFTER + 1) * FORECASTER_CHANNELS + PROMO] += 4;
    moved = loaded(run, d);
    lc_dataset *after = future(moved);
    for (size_t s = 0; s < 2; s++)
        for (size_t row = 0; row < FORECASTER_HORIZON; row++)
            for (size_t t = 0; t < 2; t++) {
                const double own = before->series[s].value[row * 2 + t], other = after->series[s].value[row * 2 + t];
                const double *scale = scaler->scale + s * FORECASTER_CHANNELS;
                const double expected = row == 1 ? (double)w[map->offset + t] * 4 / scale[PROMO] * scale[t] : 0;
                assert_true(row == 1 ? fabs(other - own - expected) < 1e-5 : other == own);
                assert_true(row != 1 || fabs(expected) > 1e-4);
            }
    remove(run);
    lc_dataset_free(before);
    lc_dataset_free(after);
    lc_forecaster_free(moved);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void a_series_without_what_it_should_know_is_left_out(void **state)
{
    (void)state;
    char *notes;
    lc_dataset *d = waves_with_future(), *some, *none;
    const lc_config config = known_config("c weekday");
    d->series[1].value[(d->series[1].rows - AFTER + 1) * FORECASTER_CHANNELS + PROMO] = (double)NAN;
    lc_forecaster *f = forecaster_trained(d, &config);
    static const char why[] = "series 's1', row 251 (1970-01-11 11:00:00): channel 'c' of data.known is missing: a forecast "
                              "needs it for all 3 rows of the horizon";
    assert_fails(lc_forecaster_future(&none, NULL, f, &(lc_future){.series = "s1"}), LC_E_DATA, why);
    assert_ok(lc_forecaster_future(&some, &notes, f, NULL));
    assert_true(some->series_count == 1 && strcmp(some->series[0].name, "s0") == 0);
    assert_non_null(strstr(notes, "1 of 2 series has no forecast; the first: "));
    assert_non_null(strstr(notes, why));
    lc_string_free(notes);
    lc_dataset_free(some);
    lc_forecaster_free(f);
    lc_dataset_free(d);
    d = waves_new(2); /* no rows of the future: the calendar is known, c is not */
    const lc_config calendar = known_config("weekday");
    f = forecaster_trained(d, &calendar);
    lc_dataset_free(future(f));
    lc_forecaster_free(f);
    f = forecaster_trained(d, &config);
    assert_fails(lc_forecaster_future(&none, NULL, f, NULL), LC_E_DATA,
                 "has no row 1970-01-11 00:00:00, for which channel 'c' of data.known");
    assert_ok(
        lc_forecaster_future(&none, NULL, f, &(lc_future){.origin = &(int64_t){200 * 3600}})); /* rows of the past know it */
    lc_dataset_free(none);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void what_is_known_is_not_too_large(void **state)
{
    (void)state;
    lc_dataset *d = waves_with_future(), *none = NULL;
    const lc_config config = known_config("c");
    const size_t row = d->series[1].rows - AFTER + 2;
    d->series[1].value[row * FORECASTER_CHANNELS + PROMO] = -1e25;
    lc_forecaster *f = forecaster_trained(d, &config);
    assert_fails(lc_forecaster_future(&none, NULL, f, &(lc_future){.series = "s1"}), LC_E_DATA,
                 "series 's1', 1970-01-11 12:00:00: 'c' of data.known is too large for a network: -");
    assert_ok(lc_forecaster_future(&none, NULL, f, &(lc_future){.series = "s0"}));
    lc_dataset_free(none);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void windows_beyond_the_last_row_need_what_is_known(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(2);
    const lc_config config = known_config("c");
    lc_forecaster *f = forecaster_trained(d, &config);
    double out[2 * FORECASTER_HORIZON * 2];
    for (size_t beyond = 0; beyond < 2; beyond++) {
        lc_windows *windows;
        const lc_window window[] = {{.origin = 100}, {.series = 1, .origin = d->series[1].rows - FORECASTER_HORIZON + beyond}};
        assert_ok(lc_windows_list(&windows, window, 2));
        if (beyond)
            assert_fails(lc_forecaster_predict(out, f, windows, 0, 2), LC_E_USAGE,
                         "series 's1': a horizon beyond the last row, of which data.known is not known");
        else
            assert_ok(lc_forecaster_predict(out, f, windows, 0, 2));
        lc_windows_free(windows);
    }
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Windows of a part, under a word of data.missing. */
static size_t windows_with(lc_dataset *d, const char *missing)
{
    lc_config config = known_config("c");
    lc_forecaster *f;
    const lc_windows *windows;
    snprintf(config.data.missing, sizeof config.data.missing, "%s", missing);
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_ok(lc_forecaster_windows(&windows, f, LC_TRAIN));
    const size_t count = lc_windows_count(windows);
    lc_forecaster_free(f);
    return count;
}

static void a_missing_value_of_what_is_known_is_missing(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(1);
    const lc_config config = known_config("c");
    lc_forecaster *f;
    const size_t all = windows_with(d, "skip");
    d->series[0].value[50 * FORECASTER_CHANNELS + PROMO] = (double)NAN;
    assert_fails(lc_forecaster_new(&f, d, &config), LC_E_DATA, "row 50 (1970-01-03 02:00:00): channel 'c' is missing");
    assert_int_equal(windows_with(d, "skip"), all - FORECASTER_HORIZON); /* it is no input: contexts do not read it */
    assert_int_equal(windows_with(d, "forward"), all);
    lc_dataset_free(d);
}

static void a_target_is_not_known(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(1);
    const lc_config config = known_config("b");
    lc_forecaster *f;
    assert_fails(lc_forecaster_new(&f, d, &config), LC_E_CONFIG, "data.known: 'b' is a target, whose future is not known");
    lc_dataset_free(d);
}

/* Neither the time nor a constant of a series is normalized: both change forecasts. */
static void a_normalized_network_sees_statics_and_the_calendar(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(2);
    lc_config config = forecaster_config("recurrent");
    for (size_t s = 0; s < 2; s++)
        for (size_t row = 0; row < d->series[s].rows; row++)
            d->series[s].value[row * FORECASTER_CHANNELS + 2] = (double)s;
    assert_ok(lc_config_set(&config, "model.normalize=revin"));
    assert_ok(lc_config_set(&config, "data.target=a"));
    assert_ok(lc_config_set(&config, "data.calendar=hour"));
    lc_forecaster *f;
    assert_ok(lc_forecaster_new(&f, d, &config));
    const lc_source source = lc_task_source(f->task, f->task->windows[LC_TRAIN], &config.model);
    assert_int_equal(source.input_count, FORECASTER_CHANNELS + 2);
    for (size_t i = 0; i < source.input_count; i++)
        assert_true(source.kept[i] == (i >= 2));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_after_the_last_target_are_the_future),
        cmocka_unit_test(a_forecast_moves_by_the_map),
        cmocka_unit_test(a_series_without_what_it_should_know_is_left_out),
        cmocka_unit_test(what_is_known_is_not_too_large),
        cmocka_unit_test(windows_beyond_the_last_row_need_what_is_known),
        cmocka_unit_test(a_missing_value_of_what_is_known_is_missing),
        cmocka_unit_test(a_target_is_not_known),
        cmocka_unit_test(a_normalized_network_sees_statics_and_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

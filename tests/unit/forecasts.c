/* forecasts: the table of every forecast: truths, points, quantiles and baselines of each window, of all series or of some. */
#include <lanecast/evaluate.h>

#include "property/forecasters.h"

enum { LEVELS = 9, CELLS = FORECASTER_HORIZON * FORECASTER_CHANNELS };

static lc_forecaster *quantiles(const lc_dataset *d)
{
    lc_config config = forecaster_config("recurrent");
    assert_ok(lc_config_set(&config, "model.loss=quantile"));
    return forecaster_trained(d, &config);
}

static size_t column_of(const lc_forecast_table *t, const char *name)
{
    size_t at = 0;
    while (at < t->columns && strcmp(t->column[at], name) != 0)
        at++;
    assert_true(at < t->columns);
    return at;
}

/* A window of a table: out (cells, 1 + LEVELS) is what the outlook says of it. */
static void check_window(const lc_forecast_table *t, size_t index, const lc_dataset *d, const double *out)
{
    const lc_window w = lc_windows_at(t->windows, t->first + index);
    const double *series = d->series[w.series].value;
    const size_t naive = column_of(t, "repeat_last");
    for (size_t cell = 0; cell < CELLS; cell++) {
        const size_t step = cell / FORECASTER_CHANNELS, channel = cell % FORECASTER_CHANNELS;
        const double *row = t->value + (index * CELLS + cell) * t->columns;
        assert_true(row[0] == series[(w.origin + step) * FORECASTER_CHANNELS + channel]);
        assert_memory_equal(row + 1, out + cell * (1 + LEVELS), (1 + LEVELS) * sizeof *row);
        assert_true(fabs(row[naive] - series[(w.origin - 1) * FORECASTER_CHANNELS + channel]) < 1e-9);
    }
}

/* Goes through a part of some series; the number of windows. */
static size_t walk(const lc_forecaster *f, const lc_dataset *d, const char *chosen)
{
    lc_outlook *outlook;
    lc_forecasts *forecasts;
    const lc_forecast_table *t;
    size_t seen = 0, total = 0;
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
    assert_ok(lc_forecasts_new(&forecasts, outlook, LC_TEST, chosen));
    for (;;) {
        double *out;
        assert_ok(lc_forecasts_next(&t, forecasts));
        if (!t)
            break;
        assert_true(t->first == seen && t->horizon == FORECASTER_HORIZON && t->targets == FORECASTER_CHANNELS);
        assert_ok(lc_new(&out, t->count * CELLS * (1 + LEVELS), sizeof *out));
        assert_ok(lc_outlook_predict(out, outlook, t->windows, t->first, t->count));
        for (size_t i = 0; i < t->count; i++) {
            check_window(t, i, d, out + i * CELLS * (1 + LEVELS));
            assert_true(!chosen || strcmp(d->series[lc_windows_at(t->windows, t->first + i).series].name, chosen) == 0);
        }
        seen += t->count;
        total = t->total;
        lc_free(out);
    }
    assert_int_equal(seen, total);
    lc_forecasts_free(forecasts);
    lc_outlook_free(outlook);
    return seen;
}

static void a_table_has_what_came_what_was_said_and_the_baselines(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(2);
    lc_forecaster *f = quantiles(d);
    const lc_windows *windows;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    const size_t all = walk(f, d, NULL), first = walk(f, d, "s0"), second = walk(f, d, "s1");
    assert_int_equal(all, lc_windows_count(windows));
    assert_int_equal(first + second, all);
    assert_true(first > 0 && second > first); /* it is longer */
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void columns_are_named_in_their_order(void **state)
{
    (void)state;
    static const char *const name[] = {"truth", "forecast", "q0.1", "q0.9"};
    lc_dataset *d = waves_new(1);
    lc_forecaster *f = quantiles(d);
    lc_outlook *outlook;
    lc_forecasts *forecasts = NULL;
    const lc_forecast_table *t;
    assert_ok(lc_outlook_new(&outlook, f, (const double[]){0.1, 0.9}, 2, 0));
    assert_fails(lc_forecasts_new(&forecasts, outlook, LC_TEST, "s7"), LC_E_DATA, "s7");
    assert_null(forecasts);
    assert_ok(lc_forecasts_new(&forecasts, outlook, LC_TEST, NULL));
    assert_ok(lc_forecasts_next(&t, forecasts));
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(t->column[i], name[i]);
    assert_true(column_of(t, "mean") > 3 && column_of(t, "drift") > 3);
    lc_forecasts_free(forecasts);
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_table_has_what_came_what_was_said_and_the_baselines),
                                       cmocka_unit_test(columns_are_named_in_their_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

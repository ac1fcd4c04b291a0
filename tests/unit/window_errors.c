/* window_errors: the mean squared scaled error of each window is that of its known truths, in the scale of its series and channel. */
#include "eval/window_errors.h"

#include "model/forecaster.h"
#include "sample.h"

enum { ROWS = 60, CHANNELS = 2, HORIZON = 2, GONE = 53 };

/* Series of other sizes, channels of others still; two rows of the test part are not known. */
static lc_dataset *panel(void)
{
    lc_dataset *d = sample_new(2, (const size_t[]){ROWS, ROWS}, CHANNELS);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < ROWS * CHANNELS; i++)
            d->series[s].value[i] =
                (s ? 100 : 1) * (i % CHANNELS ? 7 : 1) * sin(0.7 * (double)(i / CHANNELS) + (double)(i % CHANNELS));
    for (size_t i = 0; i < HORIZON * CHANNELS; i++)
        d->series[1].value[GONE * CHANNELS + i] = (double)NAN;
    d->series[0].value[GONE * CHANNELS] = (double)NAN;
    return d;
}

/* sum ((y - f) / scale)^2 / count over the known truths y of a window with forecasts f; NaN: nothing is known. */
static double error_of(const lc_forecaster *f, lc_window w, const double *forecast)
{
    const double *y = f->task->dataset->series[w.series].value + w.origin * CHANNELS;
    double sum = 0, known = 0;
    for (size_t i = 0; i < HORIZON * CHANNELS; i++) {
        const double e = (y[i] - forecast[i]) / f->task->scaler->scale[w.series * CHANNELS + i % CHANNELS];
        sum += isnan(y[i]) ? 0 : e * e;
        known += !isnan(y[i]);
    }
    return sum / known;
}

static void each_window_has_the_mean_of_what_is_known(void **state)
{
    (void)state;
    static const char *const set[] = {"model.kind=repeat_last", "window.context=3",  "window.horizon=2",
                                      "data.split=40 5 15",     "data.missing=mask", "window.stride=3"};
    lc_dataset *d = panel();
    lc_config config = lc_config_default();
    lc_forecaster *f;
    const lc_windows *windows;
    double *error, *forecast;
    size_t count = 99, at = 0;
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_new(&forecast, lc_windows_count(windows) * HORIZON * CHANNELS, sizeof *forecast));
    assert_ok(lc_forecaster_predict(forecast, f, windows, 0, lc_windows_count(windows)));
    assert_ok(lc_window_errors(&error, &count, f, LC_TEST));
    for (size_t i = 0; i < lc_windows_count(windows); i++) {
        const double expected = error_of(f, lc_windows_at(windows, i), forecast + i * HORIZON * CHANNELS);
        if (isnan(expected))
            continue;
        assert_true(at < count && fabs(error[at] - expected) < 1e-12 * (1 + expected));
        at++;
    }
    assert_true(at == count && count > 5);
    lc_free(forecast);
    assert_true(f->task->scaler->scale[0] != f->task->scaler->scale[CHANNELS]);
    lc_free(error);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_window_has_the_mean_of_what_is_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

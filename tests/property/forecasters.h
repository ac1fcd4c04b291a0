/* forecasters - small trained forecasters over data that a test changes: two series of four channels. */
#ifndef LC_TESTS_PROPERTY_FORECASTERS_H
#define LC_TESTS_PROPERTY_FORECASTERS_H

#include <lanecast/evaluate.h>

#include "sample.h"
#include "trained.h"
#include "variants.h"

enum { FORECASTER_ROWS = 240, FORECASTER_CHANNELS = 3, FORECASTER_CONTEXT = 12, FORECASTER_HORIZON = 3 };

/* Waves in steps of 1/16, so that sums and differences of a few of them do not round. */
static inline lc_dataset *waves_new(size_t series)
{
    size_t rows[8];
    assert_true(series <= 8);
    for (size_t i = 0; i < series; i++)
        rows[i] = FORECASTER_ROWS + 20 * (i % 2);
    lc_dataset *dataset = sample_new(series, rows, FORECASTER_CHANNELS);
    for (size_t i = 0; i < series; i++)
        for (size_t k = 0; k < rows[i] * FORECASTER_CHANNELS; k++) {
            const double row = (double)(k / FORECASTER_CHANNELS), c = (double)(k % FORECASTER_CHANNELS);
            dataset->series[i].value[k] =
                round(16 * (4 * sin(0.26 * row * (1 + c) + (double)i) + 2 * sin(1.7 * row + c) + 5 * c)) / 16;
        }
    return dataset;
}

static inline lc_config forecaster_config(const char *kind)
{
    static const char *const set[] = {"data.season=6",  "window.context=12", "window.horizon=3", "model.hidden=5",
                                      "train.epochs=2", "train.batch=40",    "train.rate=0.01",  "data.split=0.6 0.2 0.2"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    snprintf(config.model.kind, sizeof config.model.kind, "%s", kind);
    variants_classify(&config);
    return config;
}

/* Numbers that are forecast of a window. */
static inline size_t forecaster_numbers(const lc_forecaster *f)
{
    const lc_classes *classes = lc_forecaster_classes(f);
    size_t targets;
    lc_forecaster_targets(&targets, f);
    return classes ? classes->steps * classes->targets * classes->count : lc_forecaster_config(f)->window.horizon * targets;
}

/* Forecasts of all windows of a part, (windows, numbers of one); *out for lc_free. */
static inline size_t forecaster_predict(double **out, const lc_forecaster *f, lc_part part)
{
    const lc_windows *windows;
    assert_ok(lc_forecaster_windows(&windows, f, part));
    const size_t count = lc_windows_count(windows);
    assert_ok(lc_new(out, count * forecaster_numbers(f), sizeof **out));
    assert_ok(lc_forecaster_predict(*out, f, windows, 0, count));
    return count * forecaster_numbers(f);
}

static inline void forecasters_same_weights(const lc_forecaster *a, const lc_forecaster *b)
{
    size_t m, n;
    const lc_real *x = lc_forecaster_weights(&m, a), *y = lc_forecaster_weights(&n, b);
    assert_int_equal(m, n);
    if (n > 0)
        assert_memory_equal(x, y, n * sizeof *x);
}

#endif

/* weather_forecasts - forecasters of every kind over simulated weather. */
#ifndef LC_TESTS_PROPERTY_WEATHER_FORECASTS_H
#define LC_TESTS_PROPERTY_WEATHER_FORECASTS_H

#include <lanecast/simulate.h>

#include "core/mem.h"
#include "property/forecasters.h"

enum { CONTEXT = 30, HORIZON = 7, ROWS = 700 };

static inline lc_dataset *make_data(void)
{
    lc_dataset *dataset;
    lc_simulation request = {.kind = "weather", .rows = ROWS, .series = 2, .horizon = HORIZON, .seed = 3};
    assert_ok(lc_dataset_simulate(&dataset, &request));
    return dataset;
}

static inline lc_config config_of(const char *kind)
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
static inline size_t predict(double **out, const lc_forecaster *f, size_t first, size_t count)
{
    const lc_windows *windows;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_new(out, count * forecaster_numbers(f), sizeof **out));
    assert_ok(lc_forecaster_predict(*out, f, windows, first, count));
    return count * forecaster_numbers(f);
}

static inline void assert_same_forecasts(const lc_forecaster *a, const lc_forecaster *b)
{
    double *expected, *found;
    size_t count = predict(&expected, a, 3, 50);
    predict(&found, b, 3, 50);
    assert_memory_equal(expected, found, count * sizeof *found);
    lc_free(expected);
    lc_free(found);
}

#endif

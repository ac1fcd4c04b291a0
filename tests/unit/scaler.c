/* scaler: the formulas, missing values, constant channels; and filling forward. */
#include <lanecast/scaler.h>

#include "data/fill.h"
#include "data/scaler.h"
#include "sample.h"
#include "unit.h"

static void assert_scaler(const char *name, const double *value, size_t rows, double shift, double scale)
{
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_split *split = NULL;
    lc_scaler *scaler = NULL;
    memcpy(dataset->series->value, value, rows * sizeof *value);
    assert_ok(lc_split_new(&split, dataset, "4 0 1"));
    assert_ok(lc_scaler_new(&scaler, dataset, split, name, NULL));
    assert_string_equal(scaler->name, name);
    assert_true(fabs(scaler->shift[0] - shift) < 1e-12 * (1 + fabs(shift)));
    assert_true(fabs(scaler->scale[0] - scale) < 1e-12);
    lc_scaler_free(scaler);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

static void scalers_follow_their_formulas(void **state)
{
    (void)state;
    static const double value[] = {1, 2, 4, 5, 1e9}; /* the last row is not training */
    assert_scaler("none", value, 5, 0, 1);
    assert_scaler("standard", value, 5, 3, sqrt(2.5));
    assert_scaler("minmax", value, 5, 1, 4);
    assert_scaler("robust", value, 5, 3, 2.5); /* quartiles 1.75 and 4.25 */
    assert_scaler("mean_scale", value, 5, 0, 3);
}

/* 0.1 three times has a mean that is not 0.1 in doubles; its deviation must be 0 all the same, and the scale then 1. */
static void constant_channels_get_scale_1_and_missing_values_do_not_count(void **state)
{
    (void)state;
    const double gap = (double)NAN;
    assert_scaler("standard", (const double[]){0.1, 0.1, 0.1, gap, 7}, 5, 0.1, 1);
    assert_scaler("standard", (const double[]){1e15 + 1, 1e15 + 1, gap, 1e15 + 1, 7}, 5, 1e15 + 1, 1);
    assert_scaler("minmax", (const double[]){3, gap, 3, 3, 7}, 5, 3, 1);
    assert_scaler("standard", (const double[]){0.3, 0.1 + 0.2, gap, 0.3, 7}, 5, 0.3, 1);
    assert_scaler("minmax", (const double[]){0.3, 0.1 + 0.2, gap, 0.3, 7}, 5, 0.3, 1);
    assert_scaler("standard", (const double[]){gap, 1, gap, 3, 7}, 5, 2, 1);
    assert_scaler("standard", (const double[]){gap, gap, gap, gap, 7}, 5, 0, 1);
}

static void values_are_scaled_by_series_and_channel(void **state)
{
    (void)state;
    const size_t rows[] = {10, 6};
    lc_dataset *dataset = sample_new(2, rows, 2);
    lc_split *split = NULL;
    lc_scaler *scaler = NULL;
    lc_scaled *scaled = NULL;
    assert_ok(lc_split_new(&split, dataset, "0.5 0 0.5"));
    assert_ok(lc_scaler_new(&scaler, dataset, split, "standard", NULL));
    assert_ok(lc_scaled_new(&scaled, dataset, scaler));
    double mean = 1001.1, deviation = sqrt(2.0 / 3); /* series 1, channel b: rows 1000.1 1001.1 1002.1 */
    assert_true(fabs((double)scaled->value[1][4 * 2 + 1] - (1004.1 - mean) / deviation) < 1e-5);
    assert_fails(lc_scaler_new(&scaler, dataset, split, "unknown", NULL), LC_E_CONFIG, "data.scale: 'unknown' is not one of ");
    lc_scaled_free(scaled);
    lc_scaler_free(scaler);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

static void filling_repeats_the_last_known_value(void **state)
{
    (void)state;
    size_t rows = 5;
    lc_dataset *dataset = sample_new(1, &rows, 2), *filled = NULL;
    double *value = dataset->series->value;
    value[0] = value[5] = value[7] = (double)NAN;
    lc_axis *axis;
    assert_ok(lc_axes_new(&axis, dataset, "cut"));
    assert_ok(lc_dataset_fill(&filled, dataset, &(lc_filling){LC_MISSING_FORWARD, 0, axis}));
    lc_free(axis);
    const double *out = filled->series->value;
    assert_true(isnan(out[0]) && out[5] == value[3] && out[7] == value[3] && out[9] == value[9] && isnan(value[5]));
    lc_dataset_free(filled);
    lc_dataset_free(dataset);
}

/* Shift and scale that a scaler finds for some values. */
static void fit(double *shift, double *scale, const char *name, const double *value, size_t rows)
{
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_split *split = NULL;
    lc_scaler *scaler = NULL;
    memcpy(dataset->series->value, value, rows * sizeof *value);
    assert_ok(lc_split_new(&split, dataset, "1 0 0"));
    assert_ok(lc_scaler_new(&scaler, dataset, split, name, NULL));
    *shift = scaler->shift[0];
    *scale = scaler->scale[0];
    lc_scaler_free(scaler);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

enum { VALUES = 50 };

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-12 * fabs(b);
}

/* Scaled values do not know in which units, or in which order, the data came, unless a scaler leaves values, or their 0, as they
 * are. */
static void every_scaler_follows_units(void **state)
{
    (void)state;
    double value[VALUES], other[VALUES], factor[VALUES];
    for (size_t i = 0; i < VALUES; i++) {
        value[i] = i % 7 == 3 ? (double)NAN : sin((double)(i * i)) + (double)i / 10;
        other[VALUES - 1 - i] = 1.8 * value[i] + 32;
        factor[VALUES - 1 - i] = 1.8 * value[i];
    }
    for (const char *const *name = lc_scaler_names(); *name; name++) {
        double shift[2], scale[2];
        fit(&shift[0], &scale[0], *name, value, VALUES);
        fit(&shift[1], &scale[1], *name, other, VALUES);
        if (shift[0] == 0 && scale[0] == 1) {
            assert_true(shift[1] == 0 && scale[1] == 1);
            continue;
        }
        if (shift[0] == 0 && shift[1] == 0) {
            fit(&shift[1], &scale[1], *name, factor, VALUES);
            assert_true(shift[1] == 0 && fabs(scale[1] - 1.8 * scale[0]) < 1e-9);
            continue;
        }
        assert_true(scale[0] > 0);
        assert_true(fabs(shift[1] - (1.8 * shift[0] + 32)) < 1e-9);
        assert_true(fabs(scale[1] - 1.8 * scale[0]) < 1e-9);
    }
}

static void every_scaler_takes_a_constant_channel(void **state)
{
    (void)state;
    const double gap = (double)NAN;
    static const double constant[] = {0, 7, 0.1, 1e15 + 1, -1e-9};
    for (const char *const *name = lc_scaler_names(); *name; name++)
        for (size_t i = 0; i < sizeof constant / sizeof constant[0]; i++) {
            const double value[] = {gap, constant[i], constant[i], gap, constant[i]}, single[] = {gap, gap, constant[i]};
            double shift, scale;
            fit(&shift, &scale, *name, value, 5);
            assert_true(isfinite(shift) && (scale == 1 || (shift == 0 && near(scale, fabs(constant[i])))));
            fit(&shift, &scale, *name, single, 3);
            assert_true(isfinite(shift) && (scale == 1 || (shift == 0 && near(scale, fabs(constant[i])))));
            fit(&shift, &scale, *name, (const double[]){gap, gap}, 2);
            assert_true(shift == 0 && scale == 1);
        }
}

/* Two series of two channels, in the second of which channel b is v[row]. */
static lc_status fit_channel(const double *v, size_t rows, const char *scaler_name)
{
    lc_dataset *d = sample_new(2, (const size_t[]){rows, rows}, 2);
    lc_split *split;
    lc_scaler *scaler = NULL;
    for (size_t row = 0; row < rows; row++)
        d->series[1].value[2 * row + 1] = v[row];
    assert_ok(lc_split_new(&split, d, "1 0 0"));
    lc_status status = lc_scaler_new(&scaler, d, split, scaler_name, NULL);
    assert_int_equal(scaler == NULL, status != LC_OK);
    lc_scaler_free(scaler);
    lc_split_free(split);
    lc_dataset_free(d);
    return status;
}

/* The largest value is named: it is the one to look at. */
static void values_that_no_double_can_scale_are_refused_by_place(void **state)
{
    (void)state;
    const double gap = (double)NAN;
    assert_fails(fit_channel((const double[]){1, 1e300, gap, -1.5e308, 2}, 5, "standard"), LC_E_DATA,
                 "series 's1', row 3 (1970-01-01 03:00:00): channel 'b' is -1.5e+308: its values are too large to scale");
    assert_fails(fit_channel((const double[]){1.5e308, -1.5e308, 0}, 3, "minmax"), LC_E_DATA, "series 's1', row 0");
    assert_fails(fit_channel((const double[]){1e-200, gap, 3e-200, 2e-200}, 4, "standard"), LC_E_DATA,
                 "series 's1', row 2 (1970-01-01 02:00:00): channel 'b' is 3e-200: its values are too small to scale");
    assert_ok(fit_channel((const double[]){3e-200, 3e-200, 3e-200}, 3, "standard")); /* a constant needs no scale */
    assert_ok(fit_channel((const double[]){1e-100, 3e-100, 2e-100}, 3, "standard"));
}

static void values_too_large_for_a_network_are_refused_by_place(void **state)
{
    (void)state;
    static const size_t both[] = {0, 1};
    lc_dataset *d = sample_new(2, (const size_t[]){6, 6}, 2);
    lc_split *split;
    lc_scaler *scaler;
    lc_scaled *scaled;
    assert_ok(lc_split_new(&split, d, "1 0 0"));
    assert_ok(lc_scaler_new(&scaler, d, split, "none", NULL));
    d->series[1].value[2 * 4 + 1] = -1e200;
    assert_ok(lc_scaled_new(&scaled, d, scaler));
    assert_fails(lc_scaled_check(scaled, d, both, 2), LC_E_DATA,
                 "series 's1', row 4 (1970-01-01 04:00:00): channel 'b' is -1e+200, ");
    assert_ok(lc_scaled_check(scaled, d, both, 1)); /* what is not read may be anything */
    lc_scaled_free(scaled);
    lc_scaler_free(scaler);
    lc_split_free(split);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalers_follow_their_formulas),
        cmocka_unit_test(constant_channels_get_scale_1_and_missing_values_do_not_count),
        cmocka_unit_test(values_are_scaled_by_series_and_channel),
        cmocka_unit_test(filling_repeats_the_last_known_value),
        cmocka_unit_test(every_scaler_follows_units),
        cmocka_unit_test(every_scaler_takes_a_constant_channel),
        cmocka_unit_test(values_that_no_double_can_scale_are_refused_by_place),
        cmocka_unit_test(values_too_large_for_a_network_are_refused_by_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

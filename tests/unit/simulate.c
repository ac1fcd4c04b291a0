/* simulate: believable series, the same for a seed, and an ideal that is the conditional mean: by Monte Carlo over seeds, and
 * because nothing beats it on a long sample. */
#include "data/simulate.h"

#include "unit.h"

static lc_dataset *simulate(const char *kind, size_t rows, size_t series, size_t horizon, uint64_t seed)
{
    lc_dataset *dataset = NULL;
    const lc_simulation request = {kind, rows, series, horizon, seed};
    assert_ok(lc_dataset_simulate(&dataset, &request));
    return dataset;
}

static size_t channel(const lc_dataset *dataset, const char *name)
{
    size_t found = 0;
    assert_ok(lc_dataset_find_channel(&found, dataset, name));
    return found;
}

static void a_seed_is_a_dataset(void **state)
{
    (void)state;
    for (const char *const *kind = lc_simulator_names(); *kind; kind++) {
        lc_dataset *a = simulate(*kind, 200, 3, 4, 7), *b = simulate(*kind, 200, 3, 4, 7), *other = simulate(*kind, 200, 3, 4, 8);
        lc_dataset *shorter = simulate(*kind, 100, 2, 0, 7), *standard = simulate(*kind, 0, 0, 0, 7);
        assert_true(lc_dataset_digest(a) == lc_dataset_digest(b));
        assert_true(lc_dataset_digest(a) != lc_dataset_digest(other));
        assert_memory_equal(a->series[1].value, shorter->series[1].value, 100 * a->channels * sizeof(double));
        assert_memory_equal(a->series[0].ideal, b->series[0].ideal, 200 * 4 * a->channels * sizeof(float));
        assert_null(shorter->series->ideal);
        assert_true(standard->series_count >= 1 && standard->series->rows > 1000);
        lc_dataset_free(a);
        lc_dataset_free(b);
        lc_dataset_free(other);
        lc_dataset_free(shorter);
        lc_dataset_free(standard);
    }
    lc_dataset *none = NULL;
    const lc_simulation request = {.kind = "tides", .rows = 10, .series = 1};
    assert_fails(lc_dataset_simulate(&none, &request), LC_E_USAGE, "'tides'");
}

/* Stamps rise, values are finite, names differ, and the ideal of a channel at least is known. */
static void every_simulator_fills_its_series(void **state)
{
    (void)state;
    for (const char *const *kind = lc_simulator_names(); *kind; kind++) {
        lc_dataset *dataset = simulate(*kind, 300, 3, 5, 2);
        assert_true(dataset->channels > 0 && *dataset->title);
        for (size_t i = 0; i < 3; i++) {
            const lc_series *s = &dataset->series[i];
            size_t known = 0;
            for (size_t row = 1; row < s->rows; row++)
                assert_true(s->time[row] > s->time[row - 1]);
            for (size_t k = 0; k < s->rows * dataset->channels; k++)
                assert_true(isfinite(s->value[k]));
            for (size_t k = 0; k < s->rows * s->ideal_horizon * dataset->channels; k++)
                known += isfinite((double)s->ideal[k]);
            assert_true(known >= (s->rows - 1) * s->ideal_horizon);
            assert_true(i == 0 || strcmp(s->name, s[-1].name) != 0);
        }
        lc_dataset_free(dataset);
    }
}

static void prices_of_a_day_are_consistent(void **state)
{
    (void)state;
    lc_dataset *dataset = simulate("stock", 5000, 4, 0, 1);
    for (size_t i = 0; i < dataset->series_count; i++) {
        const lc_series *series = &dataset->series[i];
        for (size_t row = 0; row < series->rows; row++) {
            const double *v = &series->value[row * 5]; /* open high low close volume */
            assert_true(v[2] > 0 && v[2] <= v[0] && v[2] <= v[3] && v[1] >= v[0] && v[1] >= v[3] && v[4] > 0);
            int64_t weekday = (series->time[row] / 86400 + 3) % 7; /* 0: Monday; 1970 began on a Thursday */
            assert_true(series->time[row] % 86400 == 0 && weekday < 5);
        }
    }
    lc_dataset_free(dataset);
}

/* Fat tails, clustered volatility, tickers that move together: what makes daily returns look like daily returns. */
static void stocks_have_stylized_facts(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    lc_dataset *dataset = simulate("stock", ROWS, 2, 0, 3);
    static double r[2][ROWS];
    double variance[2] = {0}, fourth = 0, cluster = 0, together = 0, plain = 0;
    for (size_t t = 1; t < ROWS; t++)
        for (size_t i = 0; i < 2; i++)
            r[i][t] = dataset->series[i].value[t * 5 + 3] / dataset->series[i].value[(t - 1) * 5 + 3] - 1;
    for (size_t t = 1; t < ROWS; t++) {
        variance[0] += r[0][t] * r[0][t] / ROWS;
        variance[1] += r[1][t] * r[1][t] / ROWS;
        fourth += pow(r[0][t], 4) / ROWS;
        together += r[0][t] * r[1][t] / ROWS;
    }
    for (size_t t = 2; t < ROWS; t++) {
        cluster += (r[0][t] * r[0][t] - variance[0]) * (r[0][t - 1] * r[0][t - 1] - variance[0]) / ROWS;
        plain += r[0][t] * r[0][t - 1] / ROWS;
    }
    assert_true(fourth / (variance[0] * variance[0]) > 4);
    assert_true(cluster / (fourth - variance[0] * variance[0]) > 0.05);
    assert_true(together / sqrt(variance[0] * variance[1]) > 0.2);
    assert_true(fabs(plain / variance[0]) < 0.05);
    assert_true(sqrt(variance[0]) > 0.008 && sqrt(variance[0]) < 0.03);
    lc_dataset_free(dataset);
}

static void weather_is_believable(void **state)
{
    (void)state;
    lc_dataset *dataset = simulate("weather", 5 * 8766, 1, 0, 2);
    const double *value = dataset->series->value;
    double summer = 0, winter = 0, noon = 0, night = 0;
    for (size_t row = 0; row < dataset->series->rows; row++) {
        const double *v = &value[row * 4]; /* temperature pressure humidity wind */
        assert_true(v[0] > -60 && v[0] < 60 && v[1] > 900 && v[1] < 1100 && v[2] > 0 && v[2] < 100 && v[3] > 0 && v[3] < 60);
        size_t day = row % 8766 / 24, hour = row % 24;
        *(day > 150 && day < 240 ? &summer : &winter) += v[0] / (day > 150 && day < 240 ? 5 * 24 * 89 : 5 * 24 * 276);
        noon += hour == 15 ? v[0] : 0;
        night += hour == 3 ? v[0] : 0;
    }
    assert_true(summer > winter + 5);
    assert_true((noon - night) / (5 * 365.25) > 5);
    lc_dataset_free(dataset);
}

/* From the first row of many seeds, the mean error of every channel and step is 0 within what chance allows, in units of its own
 * standard error; for stocks after calm and after busy days apart, and relative to the first row. */
static void assert_unbiased(const char *kind)
{
    enum { SEEDS = 4000, HORIZON = 12, CHANNELS = LC_SIMULATOR_CHANNELS, GROUPS = 2 };
    static double sum[GROUPS][HORIZON][CHANNELS], square[GROUPS][HORIZON][CHANNELS], count[GROUPS];
    memset(sum, 0, sizeof sum);
    memset(square, 0, sizeof square);
    memset(count, 0, sizeof count);
    size_t channels = 0, known = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        lc_dataset *dataset = simulate(kind, HORIZON + 1, 1, HORIZON, seed);
        const lc_series *series = dataset->series;
        channels = dataset->channels;
        size_t group = series->ideal[channels - 1] > series->value[channels - 1];
        count[group]++;
        for (size_t k = 0; k < HORIZON; k++)
            for (size_t c = 0; c < channels; c++) {
                double size = strcmp(kind, "stock") == 0 ? series->value[c] : 1;
                double error = (series->value[(k + 1) * channels + c] - (double)series->ideal[k * channels + c]) / size;
                sum[group][k][c] += error;
                square[group][k][c] += error * error;
            }
        lc_dataset_free(dataset);
    }
    for (size_t group = 0; group < GROUPS; group++)
        for (size_t k = 0; k < HORIZON; k++)
            for (size_t c = 0; c < channels; c++) {
                double mean = sum[group][k][c] / count[group];
                double variance = square[group][k][c] / count[group] - mean * mean;
                known += !isnan(mean);
                if (!isnan(mean) && fabs(mean) > 4.5 * sqrt(variance / count[group]))
                    fail_msg("%s: channel %zu, step %zu, group %zu: mean error %g, standard error %g", kind, c, k, group, mean,
                             sqrt(variance / count[group]));
            }
    assert_true(known >= HORIZON);
    if (strcmp(kind, "stock") == 0) /* high and low have none */
        assert_int_equal(known, GROUPS * HORIZON * 3);
    if (strcmp(kind, "weather") == 0)
        assert_int_equal(known, GROUPS * HORIZON * 4);
}

static void ideal_is_the_conditional_mean(void **state)
{
    (void)state;
    for (const char *const *kind = lc_simulator_names(); *kind; kind++)
        assert_unbiased(*kind);
}

/* Mean squared errors over a long sample, prices relative to the last close: the ideal against repeat-last, against the mean of
 * all, and against itself made bolder or more timid. */
static void assert_unbeaten(const char *kind, const char *name, const char *scale_by, size_t step)
{
    enum { ROWS = 30000, HORIZON = 24 };
    lc_dataset *dataset = simulate(kind, ROWS, 1, HORIZON, 11);
    const lc_series *series = dataset->series;
    const size_t channels = dataset->channels, c = channel(dataset, name);
    const size_t s = scale_by ? channel(dataset, scale_by) : 0;
    double mean = 0, mse[5] = {0};
    for (size_t row = 0; row < ROWS; row++)
        mean += series->value[row * channels + c] / ROWS;
    for (size_t row = 0; row + step < ROWS; row++) {
        double unit = scale_by ? series->value[row * channels + s] : 1;
        double last = series->value[row * channels + c], truth = series->value[(row + step) * channels + c];
        double ideal = (double)series->ideal[(row * HORIZON + step - 1) * channels + c];
        const double forecast[5] = {ideal, last, scale_by ? last * 1.001 : mean, last + 1.5 * (ideal - last),
                                    last + 0.5 * (ideal - last)};
        for (size_t i = 0; i < 5; i++)
            mse[i] += pow((truth - forecast[i]) / unit, 2) / ROWS;
    }
    for (size_t i = 1; i < 5; i++)
        if (!(mse[0] < mse[i]))
            fail_msg("%s %s, step %zu: the ideal has %g, forecast %zu has %g", kind, name, step, mse[0], i, mse[i]);
    lc_dataset_free(dataset);
}

static void nothing_beats_the_ideal(void **state)
{
    (void)state;
    static const size_t steps[] = {1, 6, 24};
    for (size_t i = 0; i < 3; i++) {
        assert_unbeaten("stock", "close", "close", steps[i]);
        assert_unbeaten("stock", "volume", NULL, steps[i]);
        assert_unbeaten("weather", "temperature", NULL, steps[i]);
        assert_unbeaten("weather", "pressure", NULL, steps[i]);
        assert_unbeaten("weather", "humidity", NULL, steps[i]);
        assert_unbeaten("weather", "wind", NULL, steps[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seed_is_a_dataset),
        cmocka_unit_test(every_simulator_fills_its_series),
        cmocka_unit_test(prices_of_a_day_are_consistent),
        cmocka_unit_test(stocks_have_stylized_facts),
        cmocka_unit_test(weather_is_believable),
        cmocka_unit_test(ideal_is_the_conditional_mean),
        cmocka_unit_test(nothing_beats_the_ideal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

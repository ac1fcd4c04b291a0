/* metrics: hand-computed values on three windows of two steps; what happens at zeros and constants. */
#include "eval/sums.h"
#include "unit.h"

static const double zero[3];

/* One channel, two steps. e = forecast - truth. */
static void add(lc_sums *sums, double truth1, double truth2, double forecast1, double forecast2)
{
    const double truth[] = {truth1, truth2}, forecast[] = {forecast1, forecast2}, naive[] = {0.5, 0.5};
    lc_sums_add(sums, 0, &(lc_cells){.count = 2, .truth = truth, .forecast = forecast, .naive = naive, .level = zero});
}

static double of(const double *row, const char *metric)
{
    size_t index = lc_metric_index(metric);
    assert_non_null(lc_metric_names()[index]);
    return row[index];
}

static void assert_near(double found, double expected)
{
    if (!(fabs(found - expected) < 1e-12))
        fail_msg("%.15g, not %.15g", found, expected);
}

static void by_hand(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    assert_ok(lc_sums_new(&sums, 2, 1));
    add(sums, 1, 2, 2, 2);   /* e = 1, 0 */
    add(sums, 4, -2, 2, -4); /* e = -2, -2 */
    add(sums, 0, 3, 1, 0);   /* e = 1, -3 */
    lc_sums_settle(sums);
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.overall, "mae"), 9.0 / 6);
    assert_near(of(s.overall, "mse"), 19.0 / 6);
    assert_near(of(s.overall, "rmse"), sqrt(19.0 / 6));
    assert_near(of(s.overall, "mape"), 100 * (1 + 0 + 0.5 + 1 + 1) / 5); /* the truth 0 is left out */
    assert_near(of(s.overall, "smape"), 200 * (1.0 / 3 + 0 + 2.0 / 6 + 2.0 / 6 + 1 + 1) / 6);
    assert_near(of(s.overall, "mase"), 9.0 / 6 / 0.5);
    double mean = 8.0 / 6, variance = 1 + 4 + 16 + 4 + 0 + 9 - 6 * mean * mean;
    assert_near(of(s.overall, "r2"), 1 - 19 / variance);
    assert_near(of(s.per_step, "mae"), 4.0 / 3);
    assert_near(of(s.per_step + sums->metrics, "mae"), 5.0 / 3);
    assert_near(of(s.per_channel, "mae"), 9.0 / 6);
    lc_scores_free(&s);
    lc_sums_free(sums);
}

static void corners(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    assert_ok(lc_sums_new(&sums, 2, 1));
    add(sums, 0, 0, 0, 0);
    lc_sums_settle(sums);
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.overall, "smape"), 0);
    assert_true(isnan(of(s.overall, "mape")));
    assert_true(isnan(of(s.overall, "r2")));
    lc_scores_free(&s);
    lc_sums_free(sums);
}

/* Two channels of different size: r2 is the mean of theirs, the others are pooled. */
static void two_channels(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    const double truth[2][2] = {{1, 100}, {3, 300}}, forecast[2][2] = {{1, 200}, {2, 300}}, naive[2] = {1, 100};
    assert_ok(lc_sums_new(&sums, 1, 2));
    for (size_t w = 0; w < 2; w++)
        lc_sums_add(sums, 0, &(lc_cells){.count = 2, .truth = truth[w], .forecast = forecast[w], .naive = naive, .level = zero});
    lc_sums_settle(sums);
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.per_channel, "r2"), 1 - 1.0 / 2);
    assert_near(of(s.per_channel + sums->metrics, "r2"), 1 - 10000.0 / 20000);
    assert_near(of(s.overall, "r2"), 0.5);
    assert_near(of(s.overall, "mae"), 101.0 / 4);
    lc_scores_free(&s);
    lc_sums_free(sums);
}

/* Two series that differ in level alone: their forecasts, each series' mean, explain nothing. */
static void levels_explain_nothing(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    assert_ok(lc_sums_new(&sums, 2, 1));
    for (double level = 0; level <= 100; level += 100) {
        add(sums, level + 1, level - 1, level, level);
        add(sums, level - 1, level + 1, level, level);
        lc_sums_settle(sums);
    }
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.overall, "r2"), 0);
    assert_near(of(s.per_step, "r2"), 0);
    assert_near(of(s.overall, "mse"), 1);
    lc_scores_free(&s);
    lc_sums_free(sums);
}

static double r2_around(double level, double truth1, double truth2, double forecast)
{
    lc_sums *sums;
    lc_scores s;
    const double truth[2] = {truth1, truth2}, naive[1] = {1};
    assert_ok(lc_sums_new(&sums, 1, 1));
    for (size_t w = 0; w < 2; w++)
        lc_sums_add(sums, 0, &(lc_cells){.count = 1, .truth = truth + w, .forecast = &forecast, .naive = naive, .level = &level});
    lc_sums_settle(sums);
    assert_ok(lc_scores_new(&s, sums));
    double r2 = of(s.overall, "r2");
    lc_scores_free(&s);
    lc_sums_free(sums);
    return r2;
}

/* Small changes of large values have an r2, mere rounding has none. */
static void large_levels(void **state)
{
    (void)state;
    assert_near(r2_around(1e9, 1e9 + 0.125, 1e9 + 0.375, 1e9 + 0.25), 0);
    assert_near(r2_around(1e9 + 0.25, 1e9 + 0.125, 1e9 + 0.375, 1e9 + 0.5), -4);
    assert_true(isnan(r2_around(0.3, 0.3, 0.1 + 0.2, 0.3)));
    assert_true(isnan(r2_around(0, 0.3, 0.1 + 0.2, 0.3)));
}

/* A channel whose truth is constant has no r2 and is left out; one whose forecast is not known makes the whole unknown. */
static void unknown_forecasts(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    const double truth[2][3] = {{1, 5, 7}, {2, 6, 7}}, forecast[2][3] = {{1, NAN, 7}, {2, NAN, 7}}, naive[3] = {1, 1, 1};
    for (size_t channels = 2; channels <= 3; channels++) {
        assert_ok(lc_sums_new(&sums, 1, channels));
        for (size_t w = 0; w < 2; w++) /* with two, the one in the middle is left out */
            lc_sums_add(sums, 0,
                        &(lc_cells){.count = channels,
                                    .truth = channels == 3 ? truth[w] : (double[]){truth[w][0], 7},
                                    .forecast = channels == 3 ? forecast[w] : (double[]){forecast[w][0], 7},
                                    .naive = naive,
                                    .level = zero});
        lc_sums_settle(sums);
        assert_ok(lc_scores_new(&s, sums));
        assert_near(of(s.per_channel, "r2"), 1);
        assert_true(channels == 3 ? isnan(of(s.overall, "r2")) : of(s.overall, "r2") == 1);
        lc_scores_free(&s);
        lc_sums_free(sums);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),      cmocka_unit_test(corners),
        cmocka_unit_test(two_channels), cmocka_unit_test(levels_explain_nothing),
        cmocka_unit_test(large_levels), cmocka_unit_test(unknown_forecasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

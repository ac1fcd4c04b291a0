/* Other units: values times 4 train the same weights and give the forecasts times 4, to the bit, under every scaler that
 * removes a size, and for every baseline; errors follow, relative ones stay. Values moved by a constant move the forecasts,
 * except for rounding. */
#include "property/forecasters.h"

static void change(lc_dataset *dataset, double factor, double shift)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        for (size_t k = 0; k < dataset->series[i].rows * dataset->channels; k++)
            dataset->series[i].value[k] = dataset->series[i].value[k] * factor + shift;
}

/* Forecasts of b are those of a, changed alike. */
static void compare(const lc_forecaster *a, const lc_forecaster *b, double factor, double shift, double tolerance)
{
    double *x, *y;
    const size_t count = forecaster_predict(&x, a, LC_TEST);
    assert_int_equal(forecaster_predict(&y, b, LC_TEST), count);
    for (size_t i = 0; i < count; i++)
        if (!(fabs(x[i] * factor + shift - y[i]) <= tolerance))
            fail_msg("%s: %.17g, not %.17g", lc_forecaster_config(a)->model.kind, y[i], x[i] * factor + shift);
    lc_free(x);
    lc_free(y);
}

static void with(const lc_config *config, double factor, double shift, double tolerance,
                 void (*check)(const lc_forecaster *a, const lc_forecaster *b))
{
    lc_dataset *own = waves_new(2), *other = waves_new(2);
    change(other, factor, shift);
    lc_forecaster *a = forecaster_trained(own, config), *b = forecaster_trained(other, config);
    compare(a, b, factor, shift, tolerance);
    if (check)
        check(a, b);
    lc_forecaster_free(a);
    lc_forecaster_free(b);
    lc_dataset_free(own);
    lc_dataset_free(other);
}

static bool removes_size(const char *scaler)
{
    return strcmp(scaler, "none") != 0;
}

static void values_times_4_train_the_same_weights_under_every_scaler(void **state)
{
    (void)state;
    lc_config config = forecaster_config("recurrent");
    for (const char *const *name = lc_scaler_names(); *name; name++)
        if (removes_size(*name)) {
            snprintf(config.data.scale, sizeof config.data.scale, "%s", *name);
            with(&config, 4, 0, 0, forecasters_same_weights);
        }
}

static void every_kind_follows_units(void **state)
{
    (void)state;
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        lc_config config = forecaster_config(*kind);
        if (variants_says_classes(&config))
            continue; /* which have no units */
        with(&config, 4, 0, 0, NULL);
        with(&config, 0.5, 0, 0, NULL);
        if (strcmp(*kind, "zero") != 0) /* which stays where it is */
            with(&config, 1, 1024, 1e-3, NULL);
    }
}

static double score(const lc_evaluation *e, const char *metric, lc_space space)
{
    return e->line[0].score[space].overall[lc_metric_index(metric)];
}

/* In scaled units every metric stays; in own units those of a size are 4 times as large, squared ones 16 times. */
static void check_errors(const lc_forecaster *a, const lc_forecaster *b)
{
    static const struct {
        const char *metric;
        double factor;
    } in_units[] = {{"mae", 4}, {"mse", 16}, {"rmse", 4}, {"mape", 1}, {"smape", 1}, {"mase", 1}, {"r2", 1}};
    lc_evaluation *x, *y;
    assert_ok(lc_evaluate(&x, a, LC_TEST));
    assert_ok(lc_evaluate(&y, b, LC_TEST));
    for (const char *const *metric = lc_metric_names(); *metric; metric++)
        assert_true(score(x, *metric, LC_SCALED) == score(y, *metric, LC_SCALED));
    for (size_t i = 0; i < sizeof in_units / sizeof *in_units; i++)
        assert_true(score(x, in_units[i].metric, LC_UNITS) * in_units[i].factor == score(y, in_units[i].metric, LC_UNITS));
    lc_evaluation_free(x);
    lc_evaluation_free(y);
}

static void errors_follow_units_and_relative_ones_stay(void **state)
{
    (void)state;
    lc_config config = forecaster_config("recurrent");
    with(&config, 4, 0, 0, check_errors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values_times_4_train_the_same_weights_under_every_scaler),
                                       cmocka_unit_test(every_kind_follows_units),
                                       cmocka_unit_test(errors_follow_units_and_relative_ones_stay)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

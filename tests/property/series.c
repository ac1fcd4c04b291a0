/* Series: with every one there twice, forecasts are the same to the bit and every error the same except for rounding; in
 * another order each series keeps its forecasts, to the bit. Baselines are used, which do not train: weights depend on which
 * windows come first. */
#include "property/forecasters.h"

#include "model/forecaster.h"

/* 0 1 0 1 in the place of 0 1. */
static lc_dataset *doubled(void)
{
    lc_dataset *dataset = waves_new(4), *once = waves_new(2);
    for (size_t i = 2; i < 4; i++)
        memcpy(dataset->series[i].value, once->series[i - 2].value, once->series[i - 2].rows * once->channels * sizeof(double));
    lc_dataset_free(once);
    return dataset;
}

static void near(const double *x, const double *y, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_true(fabs(x[i] - y[i]) <= 1e-12 * (1 + fabs(x[i])) || (isnan(x[i]) && isnan(y[i])));
}

static void check_twice(const lc_dataset *once, const lc_dataset *twice, const lc_config *config)
{
    lc_evaluation *x, *y;
    double *one, *two;
    lc_forecaster *a = forecaster_trained(once, config), *b = forecaster_trained(twice, config);
    const size_t count = forecaster_predict(&one, a, LC_TEST);
    assert_int_equal(forecaster_predict(&two, b, LC_TEST), 2 * count);
    assert_memory_equal(one, two, count * sizeof *one);
    assert_memory_equal(one, two + count, count * sizeof *one);
    assert_ok(lc_evaluate(&x, a, LC_TEST));
    assert_ok(lc_evaluate(&y, b, LC_TEST));
    assert_int_equal(2 * x->windows, y->windows);
    for (size_t space = 0; space < LC_SPACES; space++) {
        near(x->line[0].score[space].overall, y->line[0].score[space].overall, x->metrics);
        near(x->line[0].score[space].per_step, y->line[0].score[space].per_step, x->metrics * x->horizon);
        near(x->line[0].score[space].per_channel, y->line[0].score[space].per_channel, x->metrics * x->targets);
    }
    lc_evaluation_free(x);
    lc_evaluation_free(y);
    lc_free(one);
    lc_free(two);
    lc_forecaster_free(a);
    lc_forecaster_free(b);
}

static void every_series_twice_has_the_same_errors(void **state)
{
    (void)state;
    lc_dataset *once = waves_new(2), *twice = doubled();
    for (const char *const *name = lc_baseline_table_names; *name; name++) {
        lc_config config = forecaster_config(*name);
        if (variants_says_classes(&config))
            continue; /* which have no errors */
        check_twice(once, twice, &config);
    }
    lc_dataset_free(once);
    lc_dataset_free(twice);
}

static void check_order(const lc_dataset *own, const lc_dataset *turned, const lc_config *config)
{
    lc_forecaster *a = forecaster_trained(own, config), *b = forecaster_trained(turned, config);
    lc_dataset *x, *y;
    assert_ok(lc_forecaster_future(&x, NULL, a, NULL));
    assert_ok(lc_forecaster_future(&y, NULL, b, NULL));
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(x->series[i].name, y->series[1 - i].name);
        assert_memory_equal(x->series[i].value, y->series[1 - i].value, x->series[i].rows * x->channels * sizeof(double));
    }
    lc_dataset_free(x);
    lc_dataset_free(y);
    lc_forecaster_free(a);
    lc_forecaster_free(b);
}

static void series_in_another_order_keep_their_forecasts(void **state)
{
    (void)state;
    lc_dataset *own = waves_new(2), *turned = waves_new(2);
    const lc_series first = turned->series[0];
    turned->series[0] = turned->series[1];
    turned->series[1] = first;
    for (const char *const *name = lc_baseline_table_names; *name; name++) {
        lc_config config = forecaster_config(*name);
        check_order(own, turned, &config);
    }
    lc_dataset_free(own);
    lc_dataset_free(turned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_series_twice_has_the_same_errors),
                                       cmocka_unit_test(series_in_another_order_keep_their_forecasts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* outlook: what a forecaster can be asked for beyond the point, how its columns are called, and that they agree. */
#include <lanecast/forecaster.h>

#include "property/forecasters.h"

enum { LEVELS = 9, WINDOWS = 20 };

static lc_forecaster *open(const lc_dataset *d, const char *const *sets)
{
    lc_config config = forecaster_config("recurrent");
    for (; *sets; sets++)
        assert_ok(lc_config_set(&config, *sets));
    return forecaster_trained(d, &config);
}

static const char *const quantile[] = {"model.loss=quantile", NULL};

/* All that a forecaster says by itself of the first windows of the test: out (windows, horizon, targets, columns). */
static size_t predict(double **out, const lc_column **column, lc_outlook **outlook, const lc_forecaster *f, size_t count)
{
    const lc_windows *windows;
    size_t columns, targets;
    assert_ok(lc_outlook_new(outlook, f, NULL, 0, 0));
    *column = lc_outlook_columns(&columns, *outlook);
    lc_forecaster_targets(&targets, f);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_new(out, count * FORECASTER_HORIZON * targets * columns, sizeof **out));
    assert_ok(lc_outlook_predict(*out, *outlook, windows, 0, count));
    return columns;
}

static void quantiles_rise_and_the_point_is_the_median(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(2);
    lc_forecaster *f = open(d, quantile);
    lc_outlook *outlook;
    const lc_column *column;
    double *out, *point;
    const size_t columns = predict(&out, &column, &outlook, f, WINDOWS);
    forecaster_predict(&point, f, LC_TEST);
    assert_int_equal(columns, 1 + LEVELS);
    assert_true(column[0].kind == LC_COLUMN_POINT && !*column[0].name);
    for (size_t i = 1; i <= LEVELS; i++) {
        char name[16];
        snprintf(name, sizeof name, "q0.%zu", i);
        assert_true(column[i].kind == LC_COLUMN_QUANTILE && fabs(column[i].level - (double)i / 10) < 1e-15);
        assert_string_equal(column[i].name, name);
    }
    for (size_t cell = 0; cell < WINDOWS * FORECASTER_HORIZON * FORECASTER_CHANNELS; cell++) {
        const double *said = out + cell * columns;
        assert_true(said[0] == point[cell] && said[0] == said[5]);
        for (size_t i = 2; i <= LEVELS; i++)
            assert_true(said[i] >= said[i - 1]);
    }
    lc_free(out);
    lc_free(point);
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void a_forecaster_of_points_has_the_point_only(void **state)
{
    (void)state;
    static const char *const kinds[][2] = {{"model.kind=drift", "model.kind = drift says a point only, and no quantiles"},
                                           {"model.kind=recurrent", "model.loss = mse says a point only, and no quantiles"}};
    lc_dataset *d = waves_new(1);
    for (size_t i = 0; i < 2; i++) {
        lc_forecaster *f = open(d, (const char *const[]){kinds[i][0], NULL});
        lc_outlook *outlook, *none = NULL;
        const lc_column *column;
        double *out, *point;
        assert_int_equal(predict(&out, &column, &outlook, f, WINDOWS), 1);
        forecaster_predict(&point, f, LC_TEST);
        assert_memory_equal(out, point, WINDOWS * FORECASTER_HORIZON * FORECASTER_CHANNELS * sizeof *out);
        assert_fails(lc_outlook_new(&none, f, (const double[]){0.5}, 1, 0), LC_E_CONFIG, kinds[i][1]);
        assert_fails(lc_outlook_new(&none, f, NULL, 0, 10), LC_E_CONFIG, "says a point only, and no samples");
        assert_null(none);
        lc_free(out);
        lc_free(point);
        lc_outlook_free(outlook);
        lc_forecaster_free(f);
    }
    lc_dataset_free(d);
}

static void levels_are_learned_rising_and_between_0_and_1(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(1);
    lc_forecaster *f = open(d, quantile), *no = NULL;
    lc_outlook *outlook, *none = NULL;
    lc_config config = forecaster_config("recurrent");
    size_t columns;
    assert_fails(lc_outlook_new(&none, f, (const double[]){0.25}, 1, 0), LC_E_CONFIG,
                 "did not learn the level 0.25: ask for some of");
    assert_fails(lc_outlook_new(&none, f, (const double[]){0.5, 0.5}, 2, 0), LC_E_USAGE,
                 "level 0.5 after 0.5: write each level once");
    assert_fails(lc_outlook_new(&none, f, (const double[]){0.1, 0.9, 0.5}, 3, 0), LC_E_USAGE, "level 0.5 after 0.9: ");
    assert_fails(lc_outlook_new(&none, f, (const double[]){1}, 1, 0), LC_E_USAGE, "level 1: expected a probability");
    assert_fails(lc_outlook_new(&none, f, NULL, 0, 5), LC_E_CONFIG, "has quantiles only, and no samples");
    assert_ok(lc_outlook_new(&outlook, f, (const double[]){0.1, 0.9}, 2, 0));
    assert_string_equal(lc_outlook_columns(&columns, outlook)[2].name, "q0.9");
    assert_int_equal(columns, 3);
    lc_outlook_free(outlook);
    assert_ok(lc_config_set(&config, "model.loss=quantile"));
    assert_ok(lc_config_set(&config, "model.quantile.levels=0.5 0.1"));
    assert_fails(lc_forecaster_new(&no, d, &config), LC_E_CONFIG,
                 "quantile.levels: 0.1 after 0.5: write each level once, rising");
    assert_ok(lc_config_set(&config, "model.quantile.levels=0.5"));
    assert_ok(lc_config_set(&config, "data.transform=difference"));
    assert_fails(lc_forecaster_new(&no, d, &config), LC_E_CONFIG, "quantiles of changes do not add up to quantiles of levels");
    assert_null(no);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* What a column is of is in its name; a channel that has such a name already is in the way. */
static void the_future_has_a_column_each(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(2), *next;
    lc_forecaster *f =
        open(d, (const char *const[]){"model.loss=quantile", "model.quantile.levels=0.05 0.5", "data.target=c a", NULL});
    lc_outlook *outlook;
    static const char *const names[] = {"c", "c_q0.05", "c_q0.5", "a", "a_q0.05", "a_q0.5"};
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
    assert_ok(lc_forecaster_future(&next, NULL, f, &(lc_future){.outlook = outlook}));
    assert_int_equal(next->channels, 6);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(next->channel[i].name, names[i]);
    for (size_t row = 0; row < FORECASTER_HORIZON; row++)
        for (size_t target = 0; target < 2; target++) {
            const double *said = next->series[1].value + (row * 2 + target) * 3;
            assert_true(said[0] == said[2] && said[1] <= said[2]);
        }
    lc_dataset_free(next);
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_free(d->channel[0].name);
    assert_ok(lc_copy_text(&d->channel[0].name, "c_q0.05"));
    f = open(d, (const char *const[]){"model.loss=quantile", "model.quantile.levels=0.05 0.5", NULL});
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
    assert_fails(lc_forecaster_future(&next, NULL, f, &(lc_future){.outlook = outlook}), LC_E_DATA,
                 "two columns of the forecast are called 'c_q0.05'");
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* What the point is goes by the loss, and the transform that it is taken back through. */
static void the_point_says_what_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *loss, *transform, *says;
    } test[] = {{"model.loss=mse", "data.transform=none", "the mean"},
                {"model.loss=mae", "data.transform=none", "the median"},
                {"model.loss=quantile", "data.transform=none", "the quantile nearest to 0.5"},
                {"model.loss=gaussian", "data.transform=log", "the mean of values under data.transform = log, taken back"},
                {"model.kind=repeat_last", "data.transform=none", "what repeat_last says"}};
    lc_dataset *d = waves_new(2), *next;
    for (size_t i = 0; i < d->series[0].rows * d->channels; i++)
        d->series[0].value[i] = fabs(d->series[0].value[i]) + 1;
    for (size_t i = 0; i < d->series[1].rows * d->channels; i++)
        d->series[1].value[i] = fabs(d->series[1].value[i]) + 1;
    for (size_t i = 0; i < sizeof test / sizeof *test; i++) {
        lc_forecaster *f = open(d, (const char *const[]){test[i].loss, test[i].transform, NULL});
        char point[LC_TEXT_MAX];
        lc_outlook *outlook;
        lc_forecaster_point(point, f);
        assert_string_equal(point, test[i].says);
        assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
        assert_ok(lc_forecaster_future(&next, NULL, f, &(lc_future){.outlook = outlook}));
        assert_string_equal(next->channel[0].comment, test[i].says);
        assert_true(next->channels == d->channels || !next->channel[1].comment);
        lc_dataset_free(next);
        lc_outlook_free(outlook);
        lc_forecaster_free(f);
    }
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_rise_and_the_point_is_the_median), cmocka_unit_test(a_forecaster_of_points_has_the_point_only),
        cmocka_unit_test(levels_are_learned_rising_and_between_0_and_1), cmocka_unit_test(the_future_has_a_column_each),
        cmocka_unit_test(the_point_says_what_it_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

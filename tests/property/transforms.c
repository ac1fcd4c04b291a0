/* Transforms: undone, they leave what there was; errors of all are in the same units; differences that are 0 repeat the last value. */
#include <unistd.h>

#include "property/forecasters.h"

#include "core/rng.h"
#include "data/transform.h"
#include "model/forecaster.h"

enum { ROUNDS = 200, ROWS = 30 };

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-12 * (fabs(a) + fabs(b));
}

static void transforming_and_undoing_is_the_identity(void **state)
{
    (void)state;
    for (const lc_transform *const *t = lc_transform_table; *t; t++)
        for (uint64_t round = 0; round < ROUNDS; round++) {
            lc_rng rng = lc_rng_new(1, "transforms", round);
            double value[ROWS], step[ROWS];
            for (size_t i = 0; i < ROWS; i++)
                value[i] = exp(3 * lc_rng_normal(&rng));
            for (size_t i = 1; i < ROWS; i++)
                step[i] = lc_transform_at(*t, &value[i], 1);
            lc_transform_undo(step + 1, ROWS - 1, 1, *t, value[0]);
            for (size_t i = 1; i < ROWS; i++)
                assert_true(near(step[i], value[i]) || fabs(step[i] - value[i]) < 1e-10);
        }
}

/* 20 more, so that all have logarithms. */
static lc_dataset *positive_waves(void)
{
    lc_dataset *d = waves_new(2);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < d->series[s].rows * d->channels; i++)
            d->series[s].value[i] += 20;
    return d;
}

static lc_config transformed_config(const char *transform)
{
    lc_config config = forecaster_config("recurrent");
    snprintf(config.data.transform, sizeof config.data.transform, "%s", transform);
    return config;
}

/* A network whose weights are 0 says that the next difference is its mean in training, or, unscaled, 0. */
static void differences_of_0_repeat_the_last_value(void **state)
{
    (void)state;
    lc_dataset *d = positive_waves();
    for (const lc_transform *const *t = lc_transform_table; *t; t++) {
        lc_config config = transformed_config(lc_transform_table_names[t - lc_transform_table]), naive = config;
        lc_forecaster *zero, *last;
        lc_member *member;
        double *x, *y;
        if (!(*t)->past)
            continue;
        assert_ok(lc_config_set(&config, "data.scale=none"));
        assert_ok(lc_config_set(&naive, "model.kind=repeat_last"));
        lc_task *task;
        assert_ok(lc_task_new(&task, d, &config));
        assert_ok(lc_forecaster_begin(&zero, task, &config));
        assert_ok(lc_member_new(&member, lc_net_length(lc_neural_net(zero->neural)), 1));
        assert_ok(lc_neural_give(zero->neural, member, NULL));
        assert_ok(lc_forecaster_new(&last, d, &naive));
        const size_t count = forecaster_predict(&x, zero, LC_TEST);
        assert_int_equal(forecaster_predict(&y, last, LC_TEST), count);
        assert_memory_equal(x, y, count * sizeof *x);
        lc_free(x);
        lc_free(y);
        lc_forecaster_free(zero);
        lc_forecaster_free(last);
        lc_task_free(task);
    }
    lc_dataset_free(d);
}

/* The naive forecast has the same errors, scaled and not, under every transform: scales of errors are those of the values. */
static void errors_of_every_transform_compare(void **state)
{
    (void)state;
    lc_dataset *d = positive_waves();
    double expected[LC_SPACES] = {0};
    for (const char *const *name = lc_transform_table_names; *name; name++) {
        lc_config config = transformed_config(*name);
        lc_forecaster *f = forecaster_trained(d, &config);
        lc_evaluation *e;
        assert_ok(lc_evaluate(&e, f, LC_TEST));
        size_t line = 0;
        while (strcmp(e->line[line].name, "repeat_last") != 0)
            line++;
        for (int space = 0; space < LC_SPACES; space++) {
            const double mse = e->line[line].score[space].overall[lc_metric_index("mse")];
            assert_true(expected[space] == 0 || mse == expected[space]);
            expected[space] = mse;
        }
        lc_evaluation_free(e);
        lc_forecaster_free(f);
    }
    lc_dataset_free(d);
}

static void a_value_without_logarithm_is_refused_by_name(void **state)
{
    (void)state;
    lc_dataset *d = positive_waves();
    lc_forecaster *f;
    const lc_config log = transformed_config("log"), log1p = transformed_config("log1p"),
                    log_return = transformed_config("log_return");
    d->series[1].value[7 * FORECASTER_CHANNELS + 2] = 0;
    assert_fails(lc_forecaster_new(&f, d, &log), LC_E_DATA, "series 's1', row 7 (1970-01-01 07:00:00): channel 'c' is 0");
    assert_fails(lc_forecaster_new(&f, d, &log_return), LC_E_DATA, "series 's1', row 7 (1970-01-01 07:00:00): channel 'c' is 0");
    assert_ok(lc_forecaster_new(&f, d, &log1p));
    lc_forecaster_free(f);
    d->series[1].value[7 * FORECASTER_CHANNELS + 2] = -1;
    assert_fails(lc_forecaster_new(&f, d, &log1p), LC_E_DATA, "channel 'c' is -1, and data.transform needs values above -1");
    lc_dataset_free(d);
}

/* A hole in a context is filled before it is transformed: the forecast is that of the filled values. */
static void holes_are_filled_before_a_transform(void **state)
{
    (void)state;
    char path[] = "/tmp/lanecast-holes-XXXXXX";
    close(mkstemp(path));
    for (const char *const *name = lc_transform_table_names; *name; name++) {
        lc_dataset *d = waves_new(1);
        lc_forecaster *f, *holes;
        double *expected, *found;
        lc_config config = forecaster_config("recurrent");
        const size_t row = FORECASTER_ROWS - 20, cells = FORECASTER_HORIZON * FORECASTER_CHANNELS;
        for (size_t k = 0; k < FORECASTER_ROWS * FORECASTER_CHANNELS; k++)
            d->series[0].value[k] += 50;
        for (size_t c = 0; c < FORECASTER_CHANNELS; c++)
            d->series[0].value[row * FORECASTER_CHANNELS + c] = d->series[0].value[(row - 1) * FORECASTER_CHANNELS + c];
        assert_ok(lc_config_set(&config, "data.missing=forward"));
        snprintf(config.data.transform, sizeof config.data.transform, "%s", *name);
        f = forecaster_trained(d, &config);
        assert_ok(lc_forecaster_save(f, path));
        lc_windows *window;
        assert_ok(lc_windows_list(&window, &(lc_window){.origin = row + 3}, 1));
        assert_ok(lc_new(&expected, cells, sizeof *expected));
        assert_ok(lc_new(&found, cells, sizeof *found));
        assert_ok(lc_forecaster_predict(expected, f, window, 0, 1));
        for (size_t c = 0; c < FORECASTER_CHANNELS; c++)
            d->series[0].value[row * FORECASTER_CHANNELS + c] = (double)NAN;
        assert_ok(lc_forecaster_load(&holes, path, d, &config));
        assert_ok(lc_forecaster_predict(found, holes, window, 0, 1));
        assert_memory_equal(found, expected, cells * sizeof *found);
        lc_windows_free(window);
        lc_free(expected);
        lc_free(found);
        lc_forecaster_free(holes);
        lc_forecaster_free(f);
        lc_dataset_free(d);
    }
    unlink(path);
}

static size_t windows_of(const lc_dataset *d, const lc_config *config)
{
    lc_task *task;
    const lc_windows *windows;
    assert_ok(lc_task_new(&task, d, config));
    assert_ok(lc_task_windows(&windows, task, LC_TEST));
    const size_t count = lc_windows_count(windows);
    lc_task_free(task);
    return count;
}

/* A filled row is what the next difference is taken from: the same windows are judged under every transform. */
static void holes_forbid_the_same_windows_under_every_transform(void **state)
{
    (void)state;
    static const char *const filled[] = {"data.missing=forward", "data.missing=interpolate"};
    lc_dataset *d = positive_waves();
    for (size_t row = FORECASTER_ROWS - 30; row < FORECASTER_ROWS; row += 9)
        d->series[1].value[row * FORECASTER_CHANNELS] = (double)NAN;
    for (size_t i = 0; i < 2; i++) {
        size_t expected = 0;
        for (const char *const *name = lc_transform_table_names; *name; name++) {
            lc_config config = transformed_config(*name);
            assert_ok(lc_config_set(&config, filled[i]));
            const size_t count = windows_of(d, &config);
            assert_true(count > 0 && (expected == 0 || count == expected));
            expected = count;
        }
    }
    lc_dataset_free(d);
}

/* What happened in a gap is no step. */
static void no_difference_is_taken_across_a_gap(void **state)
{
    (void)state;
    enum { AFTER = 100, GAP = 10 * 3600 };
    lc_dataset *d = positive_waves(), *out;
    const size_t channel = 1;
    lc_axis *axis;
    for (size_t row = AFTER; row < d->series[0].rows; row++)
        d->series[0].time[row] += GAP;
    assert_ok(lc_axes_new(&axis, d, "cut"));
    for (const lc_transform *const *t = lc_transform_table; *t; t++) {
        assert_ok(lc_transformed_new(&out, d, *t, &(lc_channels){&channel, 1}, axis));
        for (size_t row = 0; row < d->series[0].rows; row++)
            assert_int_equal(isnan(out->series[0].value[row * FORECASTER_CHANNELS + channel]),
                             (*t)->past && (row == 0 || row == AFTER));
        lc_transformed_free(out);
    }
    lc_free(axis);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(transforming_and_undoing_is_the_identity),
                                       cmocka_unit_test(differences_of_0_repeat_the_last_value),
                                       cmocka_unit_test(errors_of_every_transform_compare),
                                       cmocka_unit_test(a_value_without_logarithm_is_refused_by_name),
                                       cmocka_unit_test(holes_are_filled_before_a_transform),
                                       cmocka_unit_test(holes_forbid_the_same_windows_under_every_transform),
                                       cmocka_unit_test(no_difference_is_taken_across_a_gap)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

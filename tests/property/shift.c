/* Where time begins does not matter: stamps moved by whole weeks change no weight, forecast or error; a forecast is the same,
 * to the bit, when rows before its context are cut away. */
#include "property/forecasters.h"

#include "model/baseline.h"

static void same_forecasts(const lc_forecaster *a, const lc_forecaster *b)
{
    double *x, *y;
    const size_t count = forecaster_predict(&x, a, LC_TEST);
    assert_int_equal(forecaster_predict(&y, b, LC_TEST), count);
    assert_memory_equal(x, y, count * sizeof *x);
    lc_free(x);
    lc_free(y);
}

static void stamps_moved_by_weeks_change_nothing(void **state)
{
    (void)state;
    lc_dataset *own = waves_new(2), *other = waves_new(2);
    for (size_t i = 0; i < 2; i++)
        for (size_t row = 0; row < other->series[i].rows; row++)
            other->series[i].time[row] += (int64_t)520 * 7 * 86400;
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        lc_config config = forecaster_config(*kind);
        lc_forecaster *a = forecaster_trained(own, &config), *b = forecaster_trained(other, &config);
        forecasters_same_weights(a, b);
        same_forecasts(a, b);
        lc_forecaster_free(a);
        lc_forecaster_free(b);
    }
    lc_dataset_free(own);
    lc_dataset_free(other);
}

/* The forecast of the rows after the last one. */
static lc_dataset *future(const char *run, const lc_dataset *dataset)
{
    lc_run said;
    lc_forecaster *f;
    lc_dataset *out;
    assert_ok(lc_run_read(&said, run));
    assert_ok(lc_forecaster_load(&f, run, dataset, &said.config));
    assert_ok(lc_forecaster_future(&out, NULL, f, NULL));
    lc_forecaster_free(f);
    return out;
}

static void cut(lc_dataset *dataset, size_t rows)
{
    for (size_t i = 0; i < dataset->series_count; i++) {
        lc_series *s = &dataset->series[i];
        const size_t gone = s->rows - rows;
        memmove(s->time, s->time + gone, rows * sizeof *s->time);
        memmove(s->value, s->value + gone * dataset->channels, rows * dataset->channels * sizeof *s->value);
        s->rows = rows;
    }
}

/* A baseline of training rows needs those, and says so. */
static bool refuses_other_data(const char *kind, const char *run, const lc_dataset *other)
{
    lc_run said;
    lc_forecaster *f;
    const lc_baseline *baseline = lc_baseline_find(kind);
    if (!baseline || !baseline->trained)
        return false;
    assert_ok(lc_run_read(&said, run));
    assert_int_equal(lc_forecaster_load(&f, run, other, &said.config), LC_E_MISMATCH);
    assert_non_null(strstr(lc_error_message(), kind));
    return true;
}

static void rows_before_the_context_do_not_matter(void **state)
{
    (void)state;
    static const char run[] = "shift.run.h5";
    lc_dataset *whole = waves_new(2), *end = waves_new(2);
    cut(end, FORECASTER_CONTEXT + 30);
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        lc_config config = forecaster_config(*kind);
        lc_forecaster *f = forecaster_trained(whole, &config);
        assert_ok(lc_forecaster_save(f, run));
        lc_forecaster_free(f);
        if (refuses_other_data(*kind, run, end))
            continue;
        lc_dataset *a = future(run, whole), *b = future(run, end);
        for (size_t i = 0; i < 2; i++) {
            const size_t count = a->series[i].rows * a->channels;
            assert_int_equal(a->series[i].rows, variants_says_classes(&config) ? 1 : FORECASTER_HORIZON);
            assert_memory_equal(a->series[i].value, b->series[i].value, count * sizeof(double));
            assert_memory_equal(a->series[i].time, b->series[i].time, a->series[i].rows * sizeof(int64_t));
        }
        lc_dataset_free(a);
        lc_dataset_free(b);
    }
    remove(run);
    lc_dataset_free(whole);
    lc_dataset_free(end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stamps_moved_by_weeks_change_nothing),
                                       cmocka_unit_test(rows_before_the_context_do_not_matter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

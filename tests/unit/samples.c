/* samples: what is drawn from a forecast: names, draws of each cell's own with the head's distribution, and what they depend on. */
#include <lanecast/forecaster.h>

#include <unistd.h>

#include "property/forecasters.h"

static lc_forecaster *gaussian(const lc_dataset *d, const char *context)
{
    lc_config config = forecaster_config("recurrent");
    assert_ok(lc_config_set(&config, "model.loss=gaussian"));
    assert_ok(lc_config_set(&config, context));
    return forecaster_trained(d, &config);
}

static void a_sample_is_called_by_its_number(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(1), *next;
    lc_forecaster *f = gaussian(d, "window.context=12");
    static const char *const name[] = {"", "q0.5", "sample1", "sample2", "sample3"};
    static const char *const channel[] = {"a", "a_q0.5", "a_sample1", "a_sample2", "a_sample3"};
    lc_outlook *outlook;
    size_t columns;
    assert_ok(lc_outlook_new(&outlook, f, (const double[]){0.5}, 1, 3));
    const lc_column *column = lc_outlook_columns(&columns, outlook);
    assert_int_equal(columns, 5);
    for (size_t i = 0; i < columns; i++) {
        assert_string_equal(column[i].name, name[i]);
        assert_true(column[i].kind == (i < 1 ? LC_COLUMN_POINT : i < 2 ? LC_COLUMN_QUANTILE : LC_COLUMN_SAMPLE));
    }
    assert_ok(lc_forecaster_future(&next, NULL, f, &(lc_future){.outlook = outlook}));
    for (size_t i = 0; i < columns; i++)
        assert_string_equal(next->channel[i].name, channel[i]);
    lc_dataset_free(next);
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* z = (sample - q(1/2)) / (q(0.841...) - q(1/2)) of a gaussian is a standard normal number, another in each cell. */
static void samples_are_drawn_from_the_distribution_in_every_cell_anew(void **state)
{
    (void)state;
    enum { SAMPLES = 4, COLUMNS = 3 + SAMPLES, CELLS = FORECASTER_HORIZON * FORECASTER_CHANNELS };
    lc_dataset *d = waves_new(2);
    lc_forecaster *f = gaussian(d, "window.context=12");
    lc_outlook *outlook;
    const lc_windows *windows;
    double *said, sum = 0, squares = 0;
    assert_ok(lc_outlook_new(&outlook, f, (const double[]){0.5, 0.8413447460685429}, 2, SAMPLES));
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    const size_t cells = lc_windows_count(windows) * CELLS, count = cells * SAMPLES;
    assert_ok(lc_new(&said, cells * COLUMNS, sizeof *said));
    assert_ok(lc_outlook_predict(said, outlook, windows, 0, lc_windows_count(windows)));
    for (size_t i = 0; i < count; i++) {
        const double *cell = said + i / SAMPLES * COLUMNS, z = (cell[3 + i % SAMPLES] - cell[1]) / (cell[2] - cell[1]);
        if (i >= SAMPLES)
            assert_true(
                fabs(z - (cell[3 + i % SAMPLES - COLUMNS] - cell[1 - COLUMNS]) / (cell[2 - COLUMNS] - cell[1 - COLUMNS])) > 1e-9);
        sum += z;
        squares += z * z;
    }
    assert_true(count > 1000);
    assert_true(fabs(sum) < 4 * sqrt((double)count));
    assert_true(fabs(squares - (double)count) < 4 * sqrt(2 * (double)count));
    lc_free(said);
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* The same dataset without its first rows. */
static lc_dataset *without(size_t rows)
{
    lc_dataset *d = waves_new(1);
    lc_series *s = &d->series[0];
    s->rows -= rows;
    memmove(s->time, s->time + rows, s->rows * sizeof *s->time);
    memmove(s->value, s->value + rows * FORECASTER_CHANNELS, s->rows * FORECASTER_CHANNELS * sizeof *s->value);
    return d;
}

/* Two samples of the rows from a stamp on, by the run in a file. */
static lc_dataset *sampled(const char *path, const lc_dataset *d, int64_t origin)
{
    lc_forecaster *f;
    lc_outlook *outlook;
    lc_dataset *next;
    assert_ok(lc_forecaster_load(&f, path, d, NULL));
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 2));
    assert_ok(lc_forecaster_future(&next, NULL, f, &(lc_future){.origin = &origin, .outlook = outlook}));
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    return next;
}

static void samples_do_not_know_what_was_before_their_context(void **state)
{
    (void)state;
    char path[64];
    lc_dataset *whole = waves_new(1), *cut = without(20);
    lc_forecaster *f = gaussian(whole, "window.context=1");
    snprintf(path, sizeof path, "/tmp/lanecast-samples-%ld.h5", (long)getpid());
    assert_ok(lc_forecaster_save(f, path));
    lc_forecaster_free(f);
    lc_dataset *a = sampled(path, whole, cut->series[0].time[1]), *b = sampled(path, cut, cut->series[0].time[1]);
    assert_true(a->channels == b->channels && a->series[0].rows == b->series[0].rows);
    assert_memory_equal(a->series[0].value, b->series[0].value, a->series[0].rows * a->channels * sizeof(double));
    lc_dataset_free(a);
    lc_dataset_free(b);
    lc_dataset_free(whole);
    lc_dataset_free(cut);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sample_is_called_by_its_number),
        cmocka_unit_test(samples_are_drawn_from_the_distribution_in_every_cell_anew),
        cmocka_unit_test(samples_do_not_know_what_was_before_their_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* added rows: what data has after the rows that a run was trained on, if those are the same. */
#include "model/run_file.h"
#include "property/forecasters.h"

#include <unistd.h>

enum { ADDED = 7 };

/* The series and ADDED rows more of each. */
static lc_dataset *longer(const lc_dataset *d)
{
    size_t rows[8];
    for (size_t s = 0; s < d->series_count; s++)
        rows[s] = d->series[s].rows + ADDED;
    lc_dataset *out = sample_new(d->series_count, rows, d->channels);
    for (size_t s = 0; s < d->series_count; s++)
        memcpy(out->series[s].value, d->series[s].value, d->series[s].rows * d->channels * sizeof(double));
    return out;
}

static lc_h5 *run_of(const lc_dataset *d, const char *path)
{
    lc_config config = forecaster_config("recurrent");
    lc_forecaster *f = forecaster_trained(d, &config);
    lc_h5 *h5;
    assert_ok(lc_forecaster_save(f, path));
    lc_forecaster_free(f);
    assert_ok(lc_h5_open(&h5, path));
    return h5;
}

static size_t added(lc_h5 *h5, const lc_dataset *d)
{
    size_t rows = 99;
    assert_ok(lc_run_added_rows(&rows, h5, d, "run"));
    return rows;
}

static void rows_behind_those_of_a_run_are_counted(void **state)
{
    (void)state;
    static const char path[] = "added_rows.h5";
    lc_dataset *d = waves_new(2), *more = longer(d);
    lc_h5 *h5 = run_of(d, path);
    assert_int_equal(added(h5, d), 0);
    assert_int_equal(added(h5, more), 2 * ADDED);
    more->series[1].value[(more->series[1].rows - 1) * more->channels] += 1; /* which is new */
    assert_int_equal(added(h5, more), 2 * ADDED);
    lc_h5_close(h5);
    unlink(path);
    lc_dataset_free(more);
    lc_dataset_free(d);
}

static void nothing_is_added_to_other_data(void **state)
{
    (void)state;
    static const char path[] = "other_rows.h5";
    lc_dataset *d = waves_new(2), *more = longer(d);
    lc_h5 *h5 = run_of(d, path);
    more->series[1].value[3] += 1;
    assert_int_equal(added(h5, more), 0);
    more->series[1].value[3] -= 1;
    more->series[0].time[0] -= 1;
    assert_int_equal(added(h5, more), 0);
    more->series[0].time[0] += 1;
    more->series[0].rows = d->series[0].rows - 1; /* it has been cut */
    assert_int_equal(added(h5, more), 0);
    lc_h5_close(h5);
    unlink(path);
    lc_dataset_free(more);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_behind_those_of_a_run_are_counted),
                                       cmocka_unit_test(nothing_is_added_to_other_data)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

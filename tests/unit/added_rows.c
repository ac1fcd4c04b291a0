/* added rows: what data has after the rows that a run was trained on, if those are the same, whatever comes in the future. */
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

static lc_run_source run_of(const lc_dataset *d, const char *path, const char *known)
{
    lc_config config = forecaster_config("recurrent");
    lc_run_source source;
    if (known) {
        snprintf(config.data.target, sizeof config.data.target, "a");
        snprintf(config.data.known, sizeof config.data.known, "%s", known);
    }
    lc_forecaster *f = forecaster_trained(d, &config);
    assert_ok(lc_forecaster_save(f, path));
    lc_forecaster_free(f);
    assert_ok(lc_run_source_open(&source, path));
    return source;
}

static size_t added(const lc_run_source *source, const lc_dataset *d, bool same)
{
    size_t rows = 99;
    bool is = !same;
    assert_ok(lc_run_added_rows(&rows, &is, source, d));
    assert_int_equal(is, same);
    return rows;
}

static void rows_behind_those_of_a_run_are_counted(void **state)
{
    (void)state;
    static const char path[] = "added_rows.h5";
    lc_dataset *d = waves_new(2), *more = longer(d);
    lc_run_source run = run_of(d, path, NULL);
    assert_int_equal(added(&run, d, true), 0);
    assert_int_equal(added(&run, more, true), 2 * ADDED);
    more->series[1].value[(more->series[1].rows - 1) * more->channels] += 1; /* which is new */
    assert_int_equal(added(&run, more, true), 2 * ADDED);
    lc_run_source_close(&run);
    unlink(path);
    lc_dataset_free(more);
    lc_dataset_free(d);
}

static void nothing_is_added_to_other_data(void **state)
{
    (void)state;
    static const char path[] = "other_rows.h5";
    lc_dataset *d = waves_new(2), *more = longer(d);
    lc_run_source run = run_of(d, path, NULL);
    more->series[1].value[3] += 1;
    assert_int_equal(added(&run, more, false), 0);
    more->series[1].value[3] -= 1;
    more->series[0].time[0] -= 1;
    assert_int_equal(added(&run, more, false), 0);
    more->series[0].time[0] += 1;
    more->series[0].rows = d->series[0].rows - 1; /* it has been cut */
    assert_int_equal(added(&run, more, false), 0);
    lc_run_source_close(&run);
    unlink(path);
    lc_dataset_free(more);
    lc_dataset_free(d);
}

/* Targets of the last rows, from `first` on, are not known yet; what is known of them is `b`. */
static void leave_targets(lc_dataset *d, size_t first)
{
    for (size_t s = 0; s < d->series_count; s++)
        for (size_t row = first; row < d->series[s].rows; row++)
            d->series[s].value[row * d->channels] = (double)NAN;
}

static void rows_of_the_future_may_come_otherwise(void **state)
{
    (void)state;
    static const char path[] = "future_rows.h5";
    lc_dataset *d = waves_new(1), *all = waves_new(1);
    const size_t rows = d->series->rows;
    leave_targets(d, rows - 9);
    lc_run_source run = run_of(d, path, "b");
    assert_int_equal(added(&run, d, true), 0);
    d->series->value[(rows - 2) * d->channels + 1] += 1;
    assert_int_equal(added(&run, d, true), 0);
    leave_targets(all, rows - 4); /* five of them have come */
    assert_int_equal(added(&run, all, true), 5);
    all->series->value[3] += 1;
    assert_int_equal(added(&run, all, false), 0);
    lc_run_source_close(&run);
    unlink(path);
    lc_dataset_free(all);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_behind_those_of_a_run_are_counted),
                                       cmocka_unit_test(nothing_is_added_to_other_data),
                                       cmocka_unit_test(rows_of_the_future_may_come_otherwise)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What inspect says of a dataset, against datasets whose faults are put in by hand. */
#include <lanecast/config.h>
#include <lanecast/quality.h>

#include "sample.h"

enum { ROWS = 400 };

static void set(lc_dataset *d, size_t series, size_t row, size_t channel, double value)
{
    d->series[series].value[row * d->channels + channel] = value;
}

static lc_quality *look(const lc_dataset *d)
{
    lc_quality *q = NULL;
    assert_ok(lc_quality_new(&q, d));
    return q;
}

static lc_dataset *sample(size_t channels)
{
    return sample_new(1, (size_t[]){ROWS}, channels);
}

static char *warnings(const lc_dataset *d, size_t most)
{
    lc_quality *q = look(d);
    char *text = NULL;
    assert_ok(lc_quality_warnings(&text, q, d, most));
    lc_quality_free(q);
    return text;
}

static void a_good_dataset_has_no_warnings(void **state)
{
    (void)state;
    lc_dataset *d = sample(2);
    lc_quality *q = look(d);
    const lc_series_quality *s = &q->series[0];
    char *text = warnings(d, 10);
    assert_int_equal(s->rows, ROWS);
    assert_int_equal(s->ticks, 1);
    assert_int_equal(s->step, 3600);
    assert_true(s->regular);
    assert_int_equal(s->gaps + s->duplicates, 0);
    assert_true(isnan(s->channel[0].sentinel));
    assert_float_equal(s->channel[1].mean, (ROWS - 1) / 2.0 + 0.1, 1e-12);
    assert_float_equal(s->channel[1].sd, sqrt((ROWS * ROWS - 1) / 12.0), 1e-12);
    assert_true(s->channel[0].min == 0 && s->channel[0].max == ROWS - 1);
    assert_string_equal(text, "");
    lc_string_free(text);
    lc_quality_free(q);
    lc_dataset_free(d);
}

static void gaps_and_duplicates_are_counted(void **state)
{
    (void)state;
    lc_dataset *d = sample(1);
    for (size_t row = 100; row < ROWS; row++)
        d->series[0].time[row] += 5 * 3600 - (row >= 150 ? 3600 : 0);
    lc_quality *q = look(d);
    char *text = warnings(d, 10);
    assert_int_equal(q->series[0].gaps, 1);
    assert_int_equal(q->series[0].longest_gap, 6 * 3600);
    assert_int_equal(q->series[0].duplicates, 1);
    assert_string_equal(text, "1 row with the time stamp of the row before\n"
                              "1 gap in time (a step is 1 hour, the longest gap 6 hours)\n");
    lc_string_free(text);
    lc_quality_free(q);
    lc_dataset_free(d);
}

static void irregular_and_weekday_axes_are_recognized(void **state)
{
    (void)state;
    lc_dataset *d = sample(1);
    for (size_t row = 0; row < ROWS; row++)
        d->series[0].time[row] = (int64_t)(row * row) * 60;
    set(d, 0, 7, 0, NAN);
    char *text = warnings(d, 1); /* the first of all lines: no number of others hides it */
    assert_string_equal(text, "time stamps are not regular (the median step is 23940 s): gaps cannot be recognized or cut\n"
                              "and 1 more\n");
    lc_string_free(text);
    set(d, 0, 7, 0, 7);
    for (size_t row = 0; row < ROWS; row++) /* from Monday, 1970-01-05 */
        d->series[0].time[row] = (int64_t)(4 + row / 5 * 7 + row % 5) * 86400;
    lc_quality *q = look(d);
    text = warnings(d, 10);
    assert_true(q->series[0].learnt && !q->series[0].regular);
    assert_int_equal(q->series[0].gaps, 0);
    assert_string_equal(text, "");
    lc_string_free(text);
    lc_quality_free(q);
    for (size_t row = 200; row < ROWS; row++)
        d->series[0].time[row] += 14 * 86400;
    text = warnings(d, 10);
    assert_string_equal(text, "1 gap in time (a step is 1 day, the longest gap 17 days)\n");
    lc_string_free(text);
    lc_dataset_free(d);
}

static void missing_and_constant_values_are_counted(void **state)
{
    (void)state;
    lc_dataset *d = sample(3);
    for (size_t row = 0; row < ROWS; row++) {
        set(d, 0, row, 0, 0.1);
        set(d, 0, row, 1, NAN);
    }
    set(d, 0, 7, 2, NAN);
    lc_quality *q = look(d);
    char *text = warnings(d, 10);
    const lc_channel_quality *c = q->series[0].channel;
    assert_true(c[0].constant && c[0].sd == 0 && c[0].mean == 0.1);
    assert_true(!c[1].constant && c[1].missing == ROWS);
    assert_true(isnan(c[1].mean) && isnan(c[1].sd) && isnan(c[1].min) && isnan(c[1].max));
    assert_int_equal(c[2].missing, 1);
    assert_string_equal(text, "'b': 400 of 400 values missing\n'c': 1 of 400 values missing\n'a' is constant (0.1)\n");
    lc_string_free(text);
    lc_quality_free(q);
    lc_dataset_free(d);
}

/* The suspects of a channel that is 0 .. 399 but for these values. */
static lc_channel_quality suspects(const double *value, size_t count)
{
    lc_dataset *d = sample(1);
    for (size_t i = 0; i < count; i++)
        set(d, 0, 10 + 3 * i, 0, value[i]);
    lc_quality *q = look(d);
    lc_channel_quality found = q->series[0].channel[0];
    lc_quality_free(q);
    lc_dataset_free(d);
    return found;
}

#define SUSPECTS(...) suspects((const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

static void sentinels_are_suspected(void **state)
{
    (void)state;
    lc_channel_quality q = SUSPECTS(-9999, -9999);
    assert_int_equal(q.sentinels, 2);
    assert_true(q.sentinel == -9999 && q.min == -9999);
    q = SUSPECTS(-999, 9999, 9999);
    assert_int_equal(q.sentinels, 3);
    assert_true(q.sentinel == 9999);
    q = SUSPECTS(-123321);
    assert_int_equal(q.sentinels, 1);
    q = SUSPECTS(-1234, -1e20, -1e20, -1e20);
    assert_int_equal(q.sentinels, 4);
    assert_true(q.sentinel == -1e20);
    q = SUSPECTS(5e6, 5e6, 5e6);
    assert_int_equal(q.sentinels, 3);
}

static void ordinary_extremes_are_not_sentinels(void **state)
{
    (void)state;
    assert_int_equal(SUSPECTS(-99).sentinels, 0);              /* no further off than the range is wide */
    assert_int_equal(SUSPECTS(-9998, -9999.5).sentinels, 0);   /* in no list, and not repeated */
    assert_int_equal(SUSPECTS(-5e6, -5e6).sentinels, 0);       /* a value that is there twice is no habit */
    assert_int_equal(SUSPECTS(1000, 1000, 1000).sentinels, 0); /* not ten ranges away */
    assert_int_equal(SUSPECTS(999, 5000, -5000).sentinels, 0); /* among the others */
    assert_true(isnan(SUSPECTS(-99).sentinel));
}

static void values_far_from_all_others_are_outliers(void **state)
{
    (void)state;
    lc_channel_quality q = SUSPECTS(1e39);
    assert_int_equal(q.outliers, 1);
    assert_true(q.outlier == 1e39 && q.sentinels == 0);
    q = SUSPECTS(-9998, -9999.5);
    assert_int_equal(q.outliers, 2);
    assert_true(q.outlier == -9999.5);
    assert_int_equal(SUSPECTS(5e6, 5e8, 5e9, 5e9 + 1).outliers, 4);      /* one in a hundred */
    assert_int_equal(SUSPECTS(5e6, 5e7, 5e8, 5e9, 5e9 + 1).outliers, 0); /* more: such are its values */
    assert_int_equal(SUSPECTS(4000).outliers, 0);                        /* not ten ranges away */
    assert_int_equal(SUSPECTS(-9999, 5000).outliers, 0);                 /* the sentinel first */
    assert_true(isnan(SUSPECTS(4000).outlier));
}

static void an_outlier_is_named_with_its_time(void **state)
{
    (void)state;
    lc_dataset *d = sample(1);
    set(d, 0, 9, 0, 1234567890123.5);
    char *text = warnings(d, 10);
    assert_string_equal(text,
                        "'a': 1 value far from all others: 1234567890123.5 at 1970-01-01 09:00:00: an error? (lanecast import "
                        "--na=1234567890123.5)\n");
    lc_string_free(text);
    set(d, 0, 20, 0, -1e300);
    text = warnings(d, 10);
    assert_non_null(strstr(text, "2 values far from all others, the farthest: -1e+300 at "));
    lc_string_free(text);
    lc_dataset_free(d);
}

static void switches_are_not_sentinels(void **state)
{
    (void)state;
    lc_dataset *d = sample(2);
    for (size_t row = 0; row < ROWS; row++) {
        set(d, 0, row, 0, row % 50 == 0);
        set(d, 0, row, 1, -9999);
    }
    lc_quality *q = look(d);
    assert_int_equal(q->series[0].channel[0].sentinels, 0);
    assert_int_equal(q->series[0].channel[1].sentinels, 0);
    assert_true(q->series[0].channel[1].constant);
    lc_quality_free(q);
    lc_dataset_free(d);
}

static void warnings_of_a_panel_are_capped(void **state)
{
    (void)state;
    size_t rows[5] = {ROWS, ROWS, ROWS, ROWS, ROWS};
    lc_dataset *d = sample_new(5, rows, 1);
    for (size_t i = 0; i < 5; i++)
        set(d, i, 3, 0, i == 4 ? -99999 : NAN);
    char *text = warnings(d, 2);
    assert_string_equal(text, "s4: 'a': 1 value of -99999 far outside the rest: missing? (lanecast import --na=-99999)\n"
                              "s0: 'a': 1 of 400 values missing\nand 3 more\n");
    lc_string_free(text);
    lc_dataset_free(d);
}

static void series_of_no_row_or_one_are_fine(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(2, (size_t[]){0, 1}, 1);
    lc_quality *q = look(d);
    char *text = warnings(d, 10);
    assert_int_equal(q->series[0].rows, 0);
    assert_true(isnan(q->series[0].channel[0].mean));
    assert_true(q->series[1].channel[0].mean == 1000 && q->series[1].channel[0].sd == 0);
    assert_false(q->series[1].channel[0].constant);
    assert_string_equal(text, "");
    lc_string_free(text);
    lc_quality_free(q);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_dataset_has_no_warnings),
        cmocka_unit_test(gaps_and_duplicates_are_counted),
        cmocka_unit_test(irregular_and_weekday_axes_are_recognized),
        cmocka_unit_test(missing_and_constant_values_are_counted),
        cmocka_unit_test(sentinels_are_suspected),
        cmocka_unit_test(ordinary_extremes_are_not_sentinels),
        cmocka_unit_test(values_far_from_all_others_are_outliers),
        cmocka_unit_test(an_outlier_is_named_with_its_time),
        cmocka_unit_test(switches_are_not_sentinels),
        cmocka_unit_test(warnings_of_a_panel_are_capped),
        cmocka_unit_test(series_of_no_row_or_one_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

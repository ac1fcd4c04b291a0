/* seen: which windows have a target that training or validation looked at. */
#include "model/seen.h"
#include "sample.h"

enum { ROWS = 100 };

static lc_span *spans(const lc_dataset *d)
{
    lc_span *span;
    lc_split *split;
    assert_ok(lc_split_new(&split, d, "60 20 20"));
    assert_ok(lc_seen_new(&span, d, split));
    lc_split_free(split);
    return span;
}

static size_t count(const lc_span *span, const lc_dataset *d, size_t series, size_t origin, size_t horizon)
{
    lc_windows *windows;
    assert_ok(lc_windows_list(&windows, &(lc_window){.series = series, .origin = origin}, 1));
    size_t found = lc_seen_count(span, d, windows, 1, horizon);
    lc_windows_free(windows);
    return found;
}

/* Rows 0..59 train, 60..79 validate, of each of two series. */
static void a_window_counts_where_a_target_was_seen(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(2, (const size_t[]){ROWS, ROWS}, 1);
    for (size_t row = 0; row < ROWS; row++)
        d->series[1].time[row] += 1000 * 3600;
    lc_span *span = spans(d);
    for (size_t series = 0; series < 2; series++)
        for (size_t origin = 1; origin + 5 <= ROWS; origin++) {
            assert_int_equal(count(span, d, series, origin, 5), origin <= 59);
            assert_int_equal(count(span + 2, d, series, origin, 5), origin <= 79 && origin + 4 >= 60);
        }
    lc_free(span);
    lc_dataset_free(d);
}

/* Two rows of one second on both sides of a border: that second is of neither part. */
static void a_second_on_both_sides_of_a_border_is_of_no_part(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(1, (const size_t[]){ROWS}, 1);
    d->series[0].time[60] = d->series[0].time[59];
    lc_span *span = spans(d);
    assert_true(span[LC_TRAIN].first == 0 && span[LC_TRAIN].last == 59 * 3600 - 1);
    assert_true(span[LC_VALID].first == 59 * 3600 + 1 && span[LC_VALID].last == 79 * 3600);
    lc_free(span);
    lc_dataset_free(d);
}

static void a_series_without_rows_in_a_part_has_seen_nothing(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(2, (const size_t[]){ROWS, 30}, 1);
    lc_span *span = spans(d);
    assert_true(span[1].first == 0 && span[1].last == 29 * 3600);
    assert_true(span[2 + 1].first > span[2 + 1].last);
    assert_int_equal(count(span + 2, d, 1, 20, 5), 0);
    lc_free(span);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_window_counts_where_a_target_was_seen),
                                       cmocka_unit_test(a_second_on_both_sides_of_a_border_is_of_no_part),
                                       cmocka_unit_test(a_series_without_rows_in_a_part_has_seen_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

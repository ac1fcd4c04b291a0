/* split: the published borders, every way to write them, and what is refused. */
#include <lanecast/window.h>

#include "sample.h"
#include "unit.h"

static void assert_split(size_t rows, const char *text, size_t train, size_t valid, size_t test, size_t end)
{
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_split *split = NULL;
    assert_ok(lc_split_new(&split, dataset, text));
    const lc_rows *part = split->part;
    assert_true(part[LC_TRAIN].first == 0 && part[LC_TRAIN].end == train);
    assert_true(part[LC_VALID].first == train && part[LC_VALID].end == valid);
    assert_true(part[LC_TEST].first == test && part[LC_TEST].end == end);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

/* The borders of the long-horizon protocol: published-results tables of Informer, Autoformer and LTSF-Linear. */
static void borders_are_the_published_ones(void **state)
{
    (void)state;
    assert_split(17420, "8640 2880 2880", 8640, 11520, 11520, 14400);
    assert_split(69680, "34560 11520 11520", 34560, 46080, 46080, 57600);
    assert_split(52696, "0.7 0.1 0.2", 36887, 42157, 42157, 52696);
    assert_split(7588, "0.7 0.1 0.2", 5311, 6071, 6071, 7588);
    assert_split(966, "0.7 0.1 0.2", 676, 773, 773, 966);
    assert_split(801, "0.7 0 0.3", 560, 560, 560, 801);
}

/* 0.7 * 10 is 7 and 0.29 * 100 is 29 although their doubles are not. */
static void shares_that_are_whole_are_not_rounded_down(void **state)
{
    (void)state;
    assert_split(10, "0.7,0.1,0.2", 7, 8, 8, 10);
    assert_split(100, "0.29 0.42 0.29", 29, 71, 71, 100);
    assert_split(1000000, "0.57 0.14 0.29", 570000, 710000, 710000, 1000000);
    assert_split(10, ".5 0 .5", 5, 5, 5, 10);
}

static void dates_name_first_days(void **state)
{
    (void)state;
    assert_split(100, "1970-01-02 1970-01-04", 24, 72, 72, 100);
    assert_split(100, "1970-01-02T12:30:00 1970-01-04", 37, 72, 72, 100);
    assert_split(100, "1970-01-03 1990-01-01", 48, 100, 100, 100);
}

/* As competitions have it: what comes before the last rows of each series trains, whatever its length. */
static void the_last_rows_of_a_series_can_be_its_test(void **state)
{
    (void)state;
    assert_split(748, "* 0 48", 700, 700, 700, 748);
    assert_split(1008, "* 48 48", 912, 960, 960, 1008);
    assert_split(49, "* 0 48", 1, 1, 1, 49);
}

/* Of a panel's short series too the last rows are the test; before them is as much validation as there is. */
static void a_short_series_is_tested_on_its_last_rows(void **state)
{
    (void)state;
    const size_t rows[] = {100, 60, 30};
    static const size_t expected[][3] = {{20, 60, 100}, {0, 20, 60}, {0, 0, 30}};
    lc_dataset *dataset = sample_new(3, rows, 1);
    lc_split *split = NULL;
    assert_ok(lc_split_new(&split, dataset, "* 40 40"));
    for (size_t i = 0; i < 3; i++)
        for (size_t part = LC_TRAIN; part < LC_PARTS; part++)
            assert_int_equal(split->part[i * LC_PARTS + part].end, expected[i][part]);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

static void what_is_not_a_split_is_refused(void **state)
{
    (void)state;
    size_t rows = 100;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_split *split = NULL;
    static const char *const wrong[] = {"",
                                        "half",
                                        "0.7 0.1 0.1",
                                        "0.7 0.3",
                                        "80 10",
                                        "80 10 5 5",
                                        "-80 10 10",
                                        "1e2 0 0",
                                        "nan 0 1",
                                        "0x1 0 0",
                                        "1970-01-02",
                                        "1970-01-04 1970-01-02",
                                        "1970-01-02T00:00Z 1970-01-04T00:00Z",
                                        "1970-13-01 1970-14-01",
                                        "0.7;0.1;0.2"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_fails(lc_split_new(&split, dataset, wrong[i]), LC_E_CONFIG, wrong[i]);
    assert_fails(lc_split_new(&split, dataset, "80 10 11"), LC_E_DATA, "series 's0' has 100 rows, the split 80 10 11 needs 101");
    assert_fails(lc_split_new(&split, dataset, "0.001 0.5 0.499"), LC_E_DATA,
                 "no row to train on: name a later first date, or fewer rows of the other parts");
    assert_fails(lc_split_new(&split, dataset, "1960-01-01 1960-01-02"), LC_E_DATA, "no row to train on");
    assert_null(split);
    lc_dataset_free(dataset);
}

static void parts_are_found_by_name(void **state)
{
    (void)state;
    lc_part part = LC_TRAIN;
    assert_ok(lc_part_find(&part, "test"));
    assert_int_equal(part, LC_TEST);
    assert_string_equal(lc_part_name(LC_VALID), "valid");
    assert_fails(lc_part_find(&part, "dev"), LC_E_CONFIG, "no part 'dev'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borders_are_the_published_ones),
        cmocka_unit_test(shares_that_are_whole_are_not_rounded_down),
        cmocka_unit_test(dates_name_first_days),
        cmocka_unit_test(the_last_rows_of_a_series_can_be_its_test),
        cmocka_unit_test(a_short_series_is_tested_on_its_last_rows),
        cmocka_unit_test(what_is_not_a_split_is_refused),
        cmocka_unit_test(parts_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

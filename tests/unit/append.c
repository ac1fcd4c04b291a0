/* Rows added to a dataset in memory: all of them, or none. */
#include <math.h>

#include "core/mem.h"
#include "sample.h"

#include <lanecast/config.h>
#include <lanecast/import.h>

/* Rows [first, first + rows) of two series. */
static lc_dataset *rows_from(size_t first, size_t rows)
{
    lc_dataset *d = sample_new(2, (const size_t[]){rows, rows}, 2);
    for (size_t i = 0; i < 2; i++)
        for (size_t row = 0; row < rows; row++) {
            d->series[i].time[row] += (int64_t)first * 3600;
            for (size_t c = 0; c < 2; c++)
                d->series[i].value[row * 2 + c] += (double)first;
        }
    return d;
}

static void a_series_that_is_refused_leaves_the_others_as_they_are(void **state)
{
    lc_dataset *d = rows_from(0, 10), *more = rows_from(8, 5);
    (void)state;
    const uint64_t before = lc_dataset_digest(d);
    d->series[0].value[9 * 2] = NAN; /* which `more` knows */
    const uint64_t lacking = lc_dataset_digest(d);
    more->series[1].value[0] = -1;
    assert_int_equal(lc_dataset_append(d, more, NULL, NULL), LC_E_DATA);
    assert_non_null(strstr(lc_error_message(), "series 's1', row 1970-01-01 08:00:00, channel 'a': 1008 in the dataset, -1 in"));
    assert_true(lc_dataset_digest(d) == lacking && lacking != before);
    lc_dataset_free(more);
    more = rows_from(8, 5);
    more->series[1].value[0] = NAN; /* which the dataset knows */
    char *notes;
    assert_ok(lc_dataset_append(d, more, NULL, &notes));
    assert_string_equal(notes,
                        "6 rows added, 4 known already and equal, 0 new series; 1 value missing in them is known now; 1 value "
                        "missing in the new file stays as the dataset has it\n");
    lc_dataset *all = rows_from(0, 13);
    assert_true(lc_dataset_digest(d) == lc_dataset_digest(all));
    lc_string_free(notes);
    lc_dataset_free(all);
    lc_dataset_free(more);
    lc_dataset_free(d);
}

/* Of clocks that are `offset` seconds ahead of UTC. */
static lc_dataset *rows_at(size_t first, size_t rows, int32_t offset)
{
    lc_dataset *d = rows_from(first, rows);
    for (size_t i = 0; i < 2; i++) {
        assert_ok(lc_new(&d->series[i].offset, rows, sizeof *d->series[i].offset));
        for (size_t row = 0; row < rows; row++)
            d->series[i].offset[row] = offset;
    }
    return d;
}

static void a_value_that_both_know_is_of_either_as_asked(void **state)
{
    static const struct {
        const char *keep, *said;
        double value;
    } row[] = {{"last", "2 values differ in both: those of the new file are taken (--duplicates last)", -1},
               {"first", "2 values differ in both: those of the dataset stay (--duplicates first)", 1008}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        lc_dataset *d = rows_from(0, 10), *more = rows_from(8, 5);
        char *notes;
        more->series[1].value[0] = more->series[1].value[2] = -1;
        more->series[0].value[0] = NAN; /* what the new file does not know stays */
        const double known = d->series[0].value[8 * 2];
        assert_ok(lc_dataset_append(d, more, row[i].keep, &notes));
        assert_non_null(strstr(notes, row[i].said));
        assert_true(d->series[1].value[8 * 2] == row[i].value);
        assert_true(d->series[0].value[8 * 2] == known);
        assert_int_equal(d->series[1].rows, 13);
        lc_string_free(notes);
        lc_dataset_free(more);
        lc_dataset_free(d);
    }
    lc_dataset *d = rows_from(0, 10), *more = rows_from(8, 5);
    assert_int_equal(lc_dataset_append(d, more, "any", NULL), LC_E_USAGE);
    lc_dataset_free(more);
    lc_dataset_free(d);
}

static void rows_beside_those_in_utc_have_the_clocks_of_the_dataset(void **state)
{
    static const struct {
        int32_t was, is;
        const char *zone; /* of the new rows */
        int32_t offset;
    } row[] = {{0, 3600, NULL, 0}, {3600, 0, NULL, 3600}, {3600, 0, "UTC", 3600}, {3600, 7200, NULL, 7200}};
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        lc_dataset *d = rows_at(0, 4, row[i].was), *more = rows_at(4, 2, row[i].is);
        for (size_t k = 0; row[i].zone && k < 2; k++)
            assert_ok(lc_copy_text(&more->series[k].zone, row[i].zone));
        assert_ok(lc_dataset_append(d, more, NULL, NULL));
        assert_int_equal(d->series[0].rows, 6);
        assert_int_equal(d->series[0].offset[5], row[i].offset);
        lc_dataset_free(more);
        lc_dataset_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_that_is_refused_leaves_the_others_as_they_are),
        cmocka_unit_test(a_value_that_both_know_is_of_either_as_asked),
        cmocka_unit_test(rows_beside_those_in_utc_have_the_clocks_of_the_dataset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

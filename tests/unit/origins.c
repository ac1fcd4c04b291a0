/* origins: series that end before a range of origins are left out, and it is said of the first one where it ends. */
#include <lanecast/forecaster.h>

#include "sample.h"

enum { HOUR = 3600, LONG = 80, SHORT = 60 };

static lc_forecaster *open_over(const lc_dataset *d)
{
    static const char *const set[] = {"model.kind=repeat_last", "window.context=6", "window.horizon=2", "data.split=* 5 10"};
    lc_config config = lc_config_default();
    lc_forecaster *f;
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    assert_ok(lc_forecaster_new(&f, d, &config));
    return f;
}

/* Series of 60, 80 and 60 rows, in winter time of Berlin, an hour ahead of UTC. */
static lc_dataset *berlin(void)
{
    lc_dataset *d = sample_new(3, (const size_t[]){SHORT, LONG, SHORT}, 1);
    for (size_t s = 0; s < 3; s++) {
        lc_series *to = &d->series[s];
        assert_ok(lc_copy_text(&to->zone, "Europe/Berlin"));
        assert_ok(lc_new(&to->offset, to->rows, sizeof *to->offset));
        for (size_t row = 0; row < to->rows; row++) {
            to->time[row] = 1704067200 + (int64_t)row * HOUR; /* 2024-01-01 00:00 UTC */
            to->offset[row] = HOUR;
        }
    }
    return d;
}

/* The last origin of 60 rows from 01:00 on is 13:00 two days later; the range begins two hours after that. */
static const char late[] = "series 's0': the last row that a forecast can begin with is 2024-01-03 13:00:00+01:00, and the range "
                           "begins at 2024-01-03 15:00:00";

static void series_that_end_before_the_range_are_left_out_and_counted(void **state)
{
    (void)state;
    const int64_t from = 1704067200 + (SHORT + 3) * HOUR;
    lc_dataset *d = berlin(), *next;
    lc_forecaster *f = open_over(d);
    lc_origins *origins;
    const lc_window *window;
    assert_ok(lc_origins_new(&origins, f, &(lc_origin_range){.from = &from}));
    for (size_t row = SHORT + 2; row <= LONG; row++) {
        assert_ok(lc_origins_next(&next, &window, origins));
        assert_true(next && next->series_count == 1 && window->series == 1 && window->origin == row);
        assert_true(next->series[0].time[0] == 1704067200 + (int64_t)row * HOUR && next->series[0].offset[0] == HOUR);
        assert_true(fabs(next->series[0].value[0] - (1000 + (double)row - 1)) < 1e-9);
        lc_dataset_free(next);
    }
    assert_ok(lc_origins_next(&next, &window, origins));
    assert_null(next);
    assert_int_equal(lc_origins_count(origins), LONG - SHORT - 2 + 1);
    assert_int_equal(lc_origins_left(origins), 2);
    assert_string_equal(lc_origins_reason(origins), late);
    lc_origins_free(origins);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* At the range's first moment the row after the last one is still in it; a second later it is not. */
static void the_row_after_the_last_one_is_an_origin_until_it_is_over(void **state)
{
    (void)state;
    lc_dataset *d = berlin();
    lc_forecaster *f = open_over(d);
    lc_origins *origins = NULL;
    for (int64_t after = 0; after < 2; after++) {
        const int64_t from = 1704067200 + (SHORT + 1) * HOUR + after;
        const lc_origin_range range = {.from = &from, .of = {.series = "s0"}};
        if (after) {
            assert_fails(lc_origins_new(&origins, f, &range), LC_E_DATA,
                         "series 's0': the last row that a forecast can begin with is 2024-01-03 13:00:00+01:00, and the range "
                         "begins at 2024-01-03 13:00:01");
            assert_null(origins);
            continue;
        }
        lc_dataset *next;
        const lc_window *window;
        assert_ok(lc_origins_new(&origins, f, &range));
        assert_ok(lc_origins_next(&next, &window, origins));
        assert_true(next && window->series == 0 && window->origin == SHORT);
        lc_dataset_free(next);
        lc_origins_free(origins);
        origins = NULL;
    }
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(series_that_end_before_the_range_are_left_out_and_counted),
                                       cmocka_unit_test(the_row_after_the_last_one_is_an_origin_until_it_is_over)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Stamps of a series: printed, split into dates, continued and counted, in local time and in its calendar. */
#include <lanecast/window.h>

#include "data/axis.h"
#include "data/stamp.h"
#include "unit/axis_samples.h"

static void assert_stamp(const lc_series *series, size_t row, const char *expected)
{
    char text[LC_STAMP_TEXT];
    lc_series_stamp(text, series, row);
    assert_string_equal(text, expected);
}

static void stamps_are_printed_in_local_time(void **state)
{
    (void)state;
    lc_dataset *d = daylight();
    assert_stamp(&d->series[0], 49, "2020-03-29 01:30:00.250+01:00");
    assert_stamp(&d->series[0], 50, "2020-03-29 03:00:00.250+02:00");
    assert_stamp(&d->series[1], 0, "2020-03-27 20:00:00.250-04:00");
    d->series[1].offset[0] = -5 * 3600 - 53 * 60 - 28;
    d->series[1].ticks = 1000000;
    d->series[1].time[0] = -1;
    assert_stamp(&d->series[1], 0, "1969-12-31 18:06:31.999999-05:53:28");
    lc_dataset_free(d);
    d = noleap();
    assert_stamp(d->series, 365 + 59, "2020-03-01 00:00:00");
    lc_dataset_free(d);
}

static void seconds_are_printed_without_ending_zeros(void **state)
{
    (void)state;
    char text[LC_SECONDS_TEXT];
    lc_seconds_text(text, 4, 1000);
    assert_string_equal(text, "0.004");
    lc_seconds_text(text, 1500, 1000);
    assert_string_equal(text, "1.5");
    lc_seconds_text(text, 3600000, 1000);
    assert_string_equal(text, "3600");
}

static void dates_split_local_time(void **state)
{
    (void)state;
    lc_dataset *d = daylight();
    lc_split *split = NULL;
    assert_ok(lc_split_new(&split, d, "2020-03-28T12:00,2020-03-29"));
    assert_int_equal(split->part[LC_VALID].first, 22);
    assert_int_equal(split->part[LC_TEST].first, 46);
    assert_int_equal(split->part[LC_PARTS + LC_VALID].first, 32);
    assert_int_equal(split->part[LC_PARTS + LC_TEST].first, 50);
    lc_split_free(split);
    lc_dataset_free(d);
    d = noleap();
    assert_ok(lc_split_new(&split, d, "2020-02-29,2020-03-02"));
    assert_int_equal(split->part[LC_VALID].first, 365 + 59);
    assert_int_equal(split->part[LC_TEST].first, 365 + 60);
    lc_split_free(split);
    lc_dataset_free(d);
}

static int64_t stamp_after(const lc_axis *axis, const lc_series *series, size_t row)
{
    int64_t time;
    int32_t offset;
    lc_axis_extend(&(lc_axis_ahead){&time, &offset, 1}, axis, series, row, NULL);
    return time;
}

static void steps_count_ticks(void **state)
{
    (void)state;
    lc_dataset *d = daylight();
    lc_axis axis;
    assert_ok(lc_axis_of(&axis, &d->series[0]));
    assert_int_equal(axis.step, 1000 * HALF_HOUR);
    assert_true(axis.regular && axis.kind == LC_AXIS_STEPS && axis.gap == 1500 * HALF_HOUR);
    assert_int_equal(stamp_after(&axis, &d->series[0], 95), d->series[0].time[95] + 1000 * HALF_HOUR);
    lc_dataset_free(d);
}

/* Midnight in Sydney is the afternoon of the day before in UTC. */
/* The last rows all have one stamp: they have no rate. */
static void stamps_may_be_equal(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(1, (const size_t[]){20}, 1);
    lc_axis axis;
    for (size_t row = 0; row < 20; row++)
        d->series->time[row] = 60 * (int64_t)(row < 15 ? row : 15);
    assert_ok(lc_axis_of(&axis, d->series));
    assert_int_equal(axis.step, 60);
    assert_int_equal(axis.rate, 0);
    lc_dataset_free(d);
}

static void weekdays_are_local(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(1, (const size_t[]){40}, 1);
    lc_series *s = d->series;
    lc_axis axis;
    s->ticks = 1000000000;
    assert_ok(lc_new(&s->offset, s->rows, sizeof *s->offset));
    for (size_t row = 0; row < 40; row++) {
        s->offset[row] = 36000;
        s->time[row] = (((int64_t)(4 + row / 5 * 7 + row % 5)) * 86400 - 36000) * s->ticks; /* 1970-01-05 was a Monday */
    }
    assert_ok(lc_axis_of(&axis, s));
    assert_true(axis.kind == LC_AXIS_DAYS && axis.days == 0x1f && axis.gap == INT64_C(1209600000000000));
    assert_int_equal(stamp_after(&axis, s, 34), s->time[35]); /* over a weekend */
    s->calendar = LC_CALENDAR_NOLEAP;
    assert_ok(lc_axis_of(&axis, s));
    assert_true(axis.kind == LC_AXIS_DAYS && axis.days == LC_WHOLE_WEEK);
    lc_dataset_free(d);
}

/* The first of each month in local time, in a year without 29 February. */
static void months_are_those_of_the_calendar(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(1, (const size_t[]){40}, 1);
    lc_series *s = d->series;
    lc_axis axis;
    s->ticks = 1000;
    s->calendar = LC_CALENDAR_NOLEAP;
    assert_ok(lc_new(&s->offset, s->rows, sizeof *s->offset));
    for (size_t row = 0; row < 40; row++) {
        lc_day day = {2019 + (int64_t)row / 12, 1 + (int)row % 12, 1};
        s->offset[row] = 3600;
        s->time[row] = (lc_calendar_days(LC_CALENDAR_NOLEAP, day) * 86400 - 3600) * 1000 + 7;
    }
    assert_ok(lc_axis_of(&axis, s));
    assert_int_equal(axis.months, 1);
    for (size_t row = 1; row < 40; row++)
        assert_int_equal(stamp_after(&axis, s, row - 1), s->time[row]);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamps_are_printed_in_local_time),
        cmocka_unit_test(seconds_are_printed_without_ending_zeros),
        cmocka_unit_test(dates_split_local_time),
        cmocka_unit_test(steps_count_ticks),
        cmocka_unit_test(stamps_may_be_equal),
        cmocka_unit_test(weekdays_are_local),
        cmocka_unit_test(months_are_those_of_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

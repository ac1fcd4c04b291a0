/* foreign - HDF5 that another program could have written, made with our own writer: which arrays are time and channels, what
 * their numbers mean, and what is refused. tests/cli/foreign.sh has what only others write. */
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include <lanecast/import.h>

#include "core/h5.h"
#include "sample.h"

enum { ROWS = 6 };

static char path[128];

static int set_up(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "/tmp/lanecast-foreign-%ld.h5", (long)getpid());
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

/* --- files ------------------------------------------------------------------------------------------------------------ */

static const int64_t hours[ROWS] = {0, 1, 2, 3, 4, 5};
static const double values[ROWS] = {1, 2, -999, 4, 1e20, 6};

static void add_time(lc_h5 *file, const int64_t *time, const char *units, const char *calendar)
{
    assert_ok(lc_h5_write_array(file, "time", LC_H5_I64, &(lc_h5_shape){1, {ROWS}}, time));
    if (units) {
        assert_ok(lc_h5_scale(file, "time"));
        assert_ok(lc_h5_write_text(file, "time", "units", units));
    }
    if (calendar)
        assert_ok(lc_h5_write_text(file, "time", "calendar", calendar));
}

/* A file with a time and x(time) of float32. */
static lc_h5 *begin(const int64_t *time, const char *units, const char *calendar)
{
    lc_h5 *file = NULL;
    float narrow[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        narrow[i] = (float)values[i];
    assert_ok(lc_h5_create(&file, path));
    add_time(file, time, units, calendar);
    assert_ok(lc_h5_write_array(file, "x", LC_H5_F32, &(lc_h5_shape){1, {ROWS}}, narrow));
    if (units)
        assert_ok(lc_h5_attach(file, "x", 0, "time"));
    return file;
}

static void end(lc_h5 *file)
{
    assert_ok(lc_h5_commit(file));
    lc_h5_close(file);
}

static lc_dataset *import(const lc_import *flags)
{
    lc_dataset *d = NULL;
    const char *const paths[] = {path};
    lc_import request = *flags;
    request.path = paths;
    request.paths = 1;
    assert_ok(lc_dataset_import(&d, NULL, &request));
    return d;
}

static void refused(lc_status status, const char *words)
{
    lc_dataset *d = NULL;
    const char *const paths[] = {path};
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = paths, .paths = 1}), status, words);
    assert_null(d);
}

static void assert_time(const lc_dataset *d, size_t row, const char *stamp)
{
    char text[LC_STAMP_TEXT];
    lc_series_stamp(text, d->series, row);
    assert_string_equal(text, stamp);
}

/* --- time ------------------------------------------------------------------------------------------------------------- */

static void check_units(const char *units, const char *calendar, const char *first, const char *last)
{
    end(begin(hours, units, calendar));
    lc_dataset *d = import(&(lc_import){0});
    assert_time(d, 0, first);
    assert_time(d, ROWS - 1, last);
    lc_dataset_free(d);
}

static void units_of_any_day_and_length_are_read(void **state)
{
    (void)state;
    check_units("hours since 2020-02-28 22:00", NULL, "2020-02-28 22:00:00", "2020-02-29 03:00:00");
    check_units("days since 2019-02-26", "noleap", "2019-02-26 00:00:00", "2019-03-03 00:00:00");
    check_units("days since 2000-02-28", "360_day", "2000-02-28 00:00:00", "2000-03-03 00:00:00");
    check_units("minutes since 1990-1-1 0:0:0.5", NULL, "1990-01-01 00:00:00.500", "1990-01-01 00:05:00.500");
    check_units("seconds since 2020-01-01T00:00:00 -6:00", NULL, "2020-01-01 00:00:00-06:00", "2020-01-01 00:00:05-06:00");
    check_units("days since 1900-02-28", "julian", "1900-02-28 00:00:00", "1900-03-04 00:00:00");
    check_units("months since 2000-01-15", NULL, "2000-01-15 00:00:00", "2000-06-15 00:00:00");
    check_units("years since 2000-02-28 12:00", "noleap", "2000-02-28 12:00:00", "2005-02-28 12:00:00");
    check_units("weeks since 19700101", "proleptic_gregorian", "1970-01-01 00:00:00", "1970-02-05 00:00:00");
    check_units("hours since Jan 1 2000", NULL, "2000-01-01 00:00:00", "2000-01-01 05:00:00");
    check_units("hours since 1-Jan-2000 12:00:00 UTC", NULL, "2000-01-01 12:00:00+00:00", "2000-01-01 17:00:00+00:00");
    check_units("days since February 28, 2000", "noleap", "2000-02-28 00:00:00", "2000-03-05 00:00:00");
}

/* 737425 days after 0001-01-01, which is Julian in the standard calendar, two days before the proleptic one. */
static void the_standard_calendar_is_julian_before_1582(void **state)
{
    (void)state;
    int64_t days[ROWS];
    for (int i = 0; i < ROWS; i++)
        days[i] = 737425 + i;
    end(begin(days, "days since 1-1-1 00:00:0.0", "standard"));
    lc_dataset *d = import(&(lc_import){0});
    assert_time(d, 0, "2019-12-31 00:00:00");
    lc_dataset_free(d);
    end(begin(hours, "hours since 1500-01-01", "gregorian"));
    refused(LC_E_DATA, "before 1582-10-15");
}

static void units_that_say_no_moment_are_refused(void **state)
{
    (void)state;
    end(begin(hours, "months since 2000-01-31", NULL));
    refused(LC_E_DATA, "month 2 of 2000 has no day 31");
    end(begin(hours, "fortnights since 2000-01-01", NULL));
    refused(LC_E_DATA, "units of time are 'fortnights since 2000-01-01'");
    end(begin(hours, "days since 01/02/2000", NULL)); /* which is the month is not said */
    refused(LC_E_DATA, "units of time are 'days since 01/02/2000'");
    end(begin(hours, "days since Feb 29 2001", NULL));
    refused(LC_E_DATA, "units of time are 'days since Feb 29 2001'");
    end(begin(hours, "days since 2001-02-29", NULL));
    refused(LC_E_DATA, "not a day of its calendar");
    end(begin(hours, "days since 2000-01-01", "none"));
    refused(LC_E_DATA, "the calendar 'none' is not supported");
}

static void rows_come_in_order_of_time(void **state)
{
    (void)state;
    static const int64_t mixed[ROWS] = {3, 1, 2, 0, 5, 4};
    end(begin(mixed, "hours since 2020-01-01", NULL));
    lc_dataset *d = import(&(lc_import){0});
    assert_time(d, 0, "2020-01-01 00:00:00");
    assert_true(d->series->value[0] == 4 && d->series->value[3] == 1 && d->series->value[4] == 6);
    lc_dataset_free(d);
}

static void numbers_that_could_be_any_time_are_refused(void **state)
{
    (void)state;
    int64_t epoch[ROWS];
    end(begin(hours, NULL, NULL));
    refused(LC_E_USAGE, "--time-format epoch_s");
    lc_dataset *d = import(&(lc_import){.time_format = "epoch_ms"});
    assert_time(d, 5, "1970-01-01 00:00:00.005+00:00");
    lc_dataset_free(d);
    for (int i = 0; i < ROWS; i++)
        epoch[i] = 1600000000000 + i * 60000;
    end(begin(epoch, NULL, NULL));
    d = import(&(lc_import){0});
    assert_time(d, 1, "2020-09-13 12:27:40+00:00");
    lc_dataset_free(d);
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

/* float32 has no 1e20: it is compared as the array has it. */
static void a_fill_value_of_another_type_is_missing(void **state)
{
    (void)state;
    lc_h5 *file = begin(hours, "hours since 2020-01-01", NULL);
    assert_ok(lc_h5_write_number(file, "x", "missing_value", 1e20));
    assert_ok(lc_h5_write_text(file, "x", "_FillValue", "-999"));
    end(file);
    lc_dataset *d = import(&(lc_import){0});
    assert_true(isnan(d->series->value[2]) && isnan(d->series->value[4]) && d->series->value[5] == 6);
    lc_dataset_free(d);
}

static void values_outside_the_valid_range_are_missing(void **state)
{
    (void)state;
    lc_h5 *file = begin(hours, "hours since 2020-01-01", NULL);
    assert_ok(lc_h5_write_number(file, "x", "valid_min", 2));
    end(file);
    lc_dataset *d = import(&(lc_import){0});
    assert_true(isnan(d->series->value[0]) && d->series->value[1] == 2 && isnan(d->series->value[2]));
    lc_dataset_free(d);
}

static void a_scale_that_is_no_number_is_refused(void **state)
{
    (void)state;
    lc_h5 *file = begin(hours, "hours since 2020-01-01", NULL);
    assert_ok(lc_h5_write_number(file, "x", "scale_factor", (double)NAN));
    end(file);
    refused(LC_E_DATA, "its scale_factor is not a number");
    file = begin(hours, "hours since 2020-01-01", NULL);
    assert_ok(lc_h5_write_number(file, "x", "scale_factor", 0));
    end(file);
    refused(LC_E_DATA, "its scale_factor is 0");
}

static void integers_that_no_double_has_are_refused(void **state)
{
    (void)state;
    const int64_t large[ROWS] = {1, (1LL << 53) + 1, 1LL << 60, 4, 5, 6};
    lc_h5 *file = begin(hours, "hours since 2020-01-01", NULL);
    assert_ok(lc_h5_write_array(file, "volume", LC_H5_I64, &(lc_h5_shape){1, {ROWS}}, large));
    assert_ok(lc_h5_attach(file, "volume", 0, "time"));
    end(file);
    refused(LC_E_DATA, "9007199254740993");
    lc_dataset *d = import(&(lc_import){.columns = "x"});
    assert_int_equal(d->channels, 1);
    lc_dataset_free(d);
}

/* --- places ----------------------------------------------------------------------------------------------------------- */

static const double latitude[] = {50, 51, 52}, longitude[] = {350, 355, 0, 5};

/* t(lat, time, lon) = 100 lat + 10 time + lon, by index. */
static void write_grid(void)
{
    double grid[3 * ROWS * 4];
    lc_h5 *file = begin(hours, "hours since 2020-01-01", NULL);
    for (size_t i = 0; i < sizeof grid / sizeof *grid; i++)
        grid[i] = (double)(100 * (i / (ROWS * 4)) + 10 * (i / 4 % ROWS) + i % 4);
    assert_ok(lc_h5_write_array(file, "lat", LC_H5_F64, &(lc_h5_shape){1, {3}}, latitude));
    assert_ok(lc_h5_write_array(file, "lon", LC_H5_F64, &(lc_h5_shape){1, {4}}, longitude));
    assert_ok(lc_h5_scale(file, "lat"));
    assert_ok(lc_h5_scale(file, "lon"));
    assert_ok(lc_h5_write_array(file, "t", LC_H5_F64, &(lc_h5_shape){3, {3, ROWS, 4}}, grid));
    assert_ok(lc_h5_attach(file, "t", 0, "lat"));
    assert_ok(lc_h5_attach(file, "t", 1, "time"));
    assert_ok(lc_h5_attach(file, "t", 2, "lon"));
    end(file);
}

static void the_nearest_cell_is_taken_in_any_order_of_axes(void **state)
{
    (void)state;
    write_grid();
    lc_dataset *d = import(&(lc_import){.columns = "t", .at = "lat=51.2,lon=-4"});
    for (size_t row = 0; row < ROWS; row++)
        assert_true(d->series->value[row] == 100 + 10 * (double)row + 1);
    lc_dataset_free(d);
    d = import(&(lc_import){.columns = "t", .at = "lat=all,lon=5"});
    assert_int_equal(d->series_count, 3);
    assert_true(d->series[2].value[4] == 200 + 40 + 3);
    lc_dataset_free(d);
}

static void a_place_that_is_not_said_is_refused(void **state)
{
    (void)state;
    lc_dataset *d = NULL;
    const char *const paths[] = {path};
    write_grid();
    const lc_import request = {.path = paths, .paths = 1, .columns = "t"};
    assert_fails(lc_dataset_import(&d, NULL, &request), LC_E_USAGE, "lat (3 places, 50 to 52), lon (4 places, 350 to 5)");
    lc_import far = request;
    far.at = "lat=-30,lon=100";
    assert_fails(lc_dataset_import(&d, NULL, &far), LC_E_DATA, "km away");
    far.at = "height=2";
    assert_fails(lc_dataset_import(&d, NULL, &far), LC_E_USAGE, "'height' is not one of lat, lon");
}

/* --- panels ----------------------------------------------------------------------------------------------------------- */

/* Above 64 series they share arrays; what is read is what was written. */
static void a_panel_of_many_series_comes_back(void **state)
{
    (void)state;
    size_t rows[70];
    for (size_t i = 0; i < 70; i++)
        rows[i] = i % 7;
    lc_dataset *d = sample_new(70, rows, 3), *back = NULL;
    for (size_t i = 0; i < 70; i++)
        rows[i] = d->series[i].rows;
    assert_ok(lc_dataset_write(d, path));
    assert_ok(lc_dataset_read(&back, NULL, path));
    assert_int_equal(back->series_count, 70);
    assert_int_equal(lc_dataset_content(back), lc_dataset_content(d));
    assert_int_equal(back->series[69].rows, rows[69]);
    lc_dataset_free(back);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(units_of_any_day_and_length_are_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_standard_calendar_is_julian_before_1582, set_up, tear_down),
        cmocka_unit_test_setup_teardown(units_that_say_no_moment_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_come_in_order_of_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_that_could_be_any_time_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_fill_value_of_another_type_is_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_outside_the_valid_range_are_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_scale_that_is_no_number_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(integers_that_no_double_has_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_nearest_cell_is_taken_in_any_order_of_axes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_place_that_is_not_said_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_panel_of_many_series_comes_back, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

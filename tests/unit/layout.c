/* layout 2 of datasets: fractions of a second, zones, calendars and many channels come back, and a seal says who wrote the file.
 * With a folder as its argument the program only writes its samples there, for tests/cli/axes.sh and tests/cli/xarray.sh. */
#include <stdio.h>
#include <unistd.h>

#include <lanecast/simulate.h>
#include <lanecast/window.h>

#include "core/date.h"
#include "core/h5.h"
#include "data/axis.h"
#include "data/stamp.h"
#include "sample.h"

enum { HALF_HOUR = 1800 };

static char path[128];

static int set_up(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "/tmp/lanecast-layout-%ld.h5", (long)getpid());
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

/* --- samples --------------------------------------------------------------------------------------------------------- */

static int64_t seconds(const char *text)
{
    int64_t out = 0;
    assert_true(lc_date_parse(&out, text));
    return out;
}

/* Every half hour and a quarter of a second, two days around the hour that Berlin leaves out; two series with a zone each. */
static lc_dataset *daylight(void)
{
    lc_dataset *d = sample_new(2, (const size_t[]){96, 50}, 2);
    for (size_t i = 0; i < 2; i++) {
        lc_series *s = &d->series[i];
        s->ticks = 1000;
        assert_ok(lc_new(&s->offset, s->rows, sizeof *s->offset));
        assert_ok(lc_copy_text(&s->zone, i ? "America/New_York" : "Europe/Berlin"));
        for (size_t row = 0; row < s->rows; row++) {
            int64_t utc = seconds("2020-03-28 00:00:00") + (int64_t)row * HALF_HOUR;
            s->time[row] = utc * 1000 + 250;
            s->offset[row] = i ? -4 * 3600 : utc < seconds("2020-03-29 01:00:00") ? 3600 : 7200;
        }
    }
    return d;
}

/* Every day of 2019 and 2020, which end with the 365th day each. */
static lc_dataset *noleap(void)
{
    lc_dataset *d = sample_new(1, (const size_t[]){730}, 1);
    d->series->calendar = LC_CALENDAR_NOLEAP;
    for (size_t row = 0; row < 730; row++)
        d->series->time[row] = (lc_calendar_days(LC_CALENDAR_NOLEAP, (lc_day){2019, 1, 1}) + (int64_t)row) * 86400;
    return d;
}

static lc_dataset *wide(size_t series, size_t rows, size_t channels)
{
    lc_dataset *d = sample_new(series, (const size_t[]){rows, rows + 1}, channels);
    for (size_t c = 0; c < channels; c++) {
        char name[32];
        snprintf(name, sizeof name, c % 2 ? "Größe %zu" : "c%zu", c);
        lc_free(d->channel[c].name);
        lc_free(d->channel[c].units);
        assert_ok(lc_copy_text(&d->channel[c].name, name));
        assert_ok(lc_copy_text(&d->channel[c].units, c % 3 ? "µm" : "1"));
    }
    if (rows > 1)
        d->series->value[channels + 1] = (double)NAN;
    return d;
}

/* The same with a best possible forecast, which shares the dimension of channels. */
static lc_dataset *wide_with_ideal(void)
{
    lc_dataset *d = wide(1, 5, 65);
    d->series->ideal_horizon = 2;
    assert_ok(lc_new(&d->series->ideal, 5 * 2 * 65, sizeof *d->series->ideal));
    for (size_t i = 0; i < 5 * 2 * 65; i++)
        d->series->ideal[i] = (float)i;
    return d;
}

static void write_samples(const char *folder)
{
    lc_dataset *const sample[] = {daylight(), noleap(), wide_with_ideal(), wide(2, 4, 20000)};
    static const char *const name[] = {"daylight", "noleap", "wide", "wider"};
    for (size_t i = 0; i < sizeof sample / sizeof *sample; i++) {
        char file[512];
        snprintf(file, sizeof file, "%s/%s.h5", folder, name[i]);
        assert_ok(lc_dataset_write(sample[i], file));
        lc_dataset_free(sample[i]);
    }
}

/* --- what comes back ------------------------------------------------------------------------------------------------- */

static void assert_same_axis(const lc_series *a, const lc_series *b)
{
    assert_string_equal(a->name, b->name);
    assert_int_equal(a->rows, b->rows);
    assert_memory_equal(a->time, b->time, a->rows * sizeof *a->time);
    assert_int_equal(lc_series_ticks(a), lc_series_ticks(b));
    assert_int_equal(a->calendar, b->calendar);
    assert_int_equal(!a->offset, !b->offset);
    if (a->offset)
        assert_memory_equal(a->offset, b->offset, a->rows * sizeof *a->offset);
    assert_int_equal(!a->zone, !b->zone);
    if (a->zone)
        assert_string_equal(a->zone, b->zone);
}

/* Takes the dataset. */
static void assert_comes_back(lc_dataset *d)
{
    lc_dataset *back = NULL;
    assert_ok(lc_dataset_write(d, path));
    assert_ok(lc_dataset_read(&back, NULL, path));
    assert_int_equal(d->channels, back->channels);
    for (size_t c = 0; c < d->channels; c++) {
        assert_string_equal(d->channel[c].name, back->channel[c].name);
        assert_string_equal(d->channel[c].units, back->channel[c].units);
    }
    assert_int_equal(d->series_count, back->series_count);
    for (size_t i = 0; i < d->series_count; i++) {
        const lc_series *a = &d->series[i], *b = &back->series[i];
        assert_same_axis(a, b);
        assert_memory_equal(a->value, b->value, a->rows * d->channels * sizeof *a->value);
        assert_int_equal(a->ideal_horizon, b->ideal_horizon);
        if (a->ideal)
            assert_memory_equal(a->ideal, b->ideal, a->rows * a->ideal_horizon * d->channels * sizeof *a->ideal);
    }
    assert_true(back->seal == lc_dataset_content(d) && back->seal == lc_dataset_content(back));
    assert_true(lc_dataset_digest(back) == lc_dataset_digest(d));
    lc_dataset_free(back);
    lc_dataset_free(d);
}

static void fractions_and_offsets_come_back(void **state)
{
    (void)state;
    for (int64_t ticks = 1; ticks <= 1000000000; ticks *= 1000) {
        lc_dataset *d = daylight();
        d->series[0].ticks = ticks;
        assert_comes_back(d);
    }
}

static void every_calendar_comes_back(void **state)
{
    (void)state;
    for (lc_calendar calendar = 0; calendar < LC_CALENDARS; calendar++) {
        lc_dataset *d = noleap();
        d->series->calendar = calendar;
        assert_comes_back(d);
    }
}

static void many_channels_come_back(void **state)
{
    (void)state;
    assert_comes_back(wide(1, 3, 64));
    assert_comes_back(wide(1, 3, 65));
    assert_comes_back(wide(2, 3, 65));
    assert_comes_back(wide(1, 0, 65));
    assert_comes_back(wide_with_ideal());
    assert_comes_back(wide(2, 4, 20000));
}

static bool is_one_array(size_t channels)
{
    lc_dataset *d = wide(1, 3, channels);
    lc_h5 *file = NULL;
    assert_ok(lc_dataset_write(d, path));
    assert_ok(lc_h5_open(&file, path));
    bool one = false, each = true;
    assert_ok(lc_h5_has(&one, file, "values"));
    assert_ok(lc_h5_has(&each, file, "c0"));
    lc_h5_close(file);
    lc_dataset_free(d);
    return one && !each;
}

static void more_than_64_channels_are_one_array(void **state)
{
    (void)state;
    assert_false(is_one_array(64));
    assert_true(is_one_array(65));
}

static void channels_may_be_named_like_the_layout(void **state)
{
    static const char *const name[] = {"time", "utc_offset", "values", "channel_name", "name_letter"};
    (void)state;
    lc_dataset *d = wide(1, 4, 5);
    for (size_t c = 0; c < 5; c++) {
        lc_free(d->channel[c].name);
        assert_ok(lc_copy_text(&d->channel[c].name, name[c]));
    }
    assert_comes_back(d);
}

static void other_ticks_are_refused(void **state)
{
    (void)state;
    lc_dataset *d = daylight();
    assert_ok(lc_dataset_write(d, path));
    d->series[0].ticks = 50;
    assert_fails(lc_dataset_write(d, path), LC_E_DATA, "50 ticks per second");
    lc_dataset_free(d);
}

/* --- digests and seals ----------------------------------------------------------------------------------------------- */

static void digests_are_those_of_0_3_0(void **state)
{
    (void)state;
    lc_dataset *d = NULL;
    assert_ok(lc_dataset_simulate(&d, &(lc_simulation){.kind = "weather", .rows = 4, .horizon = 1, .seed = 3}));
    assert_true(lc_dataset_digest(d) == UINT64_C(0x32c031aa6939374e));
    assert_ok(lc_dataset_write(d, path));
    lc_dataset_free(d);
}

static void digests_see_the_axis(void **state)
{
    (void)state;
    lc_dataset *d = daylight();
    uint64_t before = lc_dataset_digest(d), content = lc_dataset_content(d);
    d->series[0].ticks = 1000000;
    assert_true(lc_dataset_digest(d) != before);
    d->series[0].ticks = 1000;
    d->series[0].calendar = LC_CALENDAR_NOLEAP;
    assert_true(lc_dataset_digest(d) != before);
    d->series[0].calendar = 0;
    d->series[1].offset[7]++;
    assert_true(lc_dataset_digest(d) != before);
    d->series[1].offset[7]--;
    d->series[1].zone[0] = 'B';
    assert_true(lc_dataset_digest(d) != before);
    d->series[1].zone[0] = 'A';
    d->title[0]++;
    assert_true(lc_dataset_digest(d) == before && lc_dataset_content(d) != content);
    assert_ok(lc_dataset_write(d, path));
    lc_dataset_free(d);
}

/* tests/unit/layout1.hex, of version 0.3.0; two of its channels have names that layout 2 keeps for itself. */
static void layout_1_is_read(void **state)
{
    (void)state;
    static unsigned char bytes[1 << 16];
    unsigned long length = 0, at;
    char line[256];
    FILE *hex = fopen(LC_TEST_DIR "/unit/layout1.hex", "r"), *file = fopen(path, "wb");
    assert_non_null(hex);
    while (fgets(line, sizeof line, hex)) {
        char *end = line;
        at = strtoul(line, &end, 16);
        if (*line != '#' && *end == '\n')
            length = at;
        for (char *digits = end + 1; *line != '#' && *end == ' ' && *digits != '\n'; digits += 2, at++)
            bytes[at] = (unsigned char)strtoul((char[]){digits[0], digits[1], 0}, NULL, 16);
    }
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    fclose(hex);
    lc_dataset *d = NULL;
    assert_ok(lc_dataset_read(&d, NULL, path));
    assert_int_equal(d->channels, 2);
    assert_string_equal(d->channel[0].name, "utc_offset");
    assert_string_equal(d->channel[1].name, "values");
    const lc_series *s = d->series;
    assert_true(s->rows == 3 && lc_series_ticks(s) == 1 && !s->offset && !s->zone && d->seal == 0);
    assert_int_equal(s->time[2], seconds("2020-01-01 02:00:00"));
    assert_true(s->value[0] == 1 && isnan(s->value[2]) && s->value[5] == -1e300);
    lc_dataset_free(d);
}

/* --- who reads stamps ------------------------------------------------------------------------------------------------ */

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

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fractions_and_offsets_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_calendar_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_channels_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_than_64_channels_are_one_array, set_up, tear_down),
        cmocka_unit_test_setup_teardown(channels_may_be_named_like_the_layout, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_ticks_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(digests_are_those_of_0_3_0, set_up, tear_down),
        cmocka_unit_test_setup_teardown(digests_see_the_axis, set_up, tear_down),
        cmocka_unit_test_setup_teardown(layout_1_is_read, set_up, tear_down),
        cmocka_unit_test(stamps_are_printed_in_local_time),
        cmocka_unit_test(seconds_are_printed_without_ending_zeros),
        cmocka_unit_test(dates_split_local_time),
        cmocka_unit_test(steps_count_ticks),
        cmocka_unit_test(weekdays_are_local),
        cmocka_unit_test(months_are_those_of_the_calendar),
    };
    if (argc == 2) {
        write_samples(argv[1]);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}

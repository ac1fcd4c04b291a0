/* layout 2 of datasets: fractions of a second, zones, calendars and many channels come back, and a seal says who wrote the file.
 * With a folder as its argument the program only writes its samples there, for tests/cli/axes.sh and tests/cli/xarray.sh. */
#include <stdio.h>
#include <unistd.h>

#include <lanecast/simulate.h>

#include "core/h5.h"
#include "data/axis.h"
#include "data/stamp.h"
#include "unit/axis_samples.h"

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
        for (size_t row = 0; ticks == 1 && row < d->series[0].rows; row++)
            d->series[0].time[row] /= 1000; /* of milliseconds: a year has four digits */
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
    };
    if (argc == 2) {
        write_samples(argv[1]);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}

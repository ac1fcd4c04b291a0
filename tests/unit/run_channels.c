/* channels of a run: other data gives them by name, in any order and beside others; what the run reads must be there. */
#include "core/file.h"
#include "model/run_file.h"
#include "property/forecasters.h"

#include <unistd.h>

static const char path[] = "run_channels.h5";

static void rename_channel(lc_dataset *d, size_t channel, const char *name, const char *units)
{
    lc_free(d->channel[channel].name);
    lc_free(d->channel[channel].units);
    assert_ok(lc_copy_text(&d->channel[channel].name, name));
    assert_ok(lc_copy_text(&d->channel[channel].units, units));
}

/* A run of channels a, b, c that reads a and forecasts c. */
static void open_run(lc_run_source *run)
{
    lc_dataset *d = waves_new(2);
    lc_config config = forecaster_config("recurrent");
    assert_ok(lc_config_set(&config, "data.input=a"));
    assert_ok(lc_config_set(&config, "data.target=c"));
    lc_forecaster *f = forecaster_trained(d, &config);
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_run_source_open(run, path));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void channels_come_by_name(void **state)
{
    (void)state;
    static const size_t from[] = {3, 4, 0}; /* where the data has a, b (not at all) and c */
    lc_run_source run = {0};
    lc_dataset *d = sample_new(1, (size_t[]){9}, 4);
    char *notes;
    open_run(&run);
    rename_channel(d, 0, "c", "K");
    rename_channel(d, 1, "wind", "m/s");
    rename_channel(d, 2, "gusts", "m/s");
    rename_channel(d, 3, "a", "hPa");
    assert_ok(lc_run_take_channels(&notes, d, &run));
    assert_string_equal(notes, "run_channels.h5 was trained without 'wind', 'gusts': left out\n"
                               "the data has no 'b', which run_channels.h5 does not read\n");
    assert_int_equal(d->channels, 3);
    for (size_t c = 0; c < 3; c++) {
        assert_int_equal(d->channel[c].name[0], "abc"[c]);
        assert_string_equal(d->channel[c].units, ((const char *[]){"hPa", "1", "K"})[c]);
        for (size_t row = 0; row < 9; row++) {
            const double value = d->series[0].value[row * 3 + c];
            assert_true(from[c] == 4 ? isnan(value) : value == (double)row + (double)from[c] / 10);
        }
    }
    lc_free(notes);
    lc_dataset_free(d);
    lc_run_source_close(&run);
    unlink(path);
}

static void the_same_channels_stay(void **state)
{
    (void)state;
    lc_run_source run = {0};
    lc_dataset *d = sample_new(1, (size_t[]){9}, 3);
    char *notes;
    open_run(&run);
    const double *value = d->series[0].value;
    assert_ok(lc_run_take_channels(&notes, d, &run));
    assert_string_equal(notes, "");
    assert_ptr_equal(d->series[0].value, value);
    lc_free(notes);
    lc_dataset_free(d);
    lc_run_source_close(&run);
    unlink(path);
}

static void what_a_run_reads_must_be_there(void **state)
{
    (void)state;
    lc_run_source run = {0};
    lc_dataset *d = sample_new(1, (size_t[]){9}, 3);
    char *notes = NULL;
    open_run(&run);
    rename_channel(d, 2, "cc", "1");
    assert_fails(lc_run_take_channels(&notes, d, &run), LC_E_DATA, "channel 'c'");
    assert_int_equal(d->channels, 3);
    lc_free(notes);
    lc_dataset_free(d);
    lc_run_source_close(&run);
    unlink(path);
}

/* A run in memory does the same to data of a program, and says so under the name that it has there. */
static void data_of_a_program_are_arranged_too(void **state)
{
    (void)state;
    lc_run_source run = {0};
    lc_dataset *d = sample_new(1, (size_t[]){9}, 4), *short_of = sample_new(1, (size_t[]){9}, 2);
    char *notes = NULL, *bytes;
    size_t count;
    open_run(&run);
    assert_ok(lc_file_read(&bytes, &count, path));
    rename_channel(d, 0, "c", "K");
    rename_channel(d, 1, "wind", "m/s");
    rename_channel(d, 2, "b", "1");
    rename_channel(d, 3, "a", "hPa");
    assert_ok(lc_run_arrange(&notes, d, bytes, count));
    assert_string_equal(notes, "the run was trained without 'wind': left out\n");
    assert_int_equal(d->channels, 3);
    assert_true(d->series[0].value[2] == 0 && d->series[0].value[0] == 0.3); /* c is first, a fourth */
    lc_string_free(notes);
    assert_fails(lc_run_arrange(&notes, short_of, bytes, count), LC_E_DATA, "channel 'c'");
    lc_free(bytes);
    lc_dataset_free(short_of);
    lc_dataset_free(d);
    lc_run_source_close(&run);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(channels_come_by_name), cmocka_unit_test(the_same_channels_stay),
                                       cmocka_unit_test(what_a_run_reads_must_be_there),
                                       cmocka_unit_test(data_of_a_program_are_arranged_too)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

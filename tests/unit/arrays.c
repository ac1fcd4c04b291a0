/* arrays: numbers in memory are the same dataset as an import of them, and a model kept in memory is the one that a file keeps. */
#include "unit.h"

#include <lanecast.h>

#include <unistd.h>

#include "core/file.h"
#include "core/mem.h"

enum { ROWS = 120, CHANNELS = 2, SERIES = 2, DAY = 86400 };

static char folder[64], path[128];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/lanecast-arrays-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/a", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

/* --- a table, as arrays and as text ---------------------------------------------------------------------------------- */

static const char *const channel[CHANNELS] = {"close", "volume"};
static int64_t stamps[ROWS];
static double values[SERIES][ROWS * CHANNELS];
static lc_array_series parts[SERIES] = {
    {.name = "A", .rows = ROWS, .time = stamps, .value = values[0]},
    {.name = "B", .rows = ROWS, .time = stamps, .value = values[1]},
};
static const lc_arrays table = {.channels = CHANNELS, .channel = channel, .series_count = SERIES, .series = parts};

static void fill(double missing)
{
    for (size_t row = 0; row < ROWS; row++) {
        stamps[row] = 18262 * (int64_t)DAY + (int64_t)row * DAY;
        for (size_t s = 0; s < SERIES; s++) {
            values[s][row * CHANNELS] = 100 + sin((double)(row * (s + 1)) / 7) / 3;
            values[s][row * CHANNELS + 1] = (double)(row % 5 * (s + 1));
        }
    }
    values[1][9] = missing;
}

static void write_text(void)
{
    lc_file *file = NULL;
    lc_dataset *d = NULL;
    char stamp[LC_STAMP_TEXT], missing[32];
    assert_ok(lc_dataset_new(&d, &table));
    assert_ok(lc_file_create(&file, path));
    assert_ok(lc_file_text(file, "ticker,date,close,volume\n"));
    for (size_t s = 0; s < SERIES; s++)
        for (size_t row = 0; row < ROWS; row++) {
            const double *value = values[s] + row * CHANNELS;
            lc_series_stamp(stamp, &d->series[s], row);
            snprintf(missing, sizeof missing, "%.17g", value[1]);
            assert_ok(lc_file_text(file, "%s,%s,%.17g,%s\n", parts[s].name, stamp, value[0], isnan(value[1]) ? "" : missing));
        }
    assert_ok(lc_file_commit(file));
    lc_file_close(file);
    lc_dataset_free(d);
}

static void arrays_are_the_dataset_that_an_import_of_them_is(void **state)
{
    (void)state;
    lc_dataset *imported, *made;
    const char *paths[] = {path};
    fill((double)NAN);
    write_text();
    assert_ok(lc_dataset_import(&imported, NULL, &(lc_import){.path = paths, .paths = 1, .series_column = "ticker"}));
    assert_ok(lc_dataset_new(&made, &table));
    assert_int_equal(imported->series[1].rows, ROWS);
    assert_true(isnan(made->series[1].value[9]));
    assert_true(lc_dataset_digest(imported) == lc_dataset_digest(made));
    values[0][0]++;
    assert_true(lc_dataset_digest(imported) == lc_dataset_digest(made)); /* the arrays were copied */
    lc_dataset_free(imported);
    lc_dataset_free(made);
}

static void stamps_in_fractions_and_zones_come_back_from_a_file(void **state)
{
    (void)state;
    lc_dataset *made, *read;
    int32_t offset[ROWS];
    fill(0);
    for (size_t row = 0; row < ROWS; row++) {
        stamps[row] = stamps[row] * 1000 + 250;
        offset[row] = row < 50 ? 3600 : 7200;
    }
    const lc_array_series part = {
        .rows = ROWS, .time = stamps, .ticks = 1000, .offset = offset, .zone = "Europe/Berlin", .value = values[0]};
    const char *const units[CHANNELS] = {"USD", NULL};
    assert_ok(lc_dataset_new(&made, &(lc_arrays){CHANNELS, channel, units, 1, &part, 0, NULL}));
    assert_string_equal(made->series[0].name, "series");
    assert_string_equal(made->channel[0].units, "USD");
    assert_string_equal(made->channel[1].units, "1");
    assert_ok(lc_dataset_write(made, path));
    assert_ok(lc_dataset_read(&read, NULL, path));
    assert_true(lc_dataset_digest(made) == lc_dataset_digest(read));
    lc_dataset_free(made);
    lc_dataset_free(read);
}

static void what_is_no_dataset_is_refused_by_name(void **state)
{
    (void)state;
    lc_dataset *d = NULL;
    lc_array_series part[SERIES];
    lc_arrays odd = table;
    odd.series = part;
    fill(0);
    memcpy(part, parts, sizeof part);
    part[1].name = "A";
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "the arrays: two series are named 'A'");
    part[1].name = "B";
    part[1].ticks = 60;
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "series 'B': 60 ticks per second: expected 1, 1000");
    part[1].ticks = 0;
    part[1].zone = "Europe/Berlin";
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "series 'B': its zone is 'Europe/Berlin', and no row has an offset");
    part[1].zone = NULL;
    part[1].time = NULL;
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "series 'B': 120 rows without stamps");
    part[1].time = stamps;
    part[1].rows = SIZE_MAX / 2 + 1;
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "are more than there can be");
    part[1].rows = ROWS;
    odd.channel = NULL;
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "channel 0 has no name");
    odd.channel = (const char *const[]){"a", "a"};
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "two channels are named 'a'");
    odd.channel = channel;
    values[0][2 * 7 + 1] = (double)INFINITY;
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "series 'A', row 7: channel 'volume' is infinite");
    values[0][2 * 7 + 1] = 0;
    stamps[3] = 0;
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "series 'A', row 3: time goes back");
    odd.series_count = 0;
    assert_fails(lc_dataset_new(&d, &odd), LC_E_DATA, "there is nothing in it");
    assert_null(d);
}

/* --- a model in memory ----------------------------------------------------------------------------------------------- */

static lc_forecaster *train(const lc_dataset *data, const char *kind)
{
    lc_config config = lc_config_default();
    lc_forecaster *f;
    lc_progress progress = {0};
    assert_ok(lc_config_put(&config, "model", "kind", kind, "test"));
    assert_ok(lc_config_parse(&config,
                              "[window]\ncontext=8\nhorizon=3\n[model]\nhidden=6\ninterval=conformal\n[train]\nepochs=2\n", ""));
    assert_ok(lc_forecaster_new(&f, data, &config));
    while (!progress.done)
        assert_ok(lc_forecaster_step(&progress, f));
    return f;
}

/* The point and the quantiles of the rows after the last. */
static lc_dataset *future_of(const lc_forecaster *f)
{
    lc_outlook *outlook;
    lc_dataset *future;
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
    assert_ok(lc_forecaster_future(&future, NULL, f, &(lc_future){.outlook = outlook}));
    assert_int_equal(future->channels, 10 * CHANNELS);
    lc_outlook_free(outlook);
    return future;
}

static void check_memory(const char *kind)
{
    lc_dataset *data, *newer, *by_file, *by_memory;
    lc_forecaster *loaded, *restored;
    lc_run run;
    char *bytes, *file;
    size_t count, length;
    fill(0);
    assert_ok(lc_dataset_new(&data, &table));
    lc_forecaster *f = train(data, kind);
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_forecaster_store(&bytes, &count, f));
    assert_ok(lc_file_read(&file, &length, path));
    assert_int_equal(length, count);
    assert_memory_equal(bytes, file, length);

    for (size_t row = 0; row < ROWS; row++)
        stamps[row] += (int64_t)DAY * ROWS;
    values[1][2 * ROWS - 2] += 0.5;
    assert_ok(lc_dataset_new(&newer, &table));
    assert_ok(lc_run_read(&run, path));
    assert_ok(lc_forecaster_load(&loaded, path, newer, &run.config));
    assert_ok(lc_forecaster_restore(&restored, bytes, count, newer, NULL));
    lc_string_free(bytes);
    assert_true(lc_forecaster_digest(restored) == lc_forecaster_digest(f));
    by_file = future_of(loaded);
    by_memory = future_of(restored);
    assert_true(lc_dataset_digest(by_file) == lc_dataset_digest(by_memory));
    lc_free(file);
    lc_dataset_free(by_file);
    lc_dataset_free(by_memory);
    lc_forecaster_free(loaded);
    lc_forecaster_free(restored);
    lc_forecaster_free(f);
    lc_dataset_free(newer);
    lc_dataset_free(data);
}

static void a_model_in_memory_forecasts_what_one_in_a_file_does(void **state)
{
    (void)state;
    check_memory("recurrent");
    check_memory("repeat_last");
}

static void bytes_that_are_no_run_are_refused(void **state)
{
    (void)state;
    lc_config config;
    lc_dataset *data;
    char *bytes;
    size_t count;
    fill(0);
    assert_ok(lc_dataset_new(&data, &table));
    lc_forecaster *f = train(data, "drift");
    assert_ok(lc_forecaster_store(&bytes, &count, f));
    assert_ok(lc_run_configuration(&config, bytes, count));
    assert_string_equal(config.model.kind, "drift");
    bytes[count / 2] ^= 1;
    assert_fails(lc_run_configuration(&config, bytes, count), LC_E_DATA, "the run: ");
    assert_fails(lc_forecaster_restore(&f, bytes, count - 5, data, NULL), LC_E_DATA, "the run: ");
    assert_fails(lc_forecaster_restore(&f, "words", 5, data, NULL), LC_E_DATA, "the run: not an HDF5 file");
    lc_string_free(bytes);
    lc_forecaster_free(f);
    lc_dataset_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_are_the_dataset_that_an_import_of_them_is),
        cmocka_unit_test(stamps_in_fractions_and_zones_come_back_from_a_file),
        cmocka_unit_test(what_is_no_dataset_is_refused_by_name),
        cmocka_unit_test(a_model_in_memory_forecasts_what_one_in_a_file_does),
        cmocka_unit_test(bytes_that_are_no_run_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

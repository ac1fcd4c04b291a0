/* dataset: a written dataset comes back exactly; what is no dataset is refused in one clear line. */
#include <lanecast/dataset.h>

#include <stdio.h>
#include <unistd.h>

#include "core/file.h"
#include "core/h5.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/rng.h"
#include "data/format.h"
#include "unit.h"

static char folder[64], path[128];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/lanecast-dataset-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/a.h5", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

/* Names that no file would take as they are, and two that become one; series of different lengths. */
static lc_dataset *sample(size_t series_count)
{
    static const char *const names[] = {"p (mbar)", "p /mbar", "time", "µ"};
    enum { CHANNELS = 4, HORIZON = 3 };
    lc_dataset *dataset = NULL;
    assert_ok(lc_new(&dataset, 1, sizeof *dataset));
    assert_ok(lc_copy_text(&dataset->title, "A sample"));
    assert_ok(lc_new(&dataset->channel, CHANNELS, sizeof *dataset->channel));
    dataset->channels = CHANNELS;
    for (size_t c = 0; c < CHANNELS; c++) {
        assert_ok(lc_copy_text(&dataset->channel[c].name, names[c]));
        assert_ok(lc_copy_text(&dataset->channel[c].units, c ? "1" : "hPa"));
    }
    assert_ok(lc_new(&dataset->series, series_count, sizeof *dataset->series));
    dataset->series_count = series_count;
    for (size_t i = 0; i < series_count; i++) {
        lc_series *series = &dataset->series[i];
        series->rows = 50 + i;
        assert_ok(lc_copy_text(&series->name, i ? "B/C" : "A & B"));
        assert_ok(lc_new(&series->time, series->rows, sizeof *series->time));
        assert_ok(lc_new(&series->value, series->rows * CHANNELS, sizeof *series->value));
        for (size_t row = 0; row < series->rows; row++)
            series->time[row] = -INT64_C(6000000000) + (int64_t)(row / 2 * 3601);
        for (size_t k = 0; k < series->rows * CHANNELS; k++)
            series->value[k] = k % 5 ? 1 / (double)k : (double)NAN;
        series->ideal_horizon = i == 0 ? HORIZON : 0;
        if (i == 0) {
            assert_ok(lc_new(&series->ideal, series->rows * HORIZON * CHANNELS, sizeof *series->ideal));
            for (size_t k = 0; k < series->rows * HORIZON * CHANNELS; k++)
                series->ideal[k] = k % 4 ? (float)k / 3 : (float)NAN;
        }
    }
    return dataset;
}

static void assert_equal(const lc_dataset *a, const lc_dataset *b)
{
    assert_true(lc_dataset_digest(a) == lc_dataset_digest(b));
    assert_string_equal(a->title, b->title);
    assert_int_equal(a->channels, b->channels);
    assert_int_equal(a->series_count, b->series_count);
    for (size_t c = 0; c < a->channels; c++) {
        assert_string_equal(a->channel[c].name, b->channel[c].name);
        assert_string_equal(a->channel[c].units, b->channel[c].units);
    }
    for (size_t i = 0; i < a->series_count; i++) {
        const lc_series *x = &a->series[i], *y = &b->series[i];
        assert_string_equal(x->name, y->name);
        assert_int_equal(x->rows, y->rows);
        assert_memory_equal(x->time, y->time, x->rows * sizeof *x->time);
        assert_memory_equal(x->value, y->value, x->rows * a->channels * sizeof *x->value);
        assert_int_equal(x->ideal_horizon, y->ideal_horizon);
        assert_int_equal(!x->ideal, !y->ideal);
        if (x->ideal)
            assert_memory_equal(x->ideal, y->ideal, x->rows * x->ideal_horizon * a->channels * sizeof *x->ideal);
    }
}

static void a_written_dataset_comes_back(void **state)
{
    (void)state;
    for (size_t count = 1; count <= 2; count++) {
        lc_dataset *dataset = sample(count), *back = NULL;
        assert_ok(lc_dataset_write(dataset, path));
        assert_ok(lc_dataset_read(&back, NULL, path));
        assert_equal(dataset, back);
        lc_dataset_free(dataset);
        lc_dataset_free(back);
    }
}

static void digest_sees_everything(void **state)
{
    (void)state;
    lc_dataset *a = sample(2), *b = sample(2);
    uint64_t digest = lc_dataset_digest(a);
    assert_true(digest == lc_dataset_digest(b));
    b->series[1].value[7] = 0;
    assert_true(digest != lc_dataset_digest(b));
    b->series[1].value[7] = a->series[1].value[7];
    b->series[1].time[49]++;
    assert_true(digest != lc_dataset_digest(b));
    b->series[1].time[49]--;
    b->channel[2].units[0] = 'm';
    assert_true(digest != lc_dataset_digest(b));
    b->channel[2].units[0] = '1';
    assert_true(digest == lc_dataset_digest(b));
    lc_dataset_free(a);
    lc_dataset_free(b);
}

static void channels_are_found_by_name(void **state)
{
    (void)state;
    lc_dataset *dataset = sample(1);
    size_t channel = 9;
    assert_ok(lc_dataset_find_channel(&channel, dataset, "time"));
    assert_int_equal(channel, 2);
    assert_fails(lc_dataset_find_channel(&channel, dataset, "p mbar"), LC_E_DATA,
                 "no channel 'p mbar'; the nearest is 'p /mbar'");
    assert_string_equal(lc_nearest_hint("trian", "train", "train").text, "; the nearest is train");
    assert_string_equal(lc_nearest_name("T", (const char *const[]){"Tdew (degC)", "T (degC)", NULL}).text,
                        "; the nearest is T (degC)");
    assert_string_equal(lc_nearest_name("T", (const char *const[]){"Tdew (degC)", "T-2m", NULL}).text, "");
    assert_string_equal(lc_nearest_hint("close", "humidity", "'humidity'").text, "");
    assert_int_equal(lc_nearest_distance("kitten", "Sitting"), 3);
    assert_int_equal(lc_nearest_distance("", "abc"), 3);
    assert_int_equal(lc_nearest_distance("Opne", "open"), 1);
    assert_int_equal(lc_nearest_distance("ca", "abc"), 3); /* no letter is moved twice */
    lc_dataset_free(dataset);
}

static void assert_refused(lc_status code, const char *text)
{
    lc_dataset *dataset = NULL;
    assert_fails(lc_dataset_read(&dataset, NULL, path), code, text);
    assert_non_null(strstr(lc_error_message(), "a.h5: "));
    assert_null(dataset);
}

static void put(const char *text)
{
    lc_file *file = NULL;
    assert_ok(lc_file_create(&file, path));
    assert_ok(lc_file_text(file, "%s", text));
    assert_ok(lc_file_commit(file));
    lc_file_close(file);
}

static void put_kind(const char *kind, uint64_t layout)
{
    lc_h5 *file = NULL;
    assert_ok(lc_h5_create(&file, path));
    if (kind)
        assert_ok(lc_h5_write_text(file, NULL, "lanecast", kind));
    assert_ok(lc_h5_write_count(file, NULL, "lanecast_layout", layout));
    assert_ok(lc_h5_commit(file));
    lc_h5_close(file);
}

static void what_is_not_a_dataset_is_refused(void **state)
{
    (void)state;
    assert_refused(LC_E_IO, "cannot be read");
    put("hello");
    assert_refused(LC_E_DATA, "not an HDF5 file");
    put("CDF\001");
    assert_refused(LC_E_DATA, "NetCDF-3");
    put_kind(NULL, 1);
    assert_refused(LC_E_DATA, "HDF5 without a time that is known");
    put_kind("0.9.9", 1);
    assert_refused(LC_E_DATA, "a run file of Lanecast 0.9.9, not a dataset");
    put_kind("dataset", 3);
    assert_refused(LC_E_DATA, "layout 3 is newer");
    put_kind("dataset", 1);
    assert_refused(LC_E_DATA, "there is nothing in it");
}

/* --- content that no dataset has ------------------------------------------------------------------------------------- */

/* A file of four rows, as another program writes it; its channels are to come. */
static lc_h5 *begin_foreign(const int64_t *time)
{
    lc_h5 *file = NULL;
    assert_ok(lc_h5_create(&file, path));
    assert_ok(lc_h5_write_text(file, NULL, "lanecast", "dataset"));
    assert_ok(lc_h5_write_count(file, NULL, "lanecast_layout", 1));
    assert_ok(lc_h5_write_array(file, "time", LC_H5_I64, &(lc_h5_shape){1, {4}}, time));
    assert_ok(lc_h5_write_text(file, "time", "units", "seconds since 1970-01-01 00:00:00"));
    return file;
}

static void put_snow(const int64_t *time, const double *snow)
{
    lc_h5 *file = begin_foreign(time);
    assert_ok(lc_h5_write_array(file, "snow", LC_H5_F64, &(lc_h5_shape){1, {4}}, snow));
    assert_ok(lc_h5_commit(file));
    lc_h5_close(file);
}

static void wrong_content_is_not_read(void **state)
{
    (void)state;
    put_snow((const int64_t[]){0, 60, 59, 180}, (const double[]){0, 0, 0, 0});
    assert_refused(LC_E_DATA, "series 'series', row 2: time goes back");
    put_snow((const int64_t[]){0, 60, 120, INT64_MAX}, (const double[]){0, 0, 0, 0});
    assert_refused(LC_E_DATA, "series 'series', row 3: the stamp is too far from 1970");
    put_snow((const int64_t[]){0, 60, 120, 180}, (const double[]){0, (double)INFINITY, 0, 0});
    assert_refused(LC_E_DATA, "series 'series', row 1: channel 'snow' is infinite");
}

/* Writing refuses what reading would, and leaves no file. */
static void assert_not_written(const lc_dataset *dataset, const char *text)
{
    assert_fails(lc_dataset_write(dataset, path), LC_E_DATA, text);
    assert_non_null(strstr(lc_error_message(), "a.h5: "));
    assert_int_equal(access(path, F_OK), -1);
}

static void wrong_stamps_and_values_are_not_written(void **state)
{
    (void)state;
    lc_dataset *d = sample(2);
    lc_series *s = &d->series[1];
    s->time[9] -= 7000;
    assert_not_written(d, "series 'B/C', row 9: time goes back");
    s->time[9] += 7000;
    s->time[50] = INT64_MAX;
    assert_not_written(d, "series 'B/C', row 50: the stamp is too far from 1970");
    s->time[50] = s->time[49];
    d->series[0].value[5] = (double)-INFINITY;
    assert_not_written(d, "series 'A & B', row 1: channel 'p /mbar' is infinite");
    d->series[0].value[5] = 0;
    assert_ok(lc_copy_text(&s->zone, "Europe/Berlin"));
    assert_not_written(d, "series 'B/C': its zone is 'Europe/Berlin', and no row has an offset from UTC");
    assert_ok(lc_new(&s->offset, s->rows, sizeof *s->offset));
    s->offset[3] = -172801;
    assert_not_written(d, "series 'B/C', row 3: local time is -172801 s ahead of UTC, more than two days");
    s->offset[3] = -172800;
    s->calendar = LC_CALENDARS;
    assert_not_written(d, "series 'B/C': there is no calendar 5");
    s->calendar = (lc_calendar)-1;
    assert_not_written(d, "series 'B/C': there is no calendar -1");
    s->calendar = 0;
    assert_ok(lc_dataset_write(d, path));
    lc_dataset_free(d);
}

static void what_has_no_name_is_not_written(void **state)
{
    (void)state;
    lc_dataset *d = sample(2);
    char **const text[] = {&d->channel[2].name, &d->channel[3].units, &d->series[1].name};
    static const char *const message[] = {"channel 2 has no name", "channel 3 has no units", "series 1 has no name"};
    for (size_t i = 0; i < 3; i++) {
        char *kept = *text[i];
        *text[i] = NULL;
        assert_not_written(d, message[i]);
        *text[i] = kept;
    }
    double *value = d->series[1].value;
    d->series[1].value = NULL;
    assert_not_written(d, "series 'B/C': 51 rows without values");
    d->series[1].value = value;
    const size_t channels = d->channels;
    d->channels = 0;
    assert_not_written(d, "2 series of 0 channels: there is nothing in it");
    d->channels = channels;
    d->series_count = 0;
    assert_not_written(d, "0 series of 4 channels: there is nothing in it");
    d->series_count = 2;
    assert_ok(lc_dataset_write(d, path));
    lc_dataset_free(d);
}

/* A channel as CF packs one: integers, a scale, an offset, and what stands for missing. */
static void put_packed(const char *array, const int64_t *stored)
{
    lc_h5 *file = begin_foreign((const int64_t[]){0, 60, 120, 180});
    assert_ok(lc_h5_write_array(file, "snow", LC_H5_I64, &(lc_h5_shape){1, {4}}, stored));
    assert_ok(lc_h5_write_number(file, "snow", "_FillValue", -32767));
    assert_ok(lc_h5_write_number(file, "snow", "missing_value", -9));
    assert_ok(lc_h5_write_number(file, array, "scale_factor", 0.5));
    assert_ok(lc_h5_write_number(file, array, "add_offset", 100));
    assert_ok(lc_h5_commit(file));
    lc_h5_close(file);
}

static void packed_channels_are_unpacked(void **state)
{
    (void)state;
    const int64_t stored[4] = {-32767, -9, -199, 3};
    lc_dataset *dataset = NULL;
    put_packed("snow", stored);
    assert_ok(lc_dataset_read(&dataset, NULL, path));
    const double *value = dataset->series[0].value;
    assert_true(isnan(value[0]) && isnan(value[1]));
    assert_true(value[2] == 0.5 && value[3] == 101.5);
    lc_dataset_free(dataset);
    put_packed("time", stored);
    assert_refused(LC_E_DATA, "'time' is packed");
}

static void two_channels_of_one_name_are_refused(void **state)
{
    (void)state;
    lc_dataset *dataset = sample(1);
    char *name = dataset->channel[2].name;
    dataset->channel[2].name = dataset->channel[0].name;
    assert_not_written(dataset, "two channels are named 'p (mbar)'");
    dataset->channel[2].name = name;
    assert_ok(lc_dataset_write(dataset, path));
    lc_dataset_free(dataset);
}

/* Every format meets an empty file, noise after every signature that there is, and a name it may like. */
static void no_format_reads_noise(void **state)
{
    (void)state;
    static const char *const begin[] = {"", "\211HDF\r\n\032\n", "CDF\001", "\223NUMPY\001", "PK\003\004", "date,a\n"};
    for (size_t i = 0; i < sizeof begin / sizeof begin[0]; i++)
        for (size_t length = 0; length <= 3000; length += 1000) {
            unsigned char noise[3008];
            lc_rng rng = lc_rng_new(4, "noise", length);
            size_t count = strlen(begin[i]);
            memcpy(noise, begin[i], count);
            while (count < length)
                noise[count++] = (unsigned char)lc_rng_below(&rng, 256);
            lc_file *file = NULL;
            assert_ok(lc_file_create(&file, path));
            assert_ok(lc_file_bytes(file, noise, count));
            assert_ok(lc_file_commit(file));
            lc_file_close(file);
            for (const lc_format *const *format = lc_format_table; *format; format++) {
                lc_dataset *dataset = NULL;
                char *notes = NULL;
                lc_match match = (*format)->recognize(path, noise, count);
                assert_true(match <= LC_MATCH_LAYOUT && (length > 0 || match < LC_MATCH_LAYOUT));
                assert_int_not_equal((*format)->read(&dataset, &notes, path), LC_OK);
                assert_non_null(strstr(lc_error_message(), "a.h5"));
                assert_null(dataset);
                lc_free(notes);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_written_dataset_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_format_reads_noise, set_up, tear_down),
        cmocka_unit_test(digest_sees_everything),
        cmocka_unit_test(channels_are_found_by_name),
        cmocka_unit_test_setup_teardown(what_is_not_a_dataset_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_content_is_not_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_stamps_and_values_are_not_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_has_no_name_is_not_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(packed_channels_are_unpacked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_channels_of_one_name_are_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

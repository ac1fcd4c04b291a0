/* h5: what is written comes back; the same calls give the same bytes; what must not be followed is refused. */
#include "core/h5.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <signal.h>
#include <unistd.h>

#include "core/file.h"
#include "core/mem.h"
#include "core/seal.h"
#include "unit.h"

static char folder[64], path[128], other[128];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/lanecast-h5-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/a.h5", folder);
    snprintf(other, sizeof other, "%s/b.h5", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    unlink(other);
    return rmdir(folder);
}

enum { ROWS = 70000 };

/* One of everything, in an order that is not the alphabet's. */
static void write_sample(const char *to)
{
    lc_h5 *file = NULL, *group = NULL;
    static const char *const names[] = {"", "Grüße", "b"};
    static double values[ROWS][2];
    static int64_t time[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        time[i] = (int64_t)i * 3600 - INT64_C(5000000000);
        values[i][0] = i % 7 ? sin((double)i) : (double)NAN;
        values[i][1] = -0.0;
    }
    assert_ok(lc_h5_create(&file, to));
    assert_ok(lc_h5_write_text(file, NULL, "title", "Grüße"));
    assert_ok(lc_h5_write_text(file, NULL, "empty", ""));
    assert_ok(lc_h5_write_number(file, NULL, "number", 0.1));
    assert_ok(lc_h5_write_count(file, NULL, "count", UINT64_MAX));
    assert_ok(lc_h5_group_create(&group, file, "zeta"));
    assert_ok(lc_h5_write_array(group, "time", LC_H5_I64, &(lc_h5_shape){1, {ROWS}}, time));
    assert_ok(lc_h5_scale(group, "time"));
    assert_ok(lc_h5_write_array(group, "value", LC_H5_F64, &(lc_h5_shape){2, {ROWS, 2}}, values));
    assert_ok(lc_h5_attach(group, "value", 0, "time"));
    assert_ok(lc_h5_missing(group, "value"));
    assert_ok(lc_h5_write_text(group, "value", "units", "degC"));
    assert_ok(lc_h5_write_texts(group, "names", names, 3));
    assert_ok(lc_h5_write_labels(group, "labels", names, 3));
    assert_ok(lc_h5_write_letters(group, "letters", names, 3, strlen(names[1])));
    assert_ok(lc_h5_write_array(group, "none", LC_H5_F32, &(lc_h5_shape){2, {0, 3}}, values));
    lc_h5_close(group);
    assert_ok(lc_h5_group_create(&group, file, "alpha"));
    lc_h5_close(group);
    assert_ok(lc_h5_commit(file));
    lc_h5_close(file);
}

static void attributes_come_back(void **state)
{
    (void)state;
    lc_h5 *file = NULL;
    char *text = NULL, **names = NULL;
    static const char *const known[] = {"nothing", "number"}, *const title = "title";
    double number[] = {7, 7};
    uint64_t count = 0;
    size_t members = 0;
    write_sample(path);
    assert_ok(lc_h5_open(&file, path));
    assert_ok(lc_h5_read_text(&text, file, NULL, "title"));
    assert_string_equal(text, "Grüße");
    lc_free(text);
    assert_ok(lc_h5_read_text(&text, file, NULL, "empty"));
    assert_string_equal(text, "");
    lc_free(text);
    assert_ok(lc_h5_read_numbers(number, file, NULL, known, 2));
    assert_true(number[0] == 7 && number[1] == 0.1);
    assert_ok(lc_h5_read_count(&count, file, NULL, "count"));
    assert_true(count == UINT64_MAX);
    assert_ok(lc_h5_names(&names, &members, file));
    assert_int_equal(members, 2);
    assert_string_equal(names[0], "zeta");
    assert_string_equal(names[1], "alpha");
    lc_free_texts(names, members);
    assert_fails(lc_h5_read_text(&text, file, NULL, "number"), LC_E_DATA, "a.h5: attribute 'number' is not a text");
    assert_fails(lc_h5_read_numbers(number, file, NULL, &title, 1), LC_E_DATA, "not a number");
    assert_fails(lc_h5_read_count(&count, file, NULL, "nothing"), LC_E_DATA, "'nothing' is missing");
    lc_h5_close(file);
}

static void arrays_come_back(void **state)
{
    (void)state;
    lc_h5 *file = NULL, *group = NULL;
    double *value = NULL;
    float *single = NULL;
    int64_t *time = NULL;
    char **names = NULL;
    size_t count = 0;
    lc_h5_shape shape;
    write_sample(path);
    assert_ok(lc_h5_open(&file, path));
    assert_ok(lc_h5_group_open(&group, file, "zeta"));
    bool there = false, other_there = true;
    assert_ok(lc_h5_has(&there, group, "value"));
    assert_ok(lc_h5_has(&other_there, group, "values"));
    assert_true(there && !other_there);
    assert_ok(lc_h5_read_array(&value, &shape, group, "value", LC_H5_F64));
    assert_true(shape.rank == 2 && shape.size[0] == ROWS && shape.size[1] == 2);
    assert_true(isnan(value[0]) && value[2] == sin(1.0) && value[2 * ROWS - 1] == 0 && signbit(value[2 * ROWS - 1]));
    assert_ok(lc_h5_read_array(&single, &shape, group, "value", LC_H5_F32));
    assert_true(single[2] == (float)sin(1.0));
    assert_ok(lc_h5_read_array(&time, &shape, group, "time", LC_H5_I64));
    assert_true(shape.rank == 1 && time[1] == 3600 - INT64_C(5000000000));
    assert_ok(lc_h5_read_texts(&names, &count, group, "names"));
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "");
    assert_string_equal(names[1], "Grüße");
    assert_string_equal(names[2], "b");
    lc_free_texts(names, count);
    lc_free(single);
    assert_ok(lc_h5_read_array(&single, &shape, group, "none", LC_H5_F32));
    assert_true(shape.size[0] == 0 && shape.size[1] == 3);
    shape = (lc_h5_shape){0};
    assert_ok(lc_h5_read_shape(&shape, group, "value"));
    assert_true(shape.rank == 2 && shape.size[0] == ROWS && shape.size[1] == 2);
    assert_fails(lc_h5_read_shape(&shape, group, "names"), LC_E_DATA, "a.h5:zeta: 'names' does not hold numbers");
    assert_fails(lc_h5_read_shape(&shape, group, "gone"), LC_E_DATA, "'gone' is missing");
    assert_fails(lc_h5_read_array(&single, &shape, group, "names", LC_H5_F32), LC_E_DATA,
                 "a.h5:zeta: 'names' does not hold numbers");
    assert_fails(lc_h5_read_array(&single, &shape, group, "gone", LC_H5_F32), LC_E_DATA, "'gone' is missing");
    assert_fails(lc_h5_read_array(&single, &shape, file, "zeta", LC_H5_F32), LC_E_DATA, "is not an array");
    assert_fails(lc_h5_read_texts(&names, &count, group, "value"), LC_E_DATA, "not a list of texts");
    assert_ok(lc_h5_read_texts(&names, &count, group, "labels"));
    assert_int_equal(count, 3);
    assert_string_equal(names[1], "Grüße");
    lc_free_texts(names, count);
    assert_ok(lc_h5_read_texts(&names, &count, group, "letters"));
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "");
    assert_string_equal(names[1], "Grüße");
    assert_string_equal(names[2], "b");
    lc_free_texts(names, count);
    lc_h5_refuse_variable(group);
    assert_fails(lc_h5_read_texts(&names, &count, group, "labels"), LC_E_DATA, "'labels' is not a list of texts of fixed length");
    lc_free(value);
    lc_free(single);
    lc_free(time);
    lc_h5_close(group);
    lc_h5_close(file);
}

static void an_array_that_may_be_missing_leaves_the_pointer_as_it_is(void **state)
{
    (void)state;
    lc_h5 *file = NULL, *group = NULL;
    int64_t *time = NULL, *gone = NULL;
    lc_h5_shape shape = {2, {7, 7}};
    write_sample(path);
    assert_ok(lc_h5_open(&file, path));
    assert_ok(lc_h5_group_open(&group, file, "zeta"));
    assert_ok(lc_h5_find_array(&gone, &shape, group, "gone", LC_H5_I64));
    assert_true(!gone && shape.rank == 0);
    assert_ok(lc_h5_find_array(&time, &shape, group, "time", LC_H5_I64));
    assert_true(time && shape.rank == 1 && shape.size[0] == ROWS);
    assert_fails(lc_h5_find_array(&gone, &shape, group, "names", LC_H5_I64), LC_E_DATA, "'names' does not hold numbers");
    lc_free(time);
    lc_h5_close(group);
    lc_h5_close(file);
}

static void the_same_calls_give_the_same_bytes(void **state)
{
    (void)state;
    char *a = NULL, *b = NULL;
    size_t length_a, length_b;
    write_sample(path);
    sleep(1);
    write_sample(other);
    assert_ok(lc_file_read(&a, &length_a, path));
    assert_ok(lc_file_read(&b, &length_b, other));
    assert_int_equal(length_a, length_b);
    assert_memory_equal(a, b, length_a);
    lc_free(a);
    lc_free(b);
}

static void without_commit_there_is_no_file(void **state)
{
    (void)state;
    lc_h5 *file = NULL;
    assert_ok(lc_h5_create(&file, path));
    assert_ok(lc_h5_write_text(file, NULL, "title", "lost"));
    lc_h5_close(file);
    assert_int_equal(access(path, F_OK), -1);
}

static void put(const void *bytes, size_t count)
{
    lc_file *file = NULL;
    assert_ok(lc_file_create(&file, path));
    assert_ok(lc_file_bytes(file, bytes, count));
    assert_ok(lc_file_commit(file));
    lc_file_close(file);
}

static void files_that_are_not_hdf5_are_refused(void **state)
{
    (void)state;
    lc_h5 *file = NULL;
    assert_fails(lc_h5_open(&file, path), LC_E_IO, "a.h5: cannot be read");
    put("a,b\n1,2\n", 8);
    assert_fails(lc_h5_open(&file, path), LC_E_DATA, "a.h5: not an HDF5 file");
    put("CDF\002....", 8);
    assert_fails(lc_h5_open(&file, path), LC_E_DATA, "NetCDF-3");
    put("", 0);
    assert_fails(lc_h5_open(&file, path), LC_E_DATA, "it is empty");
    assert_null(file);
}

/* Cut anywhere, or with a byte of the values changed: a message, never wrong numbers. Without its seal, what HDF5's own checksums find. */
static void damaged_files_are_refused(void **state)
{
    (void)state;
    char *content = NULL;
    size_t length;
    lc_seal seal;
    write_sample(other);
    assert_ok(lc_seal_find(&seal, other));
    assert_ok(lc_file_read(&content, &length, other));
    for (size_t cut = 9; cut < length; cut += length / 40) {
        lc_h5 *file = NULL;
        put(content, cut);
        assert_fails(lc_h5_open(&file, path), LC_E_DATA, "a.h5");
    }
    length -= seal.length;
    size_t wrong = 0;
    for (size_t at = length / 4; at < length * 3 / 4; at += length / 20) {
        lc_h5 *file = NULL, *group = NULL;
        double *value = NULL;
        lc_h5_shape shape;
        content[at] ^= 1;
        put(content, length);
        content[at] ^= 1;
        if (lc_h5_open(&file, path) == LC_OK && lc_h5_group_open(&group, file, "zeta") == LC_OK)
            wrong += lc_h5_read_array(&value, &shape, group, "value", LC_H5_F64) == LC_E_DATA;
        lc_free(value);
        lc_h5_close(group);
        lc_h5_close(file);
    }
    assert_true(wrong > 0);
    lc_free(content);
}

/* A file system that takes no more, played by a limit on the size of files. */
static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    struct rlimit before, small;
    static double values[1 << 16];
    lc_h5 *file = NULL;
    for (size_t i = 0; i < 1 << 16; i++)
        values[i] = sin((double)i * (double)i);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 20000, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_ok(lc_h5_create(&file, path));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    lc_status status = lc_h5_write_array(file, "value", LC_H5_F64, &(lc_h5_shape){1, {1 << 16}}, values);
    if (status == LC_OK)
        status = lc_h5_commit(file);
    lc_h5_close(file);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(status, LC_E_IO);
    assert_non_null(strstr(lc_error_message(), "a.h5: cannot be written"));
    assert_int_equal(access(path, F_OK), -1);
}

/* Bytes of a file of one array, which is read back. */
static size_t bytes_of(const double *value, size_t count)
{
    lc_h5 *file = NULL;
    lc_h5_shape shape = {1, {count}};
    double *read = NULL;
    char *text = NULL;
    size_t length = 0;
    assert_ok(lc_h5_create(&file, path));
    assert_ok(lc_h5_write_array(file, "value", LC_H5_F64, &shape, value));
    assert_ok(lc_h5_commit(file));
    lc_h5_close(file);
    assert_ok(lc_h5_open(&file, path));
    assert_ok(lc_h5_read_array(&read, &shape, file, "value", LC_H5_F64));
    assert_memory_equal(read, value, count * sizeof *value);
    lc_h5_close(file);
    lc_free(read);
    assert_ok(lc_file_read(&text, &length, path));
    lc_free(text);
    return length;
}

static void numbers_of_few_decimals_and_of_all_digits_are_both_stored_small(void **state)
{
    static double measured[ROWS], walk[ROWS];
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        measured[i] = round(1000 + 300 * sin((double)i / 50) + 40 * sin((double)(i * i % 997))) / 100;
        walk[i] = sin((double)i) + (i ? walk[i - 1] : 0);
    }
    assert_true(bytes_of(measured, ROWS) < ROWS * 8 * 40 / 100); /* shuffled: 56 % */
    assert_true(bytes_of(walk, ROWS) < ROWS * 8 * 85 / 100);     /* not shuffled: 93 % */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(attributes_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_of_few_decimals_and_of_all_digits_are_both_stored_small, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arrays_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_array_that_may_be_missing_leaves_the_pointer_as_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_calls_give_the_same_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_commit_there_is_no_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(files_that_are_not_hdf5_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_files_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk_is_an_error, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

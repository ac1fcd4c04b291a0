#include "sample.h"
#include "unit.h"

#include "core/file.h"
#include "core/h5.h"

#include <lanecast/forecaster.h>

#include <stdio.h>
#include <unistd.h>

static void write_file(const char *path, const char *schema, uint64_t version)
{
    lc_h5 *h5;
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_write_text(h5, NULL, "schema", schema));
    assert_ok(lc_h5_write_count(h5, NULL, "version", version));
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
}

static void test_another_version(void **state)
{
    (void)state;
    lc_run run;
    char path[64];
    snprintf(path, sizeof path, "/tmp/lanecast-run-%ld.h5", (long)getpid());
    write_file(path, "lanecast-run", 99);
    assert_fails(lc_run_read(&run, path), LC_E_IO, "a run file of version 99; this program reads version 2");
    write_file(path, "lanecast-run", 1);
    assert_fails(lc_run_read(&run, path), LC_E_IO, "a run file of version 1; this program reads version 2: train again");
    write_file(path, "lanecast-sweep", 2);
    assert_fails(lc_run_read(&run, path), LC_E_DATA, "a file of kind 'lanecast-sweep', not a run file");
    remove(path);
}

/* A whole run of repeat_last over a dataset of one series with one channel, but for what is odd in it. */
typedef struct oddity {
    double scale;
    uint64_t weights_digest, best_epoch;
    const char *config;
} oddity;

static void write_scaler(lc_h5 *h5, double scale)
{
    const lc_h5_shape shape = {2, {1, 1}};
    const double shift = 0;
    lc_h5 *group;
    assert_ok(lc_h5_group_create(&group, h5, "scaler"));
    assert_ok(lc_h5_write_text(group, NULL, "name", "standard"));
    assert_ok(lc_h5_write_array(group, "shift", LC_H5_F64, &shape, &shift));
    assert_ok(lc_h5_write_array(group, "scale", LC_H5_F64, &shape, &scale));
    lc_h5_close(group);
}

static void write_run(const char *path, const oddity *odd)
{
    static const char *const channel[] = {"a"}, *const series[] = {"s0"};
    lc_h5 *h5;
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_write_text(h5, NULL, "schema", "lanecast-run"));
    assert_ok(lc_h5_write_count(h5, NULL, "version", 2));
    assert_ok(lc_h5_write_text(h5, NULL, "lanecast", lc_version()));
    assert_ok(lc_h5_write_text(h5, NULL, "level", "portable"));
    assert_ok(lc_h5_write_text(h5, NULL, "config", odd->config));
    assert_ok(lc_h5_write_count(h5, NULL, "weights_digest", odd->weights_digest));
    assert_ok(lc_h5_write_count(h5, NULL, "data_digest", 0));
    assert_ok(lc_h5_write_count(h5, NULL, "best_epoch", odd->best_epoch));
    assert_ok(lc_h5_write_texts(h5, "channels", channel, 1));
    assert_ok(lc_h5_write_texts(h5, "series", series, 1));
    write_scaler(h5, odd->scale);
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
}

static lc_status load(const char *path, const oddity *odd)
{
    lc_run run;
    lc_forecaster *f = NULL;
    lc_dataset *dataset = sample_new(1, (size_t[]){400}, 1);
    write_run(path, odd);
    lc_status status = lc_run_read(&run, path);
    if (status == LC_OK)
        status = lc_forecaster_load(&f, path, dataset, &run.config);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
    remove(path);
    return status;
}

static void test_odd_runs(void **state)
{
    (void)state;
    static const char plain[] = "[model]\nkind = repeat_last\n";
    char path[64];
    snprintf(path, sizeof path, "/tmp/lanecast-odd-%ld.h5", (long)getpid());
    assert_ok(load(path, &(oddity){1, 0, 0, plain}));
    assert_fails(load(path, &(oddity){0, 0, 0, plain}), LC_E_DATA, "a scale of 0 cannot scale");
    assert_fails(load(path, &(oddity){(double)NAN, 0, 0, plain}), LC_E_DATA, "cannot scale");
    assert_fails(load(path, &(oddity){1, 7, 0, plain}), LC_E_DATA, "its weights are not those that were saved");
    assert_fails(load(path, &(oddity){1, 0, 3, plain}), LC_E_DATA, "its best epoch is 3 of 0");
    assert_fails(load(path, &(oddity){1, 0, 0, "[train]\nspeed = 1\n"}), LC_E_CONFIG, "no key 'speed' in [train]");
    assert_fails(load(path, &(oddity){1, 0, 0, "[model]\nlayers = 3\nhidden = 4 2\n"}), LC_E_CONFIG, "hidden has 2 sizes");
}

/* HDF5 1.10 itself forgets blocks when it refuses a damaged file; the leak sanitizer asks here what to pass over. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhdf5";
}

/* One byte changed, anywhere: loaded or refused, and the program lives. */
static void test_damaged_runs(void **state)
{
    (void)state;
    char path[64], *content;
    size_t length, refused = 0;
    lc_dataset *dataset = sample_new(1, (size_t[]){400}, 1);
    snprintf(path, sizeof path, "/tmp/lanecast-damaged-%ld.h5", (long)getpid());
    write_run(path, &(oddity){1, 0, 0, "[model]\nkind = repeat_last\n"});
    assert_ok(lc_file_read(&content, &length, path));
    for (size_t at = 0; at < length; at += 1 + length / 300) {
        lc_run run;
        lc_file *file;
        lc_forecaster *f = NULL;
        content[at] ^= 0x55;
        assert_ok(lc_file_create(&file, path));
        assert_ok(lc_file_bytes(file, content, length));
        assert_ok(lc_file_commit(file));
        lc_file_close(file);
        content[at] ^= 0x55;
        refused += lc_run_read(&run, path) != LC_OK || lc_forecaster_load(&f, path, dataset, &run.config) != LC_OK;
        lc_forecaster_free(f);
    }
    assert_true(refused > 10);
    lc_free(content);
    lc_dataset_free(dataset);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_version),
        cmocka_unit_test(test_odd_runs),
        cmocka_unit_test(test_damaged_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

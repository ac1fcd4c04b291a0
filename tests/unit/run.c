#include "unit.h"

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
    assert_fails(lc_run_read(&run, path), LC_E_IO, "a run file of version 99; this program reads version 1");
    write_file(path, "lanecast-sweep", 1);
    assert_fails(lc_run_read(&run, path), LC_E_DATA, "a file of kind 'lanecast-sweep', not a run file");
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* kinds of files that are given for a run: what each is, is said. */
#include "model/run_file.h"
#include "unit.h"

#include <unistd.h>

static void is_refused(const void *bytes, size_t length, const char *said)
{
    static const char path[] = "run_kinds.h5";
    lc_h5 *h5 = NULL;
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    assert_fails(lc_run_open(&h5, path), LC_E_DATA, said);
    assert_null(h5);
    unlink(path);
}

static void a_file_of_another_kind_is_named(void **state)
{
    (void)state;
    is_refused("time,close\n2020-01-01,5\n", 24, "text, not a run file");
    is_refused("SQLite format 3\0\x10\0\x01\x01", 20, "a ledger of a sweep, not a run file");
    is_refused("some\0bytes", 10, "not an HDF5 file");
    is_refused("\x89PNG\r\n\x1a\n", 8, "not an HDF5 file");
    is_refused("", 0, "run_kinds.h5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_file_of_another_kind_is_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

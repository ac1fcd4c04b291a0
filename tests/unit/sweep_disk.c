/* On which kinds of disk a ledger does without a write-ahead log: those of other machines, by the numbers of statfs(2). */
#include "unit.h"
#include "sweep/ledger/disk.h"

#include <stdint.h>
#include <sys/vfs.h>

static void disks_of_other_machines_are_known_by_their_kind(void **state)
{
    (void)state;
    const unsigned long remote[] = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x0BD00BD3, 0x65735546, 0x47504653,
                                    0x00C36400, 0x19830326, 0x5346414F, 0x01021997, 0x20030528, 0x7461636F, 0x01161970};
    const unsigned long local[] = {0xEF53 /* ext4 */,    0x58465342 /* XFS */,     0x9123683E /* Btrfs */, 0x01021994 /* tmpfs */,
                                   0x2FC12FC1 /* ZFS */, 0x794C7630 /* overlay */, 0xF2F52010 /* F2FS */,  0};
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
        assert_true(lc_disk_kind_is_remote(remote[i]));
    for (size_t i = 0; i < sizeof local / sizeof *local; i++)
        assert_false(lc_disk_kind_is_remote(local[i]));
}

static void a_kind_with_a_sign_is_the_same(void **state)
{
    (void)state;
    assert_true(lc_disk_kind_is_remote((unsigned long)(long)(int32_t)0xFF534D42));
    assert_false(lc_disk_kind_is_remote((unsigned long)(long)(int32_t)0x9123683E));
}

/* The folder is asked, since the file may not exist; this one is as local as statfs says. */
static void a_file_is_where_its_folder_is(void **state)
{
    (void)state;
    struct statfs here;
    assert_int_equal(statfs(".", &here), 0);
    assert_int_equal(lc_disk_is_remote("no_such_ledger.db"), lc_disk_kind_is_remote((unsigned long)here.f_type));
    assert_int_equal(statfs("/", &here), 0);
    assert_int_equal(lc_disk_is_remote("/no_such_ledger.db"), lc_disk_kind_is_remote((unsigned long)here.f_type));
    assert_false(lc_disk_is_remote("no_such_folder/ledger.db"));
}

static void a_folder_must_be_there_and_is_no_ledger(void **state)
{
    (void)state;
    assert_ok(lc_disk_check("no_such_ledger.db"));
    assert_int_equal(lc_disk_check("no_such_folder/ledger.db"), LC_E_IO);
    assert_int_equal(lc_disk_check("/"), LC_E_IO);
    assert_int_equal(lc_disk_check("."), LC_E_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(disks_of_other_machines_are_known_by_their_kind),
        cmocka_unit_test(a_kind_with_a_sign_is_the_same),
        cmocka_unit_test(a_file_is_where_its_folder_is),
        cmocka_unit_test(a_folder_must_be_there_and_is_no_ledger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* file: whole or not at all, no temporary left behind. */
#include "core/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/mem.h"
#include "unit.h"

static char folder[64], path[128];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/lanecast-file-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/out.csv", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static size_t entries(void)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open));)
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(open);
    return count;
}

/* As another program might take the temporary away. */
static void remove_temporary(void)
{
    char temporary[400];
    DIR *open = opendir(folder);
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open));)
        if (strstr(entry->d_name, ".tmp")) {
            snprintf(temporary, sizeof temporary, "%s/%s", folder, entry->d_name);
            assert_int_equal(unlink(temporary), 0);
        }
    closedir(open);
}

static void assert_content(const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    assert_ok(lc_file_read(&text, &length, path));
    assert_int_equal(length, strlen(expected));
    assert_string_equal(text, expected);
    lc_free(text);
}

static void a_committed_file_is_whole(void **state)
{
    (void)state;
    lc_file *file = NULL;
    assert_ok(lc_file_create(&file, path));
    assert_ok(lc_file_text(file, "a,%d\n", 1));
    assert_int_equal(access(path, F_OK), -1);
    assert_ok(lc_file_bytes(file, "b\n", 2));
    assert_ok(lc_file_commit(file));
    lc_file_close(file);
    assert_content("a,1\nb\n");
    assert_int_equal(entries(), 1);
}

static void an_abandoned_file_leaves_the_old_one(void **state)
{
    lc_file *file = NULL;
    a_committed_file_is_whole(state);
    assert_ok(lc_file_create(&file, path));
    assert_ok(lc_file_text(file, "half"));
    lc_file_close(file);
    assert_content("a,1\nb\n");
    assert_int_equal(entries(), 1);
}

static void a_file_obeys_umask(void **state)
{
    struct stat info;
    mode_t before = umask(027);
    a_committed_file_is_whole(state);
    umask(before);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
}

/* A process of its own that begins a file; it ends when the parent closes the pipe, as a killed one does: without a word. */
static pid_t begin_file_elsewhere(int *until)
{
    int ready[2], end[2];
    char byte;
    assert_int_equal(pipe(ready) | pipe(end), 0);
    pid_t child = fork();
    if (child == 0) {
        lc_file *file = NULL;
        close(end[1]);
        if (lc_file_create(&file, path) == LC_OK && write(ready[1], "r", 1) == 1)
            while (read(end[0], &byte, 1) > 0)
                continue;
        _exit(0);
    }
    close(end[0]);
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    *until = end[1];
    return child;
}

static void the_next_file_removes_what_the_dead_left(void **state)
{
    (void)state;
    lc_file *file = NULL;
    int until, status;
    pid_t child = begin_file_elsewhere(&until);
    assert_ok(lc_file_create(&file, path));
    assert_int_equal(entries(), 2); /* that of the living one stays */
    lc_file_close(file);
    close(until);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(entries(), 1);
    assert_ok(lc_file_create(&file, path));
    assert_int_equal(entries(), 1); /* its own */
    lc_file_close(file);
    assert_int_equal(entries(), 0);
}

static void leave(const char *name)
{
    char other[200];
    snprintf(other, sizeof other, "%s/%s", folder, name);
    FILE *stream = fopen(other, "w");
    assert_non_null(stream);
    fclose(stream);
}

/* Of another machine, of an earlier release, of nobody we know. */
static void temporaries_of_others_stay(void **state)
{
    (void)state;
    static const char *const other[] = {".a.h5.999999-5-00000000-0.tmp", ".a.h5.999999-0.tmp", ".a.tmp", "a.h5.1-2-3-4.tmp"};
    enum { OTHERS = sizeof other / sizeof other[0] };
    lc_file *file = NULL;
    for (size_t i = 0; i < OTHERS; i++)
        leave(other[i]);
    assert_ok(lc_file_create(&file, path));
    lc_file_close(file);
    assert_int_equal(entries(), OTHERS);
    remove_temporary();
    assert_int_equal(entries(), 0);
}

static void a_long_name_has_a_temporary_too(void **state)
{
    (void)state;
    char name[400];
    lc_file *file = NULL;
    snprintf(name, sizeof name, "%s/%0250d", folder, 7);
    assert_ok(lc_file_create(&file, name));
    assert_ok(lc_file_commit(file));
    lc_file_close(file);
    assert_int_equal(unlink(name), 0);
}

static void paths_that_are_not_files_are_refused(void **state)
{
    (void)state;
    lc_file *file = NULL;
    char *text = NULL;
    size_t length = 0;
    unsigned char head[8];
    assert_fails(lc_file_create(&file, folder), LC_E_IO, "folder");
    assert_fails(lc_file_create(&file, "/dev/null"), LC_E_IO, "not an ordinary file");
    assert_fails(lc_file_create(&file, "/nowhere/at/all.csv"), LC_E_IO, "/nowhere/at/all.csv: cannot be written");
    assert_fails(lc_file_read(&text, &length, path), LC_E_IO, "out.csv: cannot be read");
    assert_fails(lc_file_read(&text, &length, folder), LC_E_IO, "folder");
    assert_fails(lc_file_head(head, &length, sizeof head, path), LC_E_IO, "cannot be read");
    assert_null(file);
    assert_null(text);
}

static void a_head_is_no_longer_than_asked(void **state)
{
    unsigned char head[4];
    size_t length = 0;
    a_committed_file_is_whole(state);
    assert_ok(lc_file_head(head, &length, sizeof head, path));
    assert_int_equal(length, 4);
    assert_memory_equal(head, "a,1\n", 4);
}

static void a_failing_commit_leaves_nothing(void **state)
{
    (void)state;
    lc_file *file = NULL;
    assert_ok(lc_file_create(&file, path));
    remove_temporary();
    assert_int_equal(entries(), 0);
    assert_ok(lc_file_text(file, "lost"));
    assert_fails(lc_file_commit(file), LC_E_IO, "cannot be written");
    lc_file_close(file);
    assert_int_equal(entries(), 0);
}

static void what_may_not_be_written_is_said_with_what_to_do(void **state)
{
    (void)state;
    lc_file *file = NULL;
    static const int causes[] = {EACCES, EPERM, EROFS, ENOSPC, EDQUOT};
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        assert_non_null(strstr(lc_file_remedy(causes[i]), "name a file "));
    assert_string_equal(lc_file_remedy(EIO), "");
    if (geteuid() == 0) /* to whom no folder is closed */
        return;
    assert_int_equal(chmod(folder, 0555), 0);
    assert_fails(lc_file_create(&file, path), LC_E_IO, "Permission denied; name a file in a folder that you may write to");
    assert_int_equal(chmod(folder, 0755), 0);
}

/* The published XXH3 of no bytes, and that parts chain in order. */
static void digests_are_the_published_ones_and_chain(void **state)
{
    (void)state;
    assert_true(lc_digest(0, "", 0) == UINT64_C(0x2D06800538D394C2));
    assert_true(lc_digest_text(lc_digest_text(0, "ab"), "c") != lc_digest_text(lc_digest_text(0, "a"), "bc"));
    assert_true(lc_digest(lc_digest(0, "a", 1), "b", 1) != lc_digest(lc_digest(0, "b", 1), "a", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_committed_file_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_abandoned_file_leaves_the_old_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_next_file_removes_what_the_dead_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(temporaries_of_others_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_name_has_a_temporary_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_obeys_umask, set_up, tear_down),
        cmocka_unit_test_setup_teardown(paths_that_are_not_files_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_head_is_no_longer_than_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failing_commit_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_may_not_be_written_is_said_with_what_to_do, set_up, tear_down),
        cmocka_unit_test(digests_are_the_published_ones_and_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

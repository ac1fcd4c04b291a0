/* What a process that reads untrusted bytes may do, and what its caller hears when it does more. This program is its own server: each
 * operation below is something that HDF5 might be brought to do by a crafted file. */
#include "core/remote.h"
#include "core/limit.h"
#include "core/mem.h"
#include "core/remote/window.h"

#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ECHO, CRASH, STOP, TAKE_MEMORY, TRY_ALL, SEND_MUCH, SLEEP, CRAWL, COUNT_OPEN, FAIL_AMONG_PIECES, CLAIM_MUCH, LEAVE };

enum { MUCH = 5 * LC_REMOTE_PIECE + 1000, MOST = 16 << 20 };

/* --- the server ------------------------------------------------------------------------------------------------------- */

/* Bit i is set if the i-th forbidden thing was possible. */
static uint64_t try_all(void)
{
    const bool could[] = {
        open("/etc/passwd", O_RDONLY) >= 0,
        open("remote-unit-file", O_WRONLY | O_CREAT, 0600) >= 0,
        socket(AF_INET, SOCK_STREAM, 0) >= 0,
        write(LC_REMOTE_FILE, "x", 1) > 0,
        fork() >= 0,
        kill(getppid(), 0) == 0,
        unlink("/etc/passwd") == 0,
        mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED,
        execl("/bin/true", "true", (char *)NULL) == 0,
    };
    uint64_t bits = 0;
    for (size_t i = 0; i < sizeof could; i++)
        bits |= (uint64_t)could[i] << i;
    return bits;
}

static void send_much(lc_server *server, size_t most)
{
    static unsigned char bytes[MUCH];
    for (size_t i = 0; i < MUCH; i++)
        bytes[i] = (unsigned char)(i % 251);
    lc_server_answer(server, &(lc_remote_answer){.bytes = MUCH});
    for (size_t at = 0, some = 1; at < most; at += some, some = some % 70000 * 3 + 1)
        lc_server_send(server, bytes + at, some < most - at ? some : most - at);
}

/* How many descriptors are open. */
static uint64_t count_open(void)
{
    uint64_t count = 0;
    for (int descriptor = 0; descriptor < 1024; descriptor++)
        count += lseek(descriptor, 0, SEEK_CUR) >= 0 || errno != EBADF;
    return count;
}

static void sleep_on(void)
{
    static _Atomic uint32_t never;
    for (;;)
        lc_turn_wait(&never, 0, 3600);
}

/* As on a busy machine: some of its time in every second, for longer than a server has that takes none. */
static void crawl(void)
{
    for (int turn = 0; turn < 100; turn++) {
        for (volatile int i = 0; i < 100000; i++)
            ;
        usleep(100000);
    }
}

static const unsigned char server_bytes[LC_REMOTE_PIECE];

static void answer(lc_server *server, const lc_remote_call *call, void *context)
{
    (void)context;
    lc_remote_answer facts = {.fact = {call->type}};
    char *block = NULL;
    switch (call->operation) {
    case ECHO:
        facts.bytes = strlen(call->text[0]);
        lc_server_answer(server, &facts);
        lc_server_send(server, call->text[0], facts.bytes);
        return;
    case CRASH:
        *(volatile int *)(uintptr_t)call->type = 1;
        return;
    case STOP:
        for (;;)
            ;
    case TAKE_MEMORY:
        if (lc_new(&block, (size_t)3 << 30, 1) != LC_OK)
            lc_server_fail(server, LC_E_FAILURE);
        return;
    case TRY_ALL:
        facts.fact[0] = try_all();
        lc_server_answer(server, &facts);
        return;
    case SEND_MUCH:
        send_much(server, MUCH);
        return;
    case SLEEP:
        sleep_on();
        return;
    case CRAWL:
        crawl();
        lc_server_answer(server, &facts);
        return;
    case COUNT_OPEN:
        facts.fact[0] = count_open();
        lc_server_answer(server, &facts);
        return;
    case FAIL_AMONG_PIECES:
        send_much(server, 3 * LC_REMOTE_PIECE);
        lc_server_fail(server, lc_fail(LC_E_DATA, "chunk 7 is damaged"));
        return;
    case CLAIM_MUCH:
        facts.bytes = (uint64_t)1 << 40;
        lc_server_answer(server, &facts);
        lc_server_send(server, server_bytes, sizeof server_bytes);
        return;
    default:
        exit(0);
    }
}

/* --- the caller ------------------------------------------------------------------------------------------------------- */

static int start(void **state)
{
    lc_remote *remote = NULL;
    int file = open("/proc/self/exe", O_RDONLY);
    assert_true(file >= 0);
    assert_ok(lc_remote_start(&remote, "/proc/self/exe", "crafted.h5", file, MOST));
    close(file);
    *state = remote;
    return 0;
}

static int end(void **state)
{
    lc_remote_stop(*state);
    return 0;
}

static lc_status ask(lc_remote_answer *answered, char **data, lc_remote *remote, uint32_t operation, const char *text)
{
    const lc_remote_call call = {.operation = operation, .type = 7, .texts = 1, .text = {text}};
    return lc_remote_ask(answered, data, remote, &call);
}

static void calls_are_answered_one_after_another(void **state)
{
    static const char *const texts[] = {"a", "", "wind", "caf\xc3\xa9"};
    lc_remote_answer answered;
    for (size_t i = 0; i < 4; i++) {
        char *data = NULL;
        assert_ok(ask(&answered, &data, *state, ECHO, texts[i]));
        assert_string_equal(data, texts[i]);
        assert_int_equal(answered.fact[0], 7);
        lc_free(data);
    }
}

static void many_pieces_arrive_whole_and_in_order(void **state)
{
    lc_remote_answer answered;
    for (int round = 0; round < 3; round++) {
        char *data = NULL;
        assert_ok(ask(&answered, &data, *state, SEND_MUCH, ""));
        assert_int_equal(answered.bytes, MUCH);
        for (size_t i = 0; i < MUCH; i++)
            if ((unsigned char)data[i] != i % 251)
                fail_msg("byte %zu is %d", i, data[i]);
        lc_free(data);
    }
}

static void a_crash_is_an_error_of_the_file(void **state)
{
    lc_remote_answer answered;
    assert_fails(ask(&answered, NULL, *state, CRASH, ""), LC_E_DATA, "crafted.h5: reading it crashed (Segmentation fault)");
    assert_fails(ask(&answered, NULL, *state, ECHO, ""), LC_E_DATA, "crafted.h5: reading it crashed (Segmentation fault)");
}

static void an_early_end_is_an_error_of_the_file(void **state)
{
    lc_remote_answer answered;
    char *data = NULL;
    assert_ok(ask(&answered, &data, *state, ECHO, "a"));
    lc_free(data);
    assert_fails(ask(&answered, NULL, *state, LEAVE, ""), LC_E_DATA, "crafted.h5: reading it ended early");
}

static void a_server_that_gets_nowhere_is_ended(void **state)
{
    lc_remote_answer answered;
    assert_fails(ask(&answered, NULL, *state, STOP, ""), LC_E_DATA, "crafted.h5: reading it got nowhere");
}

static void a_server_that_waits_for_its_disk_is_not_damage(void **state)
{
    lc_remote_answer answered;
    assert_fails(ask(&answered, NULL, *state, SLEEP, ""), LC_E_IO,
                 "crafted.h5: cannot be read: the process that reads it did nothing");
}

static void a_server_that_gets_little_time_is_waited_for(void **state)
{
    lc_remote_answer answered;
    assert_ok(ask(&answered, NULL, *state, CRAWL, ""));
}

/* As the kernel does where memory is short. */
static void a_server_that_is_killed_is_not_damage(void **state)
{
    lc_remote_answer answered;
    char path[64];
    long child = 0;
    snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
    FILE *children = fopen(path, "r");
    const bool found = children && fscanf(children, "%ld", &child) == 1;
    if (children)
        fclose(children);
    if (!found)
        skip_because("this kernel does not list a process's children");
    assert_int_equal(kill((pid_t)child, SIGKILL), 0);
    assert_fails(ask(&answered, NULL, *state, ECHO, ""), LC_E_IO,
                 "crafted.h5: cannot be read: the process that reads it was killed");
    assert_fails(ask(&answered, NULL, *state, ECHO, ""), LC_E_IO,
                 "crafted.h5: cannot be read: the process that reads it was killed");
}

/* The standard streams, the file and the window. */
static void nothing_that_the_caller_has_open_is_inherited(void **state)
{
    lc_remote_answer answered;
    void *remote = NULL;
    const int left_open[] = {open("/dev/null", O_RDONLY), dup2(STDIN_FILENO, 700)};
    start(&remote);
    assert_ok(ask(&answered, NULL, remote, COUNT_OPEN, ""));
    assert_int_equal(answered.fact[0], LC_REMOTE_DESCRIPTORS);
    end(&remote);
    (void)state;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(close(left_open[i]), 0);
}

/* At the start, fails with that status and message where a limit is so low. */
static void fails_below(__rlimit_resource_t resource, rlim_t most, const char *message)
{
    struct rlimit before, low;
    lc_remote *remote = NULL;
    int file = open("/proc/self/exe", O_RDONLY);
    assert_int_equal(getrlimit(resource, &before), 0);
    low = (struct rlimit){most, before.rlim_max};
    assert_int_equal(setrlimit(resource, &low), 0);
    const lc_status status = lc_remote_start(&remote, "/proc/self/exe", "crafted.h5", file, MOST);
    assert_int_equal(setrlimit(resource, &before), 0);
    close(file);
    assert_fails(status, LC_E_IO, message);
    assert_null(remote);
}

static void limits_of_the_caller_are_named(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    fails_below(RLIMIT_FSIZE, 4096, "is above the limit of file sizes (ulimit -f)");
    fails_below(RLIMIT_NOFILE, 4, "Too many open files");
}

static void memory_beyond_the_limit_is_an_error_of_the_file(void **state)
{
    lc_remote_answer answered;
    assert_fails(ask(&answered, NULL, *state, TAKE_MEMORY, ""), LC_E_DATA, "takes more memory than a file may");
}

static void a_failure_among_pieces_is_reported(void **state)
{
    lc_remote_answer answered;
    char *data = NULL;
    assert_fails(ask(&answered, &data, *state, FAIL_AMONG_PIECES, ""), LC_E_DATA, "chunk 7 is damaged");
    assert_null(data);
}

static void more_bytes_than_the_file_can_hold_are_refused(void **state)
{
    lc_remote_answer answered;
    char *data = NULL;
    assert_fails(ask(&answered, &data, *state, CLAIM_MUCH, ""), LC_E_DATA, "more than the file can hold");
    assert_null(data);
}

static void nothing_is_opened_written_started_or_reached(void **state)
{
    lc_remote_answer answered;
#ifdef LANECAST_INLINE
    skip_because("a build that counts lines does not filter system calls");
#endif
    if (!lc_limit_filters())
        skip_because("this kernel does not filter system calls");
    assert_ok(ask(&answered, NULL, *state, TRY_ALL, ""));
    assert_int_equal(answered.fact[0], 0);
}

/* A server that ends before it reads: a program that does that. */
static lc_status ask_program(const char *program)
{
    lc_remote_answer answered;
    lc_remote *remote = NULL;
    const int file = open("/proc/self/exe", O_RDONLY);
    assert_ok(lc_remote_start(&remote, program, "crafted.h5", file, MOST));
    close(file);
    const lc_status status = ask(&answered, NULL, remote, ECHO, "");
    lc_remote_stop(remote);
    return status;
}

static void a_server_that_ends_before_it_reads_is_not_damage(void **state)
{
    (void)state;
    FILE *script = fopen("crashes.sh", "w");
    assert_non_null(script);
    fputs("#!/bin/sh\nkill -SEGV $$\n", script);
    fclose(script);
    assert_int_equal(chmod("crashes.sh", 0700), 0);
    assert_fails(ask_program("/bin/false"), LC_E_FAILURE, "out of memory for the process that reads it");
    assert_fails(ask_program("/bin/true"), LC_E_IO, "the process that reads it did not get ready");
    assert_fails(ask_program("./crashes.sh"), LC_E_IO, "did not get ready: Segmentation fault");
    unlink("crashes.sh");
}

static void nobody_else_can_start_a_server(void **state)
{
    (void)state;
    assert_fails(lc_remote_serve(answer, NULL), LC_E_USAGE, "only for lanecast itself");
}

int main(int count, char **text)
{
    if (count == 3 && strcmp(text[1], LC_REMOTE_WORD) == 0)
        return (int)lc_remote_serve(answer, NULL);
#ifdef LANECAST_INLINE
    const char *chosen = getenv("LANECAST_READER");
    if (!chosen || strcmp(chosen, "limited") != 0) {
        puts("skipped: sanitizers and counters have no place within the limits");
        return 77;
    }
#endif
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(calls_are_answered_one_after_another, start, end),
        cmocka_unit_test_setup_teardown(many_pieces_arrive_whole_and_in_order, start, end),
        cmocka_unit_test_setup_teardown(a_crash_is_an_error_of_the_file, start, end),
        cmocka_unit_test_setup_teardown(an_early_end_is_an_error_of_the_file, start, end),
        cmocka_unit_test_setup_teardown(a_server_that_gets_nowhere_is_ended, start, end),
        cmocka_unit_test_setup_teardown(a_server_that_gets_little_time_is_waited_for, start, end),
        cmocka_unit_test_setup_teardown(a_server_that_waits_for_its_disk_is_not_damage, start, end),
        cmocka_unit_test_setup_teardown(a_server_that_is_killed_is_not_damage, start, end),
        cmocka_unit_test(a_server_that_ends_before_it_reads_is_not_damage),
        cmocka_unit_test(nothing_that_the_caller_has_open_is_inherited),
        cmocka_unit_test(limits_of_the_caller_are_named),
        cmocka_unit_test_setup_teardown(memory_beyond_the_limit_is_an_error_of_the_file, start, end),
        cmocka_unit_test_setup_teardown(a_failure_among_pieces_is_reported, start, end),
        cmocka_unit_test_setup_teardown(more_bytes_than_the_file_can_hold_are_refused, start, end),
        cmocka_unit_test_setup_teardown(nothing_is_opened_written_started_or_reached, start, end),
        cmocka_unit_test(nobody_else_can_start_a_server),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

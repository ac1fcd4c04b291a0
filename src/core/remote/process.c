/* process - starts the server, with a window, the file and nothing else; ends it. */
#include "core/remote/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static lc_status fail_start(const char *path, int cause)
{
    if (cause == ENOMEM)
        return lc_fail(LC_E_FAILURE, "%s: out of memory for the process that reads it", path);
    if (cause == EFBIG)
        return lc_fail(LC_E_IO,
                       "%s: cannot be read: what the process that reads it shares with this one, %zu KB, is above the limit "
                       "of file sizes (ulimit -f)",
                       path, sizeof(lc_remote_window) >> 10);
    return lc_fail(LC_E_IO, "%s: cannot be read: no process can be started for it: %s", path, strerror(cause));
}

/* Memory that the server cannot make shorter under the caller's hands; its descriptor. */
static lc_status make_window(lc_remote_window **out, int *memory, const char *path)
{
    const size_t bytes = sizeof **out;
    void *mapped = MAP_FAILED;
    *memory = memfd_create("lanecast", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (*memory >= 0 && ftruncate(*memory, (off_t)bytes) == 0 && fcntl(*memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
        mapped = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, *memory, 0);
    if (mapped == MAP_FAILED)
        return fail_start(path, errno);
    *out = mapped;
    (*out)->caller = getpid();
    return LC_OK;
}

/* Its standard streams lead nowhere, and what else the caller has open stays with the caller; requests to end are for the caller,
 * who then ends it. */
static int spawn(pid_t *process, const char *program, const char *path, int file, int memory)
{
    char *const argument[] = {(char *)(uintptr_t)program, (char *)(uintptr_t)LC_REMOTE_WORD, (char *)(uintptr_t)path, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    static const int requests[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGUSR1};
    sigset_t held, all;
    sigfillset(&all);
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        sigaddset(&held, requests[i]);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &held);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawn_file_actions_init(&actions);
    for (int standard = 0; standard < LC_REMOTE_FILE; standard++)
        posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, file, LC_REMOTE_FILE);
    posix_spawn_file_actions_adddup2(&actions, memory, LC_REMOTE_WINDOW);
    posix_spawn_file_actions_addclosefrom_np(&actions, LC_REMOTE_DESCRIPTORS);
    int cause = posix_spawn(process, program, &actions, &attributes, argument, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return cause;
}

/* A copy of a descriptor above those that the server gets, so that it is not overwritten before it is passed on. A limit below
 * those is "Invalid argument" to the system. */
static int lift(int descriptor)
{
    const int lifted = fcntl(descriptor, F_DUPFD_CLOEXEC, LC_REMOTE_DESCRIPTORS);
    if (lifted < 0 && errno == EINVAL)
        errno = EMFILE;
    return lifted;
}

static void drop(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

lc_status lc_process_start(lc_process *out, const char *program, const char *path, int file)
{
    lc_process p = {0};
    int memory = -1, passed = -1, reading = -1, cause = 0;
    lc_status status = make_window(&p.window, &memory, path);
    if (status == LC_OK) {
        passed = lift(memory);
        reading = passed < 0 ? -1 : lift(file);
        cause = reading < 0 ? errno : spawn(&p.id, program, path, reading, passed);
    }
    drop(memory);
    drop(passed);
    drop(reading);
    if (cause)
        status = fail_start(path, cause);
    if (status == LC_OK)
        *out = p;
    else
        lc_process_free(&p);
    return status;
}

void lc_process_end(lc_process *p)
{
    if (p->id > 0) {
        kill(p->id, SIGKILL);
        while (waitpid(p->id, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    p->id = 0;
}

void lc_process_free(lc_process *p)
{
    lc_process_end(p);
    if (p->window)
        munmap(p->window, sizeof *p->window);
    *p = (lc_process){0};
}

double lc_process_seconds(const lc_process *p)
{
    clockid_t clock;
    struct timespec used = {0};
    if (clock_getcpuclockid(p->id, &clock) == 0)
        clock_gettime(clock, &used);
    return (double)used.tv_sec + 1e-9 * (double)used.tv_nsec;
}

/* remote - the caller: starts the server, asks, and says how it ended. */
#include "core/remote.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/mem.h"
#include "core/remote_window.h"

/* Seconds without a turn of the server until it is given up; between looks whether it still lives. */
enum { PATIENCE = 8 };
static const double look_seconds = 0.02;

struct lc_remote {
    char *path;
    pid_t process;
    lc_remote_window *window;
    uint32_t turns; /* of the server, seen so far */
    uint64_t most;
};

/* --- start and end ---------------------------------------------------------------------------------------------------- */

/* Memory that the server cannot make shorter under the caller's hands; its descriptor, or -1. */
static int make_window(lc_remote_window **out)
{
    int memory = memfd_create("lanecast", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (memory < 0 || ftruncate(memory, sizeof **out) != 0 || fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) != 0)
        return memory;
    void *mapped = mmap(NULL, sizeof **out, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (mapped == MAP_FAILED)
        return memory;
    *out = mapped;
    (*out)->caller = getpid();
    return memory;
}

/* Its standard streams lead nowhere; requests to end are for the caller, who then ends it. */
static int spawn(pid_t *process, const char *program, const char *path, int file, int memory)
{
    char *const argument[] = {(char *)(uintptr_t)program, (char *)(uintptr_t)LC_REMOTE_WORD, (char *)(uintptr_t)path, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    static const int requests[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGUSR1};
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        sigaddset(&held, requests[i]);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &held);
    posix_spawn_file_actions_init(&actions);
    for (int standard = 0; standard < LC_REMOTE_FILE; standard++)
        posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, file, LC_REMOTE_FILE);
    posix_spawn_file_actions_adddup2(&actions, memory, LC_REMOTE_WINDOW);
    int cause = posix_spawn(process, program, &actions, &attributes, argument, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return cause;
}

/* A copy of a descriptor above those that the server gets, so that it is not overwritten before it is passed on. */
static int lift(int descriptor)
{
    return descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, LC_REMOTE_DESCRIPTORS);
}

static void drop(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

static lc_status start(lc_remote *r, const char *program, int file)
{
    const int memory = make_window(&r->window), passed = lift(memory), reading = lift(file);
    int cause = errno;
    if (r->window && passed >= 0 && reading >= 0)
        cause = spawn(&r->process, program, r->path, reading, passed);
    drop(memory);
    drop(passed);
    drop(reading);
    if (r->process > 0)
        return LC_OK;
    return lc_fail(LC_E_IO, "%s: cannot be read: no process can be started for it: %s", r->path, strerror(cause));
}

lc_status lc_remote_start(lc_remote **out, const char *program, const char *path, int file, uint64_t most)
{
    lc_status status = LC_OK;
    lc_remote *r = NULL;
    TRY(lc_new(&r, 1, sizeof *r));
    r->most = most;
    TRY(lc_copy_text(&r->path, path));
    TRY(start(r, program, file));
    *out = r;
    r = NULL;
done:
    lc_remote_stop(r);
    return status;
}

static void end(lc_remote *r)
{
    if (r->process > 0) {
        kill(r->process, SIGKILL);
        while (waitpid(r->process, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    r->process = 0;
}

bool lc_remote_ended(const lc_remote *r)
{
    return r->process == 0;
}

void lc_remote_stop(lc_remote *r)
{
    if (!r)
        return;
    end(r);
    if (r->window)
        munmap(r->window, sizeof *r->window);
    lc_free(r->path);
    lc_free(r);
}

/* --- turns ------------------------------------------------------------------------------------------------------------ */

static lc_status fail_dead(lc_remote *r, const siginfo_t *how)
{
    static const char cure[] = "the file is damaged or made to do harm; make it anew from its source";
    end(r);
    if (how->si_code == CLD_EXITED && !r->window->ready)
        return lc_fail(LC_E_IO, "%s: cannot be read: the process that reads it did not get ready", r->path);
    if (how->si_code != CLD_KILLED && how->si_code != CLD_DUMPED)
        return lc_fail(LC_E_DATA, "%s: reading it ended early; %s", r->path, cure);
    if (how->si_status == SIGXCPU)
        return lc_fail(LC_E_DATA, "%s: reading it took more processor time than a file of its size may; %s", r->path, cure);
    return lc_fail(LC_E_DATA, "%s: reading it crashed (%s); %s", r->path, strsignal(how->si_status), cure);
}

static lc_status fail_slow(lc_remote *r)
{
    end(r);
    return lc_fail(LC_E_DATA, "%s: reading it got nowhere for %d s; the file is damaged or made to do harm, or its disk is stuck",
                   r->path, PATIENCE);
}

/* A failure that the server reports. What it says is untrusted: any code, any bytes. */
static lc_status fail_reported(const lc_remote *r, uint32_t code)
{
    char message[LC_REMOTE_MESSAGE];
    memcpy(message, r->window->message, sizeof message);
    message[sizeof message - 1] = '\0';
    if (!*message)
        snprintf(message, sizeof message, "%s: cannot be read, and why is not said", r->path);
    if (code == LC_E_FAILURE)
        return lc_fail(LC_E_DATA, "%s: reading it takes more memory than a file may: %s", r->path, message);
    return lc_fail(code == LC_E_IO ? LC_E_IO : LC_E_DATA, "%s", message);
}

/* The server's next turn, within the time. */
static lc_status await(lc_remote *r)
{
    const double begun = lc_clock_seconds();
    while (!lc_turn_wait(&r->window->answers, r->turns, look_seconds)) {
        siginfo_t how = {0};
        if (r->process == 0 || (waitid(P_PID, (id_t)r->process, &how, WEXITED | WNOHANG | WNOWAIT) == 0 && how.si_pid))
            return fail_dead(r, &how);
        if (lc_clock_seconds() - begun > PATIENCE)
            return fail_slow(r);
    }
    r->turns++;
    const uint32_t code = r->window->status;
    return code == LC_OK ? LC_OK : fail_reported(r, code);
}

/* --- calls ------------------------------------------------------------------------------------------------------------ */

static lc_status put_call(lc_remote_window *w, const lc_remote_call *call, const char *path)
{
    size_t used = 0;
    w->operation = call->operation;
    w->object = call->object;
    w->type = call->type;
    w->texts = call->texts;
    memcpy(w->number, call->number, sizeof w->number);
    for (size_t i = 0; i < call->texts; i++) {
        w->has[i] = call->text[i] != NULL;
        size_t length = w->has[i] ? strlen(call->text[i]) + 1 : 0;
        if (length > sizeof w->names - used)
            return lc_fail(LC_E_DATA, "%s: a name in it has more than %d bytes", path, LC_REMOTE_NAMES);
        if (length)
            memcpy(w->names + used, call->text[i], length);
        used += length;
    }
    return LC_OK;
}

/* Pieces into data (bytes). The first one came with the answer. */
static lc_status take_pieces(lc_remote *r, char *data, uint64_t bytes)
{
    for (uint64_t piece = 0, at = 0; at < bytes; piece++, at += LC_REMOTE_PIECE) {
        const uint64_t left = bytes - at;
        if (piece > 0)
            CHECK(await(r));
        memcpy(data + at, r->window->piece[piece % 2], left < LC_REMOTE_PIECE ? left : LC_REMOTE_PIECE);
        if (left > 2 * (uint64_t)LC_REMOTE_PIECE)
            lc_turn_end(&r->window->calls);
    }
    return LC_OK;
}

/* A server among whose pieces something fails would take turns of ours for calls: it is ended. */
static lc_status take_data(char **data, lc_remote *r, uint64_t bytes)
{
    lc_status status = LC_OK;
    char *taken = NULL;
    if (bytes > r->most)
        FAIL(LC_E_DATA, "%s: a part of it claims %llu bytes, more than the file can hold", r->path, (unsigned long long)bytes);
    TRY(lc_new(&taken, bytes + 1, 1));
    TRY(take_pieces(r, taken, bytes));
    *data = taken;
    return LC_OK;
done:
    end(r);
    lc_free(taken);
    return status;
}

lc_status lc_remote_ask(lc_remote_answer *answer, char **data, lc_remote *r, const lc_remote_call *call)
{
    CHECK(put_call(r->window, call, r->path));
    lc_turn_end(&r->window->calls);
    CHECK(await(r));
    *answer = r->window->answer;
    return data ? take_data(data, r, answer->bytes) : LC_OK;
}

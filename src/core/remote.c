/* remote - the caller: starts the server, asks, and says how it ended. */
#include "core/remote.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/mem.h"
#include "core/remote_window.h"

enum { PATIENCE = 10 }; /* seconds without a word of the server */

struct lc_remote {
    char *path;
    pid_t process;
    int socket;
    lc_window *window;
    uint64_t most;
};

/* --- start and end ---------------------------------------------------------------------------------------------------- */

/* A descriptor above those that the server gets, so that none is overwritten before it is passed on. */
static int lift(int descriptor)
{
    int lifted = descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, LC_REMOTE_DESCRIPTORS);
    if (descriptor >= 0)
        close(descriptor);
    return lifted;
}

/* Memory that the server cannot make shorter under the caller's hands. */
static int make_window(lc_window **out)
{
    int memory = lift(memfd_create("lanecast", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (memory < 0 || ftruncate(memory, sizeof **out) != 0 || fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) != 0)
        return memory;
    void *mapped = mmap(NULL, sizeof **out, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    *out = mapped == MAP_FAILED ? NULL : mapped;
    return memory;
}

/* Interrupts of the terminal are for the caller, who then ends the server. */
static int spawn(pid_t *process, const char *program, const char *path, const int *passed)
{
    char *const argument[] = {(char *)(uintptr_t)program, (char *)(uintptr_t)LC_REMOTE_WORD, (char *)(uintptr_t)path, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t held;
    sigfillset(&held);
    sigdelset(&held, SIGXCPU);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &held);
    posix_spawn_file_actions_init(&actions);
    for (int standard = 0; standard < LC_REMOTE_FILE; standard++)
        posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
    for (int i = 0; i < LC_REMOTE_DESCRIPTORS - LC_REMOTE_FILE; i++)
        posix_spawn_file_actions_adddup2(&actions, passed[i], LC_REMOTE_FILE + i);
    int cause = posix_spawn(process, program, &actions, &attributes, argument, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return cause;
}

static lc_status start(lc_remote *r, const char *program, int file)
{
    int pair[2] = {-1, -1}, memory = make_window(&r->window), cause = errno;
    int reading = fcntl(file, F_DUPFD_CLOEXEC, LC_REMOTE_DESCRIPTORS);
    if (r->window && reading >= 0 && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0) {
        r->socket = pair[0];
        pair[1] = lift(pair[1]);
        const int passed[] = {reading, pair[1], memory};
        cause = spawn(&r->process, program, r->path, passed);
        close(pair[1]);
    }
    if (reading >= 0)
        close(reading);
    if (memory >= 0)
        close(memory);
    if (r->process > 0)
        return LC_OK;
    return lc_fail(LC_E_IO, "%s: cannot be read: no process can be started for it: %s", r->path, strerror(cause));
}

lc_status lc_remote_start(lc_remote **out, const char *program, const char *path, int file, uint64_t most)
{
    lc_status status = LC_OK;
    lc_remote *r = NULL;
    TRY(lc_new(&r, 1, sizeof *r));
    r->socket = -1;
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

void lc_remote_stop(lc_remote *r)
{
    if (!r)
        return;
    if (r->socket >= 0)
        close(r->socket);
    end(r);
    if (r->window)
        munmap(r->window, sizeof *r->window);
    lc_free(r->path);
    lc_free(r);
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

/* The signal that ended the process; 0: another end. A process that gave up its socket is given a second to end. */
static int cause_of_end(lc_remote *r)
{
    siginfo_t info = {0};
    for (int tries = 0; r->process > 0 && info.si_pid == 0 && tries < 100; tries++)
        if (waitid(P_PID, (id_t)r->process, &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_pid == 0)
            poll(NULL, 0, 10);
    end(r);
    return info.si_code == CLD_KILLED || info.si_code == CLD_DUMPED ? info.si_status : 0;
}

static lc_status fail_dead(lc_remote *r)
{
    static const char cure[] = "the file is damaged or made to do harm; make it anew from its source";
    const int cause = cause_of_end(r);
    if (cause == 0)
        return lc_fail(LC_E_DATA, "%s: reading it ended early; %s", r->path, cure);
    if (cause == SIGXCPU)
        return lc_fail(LC_E_DATA, "%s: reading it took more processor time than a file of its size may; %s", r->path, cure);
    return lc_fail(LC_E_DATA, "%s: reading it crashed (%s); %s", r->path, strsignal(cause), cure);
}

static lc_status fail_slow(lc_remote *r)
{
    end(r);
    return lc_fail(LC_E_DATA,
                   "%s: reading it got nowhere for %d s; the file is damaged or made to do harm, or its disk does not answer",
                   r->path, PATIENCE);
}

static lc_status say(lc_remote *r, char word)
{
    ssize_t sent;
    do
        sent = send(r->socket, &word, 1, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == 1 ? LC_OK : fail_dead(r);
}

/* A failure that the server reports. What it says is untrusted: any code, any bytes. */
static lc_status fail_reported(const lc_remote *r)
{
    char message[LC_REMOTE_MESSAGE];
    const uint32_t code = r->window->status;
    memcpy(message, r->window->message, sizeof message);
    message[sizeof message - 1] = '\0';
    if (code == LC_E_FAILURE)
        return lc_fail(LC_E_DATA, "%s: reading it takes more memory than a file may: %s", r->path, message);
    return lc_fail(code == LC_E_IO ? LC_E_IO : LC_E_DATA, "%s", message);
}

/* The server's next word is `word`, within the time. */
static lc_status hear(lc_remote *r, char word)
{
    const double begun = lc_clock_seconds();
    struct pollfd wait = {.fd = r->socket, .events = POLLIN};
    char heard = 0;
    int ready;
    do {
        const double left = begun + PATIENCE - lc_clock_seconds();
        ready = poll(&wait, 1, left > 0 ? (int)(left * 1000) + 1 : 0);
    } while (ready < 0 && errno == EINTR);
    if (ready == 0)
        return fail_slow(r);
    while (recv(r->socket, &heard, 1, 0) < 0 && errno == EINTR)
        ;
    if (heard == LC_SAY_FAILURE)
        return fail_reported(r);
    return heard == word ? LC_OK : fail_dead(r);
}

/* --- calls ------------------------------------------------------------------------------------------------------------ */

static lc_status put_call(lc_window *w, const lc_remote_call *call, const char *path)
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

/* Pieces into data (bytes). */
static lc_status take_pieces(lc_remote *r, char *data, uint64_t bytes)
{
    for (uint64_t piece = 0, at = 0; at < bytes; piece++, at += LC_REMOTE_PIECE) {
        const uint64_t left = bytes - at;
        CHECK(hear(r, LC_SAY_PIECE));
        memcpy(data + at, r->window->piece[piece % 2], left < LC_REMOTE_PIECE ? left : LC_REMOTE_PIECE);
        if (left > 2 * (uint64_t)LC_REMOTE_PIECE)
            CHECK(say(r, LC_SAY_FREE));
    }
    return LC_OK;
}

lc_status lc_remote_ask(lc_remote_answer *answer, char **data, lc_remote *r, const lc_remote_call *call)
{
    lc_status status = LC_OK;
    char *taken = NULL;
    CHECK(put_call(r->window, call, r->path));
    CHECK(say(r, LC_SAY_CALL));
    CHECK(hear(r, LC_SAY_ANSWER));
    *answer = r->window->answer;
    if (!data)
        return LC_OK;
    if (answer->bytes > r->most)
        return lc_fail(LC_E_DATA, "%s: a part of it claims %llu bytes, more than the file can hold", r->path,
                       (unsigned long long)answer->bytes);
    TRY(lc_new(&taken, answer->bytes + 1, 1));
    TRY(take_pieces(r, taken, answer->bytes));
    *data = taken;
    taken = NULL;
done:
    lc_free(taken);
    return status;
}

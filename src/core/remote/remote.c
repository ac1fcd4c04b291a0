/* remote - the caller: asks, and says how the server ended. */
#include "core/remote.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "core/mem.h"
#include "core/remote/process.h"

/* Seconds without a turn of the server until it is given up: of its processor time, since on a busy machine it may get little of
 * it; or in which it took none. Between looks whether it still lives. */
enum { PATIENCE = 8 };
static const double look_seconds = 0.02;

static _Thread_local bool one_was_lost;

struct lc_remote {
    char *path;
    lc_process process;
    lc_remote_window *window; /* of the process */
    uint32_t turns;           /* of the server, seen so far */
    uint64_t most;
    lc_status lost; /* LC_OK: it lives; else each further call fails as the one that lost it */
    char why[LC_TEXT_MAX];
};

/* --- start and end ---------------------------------------------------------------------------------------------------- */

lc_status lc_remote_start(lc_remote **out, const char *program, const char *path, int file, uint64_t most)
{
    lc_status status = LC_OK;
    lc_remote *r = NULL;
    TRY(lc_new(&r, 1, sizeof *r));
    r->most = most;
    TRY(lc_copy_text(&r->path, path));
    TRY(lc_process_start(&r->process, program, path, file));
    r->window = r->process.window;
    *out = r;
    r = NULL;
done:
    lc_remote_stop(r);
    return status;
}

/* The failure that has just been reported is its last. */
static lc_status lose(lc_remote *r, lc_status status)
{
    lc_process_end(&r->process);
    r->lost = status;
    one_was_lost = true;
    snprintf(r->why, sizeof r->why, "%s", lc_error_message());
    return status;
}

bool lc_remote_was_lost(void)
{
    return one_was_lost;
}

bool lc_remote_ended(const lc_remote *r)
{
    return r->lost != LC_OK;
}

void lc_remote_stop(lc_remote *r)
{
    if (!r)
        return;
    lc_process_free(&r->process);
    lc_free(r->path);
    lc_free(r);
}

/* --- turns ------------------------------------------------------------------------------------------------------------ */

/* What the server left as its message. It is untrusted: any bytes. */
static void take_message(char message[LC_REMOTE_MESSAGE], const lc_remote *r)
{
    memcpy(message, r->window->message, LC_REMOTE_MESSAGE);
    message[LC_REMOTE_MESSAGE - 1] = '\0';
}

/* Nothing of the file had been read. Without a window, it can say with its status only that memory is missing. */
static lc_status fail_unready(const lc_remote *r, const siginfo_t *how)
{
    const bool exited = how->si_code == CLD_EXITED;
    char message[LC_REMOTE_MESSAGE];
    take_message(message, r);
    if (!*message && exited && how->si_status == LC_E_FAILURE)
        return lc_fail(LC_E_FAILURE, "%s: out of memory for the process that reads it", r->path);
    if (!exited)
        snprintf(message, sizeof message, "%s", strsignal(how->si_status));
    return lc_fail(LC_E_IO, "%s: cannot be read: the process that reads it did not get ready%s%s", r->path, *message ? ": " : "",
                   message);
}

static lc_status fail_dead(const lc_remote *r, const siginfo_t *how)
{
    static const char cure[] = "the file is damaged or made to do harm; make it anew from its source";
    const bool signalled = how->si_code == CLD_KILLED || how->si_code == CLD_DUMPED;
    if (signalled && how->si_status == SIGKILL)
        return lc_fail(LC_E_IO, "%s: cannot be read: the process that reads it was killed, as for want of memory", r->path);
    if (!r->window->ready)
        return fail_unready(r, how);
    if (!signalled)
        return lc_fail(LC_E_DATA, "%s: reading it ended early; %s", r->path, cure);
    if (how->si_status == SIGXCPU)
        return lc_fail(LC_E_DATA, "%s: reading it took more processor time than a file of its size may; %s", r->path, cure);
    return lc_fail(LC_E_DATA, "%s: reading it crashed (%s); %s", r->path, strsignal(how->si_status), cure);
}

static lc_status fail_slow(const lc_remote *r, bool idle)
{
    if (idle)
        return lc_fail(LC_E_IO,
                       "%s: cannot be read: the process that reads it did nothing for %d s, as with a disk that is stuck",
                       r->path, PATIENCE);
    return lc_fail(LC_E_DATA, "%s: reading it got nowhere for %d s; the file is damaged or made to do harm", r->path, PATIENCE);
}

/* A failure that the server reports. What it says is untrusted: any code. */
static lc_status fail_reported(const lc_remote *r, uint32_t code)
{
    char message[LC_REMOTE_MESSAGE];
    take_message(message, r);
    if (!*message)
        snprintf(message, sizeof message, "%s: cannot be read, and why is not said", r->path);
    if (code == LC_E_FAILURE)
        return lc_fail(LC_E_DATA, "%s: reading it takes more memory than a file may: %s", r->path, message);
    return lc_fail(code == LC_E_IO ? LC_E_IO : LC_E_DATA, "%s", message);
}

/* The server's next turn, within the time: looks are counted, since both processes may have been stopped for long. */
static lc_status await(lc_remote *r)
{
    double idle = 0, begun = -1, busy = 0;
    for (; !lc_turn_wait(&r->window->answers, r->turns, look_seconds); idle += look_seconds) {
        siginfo_t how = {0};
        const double seconds = lc_process_seconds(&r->process);
        begun = begun < 0 ? seconds : begun;
        idle = seconds > busy ? 0 : idle;
        busy = seconds;
        if (waitid(P_PID, (id_t)r->process.id, &how, WEXITED | WNOHANG | WNOWAIT) != 0 || how.si_pid)
            return lose(r, fail_dead(r, &how));
        if (idle > PATIENCE || busy - begun > PATIENCE)
            return lose(r, fail_slow(r, idle > PATIENCE));
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
    lc_free(taken);
    return lose(r, status);
}

lc_status lc_remote_ask(lc_remote_answer *answer, char **data, lc_remote *r, const lc_remote_call *call)
{
    if (r->lost != LC_OK)
        return lc_fail(r->lost, "%s", r->why);
    CHECK(put_call(r->window, call, r->path));
    lc_turn_end(&r->window->calls);
    CHECK(await(r));
    *answer = r->window->answer;
    return data ? take_data(data, r, answer->bytes) : LC_OK;
}

/* server - the server's side of remote calls. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limit.h"
#include "core/remote/window.h"

/* Of address space: HDF5 takes a chunk and its metadata. Of processor time: a second for so many bytes, and a few. */
enum { ADDRESS_BYTES = 1 << 30, SECONDS = 10, BYTES_PER_SECOND = 1 << 20 };

struct lc_server {
    lc_remote_window *window;
    uint32_t turns;     /* of the caller, seen so far */
    uint64_t left;      /* bytes of this answer to come */
    size_t piece, used; /* the piece being filled, and how far */
};

/* The caller's next turn. If the caller ends, so does this process. */
static void await(lc_server *s)
{
    while (!lc_turn_wait(&s->window->calls, s->turns, 3600))
        ;
    s->turns++;
}

/* --- answers ---------------------------------------------------------------------------------------------------------- */

void lc_server_fail(lc_server *s, lc_status status)
{
    const char *message = lc_error_message();
    s->window->status = status;
    memcpy(s->window->message, message, strnlen(message, LC_REMOTE_MESSAGE - 1) + 1);
    lc_turn_end(&s->window->answers);
    while (s->left && s->piece) /* among pieces: the caller's turns that are left are not calls, and it ends this process */
        lc_turn_wait(&s->window->answers, s->window->answers, 3600);
}

void lc_server_answer(lc_server *s, const lc_remote_answer *answer)
{
    s->window->status = LC_OK;
    s->window->answer = *answer;
    s->left = answer->bytes;
    s->piece = s->used = 0;
    if (s->left == 0)
        lc_turn_end(&s->window->answers);
}

/* The first two pieces are free. */
static void send_some(lc_server *s, const unsigned char *bytes, size_t count)
{
    if (s->used == 0 && s->piece >= 2)
        await(s);
    memcpy(s->window->piece[s->piece % 2] + s->used, bytes, count);
    s->used += count;
    s->left -= count;
    if (s->used < LC_REMOTE_PIECE && s->left)
        return;
    s->piece++;
    s->used = 0;
    lc_turn_end(&s->window->answers);
}

void lc_server_send(lc_server *s, const void *bytes, size_t count)
{
    const unsigned char *from = bytes;
    for (size_t some; count; from += some, count -= some) {
        some = count < LC_REMOTE_PIECE - s->used ? count : LC_REMOTE_PIECE - s->used;
        send_some(s, from, some);
    }
}

/* --- calls ------------------------------------------------------------------------------------------------------------ */

static void take_call(lc_remote_call *call, lc_remote_window *w)
{
    size_t at = 0;
    *call = (lc_remote_call){.operation = w->operation, .object = w->object, .type = w->type, .texts = w->texts};
    if (call->texts > LC_REMOTE_TEXTS)
        call->texts = LC_REMOTE_TEXTS;
    memcpy(call->number, w->number, sizeof call->number);
    w->names[sizeof w->names - 1] = '\0';
    for (size_t i = 0; i < call->texts && at < sizeof w->names; i++)
        if (w->has[i]) {
            call->text[i] = w->names + at;
            at += strlen(w->names + at) + 1;
        }
}

static lc_status refuse_others(void)
{
    return lc_fail(LC_E_USAGE, "%s: only for lanecast itself, which reads files in such a process", LC_REMOTE_WORD);
}

static lc_status find_window(lc_remote_window **out)
{
    struct stat info;
    if (fstat(LC_REMOTE_WINDOW, &info) != 0 || info.st_size != sizeof **out)
        return refuse_others();
    void *mapped = mmap(NULL, sizeof **out, PROT_READ | PROT_WRITE, MAP_SHARED, LC_REMOTE_WINDOW, 0);
    if (mapped == MAP_FAILED)
        return lc_fail(LC_E_FAILURE, "out of memory for what it shares with its caller: %s", strerror(errno));
    *out = mapped;
    return LC_OK;
}

/* Nothing is read without the limits. */
static lc_status limit_this(const lc_server *s)
{
    struct stat file;
    if (fstat(LC_REMOTE_FILE, &file) != 0)
        return refuse_others();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
        return lc_fail(LC_E_FAILURE, "it cannot be made to end with its caller: %s", strerror(errno));
    if (getppid() != s->window->caller)
        return lc_fail(LC_E_FAILURE, "the caller has ended");
    return lc_limit_self(ADDRESS_BYTES, SECONDS + (uint64_t)file.st_size / BYTES_PER_SECOND);
}

/* A failure before the first call is left for the caller to find. */
static void leave_message(lc_server *s)
{
    if (s->window)
        snprintf(s->window->message, sizeof s->window->message, "%s", lc_error_message());
}

lc_status lc_remote_serve(void (*answer)(lc_server *server, const lc_remote_call *call, void *context), void *context)
{
    lc_server server = {.window = NULL};
    lc_status status = find_window(&server.window);
    if (status == LC_OK)
        status = limit_this(&server);
    if (status != LC_OK) {
        leave_message(&server);
        return status;
    }
    server.window->ready = true;
    for (;;) {
        lc_remote_call call;
        await(&server);
        take_call(&call, server.window);
        answer(&server, &call, context);
    }
}

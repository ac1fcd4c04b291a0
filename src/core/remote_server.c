/* remote_server - the server's side of remote calls. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limit.h"
#include "core/remote_window.h"

/* Of address space: HDF5 takes a chunk and its metadata. Of processor time: a second for so many bytes, and a few. */
enum { ADDRESS_BYTES = 1 << 30, SECONDS = 10, BYTES_PER_SECOND = 1 << 20 };

struct lc_server {
    lc_window *window;
    uint64_t left;      /* bytes of this answer to come */
    size_t piece, used; /* the piece being filled, and how far */
};

/* --- words ------------------------------------------------------------------------------------------------------------ */

static bool say(char word)
{
    ssize_t sent;
    do
        sent = send(LC_REMOTE_SOCKET, &word, 1, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == 1;
}

/* False if the caller is gone. */
static bool hear(char word)
{
    char heard = 0;
    ssize_t got;
    do
        got = recv(LC_REMOTE_SOCKET, &heard, 1, 0);
    while ((got < 0 && errno == EINTR) || (got == 1 && heard != word));
    return got == 1;
}

/* --- answers ---------------------------------------------------------------------------------------------------------- */

void lc_server_fail(lc_server *s, lc_status status)
{
    const char *message = lc_error_message();
    s->window->status = status;
    memcpy(s->window->message, message, strnlen(message, LC_REMOTE_MESSAGE - 1) + 1);
    say(LC_SAY_FAILURE);
}

void lc_server_answer(lc_server *s, const lc_remote_answer *answer)
{
    s->window->answer = *answer;
    s->left = answer->bytes;
    s->piece = s->used = 0;
    say(LC_SAY_ANSWER);
}

/* The first two pieces are free. */
static bool send_some(lc_server *s, const unsigned char *bytes, size_t count)
{
    if (s->used == 0 && s->piece >= 2 && !hear(LC_SAY_FREE))
        return false;
    memcpy(s->window->piece[s->piece % 2] + s->used, bytes, count);
    s->used += count;
    s->left -= count;
    if (s->used < LC_REMOTE_PIECE && s->left)
        return true;
    s->piece++;
    s->used = 0;
    return say(LC_SAY_PIECE);
}

void lc_server_send(lc_server *s, const void *bytes, size_t count)
{
    const unsigned char *from = bytes;
    for (size_t some; count; from += some, count -= some) {
        some = count < LC_REMOTE_PIECE - s->used ? count : LC_REMOTE_PIECE - s->used;
        if (!send_some(s, from, some))
            return;
    }
}

/* --- calls ------------------------------------------------------------------------------------------------------------ */

static void take_call(lc_remote_call *call, const lc_window *w)
{
    const char *name = w->names;
    *call = (lc_remote_call){.operation = w->operation, .object = w->object, .type = w->type, .texts = w->texts};
    memcpy(call->number, w->number, sizeof call->number);
    for (size_t i = 0; i < call->texts; i++)
        if (w->has[i]) {
            call->text[i] = name;
            name += strlen(name) + 1;
        }
}

/* The window, if this process has one. */
static lc_window *find_window(void)
{
    struct stat info;
    if (fstat(LC_REMOTE_WINDOW, &info) != 0 || info.st_size != sizeof(lc_window))
        return NULL;
    void *mapped = mmap(NULL, sizeof(lc_window), PROT_READ | PROT_WRITE, MAP_SHARED, LC_REMOTE_WINDOW, 0);
    return mapped == MAP_FAILED ? NULL : mapped;
}

lc_status lc_remote_serve(void (*answer)(lc_server *server, const lc_remote_call *call, void *context), void *context)
{
    lc_server server = {.window = find_window()};
    struct stat file;
    if (!server.window || fstat(LC_REMOTE_FILE, &file) != 0)
        return lc_fail(LC_E_USAGE, "%s: only for lanecast itself, which reads files in such a process", LC_REMOTE_WORD);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    lc_limit_self(ADDRESS_BYTES, SECONDS + (uint64_t)file.st_size / BYTES_PER_SECOND);
    while (hear(LC_SAY_CALL)) {
        lc_remote_call call;
        take_call(&call, server.window);
        answer(&server, &call, context);
    }
    return LC_OK;
}

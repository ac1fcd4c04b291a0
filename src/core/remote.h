/* remote - calls answered by a process of its own, which does what may go wrong with untrusted bytes.
 *
 * The process is this program started once more: what it does then is lc_remote_serve. It has one file open, for reading, and
 * limits (core/limit.h). Both sides share a window of memory: a call, its answer, and two pieces, which carry what is longer:
 * while one is read, the other is filled. A turn of either side says that something is in the window.
 *
 *     caller                                     server
 *     call                                  ->   works
 *     copies the answer and piece 0         <-   answer, piece 0
 *     copies piece 1                        <-   piece 1
 *     piece 0 is free                       ->   piece 2, and so on
 *
 * What the server puts into the window is untrusted too: it is copied before it is looked at, and checked. A server that crashes,
 * loops or takes too much is LC_E_DATA of the file it read; one that is killed, waits for a disk, or cannot limit itself LC_E_IO.
 */
#ifndef LC_CORE_REMOTE_H
#define LC_CORE_REMOTE_H

#include "core/status.h"

enum { LC_REMOTE_FACTS = 8, LC_REMOTE_TEXTS = 8, LC_REMOTE_NAMES = 1 << 17, LC_REMOTE_PIECE = 1 << 18, LC_REMOTE_MESSAGE = 1024 };

/* The first argument of a program that serves; the second is the name of the file, for messages. */
#define LC_REMOTE_WORD "--read-limited"

/* operation, object and type mean what both sides agree on. */
typedef struct lc_remote_call {
    uint32_t operation, object, type, texts;
    const char *text[LC_REMOTE_TEXTS]; /* (texts), each may be NULL */
    double number[LC_REMOTE_TEXTS];
} lc_remote_call;

typedef struct lc_remote_answer {
    uint64_t fact[LC_REMOTE_FACTS];
    double number[LC_REMOTE_TEXTS];
    uint64_t bytes; /* that follow, in pieces */
} lc_remote_answer;

/* --- the caller ------------------------------------------------------------------------------------------------------- */

typedef struct lc_remote lc_remote;

/* Starts `program` over an open file (its descriptor is borrowed), called `path` in messages. most: bytes that an answer may
 * have. */
lc_status lc_remote_start(lc_remote **out, const char *program, const char *path, int file, uint64_t most);

/* A failed call's status and message are those of the server. data: all bytes that followed, and a 0 after them, for lc_free;
 * NULL: none are expected. */
lc_status lc_remote_ask(lc_remote_answer *answer, char **data, lc_remote *remote, const lc_remote_call *call);

/* Whether the process has ended: each further call fails. */
bool lc_remote_ended(const lc_remote *remote);

/* Whether a process of this thread was ever lost: what it was given is not worth a second one. */
bool lc_remote_was_lost(void);

/* Ends the process. NULL is fine. */
void lc_remote_stop(lc_remote *remote);

/* --- the server ------------------------------------------------------------------------------------------------------- */

typedef struct lc_server lc_server;

/* The descriptor of the file that a server reads. */
enum { LC_REMOTE_FILE = 3 };

/* Answers calls with `answer` until the caller ends it. LC_E_USAGE if nobody has started this process as a server. */
lc_status lc_remote_serve(void (*answer)(lc_server *server, const lc_remote_call *call, void *context), void *context);

/* The answer to a call: a failure, whose message is the thread's, or facts and the number of bytes that follow; then the bytes,
 * in as many sends as is convenient. A failure may also come in the middle of the bytes. */
void lc_server_fail(lc_server *server, lc_status status);
void lc_server_answer(lc_server *server, const lc_remote_answer *answer);
void lc_server_send(lc_server *server, const void *bytes, size_t count);

#endif

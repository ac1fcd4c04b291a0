/* window - the memory that caller and server share, and how they take turns in it. Nobody else includes it. */
#ifndef LC_CORE_REMOTE_WINDOW_H
#define LC_CORE_REMOTE_WINDOW_H

#include <stdatomic.h>

#include "core/remote.h"

/* The descriptor of the window in a server. */
enum { LC_REMOTE_WINDOW = LC_REMOTE_FILE + 1, LC_REMOTE_DESCRIPTORS };

typedef struct lc_remote_window {
    _Atomic uint32_t calls;   /* turns of the caller: calls, and pieces that are free again */
    _Atomic uint32_t answers; /* turns of the server: answers, pieces, failures */
    int32_t caller;           /* its process */
    bool ready;               /* the server waits for calls */

    uint32_t operation, object, type, texts; /* a call */
    double number[LC_REMOTE_TEXTS];
    bool has[LC_REMOTE_TEXTS];   /* NULL or a text */
    char names[LC_REMOTE_NAMES]; /* the texts that are not NULL, one after the other, each with its 0 */

    uint32_t status; /* an answer; not LC_OK: a failure, perhaps in the place of a piece */
    char message[LC_REMOTE_MESSAGE];
    lc_remote_answer answer;
    unsigned char piece[2][LC_REMOTE_PIECE]; /* used in turn; all are full but the last one of an answer */
} lc_remote_window;

/* A turn is over. */
void lc_turn_end(_Atomic uint32_t *turns);

/* Waits for the turn after `seen`. False after `seconds` without one; it may also be false earlier. Waiting does not spin:
 * where other programs work too, both sides share a processor, and the one that spins keeps the other from answering. */
bool lc_turn_wait(_Atomic uint32_t *turns, uint32_t seen, double seconds);

#endif

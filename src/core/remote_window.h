/* remote_window - the memory that caller and server share, and the bytes that say what is in it. Nobody else includes it. */
#ifndef LC_CORE_REMOTE_WINDOW_H
#define LC_CORE_REMOTE_WINDOW_H

#include "core/remote.h"

/* Descriptors of a server besides LC_REMOTE_FILE. */
enum { LC_REMOTE_SOCKET = LC_REMOTE_FILE + 1, LC_REMOTE_WINDOW, LC_REMOTE_DESCRIPTORS };

/* From the caller: a call, a piece is free. From the server: an answer, a piece, a failure instead of either. */
enum { LC_SAY_CALL = 'c', LC_SAY_FREE = 'n', LC_SAY_ANSWER = 'a', LC_SAY_PIECE = 'p', LC_SAY_FAILURE = 'f' };

typedef struct lc_window {
    uint32_t operation, object, type, texts;
    double number[LC_REMOTE_TEXTS];
    bool has[LC_REMOTE_TEXTS];   /* NULL or a text */
    char names[LC_REMOTE_NAMES]; /* the texts that are not NULL, one after the other, each with its 0 */
    uint32_t status;             /* of a failure */
    char message[LC_REMOTE_MESSAGE];
    lc_remote_answer answer;
    unsigned char piece[2][LC_REMOTE_PIECE]; /* used in turn; all are full but the last one of an answer */
} lc_window;

#endif

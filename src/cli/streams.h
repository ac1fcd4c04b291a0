/* streams - standard input, output and error, whatever the program was started with. */
#ifndef LC_CLI_STREAMS_H
#define LC_CLI_STREAMS_H

#include "core/status.h"

/* What happened to a stream that is written. */
typedef struct lc_stream {
    int descriptor;
    int cause; /* errno of the first failure; 0: none */
} lc_stream;

typedef struct lc_standard_streams {
    lc_stream output, error;
} lc_standard_streams;

/* The exit status if nobody reads standard output any more: what a shell says of a program that SIGPIPE ended. */
enum { LC_EXIT_UNREAD = 141 };
#define LC_EXIT_UNREAD_TEXT "nobody reads the output any more"

/* Descriptors 0 to 2 that are closed lead nowhere from here on, so that no file gets their numbers and what is printed. SIGPIPE
 * and SIGXFSZ are errors of the write instead: a pipe that closes ends no training. SIGCHLD is not ignored: processes are waited
 * for. */
void lc_streams_prepare(void);

/* stdout and stderr become streams that note failures and are not interrupted; *streams must live until stdout is closed. */
lc_status lc_streams_open(lc_standard_streams *streams);

/* Closes stdout. The exit status of a program whose command ended with `status`: a failure to write is one of the program. */
int lc_streams_finish(lc_standard_streams *streams, lc_status status);

/* From here on this process writes to no terminal. */
void lc_streams_mute(void);

#endif
